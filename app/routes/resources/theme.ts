import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { readForm } from '~/platform/http/form.server'
import { safePath } from '~/platform/http/safe-path'
import { isTheme, serializeTheme } from '~/platform/http/theme.server'

/** Public: a choice of this device, kept in a cookie, so that the sign-in page has it too. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const theme = form.get('giaoDien')
  if (!isTheme(theme)) throw new Response('Vui lòng chọn giao diện sáng, tối hoặc theo máy.', { status: 400 })
  return redirect(safePath(form.get('tiep'), '/ca-nhan'), {
    status: 303,
    headers: { 'Set-Cookie': await serializeTheme(theme) },
  })
}
