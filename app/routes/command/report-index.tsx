import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { getTopUnitCode } from '~/domain/reports/viewed-unit.server'
import { requireFound } from '~/platform/http/not-found'

/** /bao-cao: on to the report of the highest of the actor's own units. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  return redirect(`/bao-cao/${encodeURIComponent(requireFound(await getTopUnitCode(actor, 'viewFigures')))}`)
}

/** Only here so that a closed area shows its page; the loader always leads on. */
export default function ReportIndex() {
  return null
}
