import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import type { CourseDetails } from '~/domain/publishing/course-drafts.server'
import { ensureCourse } from '~/domain/publishing/courses.server'
import { slugOf } from '~/domain/publishing/slug'
import { inTransaction, type Transaction } from '~/platform/db/database.server'

const longestCode = 70

/**
 * Starts a course: its code is taken, and its title and goals are a proposal until an approver publishes the first
 * lesson in it or the proposal itself. An empty `code` is made from the title.
 */
export async function createCourse({
  actor,
  code,
  details,
  now,
}: {
  actor: Actor
  code: string
  details: CourseDetails
  now: Date
}): Promise<{ ok: true; code: string } | { ok: false; reason: 'codeTaken' }> {
  return inTransaction(async (tx) => {
    const chosen = code || (await suggestCode(tx, details.title))
    const { courseId, isNew } = await ensureCourse(tx, chosen)
    if (!isNew) return { ok: false, reason: 'codeTaken' }
    await tx.courseDraft.create({
      data: {
        courseId,
        ...details,
        lessons: [],
        state: 'draft',
        authorId: actor.officerId,
        createdAt: now,
        updatedAt: now,
      },
    })
    await recordEvent(tx, {
      actor,
      deed: 'course.create',
      subject: { type: 'course', id: courseId },
      details: { code: chosen, title: details.title },
      at: now,
    })
    return { ok: true, code: chosen }
  })
}

async function suggestCode(tx: Transaction, title: string): Promise<string> {
  const base = slugOf(title).slice(0, longestCode).replace(/-$/, '') || 'chuyen-de'
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`
    if (code !== 'moi' && !(await tx.course.findUnique({ where: { code }, select: { id: true } }))) return code
  }
}
