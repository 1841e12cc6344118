import { reader } from '~/platform/db/database.server'
import { authorityMarkOf, emptyTemplate, type ReportTemplate } from './report-template'

/** What the unit's printed reports carry; a suggestion until somebody has filled it in. */
export async function getReportTemplate(unit: {
  unitId: string
  name: string
  parentName: string
}): Promise<ReportTemplate> {
  const kept = await reader().reportTemplate.findUnique({
    where: { unitId: unit.unitId },
    select: {
      parentAgency: true,
      agency: true,
      symbol: true,
      place: true,
      authorityMark: true,
      authority: true,
      signerPosition: true,
      signerName: true,
      recipients: true,
      proposal: true,
    },
  })
  return kept ? { ...kept, authorityMark: authorityMarkOf(kept.authorityMark) } : emptyTemplate(unit)
}

/** The name of the unit above, whoever may look at it: it stands in the printed header. */
export async function getParentName(path: string, date: string): Promise<string> {
  const parentId = path.split('/').filter(Boolean).at(-2)
  if (!parentId) return ''
  const naming = await reader().unitNaming.findFirst({
    where: { unitId: parentId, supersededAt: null, validFrom: { lte: date } },
    orderBy: { validFrom: 'desc' },
    select: { name: true },
  })
  return naming?.name ?? ''
}
