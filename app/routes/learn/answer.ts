import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type SaveResult, saveAnswer } from '~/domain/deeds/save-answer.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { isSentBy } from '~/domain/identity/officer-mark.server'
import { refusalWords } from '~/domain/learning/refusal-words'
import { readAnswer } from '~/domain/quiz/answers.schema'
import { getKeptRevision } from '~/domain/quiz/kept-answers.server'
import { readForm } from '~/platform/http/form.server'

/** Signing in again after a lost session may lead here: the attempt's page knows where to go on. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'study')
  return redirect(`/bai-lam/${encodeURIComponent(args.params.ma ?? '')}`, 303)
}

/** Keeps one answer of the actor's own running attempt, as a script sends it. Plain forms go to the quiz page itself. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  // A page that another officer left open on this device keeps its answers until that officer is back.
  if (!isSentBy(args.request, actor)) return Response.json({ ok: false, reason: 'otherOfficer' }, { status: 403 })
  const attemptId = args.params.ma ?? ''
  const parsed = readAnswer(await readForm(args.request))
  if (!parsed.success) throw new Response(refusalWords('badChoice'), { status: 422 })
  const { position, response, keep, revision, flagged } = parsed.data
  const result = await saveAnswer({
    actor,
    attemptId,
    position,
    response: keep ? null : response,
    flagged: flagged === undefined ? undefined : flagged === '1',
    revision: revision ?? null,
    now: args.context.now(),
  })
  if (!result.ok && result.reason === 'notFound') throw new Response(refusalWords('notFound'), { status: 404 })
  const kept = result.ok ? null : await getKeptRevision(actor.officerId, { attemptId, position })
  return Response.json({ ...kept, ...result }, { status: statusOf(result) })
}

function statusOf(result: SaveResult): number {
  if (result.ok) return 200
  return result.reason === 'submitted' ? 409 : 422
}
