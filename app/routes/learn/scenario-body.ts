import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { getScenario } from '~/domain/publishing/scenarios.server'
import { requireFound } from '~/platform/http/not-found'
import { storedHtml } from '~/platform/http/stored-html'

/** A scenario's HTML by its hash, for navigation inside the app; a hash that no longer stands is not found. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'study')
  const scenario = requireFound(getScenario(args.params.bai ?? '', args.params.ma ?? ''))
  const hash = new URL(args.request.url).searchParams.get('v')
  return storedHtml(requireFound(scenario.hash === hash ? scenario.html : null))
}
