import { findOfficerLines, type OfficerLine } from './officer-lines.server'
import type { OverdueTotal } from './unit-matrix'

/** An officer with what is overdue. */
export interface OverdueLine extends OfficerLine {
  enrolments: number
  oldestDueOn: string
}

/** The longest overdue first, then most, each officer once. As of an earlier day nobody's page of today is offered. */
export async function findWorstOverdue(
  overdue: readonly OverdueTotal[],
  { limit, isPast = false, ...seen }: { date: string; scopeIds: readonly string[]; limit: number; isPast?: boolean },
): Promise<OverdueLine[]> {
  const byOfficer = new Map<string, { officerId: string; enrolments: number; oldestDueOn: string }>()
  for (const total of overdue) {
    const known = byOfficer.get(total.officerId)
    byOfficer.set(total.officerId, {
      officerId: total.officerId,
      enrolments: total.enrolments + (known?.enrolments ?? 0),
      oldestDueOn: known && known.oldestDueOn < total.oldestDueOn ? known.oldestDueOn : total.oldestDueOn,
    })
  }
  const worst = [...byOfficer.values()]
    .sort((a, b) =>
      a.oldestDueOn < b.oldestDueOn ? -1 : a.oldestDueOn > b.oldestDueOn ? 1 : b.enrolments - a.enrolments,
    )
    .slice(0, limit)
  const lines = await findOfficerLines(
    worst.map((one) => one.officerId),
    seen,
  )
  return worst.flatMap((one) => {
    const line = lines.get(one.officerId)
    if (!line) return []
    const { enrolments, oldestDueOn } = one
    return [{ ...line, isVisibleNow: isPast ? null : line.isVisibleNow, enrolments, oldestDueOn }]
  })
}
