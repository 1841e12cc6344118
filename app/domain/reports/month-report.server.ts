import type { Actor } from '~/domain/identity/access'
import { subtreeRange } from '~/domain/identity/unit-path'
import { type Closing, findClosedParts, getClosing } from './closings.server'
import type { CountedWhere } from './counted-enrolments.server'
import { findUnitFigures } from './enrolment-figures.server'
import { findHeadCounts } from './head-counts.server'
import { findLateChanges, type LateChanges } from './late-facts.server'
import { planColumns } from './matrix-columns'
import type { ClosedPart } from './month-closing'
import { findPeople } from './people.server'
import { choosePeriod, type Period, treeDate } from './periods'
import { findReportPeriods } from './periods.server'
import { lastInstantOf, reportTime } from './report-time'
import { buildMatrix, type Matrix, type MatrixUnit, type UnitFigures } from './unit-matrix'
import { findChildUnits, type OverviewColumn, withTitles } from './unit-overview.server'
import { getViewedUnit, type ViewedUnit } from './viewed-unit.server'

/** One month of a unit and the units right below it: live, as of a day, or as it was closed. */
export interface MonthReport {
  unit: ViewedUnit
  period: Period
  periods: { code: string; name: string }[]
  columns: OverviewColumn[]
  matrix: Matrix
  overdue: OverdueOfficer[]
  nextDueOn: string | null
  /** The instant of the figures: now, or the last one of a day. */
  takenAt: Date
  /** The frozen figures that are shown; null: read from the facts. */
  closing: Pick<Closing, 'id' | 'closedOn' | 'closedAt' | 'closedBy' | 'hash'> | null
  lateChanges: LateChanges | null
}

/** Everything overdue of one officer, the longest first. */
interface OverdueOfficer {
  serviceNumber: string
  name: string
  rankName: string
  unitName: string
  courses: { title: string; periodName: string }[]
  oldestDueOn: string
}

/** Null where the actor has no business. A closed month shows its frozen figures, unless another day is asked for. */
export async function getMonthReport(
  actor: Actor,
  asked: { unitCode: string; periodCode: string | null; reportOn: string | null },
  now: Date,
): Promise<MonthReport | null> {
  const time = reportTime(asked.reportOn, now)
  const periods = await findReportPeriods()
  const period = choosePeriod(periods, asked.periodCode, time.reportOn)
  if (!period) return null
  const date = treeDate(period, time.reportOn)
  const unit = await getViewedUnit(actor, { deed: 'viewFigures', code: asked.unitCode, date })
  if (!unit) return null
  const common = { unit, period, periods: periods.map(({ code, name }) => ({ code, name })) }
  const closing = asked.reportOn === null ? await getClosing({ path: unit.path, periodCode: period.code }) : null
  if (closing) {
    const parts = await findClosedParts(closing.id, unit.unitId)
    const { id, closedOn, closedAt, closedBy, hash } = closing
    return {
      ...common,
      ...closedMatrix({ unit, period, closing, parts }),
      overdue: byOfficer(parts.flatMap((part) => overdueLines(part, period.name))),
      nextDueOn: null,
      takenAt: lastInstantOf(closedOn),
      closing: { id, closedOn, closedAt, closedBy, hash },
      lateChanges: null,
    }
  }
  const where: CountedWhere = {
    unitIds: [unit.unitId],
    scopeIds: unit.scopeIds,
    reportOn: time.reportOn,
    past: time.isPast ? 'asStood' : undefined,
  }
  const inMonth = { ...where, periodCodes: [period.code] }
  const figures = findUnitFigures(inMonth)
  const headCounts = findHeadCounts({ ...subtreeRange(unit.path), date })
  const columns = planColumns(figures, [period], time.reportOn)
  const paths = figures.map((row) => row.path)
  const units = await findChildUnits([unit.unitId], date, paths)
  const people = findPeople(where, { states: ['overdue'], order: 'longestOverdue' }, time.at)
  return {
    ...common,
    columns: await withTitles(columns, periods),
    matrix: buildMatrix({
      ...{ viewed: unit, units, columns, figures, headCounts },
      opened: new Set(),
      overdue: [],
      sort: 'name',
    }),
    overdue: byOfficer(people),
    nextDueOn: columns.flatMap((column) => column.nextDueOn ?? []).sort()[0] ?? null,
    takenAt: time.at,
    closing: null,
    lateChanges: time.isPast ? await findLateChanges(inMonth) : null,
  }
}

