import { createHash } from 'node:crypto'
import { reader, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { canonicalJson, type Json, toJson } from './canonical-json'

/** Who acted, as they were then. An `Actor` fits. */
export interface AuditActor {
  officerId: string
  displayName: string
  rankName: string
  unitName: string
  /** ủy quyền: those for whom the deed was done. */
  onBehalfOf?: readonly { officerId: string; displayName: string; rankName: string }[]
}

export interface NewEvent {
  /** "system": commands of the operator and scheduled work. */
  actor: AuditActor | 'system'
  /** Dotted name: "session.open", "lesson.publish". */
  deed: string
  subject: { type: string; id: string }
  reason?: string
  /** Never a password, a token or an answer to a quiz. */
  details?: unknown
  at: Date
}

type StoredEvent = Prisma.AuditEventGetPayload<true>

/**
 * Appends one event to the chain, inside the transaction of its deed. Transactions queue, so the sequence has no gap
 * and no two events share a predecessor.
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<void> {
  const last = await tx.auditEvent.findFirst({ orderBy: { sequence: 'desc' }, select: { sequence: true, hash: true } })
  const actor = event.actor === 'system' ? systemActor : event.actor
  const content = {
    sequence: (last?.sequence ?? 0) + 1,
    at: event.at,
    actorId: actor.officerId,
    actorName: actor.displayName,
    actorRank: actor.rankName,
    actorUnit: actor.unitName,
    deed: event.deed,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
    reason: event.reason ?? '',
    details: toJson({ ...detailsOf(event.details), ...principalsOf(event.actor) }),
    previousHash: last?.hash ?? firstHash,
  }
  await tx.auditEvent.create({
    data: { ...content, details: content.details as Prisma.InputJsonValue, hash: hashOf(content) },
  })
}

function detailsOf(details: unknown): object {
  return typeof details === 'object' && details !== null ? details : {}
}

/** Both names stand in the record: the actor's in its columns, the delegator's here. */
function principalsOf(actor: NewEvent['actor']): object {
  if (actor === 'system' || !actor.onBehalfOf || actor.onBehalfOf.length === 0) return {}
  const name = (one: { displayName: string; rankName: string }) =>
    [one.rankName, one.displayName].filter(Boolean).join(' ')
  return {
    onBehalfOf: actor.onBehalfOf.map(name).join(', '),
    onBehalfOfIds: actor.onBehalfOf.map((one) => one.officerId),
  }
}

export type ChainFault = { sequence: number; fault: 'missing event' | 'broken link' | 'altered event' }

/**
 * Reads the whole chain in batches and recomputes every hash.
 * `lastHash` is what an operator may note outside the system: a chain cut at its end is still whole in itself.
 */
export async function verifyChain(
  batchSize = 1000,
): Promise<{ events: number; lastHash: string; fault: ChainFault | null }> {
  let events = 0
  let lastHash = firstHash
  for (;;) {
    const batch = await reader().auditEvent.findMany({
      where: { sequence: { gt: events } },
      orderBy: { sequence: 'asc' },
      take: batchSize,
    })
    for (const event of batch) {
      const fault = faultOf(event, events + 1, lastHash)
      if (fault) return { events, lastHash, fault: { sequence: events + 1, fault } }
      events = event.sequence
      lastHash = event.hash
    }
    if (batch.length < batchSize) return { events, lastHash, fault: null }
  }
}

function faultOf(event: StoredEvent, expectedSequence: number, previousHash: string): ChainFault['fault'] | null {
  if (event.sequence !== expectedSequence) return 'missing event'
  if (event.previousHash !== previousHash) return 'broken link'
  return event.hash === hashOf({ ...event, details: event.details as Json }) ? null : 'altered event'
}

const firstHash = '0'.repeat(64)
const systemActor = { officerId: null, displayName: 'Hệ thống', rankName: '', unitName: '' }

function hashOf(event: Omit<StoredEvent, 'hash' | 'details'> & { details: Json }): string {
  const text = canonicalJson({
    sequence: event.sequence,
    at: event.at.getTime(),
    actorId: event.actorId,
    actorName: event.actorName,
    actorRank: event.actorRank,
    actorUnit: event.actorUnit,
    deed: event.deed,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    reason: event.reason,
    details: event.details,
    previousHash: event.previousHash,
  })
  return createHash('sha256').update(text).digest('hex')
}
