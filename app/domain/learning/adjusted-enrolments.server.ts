import { findLeaves } from '~/domain/identity/leave.server'
import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import type { AdjustedFacts } from './adjustment'
import { ownDueOnOf } from './extensions.server'

/** An enrolment with what decides about its exemption, extension or postponement. */
export interface AdjustedEnrolment {
  enrolmentId: string
  courseId: string
  courseVersionId: string
  courseCode: string
  title: string
  periodName: string
  courseCompletionId: string | null
  /** The same course in the later period of a postponement. */
  laterEnrolmentId: string | null
  isLaterWithdrawn: boolean
  facts: AdjustedFacts
}

const batchSize = 400

/** Standing enrolments of these ids whose officers the filter lets see, in a constant number of reads a batch. */
export async function findAdjusted(
  db: Reader | Transaction,
  {
    enrolmentIds,
    officer,
    laterPeriodCode,
  }: {
    enrolmentIds: readonly string[]
    officer: Prisma.OfficerWhereInput
    laterPeriodCode: string | null
  },
): Promise<AdjustedEnrolment[]> {
  const found: AdjustedEnrolment[] = []
  for (let start = 0; start < enrolmentIds.length; start += batchSize) {
    const rows = await db.enrolment.findMany({
      where: { id: { in: enrolmentIds.slice(start, start + batchSize) }, withdrawnAt: null, officer },
      select: adjustedColumns,
    })
    const leaves = await findLeaves(
      db,
      rows.map((row) => row.officerId),
    )
    const later = await findLater(db, rows, laterPeriodCode)
    found.push(...rows.map((row) => adjustedOf(row, leaves, later.get(`${row.officerId} ${row.courseId}`))))
  }
  return found
}

const adjustedColumns = {
  id: true,
  officerId: true,
  courseId: true,
  courseVersionId: true,
  periodCode: true,
  opensOn: true,
  dueOn: true,
  course: { select: { code: true } },
  courseVersion: { select: { title: true } },
  period: { select: { name: true } },
  courseCompletion: { select: { id: true, completedAt: true } },
  exemptions: { where: { withdrawnAt: null }, select: { id: true } },
  extensions: { select: { previousDueOn: true, withdrawnAt: true } },
  causes: { where: { assignment: { withdrawnAt: null } }, select: { dueOn: true } },
} satisfies Prisma.EnrolmentSelect

type AdjustedRow = Prisma.EnrolmentGetPayload<{ select: typeof adjustedColumns }>

interface Later {
  id: string
  isWithdrawn: boolean
  isSettled: boolean
}

async function findLater(
  db: Reader | Transaction,
  rows: readonly AdjustedRow[],
  periodCode: string | null,
): Promise<Map<string, Later>> {
  if (periodCode === null) return new Map()
  const enrolments = await db.enrolment.findMany({
    where: {
      periodCode,
      officerId: { in: rows.map((row) => row.officerId) },
      courseId: { in: [...new Set(rows.map((row) => row.courseId))] },
    },
    select: {
      id: true,
      officerId: true,
      courseId: true,
      withdrawnAt: true,
      courseCompletion: { select: { id: true } },
      exemptions: { where: { withdrawnAt: null }, select: { id: true } },
    },
  })
  return new Map(
    enrolments.map(({ id, officerId, courseId, withdrawnAt, courseCompletion, exemptions }) => [
      `${officerId} ${courseId}`,
      {
        id,
        isWithdrawn: withdrawnAt !== null,
        isSettled: courseCompletion !== null || exemptions.length > 0,
      },
    ]),
  )
}

function adjustedOf(
  row: AdjustedRow,
  leaves: readonly { officerId: string; validFrom: string; validTo: string }[],
  later: Later | undefined,
): AdjustedEnrolment {
  const { officerId, periodCode, opensOn, dueOn, courseCompletion, extensions, causes } = row
  const isExtended = extensions.some((extension) => extension.withdrawnAt === null)
  return {
    enrolmentId: row.id,
    courseId: row.courseId,
    courseVersionId: row.courseVersionId,
    courseCode: row.course.code,
    title: row.courseVersion.title,
    periodName: row.period.name,
    courseCompletionId: courseCompletion?.id ?? null,
    laterEnrolmentId: later?.id ?? null,
    isLaterWithdrawn: later?.isWithdrawn ?? false,
    facts: {
      officerId,
      periodCode,
      opensOn,
      dueOn,
      ownDueOn: isExtended ? ownDueOnOf({ isFinished: courseCompletion !== null, causes, extensions }) : dueOn,
      isExempt: row.exemptions.length > 0,
      completedAt: courseCompletion?.completedAt ?? null,
      later: !later ? 'none' : later.isSettled ? 'settled' : 'toDo',
      leaves: leaves.filter((leave) => leave.officerId === officerId),
    },
  }
}
