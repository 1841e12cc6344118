import type { Actor } from '~/domain/identity/access'
import type { EnrolmentState } from '~/domain/learning/enrolment-state'
import { reader } from '~/platform/db/database.server'
import type { CountedWhere } from './counted-enrolments.server'
import type { ListOrder } from './list-order'
import {
  countByState,
  countPeople,
  findPeople,
  getNewestFacts,
  type PersonLine,
  type StateCounts,
} from './people.server'
import { choosePeriod, type Period, treeDate } from './periods'
import { findReportPeriods } from './periods.server'
import { type ReportTime, reportTime } from './report-time'
import { getViewedUnit, type ViewedUnit } from './viewed-unit.server'

/** The people behind one cell of the matrix: a unit, a course, a month. */
export interface UnitCourse {
  unit: Pick<ViewedUnit, 'code' | 'name' | 'shortName' | 'ancestors'>
  period: Pick<Period, 'code' | 'name'>
  course: { code: string; title: string }
  counts: StateCounts
  /** Of the chosen state and search. */
  total: number
  people: PersonLine[]
  /** Nobody of those who must learn is left: the day of the last completion. */
  lastCompletedOn: string | null
  takenAt: Date
  time: Pick<ReportTime, 'reportOn' | 'isPast'>
}

export interface PeopleAsked {
  unitCode: string
  periodCode: string | null
  courseCode: string | null
  directOnly: boolean
  state: EnrolmentState | null
  search: string
  /** An earlier day: the figures as they stood at its end. */
  reportOn?: string | null
}

interface Aim {
  unit: ViewedUnit
  period: Period
  courseId: string | null
  where: CountedWhere
  time: ReportTime
}

/** What the address points at, or null where the actor has no business: not yours and not found are one answer. */
async function getAim(actor: Actor, asked: PeopleAsked, now: Date): Promise<Aim | null> {
  const time = reportTime(asked.reportOn ?? null, now)
  const periods = await findReportPeriods()
  const period = choosePeriod(periods, asked.periodCode, time.reportOn)
  if (!period || (asked.periodCode && period.code !== asked.periodCode)) return null
  const unit = await getViewedUnit(actor, {
    deed: 'viewFigures',
    code: asked.unitCode,
    date: treeDate(period, time.reportOn),
  })
  if (!unit) return null
  const course = asked.courseCode
    ? await reader().course.findUnique({ where: { code: asked.courseCode }, select: { id: true } })
    : null
  if (asked.courseCode && !course) return null
  const where: CountedWhere = {
    unitIds: [unit.unitId],
    scopeIds: unit.scopeIds,
    reportOn: time.reportOn,
    past: time.isPast ? 'asStood' : undefined,
    periodCodes: [period.code],
    directOnly: asked.directOnly,
    courseId: course?.id,
  }
  return { unit, period, courseId: course?.id ?? null, where, time }
}

export async function getUnitCourse(
  actor: Actor,
  asked: PeopleAsked & { courseCode: string; order: ListOrder; limit: number; offset: number },
  now: Date,
): Promise<UnitCourse | null> {
  const aim = await getAim(actor, asked, now)
  if (!aim?.courseId) return null
  const facts = getNewestFacts(aim.where)
  if (!facts) return null
  const wanted = { states: asked.state ? [asked.state] : [], search: asked.search }
  const counts = countByState(aim.where)
  return {
    unit: { code: aim.unit.code, name: aim.unit.name, shortName: aim.unit.shortName, ancestors: aim.unit.ancestors },
    period: { code: aim.period.code, name: aim.period.name },
    course: { code: asked.courseCode, title: await getVersionTitle(facts.courseVersionId) },
    counts,
    total: countPeople(aim.where, wanted).lines,
    people: findPeople(
      aim.where,
      { ...wanted, order: asked.order, limit: asked.limit, offset: asked.offset },
      aim.time.at,
    ),
    lastCompletedOn: counts.overdue + counts.inProgress + counts.notStarted === 0 ? facts.lastCompletedOn : null,
    takenAt: aim.time.at,
    time: { reportOn: aim.time.reportOn, isPast: aim.time.isPast },
  }
}

/** Everybody with an enrolment of the month in the unit, for the export; as many lines as the figures on screen count. */
export async function findResults(
  actor: Actor,
  asked: PeopleAsked & { order: ListOrder },
  now: Date,
): Promise<{ unit: ViewedUnit; period: Period; lines: PersonLine[]; time: ReportTime } | null> {
  const aim = await getAim(actor, asked, now)
  if (!aim) return null
  const states = asked.state ? [asked.state] : []
  const lines = findPeople(aim.where, { states, search: asked.search, order: asked.order, byCourse: true }, aim.time.at)
  return { unit: aim.unit, period: aim.period, lines, time: aim.time }
}

async function getVersionTitle(courseVersionId: string): Promise<string> {
  const version = await reader().courseVersion.findUnique({ where: { id: courseVersionId }, select: { title: true } })
  return version?.title ?? ''
}
