import type { Actor } from '~/domain/identity/access'
import { fullName } from '~/domain/identity/names'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { getStudiedLessonOf } from '~/domain/learning/enrolments.server'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { isBlank } from './plain-answer'
import { normaliseReceiptCode } from './receipt-code'

/** What a receipt proves: who handed which attempt in, and when. Nothing of the answers or the score. */
export interface FoundReceipt {
  code: string
  submittedAt: Date
  closedBy: 'officer' | 'expiry'
  officerName: string
  number: number
  lessonTitle: string
  courseTitle: string
  questionCount: number
  answeredCount: number
  /** Only for the officer of the attempt. */
  attemptId: string | null
}

/**
 * Looks a receipt up. Its officer finds it, and who sees the figures of the unit in which the officer counted on the day
 * of submission; for anybody else it does not exist.
 */
export async function findReceipt(actor: Actor, typed: string): Promise<FoundReceipt | null> {
  const code = normaliseReceiptCode(typed)
  const issued = await reader().submissionReceipt.findUnique({ where: { code }, select: { issuedAt: true } })
  if (!issued) return null
  const inScope = visibleOfficers(actor, 'viewFigures', localDateOf(issued.issuedAt))
  const receipt = await reader().submissionReceipt.findFirst({
    where: { code, attempt: { enrolment: { officer: { OR: [{ id: actor.officerId }, inScope] } } } },
    select: {
      attempt: {
        select: {
          id: true,
          enrolmentId: true,
          lessonId: true,
          number: true,
          submittedAt: true,
          closedBy: true,
          enrolment: {
            select: { officer: { select: { id: true, familyName: true, middleName: true, givenName: true } } },
          },
          lesson: { select: { versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } } },
          questions: { select: { answer: { select: { response: true } } } },
        },
      },
    },
  })
  const attempt = receipt?.attempt
  const studied = attempt && (await getStudiedLessonOf(reader(), attempt))
  if (!attempt?.submittedAt || !studied) return null
  const { officer } = attempt.enrolment
  return {
    code,
    submittedAt: attempt.submittedAt,
    closedBy: attempt.closedBy === 'expiry' ? 'expiry' : 'officer',
    officerName: fullName(officer),
    number: attempt.number,
    lessonTitle: attempt.lesson.versions[0]?.title ?? '',
    courseTitle: studied.courseTitle,
    questionCount: attempt.questions.length,
    answeredCount: attempt.questions.filter(({ answer }) => !isBlank((answer?.response ?? []) as string[])).length,
    attemptId: officer.id === actor.officerId ? attempt.id : null,
  }
}
