import type { Role } from './access'

/** Who may grant, end and lock what: rules of the administrator's deeds (domain brief 1.5). */

export type GrantRefusal = 'selfGrant' | 'lastAdministrator'
export type LockRefusal = 'self' | 'lastAdministrator'

/** Nobody grants himself a role, unless no other administrator exists who could. */
export function grantRefusal(grant: {
  actorId: string
  officerId: string
  otherAdministrators: number
}): 'selfGrant' | null {
  return grant.actorId === grant.officerId && grant.otherAdministrators > 0 ? 'selfGrant' : null
}

/** The installation always keeps an administrator. `otherAdministrators`: officers with an unlocked account beside the grant's holder. */
export function grantEndRefusal(grant: { role: Role; otherAdministrators: number }): 'lastAdministrator' | null {
  return grant.role === 'administrator' && grant.otherAdministrators === 0 ? 'lastAdministrator' : null
}

/** Nobody locks himself out, and the last administrator is never locked. */
export function lockRefusal(lock: {
  actorId: string | null
  officerId: string
  isAdministrator: boolean
  otherAdministrators: number
}): LockRefusal | null {
  if (lock.actorId === lock.officerId) return 'self'
  return lock.isAdministrator && lock.otherAdministrators === 0 ? 'lastAdministrator' : null
}
