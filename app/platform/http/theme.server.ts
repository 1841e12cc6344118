import { createCookie } from '@remix-run/node'
import { days } from '../duration'

export type Theme = 'light' | 'dark' | 'system'

const themeCookie = createCookie('nn_theme', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: days(365) / 1000 })

export function isTheme(value: unknown): value is Theme {
  return value === 'light' || value === 'dark' || value === 'system'
}

/** The theme chosen on this device; "system" until one is chosen. */
export async function getTheme(request: Request): Promise<Theme> {
  const header = request.headers.get('Cookie')
  if (!header?.includes('nn_theme=')) return 'system'
  const value: unknown = await themeCookie.parse(header)
  return isTheme(value) ? value : 'system'
}

export function serializeTheme(theme: Theme): Promise<string> {
  return themeCookie.serialize(theme)
}
