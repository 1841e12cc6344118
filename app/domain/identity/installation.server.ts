import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { reader } from '~/platform/db/database.server'
import { minutes } from '~/platform/duration'
import { getRootName } from './units.server'

/** Setting keys of this area. */
export const settingKeys = {
  /** Text: whom to ask for a new password. */
  helpContact: 'identity.helpContact',
  /** `DemoSignIns`; read in demo mode only. */
  demoSignIns: 'identity.demoSignIns',
} as const

export interface DemoSignIns {
  password: string
  accounts: { login: string; label: string }[]
}

export interface SignInFacts {
  organisationName: string
  helpContact: string
  /** Whole minutes. */
  sharedIdleMinutes: number
  demo: DemoSignIns | null
}

/** What the sign-in page may say to anybody. */
export async function getSignInFacts(now: Date): Promise<SignInFacts> {
  const { mode, session } = config()
  const keys = Object.values(settingKeys)
  const [organisationName, settings] = await Promise.all([
    getRootName(localDateOf(now)),
    reader().setting.findMany({ where: { key: { in: keys } }, select: { key: true, value: true } }),
  ])
  const settingOf = (key: string) => settings.find((setting) => setting.key === key)?.value
  const helpContact = settingOf(settingKeys.helpContact)
  const demo = settingOf(settingKeys.demoSignIns)
  return {
    organisationName,
    helpContact: typeof helpContact === 'string' && helpContact ? helpContact : 'quản trị hệ thống của đơn vị',
    sharedIdleMinutes: Math.round(session.sharedIdle / minutes(1)),
    demo: mode === 'demo' && isDemoSignIns(demo) ? demo : null,
  }
}

function isDemoSignIns(value: unknown): value is DemoSignIns {
  return (
    typeof value === 'object' &&
    value !== null &&
    'password' in value &&
    typeof value.password === 'string' &&
    'accounts' in value &&
    Array.isArray(value.accounts)
  )
}
