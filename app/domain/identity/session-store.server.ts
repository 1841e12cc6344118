import { createHash } from 'node:crypto'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import { config } from '~/platform/config.server'
import type { Transaction } from '~/platform/db/database.server'

/** What the product keeps of a session beside Lucia's own columns. */
interface SessionColumns {
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  absoluteExpiresAt: Date
  isShared: boolean
  device: string
  address: string
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionColumns>
    DatabaseSessionAttributes: SessionColumns
  }
}

export const sessionCookieName = 'nn_session'

/** The stored id: whoever reads the database learns no cookie. */
export function storedIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * Lucia over one transaction. Lucia makes ids and cookies and drives this adapter; whether a session is alive is decided
 * in `sessions.server`, because Lucia reads the system's clock and knows no absolute limit.
 */
export function luciaOn(tx: Transaction, { isSecure }: { isSecure: boolean }): Lucia<SessionColumns> {
  return new Lucia<SessionColumns>(adapterOn(tx), {
    sessionExpiresIn: new TimeSpan(config().session.absolute, 'ms'),
    sessionCookie: { name: sessionCookieName, attributes: { secure: isSecure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (columns) => columns,
  })
}

/** Takes the token that the cookie carries and stores only its hash. */
function adapterOn(tx: Transaction): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await tx.session.findUnique({ where: { id: storedIdOf(token) } })
      return row ? [toLucia(row), { id: row.officerId, attributes: {} }] : [null, null]
    },
    async getUserSessions(officerId) {
      return (await tx.session.findMany({ where: { officerId } })).map(toLucia)
    },
    async setSession({ id: token, userId, attributes }) {
      await tx.session.create({ data: { ...attributes, id: storedIdOf(token), officerId: userId } })
    },
    async updateSessionExpiration(token, expiresAt) {
      await tx.session.updateMany({
        where: { id: storedIdOf(token), absoluteExpiresAt: { gte: expiresAt } },
        data: { expiresAt },
      })
    },
    async deleteSession(token) {
      await tx.session.deleteMany({ where: { id: storedIdOf(token) } })
    },
    async deleteUserSessions(officerId) {
      await tx.session.deleteMany({ where: { officerId } })
    },
    async deleteExpiredSessions() {
      await tx.session.deleteMany({ where: { expiresAt: { lte: new Date() } } })
    },
  }
}

/** The session's id here is its hash: nobody can make a token of it again. */
function toLucia({ id, officerId, ...columns }: SessionColumns & { id: string; officerId: string }): DatabaseSession {
  return { id, userId: officerId, expiresAt: columns.expiresAt, attributes: columns }
}
