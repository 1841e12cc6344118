import type { Actor } from '~/domain/identity/access'
import { fullName } from '~/domain/identity/names'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { getStudiedLessonOf } from '~/domain/learning/enrolments.server'
import { bodyOf } from '~/domain/questions/question-body'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import type { Fraction } from './grading'
import { responseToWire, type ShownQuestion, shownBody } from './shown-question'

/**
 * Everything that is kept of a closed attempt: the rules it ran under, its paper as it was drawn and shown, each answer
 * with its instant, the grade and what corrections made of it. It holds no key.
 */
export interface AttemptRecord {
  attemptId: string
  /** The reader is the officer of the attempt. */
  isOwn: boolean
  officer: { name: string; serviceNumber: string }
  lesson: { code: string; title: string; position: number }
  course: { title: string }
  number: number
  rules: {
    passPercent: number
    maxAttempts: number
    timeLimitMinutes: number
    waitMinutes: number
    countedAttempt: string
    showKeys: string
  }
  /** From which the paper was drawn and shuffled. */
  seed: string
  startedAt: Date
  expiresAt: Date | null
  submittedAt: Date
  closedBy: string
  receiptCode: string
  /** As it was first graded; null while an essay waits. */
  first: { score: Fraction; passed: boolean } | null
  /** Oldest first. */
  regrades: { at: Date; reason: string; score: Fraction; passed: boolean }[]
  questions: RecordedQuestion[]
}

interface RecordedQuestion extends ShownQuestion {
  code: string
  version: number
  answeredAt: Date | null
  /** Of an essay that was marked. */
  mark: (Fraction & { comment: string; markedAt: Date }) | null
}

/**
 * For the officer, for who sees the figures of the unit in which the officer counted on the day of handing in, and for the
 * trainers of that unit, who mark essays. Null for a running attempt, an unknown one and one out of scope alike.
 */
export async function getAttemptRecord(
  actor: Pick<Actor, 'officerId' | 'grants'>,
  attemptId: string,
): Promise<AttemptRecord | null> {
  const ended = await reader().attempt.findUnique({ where: { id: attemptId }, select: { submittedAt: true } })
  if (!ended?.submittedAt) return null
  const day = localDateOf(ended.submittedAt)
  const readers = [
    { id: actor.officerId },
    visibleOfficers(actor, 'viewFigures', day),
    visibleOfficers(actor, 'markEssay', day),
  ]
  const attempt = await reader().attempt.findFirst({
    where: { id: attemptId, enrolment: { officer: { OR: readers } } },
    include: {
      receipt: true,
      regrades: { orderBy: { at: 'asc' }, include: { correction: { select: { reason: true } } } },
      lesson: { select: { versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } } },
      enrolment: {
        select: {
          officer: { select: { id: true, familyName: true, middleName: true, givenName: true, serviceNumber: true } },
        },
      },
    },
  })
  const studied = attempt && (await getStudiedLessonOf(reader(), attempt))
  if (!attempt?.submittedAt || !studied) return null
  const { officer } = attempt.enrolment
  return {
    attemptId,
    isOwn: officer.id === actor.officerId,
    officer: { name: fullName(officer), serviceNumber: officer.serviceNumber },
    lesson: {
      code: studied.lessonCode,
      title: attempt.lesson.versions[0]?.title ?? '',
      position: studied.position,
    },
    course: { title: studied.courseTitle },
    number: attempt.number,
    rules: {
      passPercent: attempt.passPercent,
      maxAttempts: attempt.maxAttempts,
      timeLimitMinutes: attempt.timeLimitMinutes,
      waitMinutes: attempt.waitMinutes,
      countedAttempt: attempt.countedAttempt,
      showKeys: attempt.showKeys,
    },
    seed: attempt.seed,
    startedAt: attempt.startedAt,
    expiresAt: attempt.expiresAt,
    submittedAt: attempt.submittedAt,
    closedBy: attempt.closedBy,
    receiptCode: attempt.receipt?.code ?? '',
    first: firstGrade(attempt),
    regrades: attempt.regrades.map(({ at, correction, afterNumerator, afterDenominator, afterPassed }) => ({
      at,
      reason: correction.reason,
      score: { numerator: afterNumerator, denominator: afterDenominator },
      passed: afterPassed,
    })),
    questions: await findRecordedQuestions(attemptId),
  }
}

function firstGrade(attempt: {
  scoreNumerator: number | null
  scoreDenominator: number | null
  passed: boolean | null
}): AttemptRecord['first'] {
  const { scoreNumerator, scoreDenominator, passed } = attempt
  if (scoreNumerator === null || scoreDenominator === null || passed === null) return null
  return { score: { numerator: scoreNumerator, denominator: scoreDenominator }, passed }
}

async function findRecordedQuestions(attemptId: string): Promise<RecordedQuestion[]> {
  const questions = await reader().attemptQuestion.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: {
      position: true,
      optionOrder: true,
      flagged: true,
      answer: { select: { response: true, revision: true, answeredAt: true } },
      essayMark: { select: { numerator: true, denominator: true, comment: true, markedAt: true } },
      questionVersion: {
        select: { number: true, type: true, stem: true, body: true, question: { select: { code: true } } },
      },
    },
  })
  return questions.map(({ position, optionOrder, flagged, answer, essayMark, questionVersion }) => {
    const body = bodyOf(questionVersion)
    const order = optionOrder as string[]
    return {
      ...shownBody(body, order),
      position,
      stem: questionVersion.stem,
      response: responseToWire(body, order, (answer?.response ?? []) as string[]),
      revision: answer?.revision ?? 0,
      flagged,
      code: questionVersion.question.code,
      version: questionVersion.number,
      answeredAt: answer?.answeredAt ?? null,
      mark: essayMark,
    }
  })
}
