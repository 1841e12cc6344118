import { bodyOf, type QuestionBody, type QuestionType } from '~/domain/questions/question-body'
import { questionTitle, shortTitle } from '~/domain/questions/question-title'
import { preparedRead, reader } from '~/platform/db/database.server'
import { type Correction, gradeCorrected, keyOf, standingCorrection } from './corrections'
import { readCorrections } from './corrections.server'
import type { Fraction } from './grading'
import { analyse, type ItemStatistics, type QuizStatistics } from './item-statistics'
import {
  type AttemptChoice,
  chooseAttempts,
  type DrawnOption,
  drawnOptions,
  flagsOf,
  type ItemFlag,
} from './item-statistics-flags'
import { randomGuessOf } from './item-statistics-guess'

/** A question as one item: versions with one key are taken together, re-keyed ones by their corrected key. */
export interface AnalysedItem extends ItemStatistics {
  code: string
  questionId: string
  versions: number[]
  type: QuestionType
  stem: string
  /** The stem in short, for a row. */
  title: string
  /** Voided: everybody got the whole question, so that its figures say nothing. */
  isVoid: boolean
  /** Of choices, or of what was typed most; empty for the other types. */
  options: DrawnOption[]
  unanswered: number
  flags: ItemFlag[]
}

export interface QuizAnalysis {
  quiz: QuizStatistics
  isSamePaper: boolean
  items: AnalysedItem[]
}

interface Row {
  attemptId: string
  officerId: string
  lessonId: string
  submittedAt: number
  numerator: number | null
  denominator: number | null
  questionVersionId: string
  response: string | null
  markNumerator: number | null
  markDenominator: number | null
}

/** Handed-in attempts with their answers. The grade that counts is the newest regrade's, else the attempt's own. */
const rowsSql = (lessons: string) => `
  SELECT a."id" AS "attemptId", e."officerId", a."lessonId", a."submittedAt",
         COALESCE(r."afterNumerator", a."scoreNumerator") AS "numerator",
         COALESCE(r."afterDenominator", a."scoreDenominator") AS "denominator",
         q."questionVersionId", w."response", m."numerator" AS "markNumerator", m."denominator" AS "markDenominator"
  FROM "Attempt" a
  JOIN "Enrolment" e ON e."id" = a."enrolmentId"
  JOIN "AttemptQuestion" q ON q."attemptId" = a."id"
  LEFT JOIN "Answer" w ON w."attemptQuestionId" = q."id"
  LEFT JOIN "EssayMark" m ON m."attemptQuestionId" = q."id"
  LEFT JOIN "AttemptRegrade" r ON r."id" = (SELECT MAX(n."id") FROM "AttemptRegrade" n WHERE n."attemptId" = a."id")
  WHERE a."submittedAt" IS NOT NULL AND a."lessonId" IN (${lessons})
  ORDER BY a."id", q."position"`

const ofLesson = 'SELECT l."id" FROM "Lesson" l WHERE l."code" = ?'
const ofQuestion = `
  SELECT b."lessonId" FROM "Attempt" b
  JOIN "AttemptQuestion" x ON x."attemptId" = b."id"
  JOIN "QuestionVersion" v ON v."id" = x."questionVersionId"
  JOIN "Question" o ON o."id" = v."questionId"
  WHERE o."code" = ?`

/** The quiz of one lesson with each of its questions. */
export async function analyseQuiz(lessonCode: string, choice: AttemptChoice): Promise<QuizAnalysis> {
  return analysisOf(preparedRead<Row>(rowsSql(ofLesson)).all(lessonCode), choice)
}

/** One question in all quizzes that drew it; several items where its key differed between versions. */
export async function analyseQuestion(code: string, choice: AttemptChoice = 'first'): Promise<AnalysedItem[]> {
  const { items } = await analysisOf(preparedRead<Row>(rowsSql(ofQuestion)).all(code), choice)
  return items.filter((item) => item.code === code)
}

interface Paper {
  officerId: string
  submittedAt: Date
  score: Fraction | null
  rows: Row[]
}

async function analysisOf(rows: readonly Row[], choice: AttemptChoice): Promise<QuizAnalysis> {
  const versions = await readVersions([...new Set(rows.map((row) => row.questionVersionId))])
  const papers = chooseAttempts(papersOf(rows), choice)
  const answers = papers.map((paper) => answersOf(paper, versions))
  const guesses = new Map([...versions.values()].map(({ itemId, body }) => [itemId, randomGuessOf(body)]))
  const analysis = analyse(
    answers.map((answers) => ({ answers })),
    guesses,
  )
  const given = new Map<string, Given[]>()
  for (const [index, paper] of papers.entries()) {
    const total = paper.score ? paper.score.numerator / paper.score.denominator : 0
    for (const { itemId, response, grade } of answers[index] ?? []) {
      const answer = { response, total, isRight: grade.numerator > 0 }
      const known = given.get(itemId)
      if (known) known.push(answer)
      else given.set(itemId, [answer])
    }
  }
  return {
    quiz: analysis.quiz,
    isSamePaper: analysis.isSamePaper,
    items: analysis.items
      .map((item) => analysedItem(item, versions, given.get(item.itemId) ?? []))
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : (a.versions[0] ?? 0) - (b.versions[0] ?? 0))),
  }
}

