import { randomBytes } from 'node:crypto'
import { inTransaction, reader } from '~/platform/db/database.server'

/**
 * The secret under which an officer's waiting answers lie on a device, made on first use: 32 bytes, base64. Given to
 * nobody but that officer, signed in.
 */
export async function ensureOutboxKey(officerId: string, now: Date): Promise<string> {
  const known = await reader().outboxKey.findUnique({ where: { officerId }, select: { key: true } })
  if (known) return known.key
  const kept = await inTransaction((tx) =>
    // Two tabs may come here together: the first key stands.
    tx.outboxKey.upsert({
      where: { officerId },
      create: { officerId, key: randomBytes(32).toString('base64'), createdAt: now },
      update: {},
      select: { key: true },
    }),
  )
  return kept.key
}
