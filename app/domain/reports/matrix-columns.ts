import type { Period } from './periods'
import type { MatrixColumn, UnitFigures } from './unit-matrix'

/** Which courses stand in the columns of the matrix. */

/** Beyond this many, courses of earlier months give way, so that the table fits beside the overdue list without scrolling. */
export const columnsBesideList = 5

export interface PlannedColumn extends MatrixColumn {
  courseVersionId: string
  opensOn: string
  nextDueOn: string | null
}

/**
 * Every course of the chosen month, then of the months before it while there is room; oldest month first.
 * `periods` end with the chosen one.
 */
export function planColumns(
  figures: readonly UnitFigures[],
  periods: readonly Period[],
  today: string,
): PlannedColumn[] {
  const chosen = periods.at(-1)
  const byMonth = [...periods].reverse().map((period) => coursesOf(figures, period, period === chosen, today))
  const shown: PlannedColumn[][] = []
  for (const columns of byMonth) {
    const taken = shown.flat().length
    if (shown.length > 0 && taken + columns.length > columnsBesideList) break
    shown.push(columns)
  }
  return shown.reverse().flat()
}

function coursesOf(figures: readonly UnitFigures[], period: Period, isChosen: boolean, today: string): PlannedColumn[] {
  const byCourse = new Map<string, PlannedColumn>()
  for (const row of figures) {
    if (row.periodCode !== period.code) continue
    const known = byCourse.get(row.courseId)
    const opensOn = known && known.opensOn < row.opensOn ? known.opensOn : row.opensOn
    byCourse.set(row.courseId, {
      periodCode: period.code,
      courseId: row.courseId,
      isChosen,
      isOpen: opensOn <= today,
      opensOn,
      nextDueOn: earlier(known?.nextDueOn ?? null, row.nextDueOn),
      courseVersionId:
        known && known.courseVersionId > row.courseVersionId ? known.courseVersionId : row.courseVersionId,
    })
  }
  return [...byCourse.values()].sort(
    (a, b) => compare(a.opensOn, b.opensOn) || compare(a.courseVersionId, b.courseVersionId),
  )
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** "Niềm nở khi tiếp xúc" of "Niềm nở khi tiếp xúc: 4 xin, 4 luôn": the head of a narrow column. */
export function shortTitle(title: string): string {
  return title.split(':')[0]?.trim() || title
}
