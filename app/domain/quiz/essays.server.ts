import type { Actor } from '~/domain/identity/access'
import { findOfficerLines, type OfficerLine } from '~/domain/identity/officer-lines.server'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { type BodyOf, bodyOf } from '~/domain/questions/question-body'
import { localDateOf } from '~/platform/calendar'
import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import type { Fraction } from './grading'

/**
 * Essays of handed-in attempts, for those who mark them. A marker sees officers of the units in scope and never an own
 * essay; an empty one waits for nobody, and neither does one whose question was voided.
 */

function waitingEssays(actor: Pick<Actor, 'officerId' | 'grants'>, now: Date): Prisma.AttemptQuestionWhereInput {
  return {
    essayMark: null,
    answer: { is: { NOT: [{ response: { equals: [''] } }, { response: { equals: [] } }] } },
    questionVersion: { type: 'essay', corrections: { none: { kind: 'void' } } },
    attempt: { submittedAt: { not: null }, passed: null, enrolment: ofOthers(actor, now) },
  }
}

function ofOthers(actor: Pick<Actor, 'officerId' | 'grants'>, now: Date): Prisma.EnrolmentWhereInput {
  return { officerId: { not: actor.officerId }, officer: visibleOfficers(actor, 'markEssay', localDateOf(now)) }
}

interface WaitingEssay {
  /** Names the essay in addresses. */
  essayId: string
  officer: OfficerLine | null
  lessonCode: string
  lessonTitle: string
  stem: string
  submittedAt: Date
}

export interface EssayQueue {
  essays: WaitingEssay[]
  total: number
  page: number
  pageCount: number
  /** Lessons with essays that wait, for the filter. */
  lessons: { code: string; title: string; count: number }[]
}

const pageSize = 25

/** Essays that wait for this marker, the longest waiting first. */
export async function findWaitingEssays(
  actor: Actor,
  { lessonCode, page }: { lessonCode: string | null; page: number },
  now: Date,
): Promise<EssayQueue> {
  const where = waitingEssays(actor, now)
  const all = await reader().attemptQuestion.findMany({
    where,
    orderBy: [{ attempt: { submittedAt: 'asc' } }, { id: 'asc' }],
    select: { id: true, attempt: { select: { lesson: { select: lessonColumns } } } },
  })
  const lessons = new Map<string, EssayQueue['lessons'][number]>()
  for (const { attempt } of all) {
    const { code, versions } = attempt.lesson
    const known = lessons.get(code)
    if (known) known.count += 1
    else lessons.set(code, { code, title: versions[0]?.title ?? code, count: 1 })
  }
  const shown = lessonCode === null ? all : all.filter(({ attempt }) => attempt.lesson.code === lessonCode)
  const pageCount = Math.max(1, Math.ceil(shown.length / pageSize))
  const current = Math.min(Math.max(1, page), pageCount)
  const ids = shown.slice((current - 1) * pageSize, current * pageSize).map(({ id }) => id)
  return {
    essays: await readWaiting(ids, now),
    total: shown.length,
    page: current,
    pageCount,
    lessons: [...lessons.values()],
  }
}

const lessonColumns = {
  code: true,
  versions: { where: { withdrawal: null }, orderBy: { number: 'desc' }, take: 1, select: { title: true } },
} satisfies Prisma.LessonSelect

