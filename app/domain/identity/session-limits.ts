/** Limits of a session, in milliseconds. */
export interface SessionLimits {
  idle: number
  sharedIdle: number
  absolute: number
}

export interface SessionTimes {
  lastSeenAt: Date
  expiresAt: Date
  absoluteExpiresAt: Date
}

export function openingTimes({
  now,
  isShared,
  limits,
}: {
  now: Date
  isShared: boolean
  limits: SessionLimits
}): SessionTimes {
  const absoluteExpiresAt = new Date(now.getTime() + limits.absolute)
  return { lastSeenAt: now, absoluteExpiresAt, expiresAt: idleEnd({ now, isShared, limits, absoluteExpiresAt }) }
}

/** When an idle session ends; never after its absolute end. */
export function idleEnd(session: {
  now: Date
  isShared: boolean
  limits: SessionLimits
  absoluteExpiresAt: Date
}): Date {
  const idle = session.isShared ? session.limits.sharedIdle : session.limits.idle
  return new Date(Math.min(session.now.getTime() + idle, session.absoluteExpiresAt.getTime()))
}

export function isAlive(session: Pick<SessionTimes, 'expiresAt' | 'absoluteExpiresAt'>, now: Date): boolean {
  return now < session.expiresAt && now < session.absoluteExpiresAt
}

/** Use is written down at most once per tenth of the idle limit, so that reading pages stays a read. */
export function isExtensionDue(session: {
  lastSeenAt: Date
  isShared: boolean
  limits: SessionLimits
  now: Date
}): boolean {
  const idle = session.isShared ? session.limits.sharedIdle : session.limits.idle
  return session.now.getTime() - session.lastSeenAt.getTime() >= idle / 10
}
