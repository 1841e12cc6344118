import { createHash } from 'node:crypto'
import { canonicalJson, toJson } from '~/domain/audit/canonical-json'
import type { Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { CodeTakenError } from './code-taken'
import { type QuestionContent, storedBody } from './question-body'
import { freeCode, proposedCode } from './question-code'
import { findQuestionFaults } from './question-rules'
import { questionTitle } from './question-title'
import { tidyContent } from './tidy-content'

/**
 * Brings the questions of a lesson to what its source says: an unchanged question keeps its version, a changed one gets
 * a new version and its old one is retired, a question that is gone is retired. A source that still says what was
 * voided or put right later changes nothing: the correction stands. Attempts keep what they pinned. The questions
 * passed the review of their lesson, so each new version is approved with it.
 * @returns the number of versions written or retired.
 * @throws CodeTakenError when a code names a question of another lesson or of the bank.
 */
export async function publishQuestions(
  tx: Transaction,
  lesson: {
    lessonId: string
    questions: readonly (QuestionContent & { code: string })[]
    at: Date
    /** Null for the system itself (import of starter content). */
    authorId: string | null
    approvedById: string | null
  },
): Promise<number> {
  const { lessonId, questions, at, authorId, approvedById } = lesson
  const codes = questions.map(({ code }) => code)
  const stored = await tx.question.findMany({
    where: { OR: [{ lessonId }, { code: { in: codes } }] },
    select: {
      id: true,
      code: true,
      lessonId: true,
      versions: {
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          contentHash: true,
          retirement: { select: { at: true } },
          corrections: { take: 1, select: { id: true } },
        },
      },
    },
  })
  const byCode = new Map(stored.map((question) => [question.code, question]))
  let changed = 0
  for (const question of questions) {
    const known = byCode.get(question.code)
    if (known && known.lessonId !== lessonId)
      throw new CodeTakenError(`Question code ${question.code} belongs elsewhere`)
    const contentHash = contentHashOf(question)
    const standing = known?.versions.filter((version) => !version.retirement) ?? []
    if (standing.length === 1 && standing[0]?.contentHash === contentHash) continue
    if (known?.versions.some((one) => one.contentHash === contentHash && one.corrections.length > 0)) continue
    await retire(standing, replacedReason)
    const questionId =
      known?.id ?? (await tx.question.create({ data: { code: question.code, lessonId }, select: { id: true } })).id
    const number = (known?.versions[0]?.number ?? 0) + 1
    await tx.questionVersion.create({
      data: {
        questionId,
        number,
        ...versionColumns(question),
        contentHash,
        publishedAt: at,
        authorId,
        approval: { create: { at, approvedById } },
      },
    })
    changed += 1
  }
  const kept = new Set(codes)
  for (const question of stored) {
    if (question.lessonId !== lessonId || kept.has(question.code)) continue
    await retire(
      question.versions.filter((version) => !version.retirement),
      'Không còn trong bộ câu hỏi của bài',
    )
  }
  return changed

  async function retire(versions: readonly { id: string }[], reason: string) {
    await retireVersions(tx, versions, { reason, at })
    changed += versions.length
  }
}

export interface BankQuestion {
  categoryId: string
  /** Null: the server makes one from the stem. */
  code: string | null
  content: QuestionContent
  /** Null for the system itself (import from the command line). */
  authorId: string | null
  at: Date
}

export interface SavedQuestion {
  questionId: string
  versionId: string
  code: string
  number: number
  /** "same": the newest standing version already says this, in this category. */
  isNew: 'added' | 'changed' | 'same'
}

/**
 * Writes a question of the bank, or a new version of the one with this code. The version waits for a second person; the
 * one in use stays in use meanwhile, and an older one that still waits is replaced.
 * @throws CodeTakenError when the code names a question of a lesson.
 */