async function readWaiting(ids: string[], now: Date): Promise<WaitingEssay[]> {
  const rows = await reader().attemptQuestion.findMany({
    where: { id: { in: ids } },
    orderBy: [{ attempt: { submittedAt: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      questionVersion: { select: { stem: true } },
      attempt: {
        select: { submittedAt: true, lesson: { select: lessonColumns }, enrolment: { select: { officerId: true } } },
      },
    },
  })
  const officerIds = rows.map(({ attempt }) => attempt.enrolment.officerId)
  const officers = await findOfficerLines(reader(), officerIds, localDateOf(now))
  return rows.flatMap(({ id, questionVersion, attempt: { submittedAt, lesson, enrolment } }) =>
    submittedAt
      ? [
          {
            essayId: id,
            officer: officers.get(enrolment.officerId) ?? null,
            lessonCode: lesson.code,
            lessonTitle: lesson.versions[0]?.title ?? lesson.code,
            stem: questionVersion.stem,
            submittedAt,
          },
        ]
      : [],
  )
}

/** For the navigation. */
export function countWaitingEssays(actor: Pick<Actor, 'officerId' | 'grants'>, now: Date): Promise<number> {
  return reader().attemptQuestion.count({ where: waitingEssays(actor, now) })
}

/** The essay that waits longest after this one is dealt with; null when none is left. */
export async function getNextEssayId(actor: Actor, now: Date, except = ''): Promise<string | null> {
  const next = await reader().attemptQuestion.findFirst({
    where: { ...waitingEssays(actor, now), id: { not: except } },
    orderBy: [{ attempt: { submittedAt: 'asc' } }, { id: 'asc' }],
    select: { id: true },
  })
  return next?.id ?? null
}

export interface Essay {
  essayId: string
  attemptId: string
  enrolmentId: string
  lessonId: string
  lessonCode: string
  lessonTitle: string
  officerId: string
  attemptNumber: number
  passPercent: number
  submittedAt: Date
  stem: string
  body: BodyOf<'essay'>
  text: string
  isVoid: boolean
  mark: {
    given: Fraction
    rubric: { criterion: string; points: number }[]
    comment: string
    markerId: string
    markedAt: Date
  } | null
}

/** One essay of an officer in scope, marked or not; null for the marker's own and for what does not exist alike. */
export async function getEssay(
  db: Reader | Transaction,
  actor: Pick<Actor, 'officerId' | 'grants'>,
  essayId: string,
  now: Date,
): Promise<Essay | null> {
  const row = await db.attemptQuestion.findFirst({
    where: {
      id: essayId,
      questionVersion: { type: 'essay' },
      attempt: { submittedAt: { not: null }, enrolment: ofOthers(actor, now) },
    },
    select: {
      answer: { select: { response: true } },
      essayMark: {
        select: { numerator: true, denominator: true, rubric: true, comment: true, markerId: true, markedAt: true },
      },
      questionVersion: {
        select: { type: true, stem: true, body: true, corrections: { where: { kind: 'void' }, select: { id: true } } },
      },
      attempt: {
        select: {
          id: true,
          enrolmentId: true,
          lessonId: true,
          number: true,
          passPercent: true,
          submittedAt: true,
          lesson: { select: lessonColumns },
          enrolment: { select: { officerId: true } },
        },
      },
    },
  })
  const body = row && bodyOf(row.questionVersion)
  if (!row?.attempt.submittedAt || body?.type !== 'essay') return null
  const { answer, essayMark, questionVersion, attempt } = row
  return {
    essayId,
    attemptId: attempt.id,
    enrolmentId: attempt.enrolmentId,
    lessonId: attempt.lessonId,
    lessonCode: attempt.lesson.code,
    lessonTitle: attempt.lesson.versions[0]?.title ?? attempt.lesson.code,
    officerId: attempt.enrolment.officerId,
    attemptNumber: attempt.number,
    passPercent: attempt.passPercent,
    submittedAt: row.attempt.submittedAt,
    stem: questionVersion.stem,
    body,
    text: ((answer?.response ?? []) as string[])[0] ?? '',
    isVoid: questionVersion.corrections.length > 0,
    mark: essayMark && {
      given: { numerator: essayMark.numerator, denominator: essayMark.denominator },
      rubric: essayMark.rubric as { criterion: string; points: number }[],
      comment: essayMark.comment,
      markerId: essayMark.markerId,
      markedAt: essayMark.markedAt,
    },
  }
}