/** The matrix of frozen parts, over the tree as it was frozen with them. */
export function closedMatrix({
  unit,
  period,
  closing,
  parts,
}: {
  unit: Pick<ViewedUnit, 'unitId' | 'code' | 'name' | 'shortName'>
  period: Pick<Period, 'code' | 'name'>
  closing: Pick<Closing, 'units' | 'headCounts' | 'closedOn'>
  parts: readonly ClosedPart[]
}): { columns: OverviewColumn[]; matrix: Matrix } {
  const figures: UnitFigures[] = parts.map(({ lines: _lines, courseCode: _code, courseTitle: _title, ...part }) => ({
    ...part,
    periodCode: period.code,
    courseVersionId: '',
    nextDueOn: null,
  }))
  const courses = new Map(parts.map((part) => [part.courseId, part]))
  const columns = [...courses.values()]
    .sort((a, b) => (`${a.opensOn} ${a.courseCode}` < `${b.opensOn} ${b.courseCode}` ? -1 : 1))
    .map(({ courseId, courseCode, courseTitle, opensOn }) => ({
      ...{ courseId, courseCode, opensOn },
      title: courseTitle,
      periodCode: period.code,
      periodName: period.name,
      isOpen: opensOn <= closing.closedOn,
      isChosen: true,
    }))
  const units: MatrixUnit[] = closing.units.map(({ path: _path, ...one }) => ({
    ...one,
    hasChildren: closing.units.some((below) => below.parentId === one.unitId),
    isClosed: false,
  }))
  const matrix = buildMatrix({
    viewed: closing.units.find((one) => one.unitId === unit.unitId) ?? unit,
    ...{ units, columns, figures },
    headCounts: closing.headCounts,
    opened: new Set(),
    overdue: parts.flatMap((part) =>
      part.lines
        .filter((line) => line.state === 'overdue')
        .map((line) => ({ officerId: line.officerId, path: part.path, enrolments: 1, oldestDueOn: line.dueOn })),
    ),
    sort: 'name',
  })
  return { columns: columns.map(({ courseId: _id, ...column }) => column), matrix }
}

type OverdueLine = Pick<OverdueOfficer, 'serviceNumber' | 'name' | 'rankName' | 'unitName'> & {
  courseTitle: string
  periodName: string
  dueOn: string
}

function overdueLines({ courseTitle, lines }: ClosedPart, periodName: string): OverdueLine[] {
  return lines.filter((line) => line.state === 'overdue').map((line) => ({ ...line, courseTitle, periodName }))
}

function byOfficer(lines: readonly OverdueLine[]): OverdueOfficer[] {
  const officers = new Map<string, OverdueOfficer>()
  for (const { serviceNumber, name, rankName, unitName, courseTitle, periodName, dueOn } of lines) {
    const known = officers.get(serviceNumber)
    officers.set(serviceNumber, {
      ...{ serviceNumber, name, rankName, unitName },
      courses: [...(known?.courses ?? []), { title: courseTitle, periodName }],
      oldestDueOn: known && known.oldestDueOn < dueOn ? known.oldestDueOn : dueOn,
    })
  }
  return [...officers.values()].sort((a, b) =>
    a.oldestDueOn < b.oldestDueOn ? -1 : a.oldestDueOn > b.oldestDueOn ? 1 : 0,
  )
}
