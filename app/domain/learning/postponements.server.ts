import { v7 as newId } from 'uuid'
import type { Transaction } from '~/platform/db/database.server'

/**
 * hoãn học tập: an exemption in the month of the task, and the same course in a later month (domain brief 2.7). Where the
 * officer has the course in that month already, that one takes the task over.
 */

export interface PostponedTask {
  enrolmentId: string
  exemptionId: string
  officerId: string
  courseId: string
  courseVersionId: string
  laterEnrolmentId: string | null
  /** The later enrolment was withdrawn before and stands again. */
  isLaterWithdrawn: boolean
}

const batchSize = 400

/** Writes the later enrolments and what ties them to the exemptions, which the caller has written. */
export async function recordPostponements(
  tx: Transaction,
  {
    tasks,
    period,
    dueOn,
    at,
  }: {
    tasks: readonly PostponedTask[]
    period: { code: string; startsOn: string }
    dueOn: string
    at: Date
  },
): Promise<void> {
  for (let start = 0; start < tasks.length; start += batchSize) {
    const batch = tasks
      .slice(start, start + batchSize)
      .map((task) => ({ ...task, toId: task.laterEnrolmentId ?? newId() }))
    await tx.enrolment.createMany({
      data: batch
        .filter((task) => task.laterEnrolmentId === null)
        .map(({ toId, officerId, courseId, courseVersionId }) => ({
          id: toId,
          officerId,
          courseId,
          courseVersionId,
          periodCode: period.code,
          opensOn: period.startsOn,
          dueOn,
          enrolledAt: at,
        })),
    })
    const again = batch.filter((task) => task.isLaterWithdrawn).map((task) => task.toId)
    await tx.enrolment.updateMany({
      where: { id: { in: again } },
      data: { withdrawnAt: null, withdrawnReason: null, opensOn: period.startsOn, dueOn },
    })
    await tx.postponement.createMany({
      data: batch.map(({ exemptionId, toId, laterEnrolmentId, isLaterWithdrawn }) => ({
        exemptionId,
        toEnrolmentId: toId,
        isCaused: laterEnrolmentId === null || isLaterWithdrawn,
      })),
    })
  }
}

/**
 * Takes the later tasks of withdrawn postponements away again, with the reason: those made by the postponement that no
 * assignment causes and that are not finished. What was begun is kept.
 */
export async function releasePostponed(
  tx: Transaction,
  { exemptionIds, reason, at }: { exemptionIds: readonly string[]; reason: string; at: Date },
): Promise<void> {
  for (let start = 0; start < exemptionIds.length; start += batchSize) {
    await tx.enrolment.updateMany({
      where: {
        withdrawnAt: null,
        courseCompletion: null,
        causes: { none: { assignment: { withdrawnAt: null } } },
        postponedFrom: {
          some: { isCaused: true, exemptionId: { in: exemptionIds.slice(start, start + batchSize) } },
          none: { exemption: { withdrawnAt: null } },
        },
      },
      data: { withdrawnAt: at, withdrawnReason: reason },
    })
  }
}
