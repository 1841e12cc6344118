import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { findApprovers } from '~/domain/identity/approvers.server'
import { notify } from '~/domain/notifications/notices.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { ensureCategory } from './categories.server'
import { CodeTakenError } from './code-taken'
import type { QuestionContent } from './question-body'
import { approveQuestion, retireQuestion, type SavedQuestion, saveBankQuestion } from './questions.server'

/** What people do with questions of the bank: each deed with its audit event and notices, in one transaction. */

export interface WrittenQuestion {
  /** The question to change; null for a new one. */
  of: string | null
  /** For a new one; null: made from the stem. */
  code: string | null
  categoryPath: string
  content: QuestionContent
}

export type WriteResult = ({ ok: true } & SavedQuestion) | { ok: false; reason: 'notFound' | 'codeTaken' }

/** Saves a valid question; its new version waits for an approver, and approvers hear of it once a day and author. */
export async function writeQuestion({
  actor,
  question,
  now,
}: {
  actor: Actor
  question: WrittenQuestion
  now: Date
}): Promise<WriteResult> {
  const { of, code, categoryPath, content } = question
  try {
    return await inTransaction(async (tx) => {
      const known = await tx.question.findUnique({
        where: { code: of ?? code ?? '' },
        select: { categoryId: true },
      })
      if (of !== null && !known?.categoryId) return { ok: false, reason: 'notFound' }
      if (of === null && known) return { ok: false, reason: 'codeTaken' }
      const category = await ensureCategory(tx, categoryPath, { at: now, createdById: actor.officerId })
      const saved = await saveBankQuestion(tx, {
        categoryId: category.id,
        code: of ?? code,
        content,
        authorId: actor.officerId,
        at: now,
      })
      if (saved.isNew === 'same') return { ok: true, ...saved }
      await recordEvent(tx, {
        actor,
        deed: 'question.write',
        subject: { type: 'question', id: saved.questionId },
        details: { code: saved.code, number: saved.number, versionId: saved.versionId, category: category.path },
        at: now,
      })
      await notifyApprovers(tx, { actor, now })
      return { ok: true, ...saved }
    })
  } catch (error) {
    if (error instanceof CodeTakenError) return { ok: false, reason: 'codeTaken' }
    throw error
  }
}

/** Tells those who may approve that questions of this author wait: once a day, however many there are. */
export async function notifyApprovers(tx: Transaction, { actor, now }: { actor: Actor; now: Date }): Promise<void> {
  await notify(tx, {
    officerIds: (await findApprovers(tx, now)).filter((officerId) => officerId !== actor.officerId),
    kind: 'question.submitted',
    title: 'Có câu hỏi chờ duyệt',
    body: `Đồng chí ${actor.displayName} vừa gửi câu hỏi vào ngân hàng. Câu được duyệt mới vào bài kiểm tra.`,
    href: '/duyet?muc=cau-hoi',
    uniqueKey: `question.submitted:${actor.officerId}:${localDateOf(now)}`,
    at: now,
  })
}

export interface ApprovalCount {
  approved: number
  /** Left waiting: nobody approves their own text. */
  own: number
  /** No longer waiting: approved, returned or replaced by somebody meanwhile. */
  gone: number
}

/** Lets waiting versions into quizzes, those that the actor did not write. */
export async function approveQuestions({
  actor,
  versionIds,
  now,
}: {
  actor: Actor
  versionIds: readonly string[]
  now: Date
}): Promise<ApprovalCount> {
  return inTransaction(async (tx) => {
    const count: ApprovalCount = { approved: 0, own: 0, gone: 0 }
    const authors = new Map<string, number>()
    for (const versionId of new Set(versionIds)) {
      const result = await approveQuestion(tx, { versionId, by: actor.officerId, at: now })
      if (!result.ok) {
        count[result.reason === 'ownText' ? 'own' : 'gone'] += 1
        continue
      }
      count.approved += 1
      if (result.authorId) authors.set(result.authorId, (authors.get(result.authorId) ?? 0) + 1)
      await recordEvent(tx, {
        actor,
        deed: 'question.approve',
        subject: { type: 'question', id: result.questionId },
        details: { versionId, authorId: result.authorId },
        at: now,
      })
    }
    for (const [officerId, approved] of authors) {
      await notify(tx, {
        officerId,
        kind: 'question.approved',
        title: approved === 1 ? 'Câu hỏi đã được duyệt' : `${approved} câu hỏi đã được duyệt`,
        body: `Đồng chí ${actor.displayName} đã duyệt. Lượt làm bài bắt đầu từ nay có thể rút được câu này.`,
        href: '/soan/cau-hoi?trang-thai=dang-dung',
        uniqueKey: `question.approved:${officerId}:${actor.officerId}:${now.getTime()}`,
        at: now,
      })
    }
    return count
  })
}

/** Gives a waiting version back to its author with what must be put right; the version in use stays in use. */
export async function returnQuestion({
  actor,
  versionId,
  reason,
  now,
}: {
  actor: Actor
  versionId: string
  reason: string
  now: Date
}): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'ownText' }> {
  return inTransaction(async (tx) => {
    const version = await tx.questionVersion.findFirst({
      where: { id: versionId, approval: null, retirement: null, question: { lessonId: null } },
      select: { authorId: true, question: { select: { id: true, code: true } } },
    })
    if (!version) return { ok: false, reason: 'notFound' }
    if (version.authorId === actor.officerId) return { ok: false, reason: 'ownText' }
    await tx.questionRetirement.create({ data: { questionVersionId: versionId, at: now, reason } })
    await recordEvent(tx, {
      actor,
      deed: 'question.return',
      subject: { type: 'question', id: version.question.id },
      reason,
      details: { code: version.question.code, versionId },
      at: now,
    })
    if (version.authorId)
      await notify(tx, {
        officerId: version.authorId,
        kind: 'question.returned',
        title: 'Câu hỏi bị trả lại',
        body: reason,
        href: `/soan/cau-hoi/${version.question.code}`,
        uniqueKey: `question.returned:${versionId}`,
        at: now,
      })
    return { ok: true }
  })
}

/** Takes a question of the bank out of quizzes, with a reason. False when it is not there or already out. */
export async function retireBankQuestion({
  actor,
  code,
  reason,
  now,
}: {
  actor: Actor
  code: string
  reason: string
  now: Date
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const question = await tx.question.findFirst({ where: { code, lessonId: null }, select: { id: true } })
    if (!question) return false
    const retired = await retireQuestion(tx, { questionId: question.id, reason, at: now })
    if (retired === 0) return false
    await recordEvent(tx, {
      actor,
      deed: 'question.retire',
      subject: { type: 'question', id: question.id },
      reason,
      details: { code },
      at: now,
    })
    return true
  })
}

/** Makes a category, and those above it, by its path. False when it already stands. */
export async function createCategory({
  actor,
  path,
  now,
}: {
  actor: Actor
  path: string
  now: Date
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const category = await ensureCategory(tx, path, { at: now, createdById: actor.officerId })
    if (!category.isNew) return false
    await recordEvent(tx, {
      actor,
      deed: 'questionCategory.create',
      subject: { type: 'questionCategory', id: category.id },
      details: { name: category.path },
      at: now,
    })
    return true
  })
}