/** Officers are told apart per quiz, so that a first attempt is the first at that quiz. */
function papersOf(rows: readonly Row[]): Paper[] {
  const papers = new Map<string, Paper>()
  for (const row of rows) {
    const known = papers.get(row.attemptId)
    if (known) known.rows.push(row)
    else
      papers.set(row.attemptId, {
        officerId: `${row.officerId} ${row.lessonId}`,
        submittedAt: new Date(row.submittedAt),
        score: fractionOf(row.numerator, row.denominator),
        rows: [row],
      })
  }
  return [...papers.values()]
}

function fractionOf(numerator: number | null, denominator: number | null): Fraction | null {
  return numerator === null || denominator === null ? null : { numerator, denominator }
}

interface Version {
  itemId: string
  questionId: string
  code: string
  number: number
  stem: string
  original: QuestionBody
  /** By which answers are graded now. */
  body: QuestionBody
  correction: Correction | null
}

async function readVersions(ids: readonly string[]): Promise<Map<string, Version>> {
  const corrections = await readCorrections(reader(), ids)
  const rows = await reader().questionVersion.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      type: true,
      body: true,
      stem: true,
      questionId: true,
      question: { select: { code: true } },
    },
  })
  return new Map(
    rows.map(({ id, number, type, body, stem, questionId, question }) => {
      const original = bodyOf({ type, body })
      const correction = standingCorrection(corrections.get(id) ?? [])
      const standing = correction?.kind === 'rekey' ? correction.body : original
      const itemId = [questionId, correction?.kind === 'void' ? 'void' : '', keyOf(standing)].join(' ')
      return [id, { itemId, questionId, code: question.code, number, stem, original, body: standing, correction }]
    }),
  )
}

function answersOf(paper: Paper, versions: ReadonlyMap<string, Version>) {
  return paper.rows.flatMap(({ questionVersionId, response: stored, markNumerator, markDenominator }) => {
    const version = versions.get(questionVersionId)
    const response = stored === null ? [] : (JSON.parse(stored) as string[])
    const essay = fractionOf(markNumerator, markDenominator)
    const grade = version && gradeCorrected({ body: version.original, response, essay }, version.correction)
    return version && grade ? [{ itemId: version.itemId, grade, response }] : []
  })
}

interface Given {
  response: string[]
  total: number
  isRight: boolean
}

function analysedItem(
  item: ItemStatistics,
  versions: ReadonlyMap<string, Version>,
  given: readonly Given[],
): AnalysedItem {
  const own = [...versions.values()].filter((version) => version.itemId === item.itemId)
  const newest = own.at(-1)
  const isVoid = newest?.correction?.kind === 'void'
  const { options, unanswered } = drawnOptions(newest ? choicesOf(newest.body, given) : [], given)
  return {
    ...item,
    code: newest?.code ?? '',
    questionId: newest?.questionId ?? '',
    versions: own.map(({ number }) => number),
    type: newest?.body.type ?? 'single',
    stem: newest?.stem ?? '',
    title: newest ? shortTitle(questionTitle(newest)) : '',
    isVoid,
    options,
    unanswered,
    flags: isVoid ? [] : flagsOf(item, options),
  }
}

const mostTyped = 8

/** What may be counted of the answers: the options, or the texts typed most often. */
function choicesOf(body: QuestionBody, given: readonly Given[]): { key: string; text: string; isRight: boolean }[] {
  switch (body.type) {
    case 'single':
    case 'trueFalse':
    case 'multiple':
      return body.options.map(({ key, text, correct, weight }) => ({
        key,
        text,
        isRight: correct || (weight ?? 0) > 0,
      }))
    case 'situation':
      return body.options.map(({ key, text, quality }) => ({ key, text, isRight: quality !== 'wrong' }))
    case 'shortAnswer':
    case 'numeric': {
      const counts = new Map<string, { count: number; isRight: boolean }>()
      for (const { response, isRight } of given) {
        const text = response[0] ?? ''
        if (text.trim() !== '') counts.set(text, { count: (counts.get(text)?.count ?? 0) + 1, isRight })
      }
      return [...counts]
        .sort(([, a], [, b]) => b.count - a.count)
        .slice(0, mostTyped)
        .map(([text, { isRight }]) => ({ key: text, text, isRight }))
    }
    default:
      return []
  }
}

/** Lessons whose quiz has been handed in at least once, in the order of the courses. */
export function findAnalysableLessons(): { code: string; title: string }[] {
  return preparedRead<{ code: string; title: string }>(lessonsSql).all()
}

const lessonsSql = `
  SELECT l."code",
         (SELECT v."title" FROM "LessonVersion" v WHERE v."lessonId" = l."id" ORDER BY v."number" DESC LIMIT 1) AS "title"
  FROM "Lesson" l
  WHERE EXISTS (SELECT 1 FROM "Attempt" a WHERE a."lessonId" = l."id" AND a."submittedAt" IS NOT NULL)
  ORDER BY l."code"`
