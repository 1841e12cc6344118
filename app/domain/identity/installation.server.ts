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
  const [organisationName, helpContact, demo] = await Promise.all([
    getRootName(localDateOf(now)),
    getHelpContact(),
    mode === 'demo' ? readSetting(settingKeys.demoSignIns) : null,
  ])
  return {
    organisationName,
    helpContact,
    sharedIdleMinutes: Math.round(session.sharedIdle / minutes(1)),
    demo: isDemoSignIns(demo) ? demo : null,
  }
}

/** Whom officers ask about their account, as the words after "gặp" or "báo". */
export async function getHelpContact(): Promise<string> {
  const contact = await readSetting(settingKeys.helpContact)
  return typeof contact === 'string' && contact ? contact : 'quản trị hệ thống của đơn vị'
}

async function readSetting(key: string): Promise<unknown> {
  const setting = await reader().setting.findUnique({ where: { key }, select: { value: true } })
  return setting?.value
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
