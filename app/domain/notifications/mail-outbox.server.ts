import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { retryDelay } from './mail-retry'
import type { MailWords } from './reminder-words'

/**
 * The outbox of e-mail. A row is written in the transaction of the deed that causes it; scheduled work sends it later. A try
 * is entered before it is made, so that a crash between sending and marking leads to one more message with the same
 * Message-ID, never to an endless row of them.
 */

type MailKind = 'tasks' | 'nudge' | 'digest' | 'test'
export const mailStates = ['waiting', 'sent', 'bounced', 'failed', 'dropped'] as const
export type MailState = (typeof mailStates)[number]

export interface NewMail {
  /** The text is written when it is sent, from the facts as they are then. */
  subject: string
  text?: string
  officerId: string
  kind: MailKind
  toAddress: string
  /** One message for each cause, whatever is replayed. */
  uniqueKey: string
  /** When it may go out. */
  dueAt: Date
}

const batchSize = 500

/** Puts messages into the outbox, each key once. */
export async function queueMail(tx: Transaction, messages: readonly NewMail[], now: Date): Promise<void> {
  for (let start = 0; start < messages.length; start += batchSize) {
    const batch = messages.slice(start, start + batchSize)
    const known = await tx.mailMessage.findMany({
      where: { uniqueKey: { in: batch.map((message) => message.uniqueKey) } },
      select: { uniqueKey: true },
    })
    const keys = new Set(known.map((row) => row.uniqueKey))
    await tx.mailMessage.createMany({
      data: batch
        .filter((message) => !keys.has(message.uniqueKey))
        .map(({ dueAt, ...message }) => ({ text: '', ...message, createdAt: now, nextAttemptAt: dueAt })),
    })
  }
}

/** Takes messages out of the outbox that were never tried. */
export async function takeBackMail(tx: Transaction, uniqueKeys: readonly string[]): Promise<void> {
  for (let start = 0; start < uniqueKeys.length; start += batchSize)
    await tx.mailMessage.deleteMany({
      where: { uniqueKey: { in: uniqueKeys.slice(start, start + batchSize) }, state: 'waiting', attempts: 0 },
    })
}

export interface WaitingMail extends MailWords {
  id: string
  officerId: string
  kind: string
  toAddress: string
  uniqueKey: string
  createdAt: Date
  attempts: number
}

/** What may be tried now, the longest waiting first. */
export async function findMailToSend(now: Date, limit: number): Promise<WaitingMail[]> {
  return reader().mailMessage.findMany({
    where: { state: 'waiting', nextAttemptAt: { lte: now } },
    orderBy: [{ nextAttemptAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      officerId: true,
      kind: true,
      toAddress: true,
      subject: true,
      text: true,
      uniqueKey: true,
      createdAt: true,
      attempts: true,
    },
  })
}

/** Enters the try that is about to be made, with the words as they stand now. False when another process has taken it. */
export async function beginAttempt(
  { id, attempts }: Pick<WaitingMail, 'id' | 'attempts'>,
  { words, toAddress, now }: { words: MailWords; toAddress: string; now: Date },
): Promise<boolean> {
  const { count } = await inTransaction((tx) =>
    tx.mailMessage.updateMany({
      where: { id, state: 'waiting', attempts },
      data: {
        ...words,
        toAddress,
        attempts: attempts + 1,
        nextAttemptAt: new Date(now.getTime() + (retryDelay(attempts + 1) ?? 0)),
      },
    }),
  )
  return count === 1
}

/** How a message ended, or why it waits on. */
export async function settleMail(
  id: string,
  outcome: { state: MailState; lastError: string; sentAt?: Date; nextAttemptAt?: Date },
): Promise<void> {
  await inTransaction((tx) => tx.mailMessage.updateMany({ where: { id, state: 'waiting' }, data: outcome }))
}

/** Lets a message that did not get through be tried again, from the beginning. False when it is not one of those. */
export async function sendAgain(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.mailMessage.updateMany({
    where: { id, state: { in: ['bounced', 'failed'] } },
    data: { state: 'waiting', attempts: 0, nextAttemptAt: now },
  })
  return count === 1
}
