import type { Reader, Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'

/** Enrolments that somebody still has to work on: standing, opened, neither finished nor exempt (or postponed). */
export function openTasks(today: string): Prisma.EnrolmentWhereInput {
  return {
    withdrawnAt: null,
    opensOn: { lte: today },
    courseCompletion: null,
    exemptions: { none: { withdrawnAt: null } },
  }
}

/** The same as SQL about the enrolment row with this name. Its one parameter is today. */
export function openTasksSql(row: string): string {
  return `"${row}"."withdrawnAt" IS NULL AND "${row}"."opensOn" <= ?
  AND NOT EXISTS (SELECT 1 FROM "CourseCompletion" "done" WHERE "done"."enrolmentId" = "${row}"."id")
  AND NOT EXISTS (SELECT 1 FROM "Exemption" "freed" WHERE "freed"."enrolmentId" = "${row}"."id" AND "freed"."withdrawnAt" IS NULL)`
}

export interface OpenTask {
  enrolmentId: string
  officerId: string
  courseCode: string
  title: string
  periodCode: string
  periodName: string
  dueOn: string
}

/** Open tasks by due date. `where` narrows them further. */
export async function findOpenTasks(
  db: Reader | Transaction,
  where: Prisma.EnrolmentWhereInput,
  today: string,
): Promise<OpenTask[]> {
  const enrolments = await db.enrolment.findMany({
    where: { AND: [openTasks(today), where] },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      officerId: true,
      dueOn: true,
      course: { select: { code: true } },
      courseVersion: { select: { title: true } },
      period: { select: { code: true, name: true } },
    },
  })
  return enrolments.map(({ id, officerId, dueOn, course, courseVersion, period }) => ({
    enrolmentId: id,
    officerId,
    courseCode: course.code,
    title: courseVersion.title,
    periodCode: period.code,
    periodName: period.name,
    dueOn,
  }))
}
