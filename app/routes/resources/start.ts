import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireActor } from '~/domain/identity/guard.server'

/** The front door: signed-in officers go on to this month, everybody else to the sign-in page. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args)
  return redirect('/thang-nay')
}
