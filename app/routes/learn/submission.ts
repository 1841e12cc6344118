import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { submitAttempt } from '~/domain/deeds/submit-attempt.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { refusalWords } from '~/domain/learning/refusal-words'

/** Signing in again after a lost session may lead here: the attempt's page knows whether it was handed in. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'study')
  return redirect(`/bai-lam/${encodeURIComponent(args.params.ma ?? '')}`, 303)
}

/** Hands the actor's own attempt in and goes to its result; a second press changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const attemptId = args.params.ma ?? ''
  const result = await submitAttempt({ actor, attemptId, now: args.context.now() })
  if (!result.ok) throw new Response(refusalWords('notFound'), { status: 404 })
  return redirect(`/bai-lam/${encodeURIComponent(attemptId)}`, 303)
}
