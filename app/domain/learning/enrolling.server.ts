import { v7 as newId } from 'uuid'
import type { Transaction } from '~/platform/db/database.server'
import { dueOnInForce, earliestDueOn } from './due-date'

/**
 * Puts officers under an assignment, and takes the assignment away again. One enrolment per officer × course × period
 * (unique key); which assignments caused it stands beside it, and the earliest due date of the standing ones wins, unless
 * an extension stands (`dueOnInForce`). A finished enrolment keeps the due date under which it was finished.
 */

const batchSize = 400

export interface Cause {
  assignmentId: string
  courseId: string
  courseVersionId: string
  periodCode: string
  opensOn: string
  dueOn: string
}

export interface EnrolOutcome {
  /** Officers who have something new to study. */
  officerIds: string[]
  /** Enrolments that had been withdrawn and stand again. */
  reinstatedIds: string[]
}

interface Existing {
  id: string
  officerId: string
  opensOn: string
  dueOn: string
  withdrawnAt: Date | null
  courseCompletion: { id: string } | null
  causes: { assignmentId: string }[]
  extensions: { dueOn: string }[]
}

/** Enrols officers in batches. Those who already have this cause are left as they are, so running twice changes nothing. */
export async function enrolOfficers(
  tx: Transaction,
  { cause, officerIds, now }: { cause: Cause; officerIds: readonly string[]; now: Date },
): Promise<EnrolOutcome> {
  const outcome: EnrolOutcome = { officerIds: [], reinstatedIds: [] }
  for (let start = 0; start < officerIds.length; start += batchSize) {
    const batch = officerIds.slice(start, start + batchSize)
    const existing: Existing[] = await tx.enrolment.findMany({
      where: { courseId: cause.courseId, periodCode: cause.periodCode, officerId: { in: batch } },
      select: {
        id: true,
        officerId: true,
        opensOn: true,
        dueOn: true,
        withdrawnAt: true,
        courseCompletion: { select: { id: true } },
        causes: { where: { assignmentId: cause.assignmentId }, select: { assignmentId: true } },
        extensions: standingExtensions,
      },
    })
    const enrolled = new Set(existing.map((enrolment) => enrolment.officerId))
    const fresh = batch.filter((officerId) => !enrolled.has(officerId))
    await createEnrolments(tx, { cause, officerIds: fresh, now })
    const joined = existing.filter((enrolment) => enrolment.causes.length === 0)
    const reinstated = await addCause(tx, cause, joined)
    outcome.officerIds.push(...fresh, ...reinstated.map((enrolment) => enrolment.officerId))
    outcome.reinstatedIds.push(...reinstated.map((enrolment) => enrolment.id))
  }
  return outcome
}

async function createEnrolments(
  tx: Transaction,
  { cause, officerIds, now }: { cause: Cause; officerIds: string[]; now: Date },
): Promise<void> {
  if (officerIds.length === 0) return
  const { assignmentId, ...columns } = cause
  const rows = officerIds.map((officerId) => ({ id: newId(), officerId, ...columns, enrolledAt: now }))
  await tx.enrolment.createMany({ data: rows })
  await tx.enrolmentCause.createMany({
    data: rows.map((row) => ({ enrolmentId: row.id, assignmentId, dueOn: cause.dueOn })),
  })
}

/** Gives the reinstated ones: withdrawn before, standing again with the dates of this cause. */
async function addCause(tx: Transaction, cause: Cause, enrolments: Existing[]): Promise<Existing[]> {
  if (enrolments.length === 0) return []
  const { assignmentId, dueOn, opensOn } = cause
  await tx.enrolmentCause.createMany({
    data: enrolments.map((enrolment) => ({ enrolmentId: enrolment.id, assignmentId, dueOn })),
  })
  const unfinished = enrolments.filter((enrolment) => enrolment.courseCompletion === null)
  const standing = unfinished.filter((enrolment) => enrolment.withdrawnAt === null)
  const due = standing.filter((enrolment) => dueOn < enrolment.dueOn && enrolment.extensions.length === 0)
  const opening = standing.filter((enrolment) => opensOn < enrolment.opensOn)
  const withdrawn = enrolments.filter((enrolment) => enrolment.withdrawnAt !== null)
  await tx.enrolment.updateMany({ where: withIds(due), data: { dueOn } })
  await tx.enrolment.updateMany({ where: withIds(opening), data: { opensOn } })
  await tx.enrolment.updateMany({ where: withIds(withdrawn), data: { withdrawnAt: null, withdrawnReason: null } })
  await tx.enrolment.updateMany({
    where: { ...withIds(withdrawn), courseCompletion: null },
    data: { dueOn, opensOn },
  })
  for (const { id, extensions, courseCompletion } of withdrawn) {
    const extended = dueOnInForce({ ownDueOn: dueOn, extendedTo: extensions.map((one) => one.dueOn) })
    if (extended !== dueOn && courseCompletion === null)
      await tx.enrolment.update({ where: { id }, data: { dueOn: extended } })
  }
  return withdrawn
}

/**
 * Takes a withdrawn assignment's effect back: enrolments that another standing assignment causes stay, with the earliest
 * due date of those, and so do tasks postponed from an earlier month; the rest are withdrawn with the reason, never deleted. Finished ones stay as they are.
 */
export async function releaseEnrolments(
  tx: Transaction,
  { assignmentId, reason, now }: { assignmentId: string; reason: string; now: Date },
): Promise<{ officerIds: string[] }> {
  const enrolments = await tx.enrolment.findMany({
    where: { withdrawnAt: null, courseCompletion: null, causes: { some: { assignmentId } } },
    select: {
      id: true,
      officerId: true,
      dueOn: true,
      causes: { where: { assignment: { withdrawnAt: null } }, select: { dueOn: true } },
      extensions: standingExtensions,
      postponedFrom: { where: { exemption: { withdrawnAt: null } }, select: { exemptionId: true } },
    },
  })
  const released = enrolments.filter(({ causes, postponedFrom }) => causes.length + postponedFrom.length === 0)
  for (let start = 0; start < released.length; start += batchSize)
    await tx.enrolment.updateMany({
      where: withIds(released.slice(start, start + batchSize)),
      data: { withdrawnAt: now, withdrawnReason: reason },
    })
  for (const enrolment of enrolments) {
    const ownDueOn = earliestDueOn(enrolment.causes.map((cause) => cause.dueOn))
    if (ownDueOn === null) continue
    const dueOn = dueOnInForce({ ownDueOn, extendedTo: enrolment.extensions.map((one) => one.dueOn) })
    if (dueOn !== enrolment.dueOn) await tx.enrolment.update({ where: { id: enrolment.id }, data: { dueOn } })
  }
  return { officerIds: released.map((enrolment) => enrolment.officerId) }
}

const standingExtensions = { where: { withdrawnAt: null }, select: { dueOn: true } } as const

function withIds(enrolments: readonly { id: string }[]) {
  return { id: { in: enrolments.map((enrolment) => enrolment.id) } }
}