export async function saveBankQuestion(tx: Transaction, question: BankQuestion): Promise<SavedQuestion> {
  const content = tidyContent(question.content)
  const [fault] = findQuestionFaults(content)
  if (fault) throw new Error(`Question is not valid: ${fault.field}: ${fault.reason}`)
  const { categoryId, authorId, at } = question
  const known = question.code === null ? null : await findStanding(tx, question.code)
  if (known?.lessonId) throw new CodeTakenError(`Question code ${known.code} belongs to a lesson`)
  const contentHash = contentHashOf(content)
  const hasMoved = known !== null && known.categoryId !== categoryId
  if (known && hasMoved) await tx.question.update({ where: { id: known.id }, data: { categoryId } })
  const newest = known?.versions.find((version) => !version.retirement)
  if (known && newest?.contentHash === contentHash)
    return {
      questionId: known.id,
      versionId: newest.id,
      code: known.code,
      number: newest.number,
      isNew: hasMoved ? 'changed' : 'same',
    }
  const { id: questionId, code } =
    known ??
    (await tx.question.create({
      data: { code: question.code ?? (await unusedCode(tx, questionTitle(content))), categoryId },
      select: { id: true, code: true },
    }))
  const waiting = known?.versions.filter((version) => !version.retirement && !version.approval) ?? []
  await retireVersions(tx, waiting, { reason: replacedReason, at })
  const number = (known?.versions[0]?.number ?? 0) + 1
  const { id: versionId } = await tx.questionVersion.create({
    data: { questionId, number, ...versionColumns(content), contentHash, publishedAt: at, authorId },
    select: { id: true },
  })
  return { questionId, versionId, code, number, isNew: known ? 'changed' : 'added' }
}

/**
 * Lets a waiting version into quizzes; from then on it is drawn and the one before it is not.
 * @param by null for the system itself: no person stands behind the import of starter content.
 */
export async function approveQuestion(
  tx: Transaction,
  { versionId, by, at }: { versionId: string; by: string | null; at: Date },
): Promise<{ ok: true; questionId: string; authorId: string | null } | { ok: false; reason: 'notFound' | 'ownText' }> {
  const version = await tx.questionVersion.findFirst({
    where: { id: versionId, approval: null, retirement: null, question: { lessonId: null } },
    select: { questionId: true, authorId: true },
  })
  if (!version) return { ok: false, reason: 'notFound' }
  if (by !== null && version.authorId === by) return { ok: false, reason: 'ownText' }
  const before = await tx.questionVersion.findMany({
    where: { questionId: version.questionId, id: { not: versionId }, retirement: null },
    select: { id: true },
  })
  await retireVersions(tx, before, { reason: replacedReason, at })
  await tx.questionApproval.create({ data: { questionVersionId: versionId, approvedById: by, at } })
  return { ok: true, ...version }
}

/**
 * Takes a question of the bank out of quizzes with every version that stands; attempts keep what they pinned.
 * @returns the number of versions retired; zero when there is nothing to retire or the question belongs to a lesson.
 */
export async function retireQuestion(
  tx: Transaction,
  { questionId, reason, at }: { questionId: string; reason: string; at: Date },
): Promise<number> {
  const standing = await tx.questionVersion.findMany({
    where: { questionId, retirement: null, question: { lessonId: null } },
    select: { id: true },
  })
  await retireVersions(tx, standing, { reason, at })
  return standing.length
}

const replacedReason = 'Được thay bằng phiên bản mới'

async function retireVersions(
  tx: Transaction,
  versions: readonly { id: string }[],
  { reason, at }: { reason: string; at: Date },
): Promise<void> {
  if (versions.length === 0) return
  await tx.questionRetirement.createMany({ data: versions.map(({ id }) => ({ questionVersionId: id, at, reason })) })
}

async function findStanding(tx: Transaction, code: string) {
  return tx.question.findUnique({
    where: { code },
    select: {
      id: true,
      code: true,
      lessonId: true,
      categoryId: true,
      versions: {
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          contentHash: true,
          approval: { select: { at: true } },
          retirement: { select: { at: true } },
        },
      },
    },
  })
}

async function unusedCode(tx: Transaction, title: string): Promise<string> {
  const code = proposedCode(title)
  const alike = await tx.question.findMany({ where: { code: { startsWith: code } }, select: { code: true } })
  const taken = new Set(alike.map((question) => question.code))
  return freeCode(code, (one) => taken.has(one))
}

/** Everything of a question that an attempt shows, grades by or is drawn by. */
export function contentHashOf(content: QuestionContent): string {
  const { topic, difficulty, tags, passage, stem, explanation, body } = tidyContent(content)
  return createHash('sha256')
    .update(canonicalJson(toJson({ topic, difficulty, tags, passage, stem, explanation, body })))
    .digest('hex')
}

function versionColumns({ topic, difficulty, tags, passage, stem, explanation, body }: QuestionContent) {
  return {
    type: body.type,
    topic,
    difficulty,
    tags,
    passage,
    stem,
    explanation,
    body: storedBody(body) as Prisma.InputJsonObject,
  }
}
