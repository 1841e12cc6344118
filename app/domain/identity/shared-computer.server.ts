import { createCookie } from '@remix-run/node'
import { days, seconds } from '~/platform/duration'

/**
 * Whether people last said that this device is shared. A new device counts as shared until somebody says otherwise,
 * which is the safe mistake.
 */
const sharedCookie = createCookie('nn_shared', {
  path: '/dang-nhap',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: days(365) / seconds(1),
})

export async function isSharedComputer(request: Request): Promise<boolean> {
  const said: unknown = await sharedCookie.parse(request.headers.get('Cookie'))
  return said !== false
}

export function rememberSharedComputer(isShared: boolean): Promise<string> {
  return sharedCookie.serialize(isShared)
}
