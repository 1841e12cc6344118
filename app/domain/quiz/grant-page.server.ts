import type { Actor } from '~/domain/identity/access'
import { fullName } from '~/domain/identity/names'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { effectiveGrade, gradeColumns } from './effective-grade'

/** One officer's attempts at one lesson's quiz, and what was granted on top of the rule. */
export interface GrantPage {
  enrolmentId: string
  officer: { serviceNumber: string; name: string; rankName: string; isOwn: boolean }
  course: { title: string; periodName: string; dueOn: string }
  lesson: { code: string; title: string; position: number }
  rules: { maxAttempts: number; timeLimitMinutes: number }
  attempts: { number: number; startedAt: Date; submittedAt: Date | null; passed: boolean | null }[]
  grants: {
    id: string
    extraAttempts: number
    extraMinutes: number
    reason: string
    grantedBy: string
    grantedAt: Date
  }[]
}

/** Null unless the officer counts today in a unit that the actor commands and the lesson's course is given to them. */
export async function getGrantPage(
  actor: Actor,
  { serviceNumber, enrolmentId, lessonCode }: { serviceNumber: string; enrolmentId: string; lessonCode: string },
  now: Date,
): Promise<GrantPage | null> {
  const today = localDateOf(now)
  const enrolment = await reader().enrolment.findFirst({
    where: {
      id: enrolmentId,
      withdrawnAt: null,
      AND: [{ officer: { serviceNumber } }, { officer: visibleOfficers(actor, 'grantAttempts', today) }],
    },
    select: {
      dueOn: true,
      period: { select: { name: true } },
      officer: {
        select: {
          id: true,
          serviceNumber: true,
          familyName: true,
          middleName: true,
          givenName: true,
          rankHoldings: {
            where: { validFrom: { lte: today }, validTo: { gt: today } },
            select: { rank: { select: { name: true } } },
          },
        },
      },
      courseVersion: {
        select: {
          title: true,
          lessons: {
            where: { lesson: { code: lessonCode }, quizDraw: { gt: 0 } },
            select: {
              position: true,
              quizMaxAttempts: true,
              quizTimeLimitMinutes: true,
              lesson: {
                select: { versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } },
              },
            },
          },
        },
      },
      attempts: {
        where: { lesson: { code: lessonCode } },
        orderBy: { number: 'asc' },
        select: { number: true, startedAt: true, submittedAt: true, ...gradeColumns },
      },
      attemptGrants: {
        where: { lesson: { code: lessonCode } },
        orderBy: { grantedAt: 'desc' },
        select: {
          id: true,
          extraAttempts: true,
          extraMinutes: true,
          reason: true,
          grantedById: true,
          grantedAt: true,
        },
      },
    },
  })
  const lesson = enrolment?.courseVersion.lessons[0]
  if (!enrolment || !lesson) return null
  const { officer, courseVersion, period, dueOn } = enrolment
  const granters = await reader().officer.findMany({
    where: { id: { in: enrolment.attemptGrants.map(({ grantedById }) => grantedById) } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  const names = new Map(granters.map((granter) => [granter.id, fullName(granter)]))
  return {
    enrolmentId,
    officer: {
      serviceNumber: officer.serviceNumber,
      name: fullName(officer),
      rankName: officer.rankHoldings[0]?.rank.name ?? '',
      isOwn: officer.id === actor.officerId,
    },
    course: { title: courseVersion.title, periodName: period.name, dueOn },
    lesson: { code: lessonCode, title: lesson.lesson.versions[0]?.title ?? '', position: lesson.position },
    rules: { maxAttempts: lesson.quizMaxAttempts, timeLimitMinutes: lesson.quizTimeLimitMinutes },
    attempts: enrolment.attempts.map((attempt) => ({
      number: attempt.number,
      startedAt: attempt.startedAt,
      submittedAt: attempt.submittedAt,
      passed: effectiveGrade(attempt).passed,
    })),
    grants: enrolment.attemptGrants.map(({ grantedById, ...grant }) => ({
      ...grant,
      grantedBy: names.get(grantedById) ?? '',
    })),
  }
}
