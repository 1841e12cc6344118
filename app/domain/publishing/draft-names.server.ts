import { fullName } from '~/domain/identity/names'
import { reader, type Transaction } from '~/platform/db/database.server'

/** The name of a course: of its newest version, else of the draft that proposes it, else its code. */
export async function getCourseName(courseId: string): Promise<{ code: string; title: string }> {
  const course = await reader().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { code: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } },
  })
  const version = course.versions[0]
  if (version) return { code: course.code, title: version.title }
  const draft = await reader().courseDraft.findFirst({
    where: { courseId, state: { not: 'discarded' } },
    orderBy: { updatedAt: 'desc' },
    select: { title: true },
  })
  return { code: course.code, title: draft?.title ?? course.code }
}

/** "Nguyễn Văn An"; the record's own words when the officer is no longer known. */
export async function officerName(db: Pick<Transaction, 'officer'>, officerId: string | null): Promise<string> {
  if (officerId === null) return 'Hệ thống'
  const officer = await db.officer.findUnique({
    where: { id: officerId },
    select: { familyName: true, middleName: true, givenName: true },
  })
  return officer ? fullName(officer) : 'Không rõ'
}
