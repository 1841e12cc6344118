import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { reader } from '~/platform/db/database.server'
import { minutes } from '~/platform/duration'
import { getRootName } from './units.server'

/** Text: whom to ask about one's account. */
const helpContactKey = 'identity.helpContact'

export interface SignInFacts {
  organisationName: string
  helpContact: string
  /** Whole minutes. */
  sharedIdleMinutes: number
}

/** What the sign-in page may say to anybody. */
export async function getSignInFacts(now: Date): Promise<SignInFacts> {
  const [organisationName, helpContact] = await Promise.all([getRootName(localDateOf(now)), getHelpContact()])
  return {
    organisationName,
    helpContact,
    sharedIdleMinutes: Math.round(config().session.sharedIdle / minutes(1)),
  }
}

/** Whom officers ask about their account, as the words after "gặp" or "báo". */
export async function getHelpContact(): Promise<string> {
  const setting = await reader().setting.findUnique({ where: { key: helpContactKey }, select: { value: true } })
  const contact = setting?.value
  return typeof contact === 'string' && contact ? contact : 'quản trị hệ thống của đơn vị'
}
