import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { blankSessionCookie, endSession, getActor } from '~/domain/identity/sessions.server'

/** Public: the address alone signs nobody out. */
export function loader() {
  return redirect('/')
}

/** Public: ends the session if there is one, and takes what the pages kept on this device. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await getActor(request, context)
  if (actor) await endSession(actor, { now: context.now() })
  return redirect('/dang-nhap', {
    status: 303,
    headers: { 'Set-Cookie': blankSessionCookie(request), 'Clear-Site-Data': '"storage"' },
  })
}
