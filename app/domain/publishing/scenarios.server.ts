import { createHash } from 'node:crypto'
import { preparedRead, reader, type Transaction } from '~/platform/db/database.server'
import { seconds } from '~/platform/duration'
import { type EndingResult, endingResults } from './vocabulary'

/**
 * The scenario library: practice scenarios of every lesson as it stands published, open to all who are signed in. Runs
 * earn nothing; the best result is shown to the officer alone.
 */
export interface ScenarioSummary {
  lessonCode: string
  code: string
  title: string
  topic: string
  setting: string
  best: EndingResult | null
}

export interface ScenarioText {
  lessonCode: string
  lessonTitle: string
  code: string
  title: string
  topic: string
  html: string
  /** Names the bytes of `html`. */
  hash: string
}

const resultOrder: readonly string[] = endingResults

/** Scenarios of the newest version of each lesson that has not been withdrawn. */
const standing = { lessonVersion: { withdrawal: null } } as const

export async function findScenarios(officerId: string): Promise<ScenarioSummary[]> {
  const [rows, runs] = await Promise.all([
    reader().lessonScenario.findMany({
      where: standing,
      orderBy: [{ lessonVersion: { lesson: { code: 'asc' } } }, { code: 'asc' }],
      select: {
        code: true,
        title: true,
        topic: true,
        setting: true,
        lessonVersionId: true,
        lessonVersion: { select: { number: true, lessonId: true, lesson: { select: { code: true } } } },
      },
    }),
    reader().scenarioRun.findMany({
      where: { officerId },
      distinct: ['lessonCode', 'scenarioCode', 'result'],
      select: { lessonCode: true, scenarioCode: true, result: true },
    }),
  ])
  const newest = await newestNumbers(rows.map(({ lessonVersion }) => lessonVersion.lessonId))
  return rows
    .filter(({ lessonVersion: { lessonId, number } }) => newest.get(lessonId) === number)
    .map(({ code, title, topic, setting, lessonVersion: { lesson } }) => ({
      lessonCode: lesson.code,
      code,
      title,
      topic,
      setting,
      best: bestOf(runs.filter((run) => run.lessonCode === lesson.code && run.scenarioCode === code)),
    }))
}

async function newestNumbers(lessonIds: string[]): Promise<Map<string, number>> {
  const groups = await reader().lessonVersion.groupBy({
    by: ['lessonId'],
    where: { lessonId: { in: [...new Set(lessonIds)] }, withdrawal: null },
    _max: { number: true },
  })
  return new Map(groups.map(({ lessonId, _max }) => [lessonId, _max.number ?? 0]))
}

function bestOf(runs: readonly { result: string }[]): EndingResult | null {
  return endingResults.find((result) => runs.some((run) => run.result === result)) ?? null
}

/** One scenario as it stands published; null when it is not (any more). */
export function getScenario(lessonCode: string, code: string): ScenarioText | null {
  const row = preparedRead<Omit<ScenarioText, 'hash'>>(`
    SELECT l."code" AS "lessonCode", v."title" AS "lessonTitle", s."code" AS "code", s."title" AS "title",
      s."topic" AS "topic", s."html" AS "html"
    FROM "Lesson" l
    JOIN "LessonVersion" v ON v."lessonId" = l."id"
    JOIN "LessonScenario" s ON s."lessonVersionId" = v."id" AND s."code" = ?
    WHERE l."code" = ? AND v."number" = (
      SELECT MAX(n."number") FROM "LessonVersion" n
      LEFT JOIN "LessonVersionWithdrawal" w ON w."lessonVersionId" = n."id"
      WHERE n."lessonId" = l."id" AND w."lessonVersionId" IS NULL
    )`).get(code, lessonCode)
  return row ? { ...row, hash: createHash('sha256').update(row.html).digest('hex') } : null
}

export function isEndingResult(value: unknown): value is EndingResult {
  return typeof value === 'string' && resultOrder.includes(value)
}

/** The best result of the officer so far; null before the first finished run. */
export async function getBestResult(run: {
  officerId: string
  lessonCode: string
  scenarioCode: string
}): Promise<EndingResult | null> {
  return bestOf(await reader().scenarioRun.findMany({ where: run, distinct: ['result'], select: { result: true } }))
}

/** A request that is sent again after a lost answer is the same run. */
const repeatWindow = seconds(10)

/** Keeps a finished run. Practice: it earns nothing and leaves no audit event. */
export async function recordScenarioRun(
  tx: Transaction,
  run: { officerId: string; lessonCode: string; scenarioCode: string; result: EndingResult; at: Date },
): Promise<void> {
  const { at, ...content } = run
  const repeated = await tx.scenarioRun.findFirst({
    where: { ...content, finishedAt: { gt: new Date(at.getTime() - repeatWindow) } },
    select: { id: true },
  })
  if (!repeated) await tx.scenarioRun.create({ data: { ...content, finishedAt: at } })
}
