import { randomBytes } from 'node:crypto'
import { createCookie, redirect } from '@remix-run/node'
import { config } from '../config.server'

/** A one-time message that survives the redirect after a form, kept in a signed cookie. */
export interface Toast {
  id: string
  text: string
  tone: 'done' | 'info'
}

const processSecret = randomBytes(32).toString('hex')

function toastCookie() {
  return createCookie('nn_toast', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: 60,
    secure: config().publicUrl?.protocol === 'https:',
    secrets: [config().sessionSecret ?? processSecret],
  })
}

/** Redirects with 303 so that a reload or the back button never repeats the deed. */
export async function redirectWithToast(
  url: string,
  toast: { text: string; tone?: Toast['tone'] },
  headers = new Headers(),
) {
  const value: Toast = { id: randomBytes(6).toString('hex'), text: toast.text, tone: toast.tone ?? 'done' }
  headers.append('Set-Cookie', await toastCookie().serialize(value))
  return redirect(url, { status: 303, headers })
}

/** The waiting message, if any, with the header that removes it. */
export async function takeToast(request: Request): Promise<{ toast: Toast; clear: string } | null> {
  const header = request.headers.get('Cookie')
  if (!header?.includes('nn_toast=')) return null
  const toast: Toast | null = await toastCookie().parse(header)
  return toast && { toast, clear: await toastCookie().serialize('', { maxAge: 0 }) }
}
