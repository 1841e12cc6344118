import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { officerMark } from '~/domain/identity/officer-mark.server'
import { ensureOutboxKey } from '~/domain/quiz/outbox-keys.server'

/** The actor's own key for answers that wait on a device. */
export async function loader(args: LoaderFunctionArgs) {
  const { officerId } = await requireDeed(args, 'study')
  const key = await ensureOutboxKey(officerId, args.context.now())
  return Response.json(
    { mark: officerMark(officerId), key },
    { headers: { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' } },
  )
}
