import { fullName } from '~/domain/identity/names'
import { reader } from '~/platform/db/database.server'
import { bodyOf, type Difficulty, type QuestionContent } from './question-body'

export interface BankVersion {
  id: string
  number: number
  content: QuestionContent
  writtenAt: Date
  /** Empty: imported by the system. */
  author: string
  isOwn: boolean
  /** Null while it waits, and for one that was returned. */
  approved: { at: Date; by: string } | null
  retired: { at: Date; reason: string } | null
  /** Attempts that hold it. */
  useCount: number
}

export interface BankQuestionPage {
  code: string
  /** Exactly one of the two. */
  categoryPath: string | null
  lesson: { code: string; title: string } | null
  /** Newest first. */
  versions: BankVersion[]
}

/** A question with every version of it; null for an unknown code. */
export async function getBankQuestion(code: string, viewerId: string): Promise<BankQuestionPage | null> {
  const question = await reader().question.findUnique({
    where: { code },
    select: {
      code: true,
      category: { select: { path: true } },
      lesson: {
        select: { code: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } },
      },
      versions: {
        orderBy: { number: 'desc' },
        select: { ...versionSelect, approval: true, retirement: true, _count: { select: { used: true } } },
      },
    },
  })
  if (!question) return null
  const names = await officerNames(
    question.versions.flatMap(({ authorId, approval }) => [authorId, approval?.approvedById ?? null]),
  )
  return {
    code: question.code,
    categoryPath: question.category?.path ?? null,
    lesson: question.lesson && {
      code: question.lesson.code,
      title: question.lesson.versions[0]?.title ?? question.lesson.code,
    },
    versions: question.versions.map((version) => ({
      id: version.id,
      number: version.number,
      content: contentOfVersion(version),
      writtenAt: version.publishedAt,
      author: names(version.authorId),
      isOwn: version.authorId === viewerId,
      approved: version.approval && { at: version.approval.at, by: names(version.approval.approvedById) },
      retired: version.retirement && { at: version.retirement.at, reason: version.retirement.reason },
      useCount: version._count.used,
    })),
  }
}

export interface WaitingVersion {
  id: string
  code: string
  categoryPath: string
  content: QuestionContent
  writtenAt: Date
  author: string
  isOwn: boolean
  /** What it would replace; null for a new question. */
  inUse: { number: number; content: QuestionContent } | null
}

/** Versions of the bank that wait for a second person, those that wait longest first, at most `limit` of them. */
export async function findWaitingVersions(
  viewerId: string,
  { limit }: { limit: number },
): Promise<{ versions: WaitingVersion[]; total: number }> {
  const where = { approval: null, retirement: null, question: { lessonId: null } }
  const [total, rows] = await Promise.all([
    reader().questionVersion.count({ where }),
    reader().questionVersion.findMany({
      where,
      orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
      take: limit,
      select: {
        ...versionSelect,
        question: {
          select: {
            code: true,
            category: { select: { path: true } },
            versions: { where: { approval: { isNot: null }, retirement: null }, select: versionSelect },
          },
        },
      },
    }),
  ])
  const names = await officerNames(rows.map(({ authorId }) => authorId))
  return {
    total,
    versions: rows.map(({ question, ...version }) => {
      const [inUse] = question.versions
      return {
        id: version.id,
        code: question.code,
        categoryPath: question.category?.path ?? '',
        content: contentOfVersion(version),
        writtenAt: version.publishedAt,
        author: names(version.authorId),
        isOwn: version.authorId === viewerId,
        inUse: inUse ? { number: inUse.number, content: contentOfVersion(inUse) } : null,
      }
    }),
  }
}

/** How many versions of the bank wait for a second person. */
export async function countWaitingVersions(): Promise<number> {
  return reader().questionVersion.count({ where: { approval: null, retirement: null, question: { lessonId: null } } })
}

const versionSelect = {
  id: true,
  number: true,
  type: true,
  topic: true,
  difficulty: true,
  tags: true,
  passage: true,
  stem: true,
  body: true,
  explanation: true,
  publishedAt: true,
  authorId: true,
} as const

interface StoredContent {
  type: string
  topic: string
  difficulty: string
  tags: unknown
  passage: string
  stem: string
  body: unknown
  explanation: string
}

/** The content of a stored version, as it was given. */
function contentOfVersion(version: StoredContent): QuestionContent {
  const { topic, difficulty, tags, passage, stem, explanation } = version
  return {
    topic,
    difficulty: difficulty as Difficulty,
    tags: tags as string[],
    passage,
    stem,
    explanation,
    body: bodyOf(version),
  }
}

async function officerNames(ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const officers = await reader().officer.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  const byId = new Map(officers.map((officer) => [officer.id, fullName(officer)]))
  return (id) => (id === null ? '' : (byId.get(id) ?? ''))
}
