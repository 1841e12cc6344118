import { type AnswerSaved, saveGivenAnswer, setFlag } from '~/domain/quiz/answers.server'
import { inTransaction } from '~/platform/db/database.server'
import { closeIfTimeUp } from './close-attempt.server'

export type SaveResult =
  | ({ ok: true; lessonCode: string } & AnswerSaved)
  | { ok: false; reason: 'notFound' }
  | { ok: false; reason: 'submitted' | 'badChoice'; lessonCode: string }

/**
 * Keeps one answer as it is given, and the "xem lại" flag. An older revision never overwrites a newer one, so a replay
 * after a lost connection is harmless; after submission, or half a minute after the time is over, nothing changes any more. An answer is a draft of the deed
 * "submit": it leaves its own row with its instant, and no audit event, which would tell an administrator the answers.
 */
export async function saveAnswer({
  actor,
  attemptId,
  position,
  response,
  flagged,
  revision,
  now,
}: {
  actor: { officerId: string }
  attemptId: string
  position: number
  /** Letters as shown, or texts; null leaves the answer as it is. */
  response: string[] | null
  flagged?: boolean
  /** Counted by the device; null takes the next one (a plain form, where the last post is the newest). */
  revision: number | null
  now: Date
}): Promise<SaveResult> {
  return inTransaction(async (tx) => {
    const question = await tx.attemptQuestion.findFirst({
      where: { attemptId, position, attempt: { enrolment: { officerId: actor.officerId } } },
      select: {
        id: true,
        optionOrder: true,
        flagged: true,
        questionVersion: { select: { type: true, body: true } },
        attempt: { select: { submittedAt: true, lesson: { select: { code: true } } } },
        answer: { select: { response: true, revision: true, answeredAt: true } },
      },
    })
    if (!question) return { ok: false, reason: 'notFound' }
    const lessonCode = question.attempt.lesson.code
    if (question.attempt.submittedAt || (await closeIfTimeUp(tx, { attemptId, now })))
      return { ok: false, reason: 'submitted', lessonCode }
    const isFlagged = flagged === undefined ? question.flagged : await setFlag(tx, question, flagged)
    const saved = await saveGivenAnswer(tx, question, { response, revision, at: now })
    if (!saved) return { ok: false, reason: 'badChoice', lessonCode }
    return { ok: true, lessonCode, ...saved, flagged: isFlagged }
  })
}
