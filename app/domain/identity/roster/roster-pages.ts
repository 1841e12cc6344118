import { type PreviewTab, previewTabs } from './roster-address'
import { countOf, type PlannedRow, type RosterPlan, type RowKind } from './roster-plan'

/** The trial of a roster as pages: which part is asked for, and its rows in words. */

export interface PreviewRow {
  line: number
  title: string
  number: string
  changes: string[]
  reasons: string[]
  notes: string[]
  /** Whether the row has a page on which it can be put right. */
  isPerson: boolean
}

const pageSize = 50

/** Counts of the whole plan and the rows of the asked page; without a tab, the first that has something to say. */
export function previewPage(plan: RosterPlan, asked: { tab: PreviewTab | null; page: number }) {
  const counts = countOf(plan)
  const sizes: Record<PreviewTab, number> = {
    vuong: counts.conflict,
    them: counts.add,
    chuyen: counts.move,
    doi: counts.change,
    'don-vi': counts.units + counts.unitConflicts,
    giu: counts.same,
    'bo-qua': counts.skipped,
  }
  const tabs = Object.keys(previewTabs) as PreviewTab[]
  const tab = asked.tab ?? tabs.find((one) => sizes[one] > 0) ?? 'them'
  const pageCount = Math.max(1, Math.ceil(sizes[tab] / pageSize))
  const page = Math.min(asked.page, pageCount)
  const rows = tab === 'don-vi' ? unitRows(plan) : personRows(plan, previewTabs[tab])
  return { counts, sizes, tabs, tab, page, pageCount, rows: rows.slice((page - 1) * pageSize, page * pageSize) }
}

function personRows({ rows }: RosterPlan, kind: RowKind): PreviewRow[] {
  return rows.filter((row) => row.kind === kind).map(personRow)
}

function personRow({ line, name, serviceNumber, changes, reasons, notes }: PlannedRow): PreviewRow {
  return { line, title: name || 'Không có họ tên', number: serviceNumber, changes, reasons, notes, isPerson: true }
}

/** Units that cannot be created come first. */
function unitRows({ units }: RosterPlan): PreviewRow[] {
  return units
    .toSorted((a, b) => b.reasons.length - a.reasons.length)
    .map(({ line, name, code, parent, reasons }) => ({
      line,
      title: name || 'Không có tên',
      number: code,
      changes: parent ? [`Thuộc ${parent.name}`] : [],
      reasons,
      notes: [],
      isPerson: false,
    }))
}
