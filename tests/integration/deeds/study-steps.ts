import { answerCheck } from '~/domain/deeds/answer-check.server'
import { assignCourse } from '~/domain/deeds/assign-course.server'
import { openLesson } from '~/domain/deeds/open-lesson.server'
import { saveAnswer } from '~/domain/deeds/save-answer.server'
import { startAttempt } from '~/domain/deeds/start-attempt.server'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import type { Actor } from '~/domain/identity/access'
import { now } from '../identity/force'
import { rightLetters } from '../learning/course-fixture'

/** The steps of studying, as tests put them together. */

export const period = { code: '2026-11', startsOn: '2026-11-01', endsOn: '2026-11-30' }

export async function assign(unitCode = 'doi-1', more: Partial<Parameters<typeof assignCourse>[0]> = {}) {
  const common = {
    actor: 'system' as const,
    courseCode: 'niem-no',
    period,
    opensOn: '2026-11-01',
    dueOn: '2026-11-30',
    now,
  }
  const result = await assignCourse({ ...common, unitCode, ...more })
  if (!result.ok) throw new Error(result.reason)
  return result
}

export async function open(actor: Actor, position: 1 | 2, at = now) {
  const result = await openLesson({ actor, lessonCode: `niem-no-bai-${position}`, now: at })
  if (!result.ok) throw new Error(result.reason)
}

export async function start(actor: Actor, at = now): Promise<string> {
  const result = await startAttempt({ actor, lessonCode: 'niem-no-bai-1', now: at })
  if (!result.ok) throw new Error(result.reason)
  return result.attemptId
}

/** Answers the first `right` questions rightly, leaves the others, and hands in. */
export async function take(actor: Actor, { right = 5, at = now } = {}) {
  const attemptId = await start(actor, at)
  const letters = await rightLetters(attemptId)
  for (const [index, response] of letters.slice(0, right).entries())
    await saveAnswer({ actor, attemptId, position: index + 1, response, revision: 1, now: at })
  return { attemptId, result: await submitAttempt({ actor, attemptId, now: at }) }
}

export async function check(actor: Actor, { checkId = 'kiem-tra-1', chosen = ['a'], at = now } = {}) {
  return answerCheck({ actor, lessonCode: 'niem-no-bai-1', checkId, chosen, now: at })
}

/** Studies the whole course: both lessons opened, the required check answered, the quiz passed. */
export async function finish(actor: Actor, at = now) {
  await open(actor, 1, at)
  await open(actor, 2, at)
  await check(actor, { at })
  return take(actor, { at })
}
