import { data, redirect } from '@remix-run/node'
import { saveAnswer } from '~/domain/deeds/save-answer.server'
import type { Actor } from '~/domain/identity/access'
import { refusalWords } from '~/domain/learning/refusal-words'
import { readAnswer } from '~/domain/quiz/answers.schema'
import { getQuizPage } from '~/domain/quiz/attempts.server'
import { isBlank, readPlainAnswer } from '~/domain/quiz/plain-answer'
import { redirectWithToast } from '~/platform/http/flash.server'

interface PlainForm {
  actor: Actor
  lessonCode: string
  form: FormData
  now: Date
}

/**
 * Keeps the question that a browser without scripts sends and leads on. What cannot be kept is data for the same page:
 * why, and everything as it was filled in.
 */
export async function keepPlainAnswer({ actor, lessonCode, form, now }: PlainForm) {
  const attemptId = String(form.get('attemptId') ?? '')
  const page = await getQuizPage(actor, lessonCode, now)
  const question = page?.running?.questions.find(({ position }) => String(position) === form.get('position'))
  if (page?.running?.attemptId !== attemptId || !question) return goToAttempt(attemptId)

  const { position } = question
  const { response, places, problem } = readPlainAnswer(question, form)
  const refuse = (reason: string) =>
    data({ problem: null, refused: { position, response, places, problem: reason } }, { status: 422 })
  if (problem) return refuse(problem)
  const parsed = readAnswer(form)
  if (!parsed.success) return refuse('Câu trả lời dài quá mức nhận được. Đồng chí rút ngắn rồi gửi lại.')

  const { flagged, next } = parsed.data
  const isUntouched = isBlank(response) && isBlank(question.response)
  const result = await saveAnswer({
    actor,
    attemptId,
    position,
    response: isUntouched ? null : response,
    flagged: flagged === undefined ? undefined : flagged === '1',
    revision: null,
    now,
  })
  if (result.ok) return redirect(`/bai-hoc/${encodeURIComponent(lessonCode)}/kiem-tra?cau=${next ?? position}`, 303)
  return result.reason === 'badChoice' ? refuse(refusalWords('badChoice')) : goToAttempt(attemptId)
}

/** The attempt is over or somebody else's: its own page says which. */
function goToAttempt(attemptId: string) {
  return redirectWithToast(`/bai-lam/${encodeURIComponent(attemptId)}`, {
    text: refusalWords('submitted'),
    tone: 'info',
  })
}
