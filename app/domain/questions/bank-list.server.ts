import { matchesSearch, searchRank } from '~/domain/identity/names'
import { preparedRead, reader } from '~/platform/db/database.server'
import type { BankFilter, BankHome, BankState } from './bank-params'
import { isBelow } from './category-path'
import type { Difficulty, QuestionType } from './question-body'
import { isSharedStem, quotationTitle } from './question-title'

export interface BankLine {
  code: string
  /** `questionTitle` of what is shown. */
  title: string
  type: QuestionType
  topic: string
  difficulty: Difficulty
  tags: string[]
  state: BankState
  /** In use while a newer version waits. */
  isInUse: boolean
  home: BankHome
  /** Of the lesson or the category. */
  homeName: string
  versionCount: number
  /** Start of the newest attempt that drew it. */
  lastUsedAt: Date | null
}

export interface BankPage {
  lines: BankLine[]
  total: number
  /** Questions of every state and home, whatever the filter. */
  all: number
  /** What the filters may choose from, within the chosen category. */
  topics: string[]
  tags: string[]
}

/**
 * One page of the questions that the filter asks for, newest version first; what matches the search as typed precedes
 * what matches without its marks. Two queries, however many questions there are.
 */
export function findBankQuestions(filter: BankFilter, { limit, offset }: { limit: number; offset: number }): BankPage {
  const questions = readQuestions()
  const isKnownTopic = questions.some(({ topic }) => topic === filter.topic)
  const found = questions.filter((question) => isAskedFor(question, filter, isKnownTopic))
  const inCategory = questions.filter(({ categoryPath }) => isInCategory(categoryPath, filter))
  if (filter.search)
    found.sort((a, b) => searchRank(filter.search, a.searchText) - searchRank(filter.search, b.searchText))
  const page = found.slice(offset, offset + limit)
  const lastUsed = readLastUse(page.map(({ id }) => id))
  return {
    lines: page.map(({ id, searchText: _, categoryPath: __, ...line }) => ({
      ...line,
      lastUsedAt: lastUsed.get(id) ?? null,
    })),
    total: found.length,
    all: questions.length,
    topics: distinct(inCategory.map(({ topic }) => topic)),
    tags: distinct(inCategory.flatMap(({ tags }) => tags)),
  }
}

type ListedQuestion = Omit<BankLine, 'lastUsedAt'> & { id: string; categoryPath: string; searchText: string }

interface VersionRow {
  id: string
  code: string
  lessonCode: string | null
  lessonTitle: string | null
  categoryPath: string | null
  type: string
  topic: string
  difficulty: string
  tags: string
  stem: string
  /** Of a missing-word question. */
  parts: string | null
  isApproved: number
  isRetired: number
}

const versionsSql = `SELECT "question"."id", "question"."code", "lesson"."code" AS "lessonCode",
  (SELECT "title" FROM "LessonVersion" WHERE "lessonId" = "lesson"."id" ORDER BY "number" DESC LIMIT 1) AS "lessonTitle",
  "category"."path" AS "categoryPath", "version"."type", "version"."topic", "version"."difficulty", "version"."tags",
  "version"."stem",
  CASE WHEN "version"."type" = 'missingWord' THEN json_extract("version"."body", '$.parts') END AS "parts", CASE WHEN "approval"."at" IS NULL THEN 0 ELSE 1 END AS "isApproved",
  CASE WHEN "retirement"."at" IS NULL THEN 0 ELSE 1 END AS "isRetired"
FROM "QuestionVersion" AS "version"
JOIN "Question" AS "question" ON "question"."id" = "version"."questionId"
LEFT JOIN "Lesson" AS "lesson" ON "lesson"."id" = "question"."lessonId"
LEFT JOIN "QuestionCategory" AS "category" ON "category"."id" = "question"."categoryId"
LEFT JOIN "QuestionApproval" AS "approval" ON "approval"."questionVersionId" = "version"."id"
LEFT JOIN "QuestionRetirement" AS "retirement" ON "retirement"."questionVersionId" = "version"."id"
ORDER BY "version"."publishedAt" DESC, "question"."code", "version"."number" DESC`

