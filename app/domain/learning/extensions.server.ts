import type { Transaction } from '~/platform/db/database.server'
import { dueOnInForce, earliestDueOn } from './due-date'

/**
 * gia hạn: a fact of an enrolment with the due date before and after, reason and approver; `Enrolment.dueOn` carries the
 * date in force. The callers' deeds check the right, judge points again and write the audit event.
 */

export interface NewExtension {
  id: string
  enrolmentId: string
  previousDueOn: string
  dueOn: string
}

const batchSize = 400

export async function recordExtensions(
  tx: Transaction,
  {
    extensions,
    reason,
    approvedById,
    at,
  }: {
    extensions: readonly NewExtension[]
    reason: string
    approvedById: string
    at: Date
  },
): Promise<void> {
  for (let start = 0; start < extensions.length; start += batchSize) {
    const batch = extensions.slice(start, start + batchSize)
    await tx.extension.createMany({ data: batch.map((row) => ({ ...row, reason, approvedById, recordedAt: at })) })
    await moveDueDates(tx, batch)
  }
}

async function moveDueDates(tx: Transaction, moves: readonly { enrolmentId: string; dueOn: string }[]): Promise<void> {
  const byDate = new Map<string, string[]>()
  for (const { enrolmentId, dueOn } of moves) byDate.set(dueOn, [...(byDate.get(dueOn) ?? []), enrolmentId])
  for (const [dueOn, ids] of byDate) await tx.enrolment.updateMany({ where: { id: { in: ids } }, data: { dueOn } })
}

/** An enrolment whose due date went back with its extension. */
export interface ShortenedEnrolment {
  enrolmentId: string
  officerId: string
  extensionId: string
  dueOn: string
  courseCompletionId: string | null
}

/** Withdraws standing extensions; the due date is again what holds without them. Those withdrawn before stay as they are. */
export async function withdrawExtensions(
  tx: Transaction,
  { extensionIds, reason, byId, at }: { extensionIds: readonly string[]; reason: string; byId: string; at: Date },
): Promise<ShortenedEnrolment[]> {
  const shortened: ShortenedEnrolment[] = []
  for (let start = 0; start < extensionIds.length; start += batchSize) {
    const ids = extensionIds.slice(start, start + batchSize)
    const standing = await tx.extension.findMany({
      where: { id: { in: ids }, withdrawnAt: null },
      select: { id: true, enrolmentId: true },
    })
    await tx.extension.updateMany({
      where: { id: { in: standing.map((row) => row.id) } },
      data: { withdrawnAt: at, withdrawnById: byId, withdrawnReason: reason },
    })
    const enrolments = await tx.enrolment.findMany({
      where: { id: { in: standing.map((row) => row.enrolmentId) } },
      select: {
        id: true,
        officerId: true,
        courseCompletion: { select: { id: true } },
        causes: { where: { assignment: { withdrawnAt: null } }, select: { dueOn: true } },
        extensions: { select: { previousDueOn: true, dueOn: true, withdrawnAt: true } },
      },
    })
    const batch = enrolments.map(({ id, officerId, courseCompletion, causes, extensions }) => ({
      enrolmentId: id,
      officerId,
      extensionId: standing.find((row) => row.enrolmentId === id)?.id ?? '',
      courseCompletionId: courseCompletion?.id ?? null,
      dueOn: dueOnInForce({
        ownDueOn: ownDueOnOf({ isFinished: courseCompletion !== null, causes, extensions }),
        extendedTo: extensions.filter((row) => row.withdrawnAt === null).map((row) => row.dueOn),
      }),
    }))
    await moveDueDates(tx, batch)
    shortened.push(...batch)
  }
  return shortened
}

/**
 * The due date without any extension. A finished task keeps the one under which it was finished, and one that no
 * assignment causes (it was postponed to its month) has no other.
 */
export function ownDueOnOf(facts: {
  isFinished: boolean
  causes: readonly { dueOn: string }[]
  extensions: readonly { previousDueOn: string }[]
}): string {
  const caused = facts.isFinished ? null : earliestDueOn(facts.causes.map((cause) => cause.dueOn))
  return caused ?? earliestDueOn(facts.extensions.map((row) => row.previousDueOn)) ?? ''
}
