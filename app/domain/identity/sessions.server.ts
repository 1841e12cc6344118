import type { AppLoadContext } from '@remix-run/node'
import { recordEvent } from '~/domain/audit/events.server'
import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { BusyError, inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import type { Actor } from './access'
import { readSessionActor, type SessionActor } from './actor-reads.server'
import { deviceLabel } from './device-label'
import { idleEnd, isAlive, isExtensionDue, openingTimes } from './session-limits'
import { luciaOn, sessionCookieName, storedIdOf } from './session-store.server'

type Clock = Pick<AppLoadContext, 'now'>

/**
 * The signed-in officer, or null. One lookup a request however many loaders ask: Remix gives each loader its own
 * Request but one context, so the context carries the memory. An action reads afresh, and so do the loaders after it.
 */
export async function getActor(request: Request, context: Clock): Promise<Actor | null> {
  const token = sessionTokenOf(request)
  if (!token) return null
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    remembered.delete(context)
    return readActor(token, context.now())
  }
  const known = remembered.get(context)
  if (known?.token === token) return known.actor
  const actor = readActor(token, context.now())
  remembered.set(context, { token, actor })
  return actor
}

const remembered = new WeakMap<Clock, { token: string; actor: Promise<Actor | null> }>()

async function readActor(token: string, now: Date): Promise<Actor | null> {
  const session = readSessionActor(storedIdOf(token), localDateOf(now))
  if (!session || session.isLocked || !isAlive(session, now)) return null
  await extendIfDue(session, now)
  return session.actor
}

async function extendIfDue({ actor, lastSeenAt, absoluteExpiresAt }: SessionActor, now: Date) {
  const limits = config().session
  const { isShared, sessionId } = actor
  if (!isExtensionDue({ lastSeenAt, isShared, limits, now })) return
  try {
    await inTransaction((tx) =>
      // Several requests of one page may come here together; the first one writes.
      tx.session.updateMany({
        where: { id: sessionId, lastSeenAt },
        data: { lastSeenAt: now, expiresAt: idleEnd({ now, isShared, limits, absoluteExpiresAt }) },
      }),
    )
  } catch (error) {
    // A page is still worth showing while the write queue is full; the next request extends.
    if (!(error instanceof BusyError)) throw error
  }
}

export interface NewSession {
  officer: { officerId: string; displayName: string; rankName: string; unitName: string }
  isShared: boolean
  /** The request that signs in: its User-Agent and address describe the device. */
  request: Request
  address: string
  now: Date
}

/** Opens a session within the sign-in's transaction. Returns the Set-Cookie value; only the hash of its token is stored. */
export async function openSession(
  tx: Transaction,
  { officer, isShared, request, address, now }: NewSession,
): Promise<string> {
  const device = deviceLabel(request.headers.get('User-Agent'))
  await tx.session.deleteMany({ where: { expiresAt: { lte: now } } })
  const lucia = luciaOn(tx, { isSecure: isSecureRequest(request) })
  const times = openingTimes({ now, isShared, limits: config().session })
  const session = await lucia.createSession(officer.officerId, { ...times, createdAt: now, isShared, device, address })
  await recordEvent(tx, {
    actor: officer,
    deed: 'session.open',
    subject: { type: 'officer', id: officer.officerId },
    details: { device, address, isShared },
    at: now,
  })
  const cookie = lucia.createSessionCookie(session.id)
  // On a shared computer the cookie also ends with the browser.
  if (isShared) cookie.attributes.maxAge = undefined
  return cookie.serialize()
}

/** Ends one of the actor's own sessions, the present one unless another is named. Returns the number ended: 0 or 1. */
export async function endSession(
  actor: Actor,
  { sessionId = actor.sessionId, now }: { sessionId?: string; now: Date },
): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, officerId: actor.officerId } })
    if (count > 0) await recordSessionsEnded(tx, { actor, officerId: actor.officerId, count, now })
    return count
  })
}

/** Ends every session of the actor but the present one. Returns how many. */
export async function endOtherSessions(actor: Actor, { now }: { now: Date }): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { officerId: actor.officerId, id: { not: actor.sessionId } },
    })
    if (count > 0) await recordSessionsEnded(tx, { actor, officerId: actor.officerId, count, now })
    return count
  })
}

async function recordSessionsEnded(
  tx: Transaction,
  { actor, officerId, count, now }: { actor: Actor; officerId: string; count: number; now: Date },
) {
  await recordEvent(tx, {
    actor,
    deed: 'session.end',
    subject: { type: 'officer', id: officerId },
    details: { count },
    at: now,
  })
}

export interface SessionLine {
  id: string
  device: string
  address: string
  createdAt: Date
  lastSeenAt: Date
  isShared: boolean
  isCurrent: boolean
}

/** The actor's own living sessions, the last used first. */
export async function findSessions(actor: Actor, now: Date): Promise<SessionLine[]> {
  const sessions = await reader().session.findMany({
    where: { officerId: actor.officerId, expiresAt: { gt: now }, absoluteExpiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, address: true, createdAt: true, lastSeenAt: true, isShared: true },
  })
  return sessions.map((session) => ({ ...session, isCurrent: session.id === actor.sessionId }))
}

/** The Set-Cookie value that takes the session cookie away. */
export function blankSessionCookie(request: Request): string {
  const secure = isSecureRequest(request) ? '; Secure' : ''
  return `${sessionCookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`
}

/** Over TLS by configuration, or by the request itself as the trusted proxy reports it. */
function isSecureRequest(request: Request): boolean {
  return config().publicUrl?.protocol === 'https:' || new URL(request.url).protocol === 'https:'
}

/** The token of the request's session cookie; it never leaves this area. */
function sessionTokenOf(request: Request): string | null {
  const header = request.headers.get('Cookie')
  if (!header) return null
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === sessionCookieName && value) return value
  }
  return null
}
