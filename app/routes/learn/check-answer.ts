import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { answerCheck } from '~/domain/deeds/answer-check.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { refusalWords } from '~/domain/learning/refusal-words'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { wantsDocument } from '~/platform/http/wants-document'

/** Signing in again after a lost session may lead here. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'study')
  return redirect(lessonPath(args.params.ma), 303)
}

/** Answers a practice check inside a lesson: `check` is its id, `chosen` the option keys. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const form = await readForm(args.request)
  const checkId = String(form.get('check') ?? '')
  const chosen = form.getAll('chosen').map(String)
  const lessonCode = args.params.ma ?? ''
  const result = await answerCheck({ actor, lessonCode, checkId, chosen, now: args.context.now() })
  if (!result.ok && result.reason === 'notFound') throw new Response(refusalWords('notFound'), { status: 404 })
  if (!wantsDocument(args.request)) return Response.json(result, { status: result.ok ? 200 : 422 })
  const back = `${lessonPath(lessonCode)}#${encodeURIComponent(checkId)}`
  return result.ok ? redirect(back, 303) : redirectWithToast(back, { text: refusalWords('badChoice'), tone: 'info' })
}

function lessonPath(code: string | undefined): string {
  return `/bai-hoc/${encodeURIComponent(code ?? '')}`
}
