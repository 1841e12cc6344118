import type { Actor } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { subtreeRange } from '~/domain/identity/unit-path'
import { reader } from '~/platform/db/database.server'
import { getClosedOn } from './closings.server'
import { countUnfinishedOfficers, findOverdueTotals, findUnitFigures } from './enrolment-figures.server'
import { findHeadCounts } from './head-counts.server'
import { findLateChanges, type LateChanges } from './late-facts.server'
import { type PlannedColumn, planColumns } from './matrix-columns'
import { choosePeriod, isRunning, type Period, periodsUpTo, treeDate } from './periods'
import { findReportPeriods } from './periods.server'
import { type ReportTime, reportTime } from './report-time'
import { type TrendPoint, trendOf } from './trend'
import {
  buildMatrix,
  childIdsIn,
  type Matrix,
  type MatrixCell,
  type MatrixColumn,
  type MatrixSort,
  type MatrixUnit,
  type OverdueTotal,
  type UnitFigures,
} from './unit-matrix'
import { findUnitNames, getViewedUnit, namingsSelect, unitNameOn, type ViewedUnit } from './viewed-unit.server'
import { findWorstOverdue, type OverdueLine } from './worst-overdue.server'

/** State of a unit and everything below it, for its commander. A constant number of queries, whatever the size. */
export interface UnitOverview {
  unit: Pick<ViewedUnit, 'code' | 'name' | 'shortName' | 'ancestors'>
  headCount: number
  takenAt: Date
  time: Pick<ReportTime, 'reportOn' | 'isPast'>
  periods: { code: string; name: string }[]
  period: (Pick<Period, 'code' | 'name'> & { isRunning: boolean }) | null
  columns: OverviewColumn[]
  matrix: Matrix
  summary: {
    month: MatrixCell
    courseCount: number
    nextDueOn: string | null
    overdueOfficers: number
    overdueEnrolments: number
    weakUnits: number
    unfinishedOfficers: number
  }
  overdue: OverdueLine[]
  trend: TrendPoint[]
  /** The month is frozen up to the end of this day; the figures here are still read from the facts. */
  closedOn: string | null
  /** Written down after the day of the report; null for today's. */
  lateChanges: LateChanges | null
}

export interface OverviewColumn extends Pick<MatrixColumn, 'periodCode' | 'isOpen' | 'isChosen'> {
  periodName: string
  courseCode: string
  title: string
  opensOn: string
}

const matrixMonths = 3
const trendMonths = 6
const overdueShown = 4

export async function getUnitOverview(
  actor: Actor,
  asked: {
    unitCode: string
    periodCode: string | null
    reportOn: string | null
    sort: MatrixSort
    openCodes: readonly string[]
  },
  now: Date,
): Promise<UnitOverview | null> {
  const { reportOn: today, at, isPast } = reportTime(asked.reportOn, now)
  const periods = await findReportPeriods()
  const period = choosePeriod(periods, asked.periodCode, today)
  const date = period ? treeDate(period, today) : today
  const viewed = await getViewedUnit(actor, { deed: 'viewFigures', code: asked.unitCode, date })
  if (!viewed) return null

  const where = {
    unitIds: [viewed.unitId],
    scopeIds: viewed.scopeIds,
    reportOn: today,
    past: isPast ? ('asStood' as const) : undefined,
  }
  const trendPeriods = period ? periodsUpTo(periods, period, trendMonths) : []
  const figures = period ? findUnitFigures({ ...where, periodCodes: trendPeriods.map((one) => one.code) }) : []
  const overdue = findOverdueTotals(where)
  const headCounts = findHeadCounts({ ...subtreeRange(viewed.path), date })
  const columns = planColumns(figures, trendPeriods.slice(-matrixMonths), today)
  const { units, opened } = await findRowUnits({ viewed, openCodes: asked.openCodes, date, figures, overdue })
  const matrix = buildMatrix({ viewed, units, opened, columns, figures, headCounts, overdue, sort: asked.sort })
  const chosen = columns.filter((column) => column.isChosen && column.isOpen)

  return {
    unit: { code: viewed.code, name: viewed.name, shortName: viewed.shortName, ancestors: viewed.ancestors },
    headCount: matrix.total.headCount,
    takenAt: at,
    time: { reportOn: today, isPast },
    periods: periods.map(({ code, name }) => ({ code, name })),
    period: period && { code: period.code, name: period.name, isRunning: isRunning(period, today) },
    columns: await withTitles(columns, periods),
    matrix,
    summary: {
      month: matrix.total.month,
      courseCount: chosen.length,
      nextDueOn: chosen.flatMap((column) => column.nextDueOn ?? []).sort()[0] ?? null,
      overdueOfficers: new Set(overdue.map((total) => total.officerId)).size,
      overdueEnrolments: matrix.total.overdue,
      weakUnits: matrix.weakUnits,
      unfinishedOfficers: period ? countUnfinishedOfficers({ ...where, periodCodes: [period.code] }) : 0,
    },
    overdue: await findWorstOverdue(overdue, { date: today, scopeIds: viewed.scopeIds, limit: overdueShown, isPast }),
    trend: trendOf(figures, trendPeriods, today),
    closedOn: period && (await getClosedOn({ path: viewed.path, periodCode: period.code })),
    lateChanges: isPast && period ? await findLateChanges({ ...where, periodCodes: [period.code] }) : null,
  }
}

