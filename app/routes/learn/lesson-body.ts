import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { getLessonBody } from '~/domain/learning/reading.server'
import { requireFound } from '~/platform/http/not-found'
import { storedHtml } from '~/platform/http/stored-html'

/** The lesson's HTML by content hash, for navigation inside the app. The address never shows anything else. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const hash = new URL(args.request.url).searchParams.get('v') ?? ''
  return storedHtml(requireFound(getLessonBody(actor, args.params.ma ?? '', hash, args.context.now())))
}
