import type { Actor } from '~/domain/identity/access'
import { holding } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { fullName, initials } from '~/domain/identity/names'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import {
  type EnrolmentMarks,
  type EnrolmentState,
  enrolmentMarks,
  enrolmentState,
} from '~/domain/learning/enrolment-state'
import { bestScore, effectiveGrade, gradeColumns } from '~/domain/quiz/effective-grade'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { rowOn } from './seen-unit'
import { namingsSelect, unitNameOn } from './viewed-unit.server'

/** One officer as the commander sees them: who, which courses, which attempts. */
export interface OfficerPage {
  officerId: string
  serviceNumber: string
  name: string
  initials: string
  rankName: string
  positionName: string
  unit: { code: string; name: string }
  unitPath: string
  since: string
  categoryName: string
  periods: { code: string; name: string; courses: OfficerCourse[] }[]
}

export interface OfficerCourse {
  enrolmentId: string
  courseCode: string
  title: string
  opensOn: string
  dueOn: string
  state: EnrolmentState
  marks: EnrolmentMarks
  completedOn: string | null
  exemptReason: string | null
  /** Exempt in its month because the task was moved to a later one. */
  isPostponed: boolean
  /** Started attempts at all quizzes of the course. */
  attempts: number
  lessons: OfficerLesson[]
}

export interface OfficerLesson {
  code: string
  position: number
  title: string
  completedOn: string | null
  hasQuiz: boolean
  attempts: number
  maxAttempts: number
  /** The best submitted attempt as numerator and denominator, compared as fractions. */
  best: { numerator: number; denominator: number } | null
}

/** Null for an officer who does not count in one of the actor's units today: not yours and not found are one answer. */
export async function getOfficerPage(actor: Actor, serviceNumber: string, now: Date): Promise<OfficerPage | null> {
  const today = localDateOf(now)
  const officer = await reader().officer.findFirst({
    where: { serviceNumber, ...visibleOfficers(actor, 'viewFigures', today) },
    select: {
      id: true,
      serviceNumber: true,
      familyName: true,
      middleName: true,
      givenName: true,
      serviceCategory: { select: { name: true } },
      rankHoldings: { where: holding(today), select: { rank: { select: { name: true } } } },
      memberships: {
        where: countingMembershipOn(today),
        select: {
          validFrom: true,
          position: { select: { name: true } },
          unit: {
            select: {
              code: true,
              namings: namingsSelect,
              placements: { where: { supersededAt: null }, select: { path: true, validFrom: true, validTo: true } },
            },
          },
        },
      },
      enrolments: enrolmentsSelect,
    },
  })
  const membership = officer?.memberships[0]
  if (!officer || !membership) return null
  const { name, code } = unitNameOn(membership.unit, today)
  return {
    officerId: officer.id,
    serviceNumber: officer.serviceNumber,
    name: fullName(officer),
    initials: initials(officer),
    rankName: officer.rankHoldings[0]?.rank.name ?? '',
    positionName: membership.position.name,
    unit: { code, name },
    unitPath: rowOn(membership.unit.placements, today)?.path ?? '',
    since: membership.validFrom,
    categoryName: officer.serviceCategory.name,
    periods: byPeriod(officer.enrolments, now),
  }
}

export const enrolmentsSelect = {
  where: { withdrawnAt: null },
  orderBy: [{ opensOn: 'asc' }, { courseVersionId: 'asc' }],
  select: {
    id: true,
    opensOn: true,
    dueOn: true,
    period: { select: { code: true, name: true, startsOn: true } },
    course: { select: { code: true } },
    courseVersion: {
      select: {
        title: true,
        lessons: {
          orderBy: { position: 'asc' },
          select: {
            lessonId: true,
            position: true,
            quizDraw: true,
            quizMaxAttempts: true,
            lesson: {
              select: { code: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } },
            },
          },
        },
      },
    },
    courseCompletion: { select: { completedAt: true } },
    exemptions: {
      where: { withdrawnAt: null },
      select: { reason: true, postponement: { select: { exemptionId: true } } },
    },
    openings: { select: { openedAt: true } },
    lessonCompletions: { select: { lessonId: true, completedAt: true } },
    attempts: {
      select: { lessonId: true, submittedAt: true, ...gradeColumns },
    },
    attemptGrants: { select: { lessonId: true, extraAttempts: true } },
  },
} satisfies Prisma.Officer$enrolmentsArgs

type StoredEnrolment = Prisma.EnrolmentGetPayload<{ select: (typeof enrolmentsSelect)['select'] }>

/** Newest month first. */
export function byPeriod(enrolments: readonly StoredEnrolment[], now: Date): OfficerPage['periods'] {
  const periods = new Map(enrolments.map(({ period }) => [period.code, period]))
  return [...periods.values()]
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    .map(({ code, name }) => ({
      code,
      name,
      courses: enrolments.filter((one) => one.period.code === code).map((one) => courseOf(one, now)),
    }))
}

function courseOf(enrolment: StoredEnrolment, now: Date): OfficerCourse {
  const completedAt = enrolment.courseCompletion?.completedAt ?? null
  const state = enrolmentState({
    exempt: enrolment.exemptions.length > 0,
    completedAt,
    dueOn: enrolment.dueOn,
    startedAt: enrolment.openings[0]?.openedAt ?? null,
    now,
  })
  const lessons = enrolment.courseVersion.lessons.map((rule): OfficerLesson & { isOutOfAttempts: boolean } => {
    const attempts = enrolment.attempts.filter((attempt) => attempt.lessonId === rule.lessonId)
    const grades = attempts.map(effectiveGrade)
    const maxAttempts = enrolment.attemptGrants
      .filter((grant) => grant.lessonId === rule.lessonId)
      .reduce((sum, grant) => sum + grant.extraAttempts, rule.quizMaxAttempts)
    const completion = enrolment.lessonCompletions.find((one) => one.lessonId === rule.lessonId)
    return {
      code: rule.lesson.code,
      position: rule.position,
      title: rule.lesson.versions[0]?.title ?? '',
      completedOn: completion ? localDateOf(completion.completedAt) : null,
      hasQuiz: rule.quizDraw > 0,
      attempts: attempts.length,
      maxAttempts,
      best: bestScore(grades),
      isOutOfAttempts:
        rule.quizDraw > 0 &&
        grades.filter(({ passed }) => passed === false).length >= maxAttempts &&
        !grades.some(({ passed }) => passed === true),
    }
  })
  return {
    enrolmentId: enrolment.id,
    courseCode: enrolment.course.code,
    title: enrolment.courseVersion.title,
    opensOn: enrolment.opensOn,
    dueOn: enrolment.dueOn,
    state,
    marks: enrolmentMarks({
      state,
      dueOn: enrolment.dueOn,
      now,
      hasLessonOutOfAttempts: lessons.some((lesson) => lesson.isOutOfAttempts),
    }),
    completedOn: completedAt && localDateOf(completedAt),
    exemptReason: enrolment.exemptions[0]?.reason ?? null,
    isPostponed: (enrolment.exemptions[0]?.postponement ?? null) !== null,
    attempts: enrolment.attempts.length,
    lessons: lessons.map(({ isOutOfAttempts: _isOut, ...lesson }) => lesson),
  }
}
