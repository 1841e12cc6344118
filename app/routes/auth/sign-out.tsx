import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { blankSessionCookie, endSession, getActor } from '~/domain/identity/sessions.server'

/** Public: the address alone signs nobody out. */
export function loader() {
  return redirect('/')
}

/**
 * Public: ends the session if there is one, and takes what the pages kept on this device. Where answers wait on it, this
 * officer's or another's, the browser may not be told to clear its storage, which would lose them: the sign-in page then
 * takes the rest.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await getActor(request, context)
  if (actor) await endSession(actor, { now: context.now() })
  const headers = new Headers({ 'Set-Cookie': blankSessionCookie(request) })
  if (hasWaitingAnswers(request)) headers.append('Set-Cookie', 'nn_left=1; Path=/; Max-Age=3600; SameSite=Lax')
  else headers.set('Clear-Site-Data', '"storage"')
  return redirect('/dang-nhap', { status: 303, headers })
}

function hasWaitingAnswers(request: Request): boolean {
  return /(?:^|;\s*)nn_waiting=1(?:;|$)/.test(request.headers.get('Cookie') ?? '')
}
