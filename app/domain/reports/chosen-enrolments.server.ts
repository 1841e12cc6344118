import { type Actor, type Deed, rankedName, scopes } from '~/domain/identity/access'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import type { EnrolmentState } from '~/domain/learning/enrolment-state'
import { stateWord } from '~/domain/learning/state-words'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { quoted } from '~/platform/quotation'
import type { CountedWhere } from './counted-enrolments.server'
import { findOfficerLines } from './officer-lines.server'
import { countPeople, findPeople, type PersonLine } from './people.server'
import { type Period, treeDate } from './periods'
import { getViewedUnit, type ViewedUnit } from './viewed-unit.server'

/**
 * A commander's list, chosen by its filters instead of by ticking: what `/don-vi/:ma/chuyen-de/:x`, `/qua-han` and
 * `/can-bo` show, as enrolments that one deed can act on.
 */

export interface ChosenQuery {
  /** Null: all units of the actor for the deed. */
  unitCode: string | null
  /** Only the unit itself; counts with a unit only. */
  directOnly: boolean
  courseCode: string | null
  /** Null: every study month. */
  periodCode: string | null
  /** Empty: every state. */
  states: readonly EnrolmentState[]
  search: string
  /** Only those on leave on some day between opening and due date. */
  onLeave?: boolean
}

/** `isVisibleNow` says whether the officer stands in the actor's units for the deed today. */
type ChosenLine = PersonLine

export interface ChosenEnrolments {
  total: number
  lines: ChosenLine[]
  /** "Đội 1 · Niềm nở khi tiếp xúc · Tháng 11/2026 · quá hạn" */
  words: string
}

/**
 * The enrolments that the query names inside the actor's scope for the deed, by name; null when it
 * names a unit, course or month that the actor has no business with: not yours and not found are one answer.
 */
export async function findChosenEnrolments(
  actor: Pick<Actor, 'grants'>,
  deed: Deed,
  query: ChosenQuery,
  now: Date,
  { limit, offset }: { limit?: number; offset?: number } = {},
): Promise<ChosenEnrolments | null> {
  const aim = await getAim(actor, deed, query, localDateOf(now))
  if (!aim) return null
  const wanted = { states: query.states, search: query.search, onLeave: query.onLeave }
  const where = aim.where
  const { lines: total } = where.unitIds.length > 0 ? countPeople(where, wanted) : { lines: 0 }
  const lines = total > 0 ? findPeople(where, { ...wanted, order: 'name', byCourse: true, limit, offset }, now) : []
  return { total, lines, words: choiceWords(aim, query) }
}

interface Aim {
  unit: ViewedUnit | null
  period: Period | null
  courseTitle: string | null
  where: CountedWhere
}

async function getAim(
  actor: Pick<Actor, 'grants'>,
  deed: Deed,
  query: ChosenQuery,
  today: string,
): Promise<Aim | null> {
  const { unitCode, courseCode, periodCode, directOnly } = query
  const period =
    periodCode === null
      ? null
      : await reader().studyPeriod.findUnique({
          where: { code: periodCode },
          select: { code: true, name: true, startsOn: true, endsOn: true },
        })
  if (periodCode !== null && !period) return null
  const date = period ? treeDate(period, today) : today
  const unit = unitCode === null ? null : await getViewedUnit(actor, { deed, code: unitCode, date })
  if (unitCode !== null && !unit) return null
  const course = courseCode === null ? null : await getCourse(courseCode)
  if (courseCode !== null && !course) return null
  const scopeIds = scopes(actor, deed).map((scope) => scope.unitId)
  return {
    unit,
    period,
    courseTitle: course?.title ?? null,
    where: {
      unitIds: unit ? [unit.unitId] : scopeIds,
      directOnly: unit !== null && directOnly,
      scopeIds,
      reportOn: today,
      periodCodes: period ? [period.code] : undefined,
      courseId: course?.id,
    },
  }
}

async function getCourse(code: string): Promise<{ id: string; title: string } | null> {
  const course = await reader().course.findUnique({
    where: { code },
    select: { id: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } },
  })
  return course && { id: course.id, title: course.versions[0]?.title ?? code }
}

function choiceWords({ unit, period, courseTitle }: Aim, query: ChosenQuery): string {
  const { directOnly, states, search } = query
  return [
    unit ? (directOnly ? `${unit.name} (trực tiếp)` : unit.name) : 'Các đơn vị của đồng chí',
    courseTitle,
    period?.name,
    states.map((state) => stateWord(state).toLowerCase()).join(', '),
    query.onLeave && 'có ngày nghỉ',
    search && `tìm ${quoted(search)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** One enrolment of an officer who stands in the actor's units today, as a choice of one; null for any other. */
export async function findChosenEnrolment(
  actor: Pick<Actor, 'grants'>,
  deed: Deed,
  enrolmentId: string,
  now: Date,
): Promise<{ line: ChosenPerson; words: string } | null> {
  const today = localDateOf(now)
  const enrolment = await reader().enrolment.findFirst({
    where: { id: enrolmentId, withdrawnAt: null, officer: visibleOfficers(actor, deed, today) },
    select: {
      officerId: true,
      courseVersion: { select: { title: true } },
      period: { select: { name: true } },
    },
  })
  const officers = enrolment && (await findOfficerLines([enrolment.officerId], { date: today, scopeIds: [] }))
  const officer = enrolment && officers?.get(enrolment.officerId)
  if (!enrolment || !officer) return null
  const courseTitle = enrolment.courseVersion.title
  const periodName = enrolment.period.name
  const { name, rankName, unitName, serviceNumber } = officer
  return {
    line: { enrolmentId, serviceNumber, name, rankName, unitName, courseTitle, periodName },
    words: [rankedName({ rankName, displayName: name }), courseTitle, periodName].join(' · '),
  }
}

/** What the page of a bulk deed shows of each chosen enrolment. */
export type ChosenPerson = Pick<
  PersonLine,
  'enrolmentId' | 'serviceNumber' | 'name' | 'rankName' | 'unitName' | 'courseTitle' | 'periodName'
>
