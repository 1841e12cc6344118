import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type SaveResult, saveAnswer } from '~/domain/deeds/save-answer.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { isSentBy } from '~/domain/identity/officer-mark.server'
import { refusalWords } from '~/domain/learning/refusal-words'
import { readAnswer } from '~/domain/quiz/answers.schema'
import { getKeptRevision } from '~/domain/quiz/kept-answers.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { wantsDocument } from '~/platform/http/wants-document'

/** Signing in again after a lost session may lead here: the attempt's page knows where to go on. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'study')
  return redirect(`/bai-lam/${encodeURIComponent(args.params.ma ?? '')}`, 303)
}

/** Keeps one answer of the actor's own running attempt; a plain form goes on to the next question, a script gets data. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  // A page that another officer left open on this device keeps its answers until that officer is back.
  if (!isSentBy(args.request, actor)) return Response.json({ ok: false, reason: 'otherOfficer' }, { status: 403 })
  const attemptId = args.params.ma ?? ''
  const isPlainForm = wantsDocument(args.request)
  const parsed = readAnswer(await readForm(args.request))
  if (!parsed.success) throw new Response(refusalWords('badChoice'), { status: 422 })
  const { position, response, keep, revision, flagged, next } = parsed.data
  const result = await saveAnswer({
    actor,
    attemptId,
    position,
    response: keep ? null : response,
    flagged: flagged === undefined ? undefined : flagged === '1',
    revision: isPlainForm ? null : (revision ?? null),
    now: args.context.now(),
  })
  if (!result.ok && result.reason === 'notFound') throw new Response(refusalWords('notFound'), { status: 404 })
  if (!isPlainForm) {
    const kept = result.ok ? null : await getKeptRevision(actor.officerId, { attemptId, position })
    return Response.json({ ...kept, ...result }, { status: statusOf(result) })
  }
  return goOn(result, { attemptId, position, next: next ?? position })
}

function statusOf(result: SaveResult): number {
  if (result.ok) return 200
  return result.reason === 'submitted' ? 409 : 422
}

function goOn(
  result: SaveResult,
  { attemptId, position, next }: { attemptId: string; position: number; next: number | 'nop' },
) {
  if (result.ok) return redirect(`/bai-hoc/${result.lessonCode}/kiem-tra?cau=${next}`, 303)
  const text = refusalWords(result.reason)
  if (result.reason === 'badChoice')
    return redirectWithToast(`/bai-hoc/${result.lessonCode}/kiem-tra?cau=${position}`, { text, tone: 'info' })
  return redirectWithToast(`/bai-lam/${encodeURIComponent(attemptId)}`, { text, tone: 'info' })
}
