import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { getTopUnitCode } from '~/domain/reports/viewed-unit.server'

/** /don-vi: on to the highest of the actor's own units. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const code = await getTopUnitCode(actor, 'viewFigures')
  if (!code) throw new Response(null, { status: 404 })
  return redirect(`/don-vi/${encodeURIComponent(code)}`)
}

/** Only here so that a closed area shows its page; the loader always leads on. */
export default function UnitIndex() {
  return null
}