/** Every question as its newest standing version says it, or its newest one when none stands. */
function readQuestions(): ListedQuestion[] {
  const versions = new Map<string, VersionRow[]>()
  for (const row of preparedRead<VersionRow>(versionsSql).all()) {
    const known = versions.get(row.id)
    if (known) known.push(row)
    else versions.set(row.id, [row])
  }
  return [...versions.values()].flatMap((rows) => {
    const standing = rows.filter((row) => row.isRetired === 0)
    const shown = standing[0] ?? rows[0]
    return shown ? [listed(shown, standing, rows.length)] : []
  })
}

function listed(shown: VersionRow, standing: readonly VersionRow[], versionCount: number): ListedQuestion {
  const isInUse = standing.some((row) => row.isApproved === 1)
  const isWaiting = standing.some((row) => row.isApproved === 0)
  const tags = JSON.parse(shown.tags) as string[]
  return {
    id: shown.id,
    code: shown.code,
    title: titleOf(shown),
    type: shown.type as QuestionType,
    topic: shown.topic,
    difficulty: shown.difficulty as Difficulty,
    tags,
    state: isWaiting ? 'pending' : isInUse ? 'active' : 'retired',
    isInUse,
    home: shown.lessonCode === null ? 'bank' : 'lesson',
    homeName: shown.categoryPath ?? shown.lessonTitle ?? shown.lessonCode ?? '',
    versionCount,
    categoryPath: shown.categoryPath ?? '',
    searchText: [shown.stem, titleOf(shown), shown.code, shown.topic, ...tags].join(' '),
  }
}

function titleOf({ stem, parts }: VersionRow): string {
  return parts !== null && isSharedStem(stem) ? quotationTitle(JSON.parse(parts) as string[]) : stem
}

/** `isKnownTopic`: the topic is one that questions carry, not words of it. */
function isAskedFor(question: ListedQuestion, filter: BankFilter, isKnownTopic: boolean): boolean {
  return (
    (filter.state === null ? question.state !== 'retired' : isInState(question, filter.state)) &&
    (filter.home === null || question.home === filter.home) &&
    (filter.type === null || question.type === filter.type) &&
    (filter.difficulty === null || question.difficulty === filter.difficulty) &&
    isAboutTopic(question.topic, filter.topic, isKnownTopic) &&
    (filter.tag === '' || question.tags.includes(filter.tag)) &&
    isInCategory(question.categoryPath, filter) &&
    (filter.search === '' || matchesSearch(filter.search, question.searchText))
  )
}

function isInCategory(path: string, filter: BankFilter): boolean {
  return filter.categoryPath === '' || isBelow(path, filter.categoryPath)
}

function isAboutTopic(topic: string, asked: string, isKnownTopic: boolean): boolean {
  if (asked === '') return true
  return isKnownTopic ? topic === asked : matchesSearch(asked, topic)
}

/** A question in use whose newer version waits is both. */
function isInState(question: ListedQuestion, state: BankState): boolean {
  return state === 'active' ? question.isInUse : question.state === state
}

/** The newest attempt is found by the newest row of each version: ids grow with time. */
function readLastUse(questionIds: readonly string[]): Map<string, Date> {
  if (questionIds.length === 0) return new Map()
  const rows = preparedRead<{ questionId: string; startedAt: number | null }>(
    `SELECT "version"."questionId" AS "questionId", MAX((SELECT "attempt"."startedAt" FROM "AttemptQuestion" AS "used"
      JOIN "Attempt" AS "attempt" ON "attempt"."id" = "used"."attemptId"
      WHERE "used"."questionVersionId" = "version"."id" ORDER BY "used"."id" DESC LIMIT 1)) AS "startedAt"
    FROM "QuestionVersion" AS "version" WHERE "version"."questionId" IN (${questionIds.map(() => '?').join(', ')})
    GROUP BY "version"."questionId"`,
  ).all(...questionIds)
  return new Map(
    rows.flatMap(({ questionId, startedAt }) => (startedAt === null ? [] : [[questionId, new Date(startedAt)]])),
  )
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter(Boolean))].sort((a, b) => a.localeCompare(b, 'vi'))
}

/** Every topic that a question carries. */
export async function findTopics(): Promise<string[]> {
  const rows = await reader().questionVersion.findMany({
    where: { retirement: null },
    distinct: ['topic'],
    select: { topic: true },
  })
  return distinct(rows.map(({ topic }) => topic))
}
