import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, may } from '~/domain/identity/access'
import { recordCheckAnswer } from '~/domain/learning/checks.server'
import { getStudiedLesson, type StudiedLesson } from '~/domain/learning/enrolments.server'
import { pinVersion } from '~/domain/learning/openings.server'
import { findPracticeCheck, isPracticeRight } from '~/domain/learning/practice-check'
import { getReadableVersion } from '~/domain/learning/readable-version.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { completeLessonIfDone } from './complete-lesson.server'

export type CheckResult =
  | {
      ok: true
      correct: boolean
      lessonCompleted: boolean
      courseCompleted: boolean
      requiredChecksLeft: string[]
    }
  | { ok: false; reason: 'notFound' | 'badChoice' }

interface CheckAnswerInput {
  actor: Actor
  lessonCode: string
  checkId: string
  /** Option keys. */
  chosen: string[]
  now: Date
}

/**
 * Answers a practice check inside a lesson. The first answer, right or wrong, counts for the completion of the lesson;
 * later ones only replace what is shown. Someone who runs courses may try a check of a lesson they are not enrolled in:
 * nothing is kept.
 */
export async function answerCheck(input: CheckAnswerInput): Promise<CheckResult> {
  const { actor, lessonCode, now } = input
  return inTransaction(async (tx) => {
    const studied = await getStudiedLesson(tx, { officerId: actor.officerId, lessonCode, today: localDateOf(now) })
    if (studied) return keepAnswer(tx, studied, input)
    return may(actor, 'manageCourses') ? tryCheck(input) : { ok: false, reason: 'notFound' }
  })
}

async function keepAnswer(tx: Transaction, studied: StudiedLesson, input: CheckAnswerInput): Promise<CheckResult> {
  const { actor, lessonCode, checkId, now } = input
  const { enrolmentId, lessonId } = studied
  const chosen = [...new Set(input.chosen)].sort()
  const opening = await pinVersion(tx, { enrolmentId, lessonId, at: now })
  if (!opening) return { ok: false, reason: 'notFound' }
  const { html } = await tx.lessonVersion.findUniqueOrThrow({
    where: { id: opening.lessonVersionId },
    select: { html: true },
  })
  const check = findPracticeCheck(html, checkId)
  if (!check) return { ok: false, reason: 'notFound' }
  const correct = isPracticeRight(check, chosen)
  if (correct === null) return { ok: false, reason: 'badChoice' }

  const { lessonVersionId } = opening
  const answer = { enrolmentId, lessonId, lessonVersionId, checkId, checkHash: check.hash, chosen, at: now }
  const { isFirst } = await recordCheckAnswer(tx, answer)
  const { made, ...outcome } = await completeLessonIfDone(tx, { studied, now })
  if (isFirst)
    await recordEvent(tx, {
      actor,
      deed: 'check.answer',
      subject: { type: 'enrolment', id: enrolmentId },
      details: { lessonCode, checkId, ...made },
      at: now,
    })
  return { ok: true, correct, ...outcome }
}

async function tryCheck({ lessonCode, checkId, chosen }: CheckAnswerInput): Promise<CheckResult> {
  const lesson = await reader().lesson.findUnique({ where: { code: lessonCode }, select: { id: true } })
  const newest = lesson && (await getReadableVersion(reader(), lesson.id))
  const version =
    newest && (await reader().lessonVersion.findUnique({ where: { id: newest.id }, select: { html: true } }))
  const check = version && findPracticeCheck(version.html, checkId)
  if (!check) return { ok: false, reason: 'notFound' }
  const correct = isPracticeRight(check, chosen)
  if (correct === null) return { ok: false, reason: 'badChoice' }
  return { ok: true, correct, lessonCompleted: false, courseCompleted: false, requiredChecksLeft: [] }
}