export async function withTitles(
  columns: readonly PlannedColumn[],
  periods: readonly Period[],
): Promise<OverviewColumn[]> {
  const versions = await reader().courseVersion.findMany({
    where: { id: { in: columns.map((column) => column.courseVersionId) } },
    select: { id: true, title: true, course: { select: { code: true } } },
  })
  return columns.map(({ periodCode, isOpen, isChosen, opensOn, courseVersionId }) => {
    const version = versions.find((one) => one.id === courseVersionId)
    return {
      periodCode,
      periodName: periods.find((period) => period.code === periodCode)?.name ?? periodCode,
      courseCode: version?.course.code ?? '',
      title: version?.title ?? '',
      opensOn,
      isOpen,
      isChosen,
    }
  })
}

/** The units that get a row: children of the viewed unit and of the opened ones, also those closed since their figures. */
async function findRowUnits(asked: {
  viewed: ViewedUnit
  openCodes: readonly string[]
  date: string
  figures: readonly UnitFigures[]
  overdue: readonly OverdueTotal[]
}): Promise<{ units: MatrixUnit[]; opened: Set<string> }> {
  const { viewed, date } = asked
  const paths = [...asked.figures, ...asked.overdue].map((row) => row.path)
  const children = await findChildUnits([viewed.unitId], date, paths)
  const opened = new Set(
    children.filter((unit) => unit.hasChildren && asked.openCodes.includes(unit.code)).map((unit) => unit.unitId),
  )
  const grandchildren = opened.size > 0 ? await findChildUnits([...opened], date, paths) : []
  return { units: [...children, ...grandchildren], opened }
}

/** Children on a date, and those that some path shows although they have closed since. */
export async function findChildUnits(
  parentIds: readonly string[],
  date: string,
  paths: readonly string[],
): Promise<MatrixUnit[]> {
  const standing = await reader().unitPlacement.findMany({
    where: { parentId: { in: [...parentIds] }, ...holdingAsKnown(date) },
    select: {
      unitId: true,
      parentId: true,
      unit: {
        select: {
          code: true,
          namings: namingsSelect,
          children: { where: holdingAsKnown(date), select: { id: true }, take: 1 },
        },
      },
    },
  })
  const units = standing.map(({ unitId, parentId, unit }) => ({
    unitId,
    parentId,
    ...unitNameOn(unit, date),
    hasChildren: unit.children.length > 0,
    isClosed: false,
  }))
  const known = new Set(units.map((unit) => unit.unitId))
  const closed = parentIds.flatMap((parentId) =>
    [...childIdsIn(paths, parentId)].filter((id) => !known.has(id)).map((id) => ({ id, parentId })),
  )
  const names = await findUnitNames(
    closed.map((unit) => unit.id),
    date,
  )
  return [
    ...units,
    ...names.map((unit, index) => ({
      ...unit,
      parentId: closed[index]?.parentId ?? null,
      hasChildren: false,
      isClosed: true,
    })),
  ]
}
