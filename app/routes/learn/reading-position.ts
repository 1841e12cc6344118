import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { keepReadingPosition } from '~/domain/deeds/keep-reading-position.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { readingPositionSchema } from '~/domain/learning/reading-position.schema'
import { readForm } from '~/platform/http/form.server'

/** Signing in again after a lost session may lead here. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'study')
  return redirect(`/bai-hoc/${encodeURIComponent(args.params.ma ?? '')}`, 303)
}

/** Keeps where the actor stopped reading; the page sends it now and then and when it is left. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const parsed = readingPositionSchema.safeParse(Object.fromEntries(await readForm(args.request)))
  if (!parsed.success) throw new Response('Vị trí đọc gửi lên chưa đúng.', { status: 400 })
  await keepReadingPosition({ actor, lessonCode: args.params.ma ?? '', ...parsed.data, now: args.context.now() })
  return new Response(null, { status: 204 })
}
