import type { LoaderFunctionArgs } from '@remix-run/node'
import { closeExpiredAttemptsOf } from '~/domain/deeds/close-expired-attempts.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { getAttemptClock } from '~/domain/quiz/attempt-clock.server'
import { requireFound } from '~/platform/http/not-found'

/** The server's time and the end of the actor's own attempt, asked by its open page. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  await closeExpiredAttemptsOf(actor, now)
  const clock = requireFound(await getAttemptClock(actor, args.params.ma ?? ''))
  return Response.json({ serverNow: now, ...clock }, { headers: { 'Cache-Control': 'private, no-store' } })
}
