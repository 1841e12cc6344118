import { bodyOf, type QuestionBody } from '~/domain/questions/question-body'
import { localDateOf, startOfDate } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { days, minutes } from '~/platform/duration'
import { gradeCorrected } from './corrections'
import { markOf } from './grading'
import { type CardState, dueToday, type RecallFacts } from './recall'

/** A question that may come back, with the version that would be asked. */
interface RecallQuestion extends RecallFacts {
  questionVersionId: string
}

export interface RecallDay {
  questions: RecallQuestion[]
  answeredToday: number
}

/**
 * The questions that may come back to an officer, from one prepared read. They belong to lessons that the officer finished
 * and whose quiz lets keys be shown, in their newest approved version that is neither retired nor void; essays and questions
 * of a running attempt are left out. Nothing while the officer has switched ôn nhanh off.
 * @param gradeSince Attempts are looked through for wrong answers only where the lesson was finished after this instant or
 * the question has come back before; without it, all of them.
 */
export function readRecallDay(officerId: string, now: Date, gradeSince = new Date(0)): RecallDay {
  const today = localDateOf(now)
  const rows = preparedRead<FactsRow>(factsSql).all(
    ...[officerId, today, officerId],
    ...[officerId, officerId],
    ...[officerId, startOfDate(today).getTime()],
    gradeSince.getTime(),
  )
  const questions = new Map<string, RecallQuestion>()
  for (const row of rows) {
    const question = questions.get(row.questionId) ?? questionOf(row)
    questions.set(row.questionId, question)
    const at = row.submittedAt === null ? null : new Date(row.submittedAt)
    if (at && (question.missedAt === null || question.missedAt < at) && isMissed(row)) question.missedAt = at
  }
  return { questions: [...questions.values()], answeredToday: rows[0]?.answeredToday ?? 0 }
}

/** The home screen is asked for all day, and what is due changes with the date or by the officer's own answer. */
const counts = new Map<string, { at: number; date: string; count: number }>()
const countKept = minutes(10)
const countsKept = 50_000

/** Called by every deed that changes what is due to an officer today. */
export function forgetDueRecall(officerId: string): void {
  counts.delete(officerId)
}

/** How many questions are due, for the home screen; reckoned anew after ten minutes, so that a new version is noticed. */
export function countDueRecall({ officerId }: { officerId: string }, now: Date): number {
  const date = localDateOf(now)
  const known = counts.get(officerId)
  const age = known ? now.getTime() - known.at : countKept
  if (known && known.date === date && age >= 0 && age < countKept) return known.count
  if (counts.size >= countsKept) counts.clear()
  const count = reckonDue(officerId, now)
  counts.set(officerId, { at: now.getTime(), date, count })
  return count
}

/** One read, and only attempts that can change the number are graded. */
function reckonDue(officerId: string, now: Date): number {
  // Whatever was finished longer ago is due by that alone.
  const { questions, answeredToday } = readRecallDay(officerId, now, new Date(now.getTime() - days(8)))
  return dueToday(questions, { today: localDateOf(now), answeredToday }).length
}

interface FactsRow {
  questionId: string
  questionVersionId: string
  completedAt: number
  dueAt: number | null
  state: string | null
  answeredToday: number
  /** From here on: one answer in a submitted attempt; null without any to look at. */
  submittedAt: number | null
  type: string | null
  body: string | null
  rekeyed: string | null
  response: string | null
}

function questionOf(row: FactsRow): RecallQuestion {
  return {
    questionId: row.questionId,
    questionVersionId: row.questionVersionId,
    completedAt: new Date(row.completedAt),
    card:
      row.dueAt === null || row.state === null
        ? null
        : { dueAt: new Date(row.dueAt), state: JSON.parse(row.state) as CardState },
    missedAt: null,
  }
}

function isMissed({ type, body, rekeyed, response }: FactsRow): boolean {
  if (type === null || body === null) return false
  const parsed = (text: string): QuestionBody => bodyOf({ type, body: JSON.parse(text) })
  const grade = gradeCorrected(
    { body: parsed(body), response: JSON.parse(response ?? '[]') as string[], essay: null },
    rekeyed === null ? null : { kind: 'rekey', body: parsed(rekeyed) },
  )
  return grade !== null && markOf(grade) !== 'full'
}

const factsSql = `
  WITH "finished" AS (
    SELECT e."id" AS "enrolmentId", lc."lessonId" AS "lessonId", lc."completedAt" AS "completedAt"
    FROM "Enrolment" e
    JOIN "LessonCompletion" lc ON lc."enrolmentId" = e."id"
    JOIN "CourseVersionLesson" r ON r."courseVersionId" = e."courseVersionId" AND r."lessonId" = lc."lessonId"
    WHERE e."officerId" = ? AND e."withdrawnAt" IS NULL
      AND (r."quizShowKeys" = 'afterPass' OR (r."quizShowKeys" = 'afterDue' AND e."dueOn" < ?))
      AND NOT EXISTS (SELECT 1 FROM "RecallChoice" o WHERE o."officerId" = ? AND o."isOn" = FALSE)
  ),
  "asked" AS (
    SELECT v."questionId" AS "questionId", f."completedAt" AS "completedAt", a."submittedAt" AS "submittedAt",
           aq."id" AS "attemptQuestionId", v."id" AS "versionId"
    FROM "finished" f
    JOIN "Attempt" a ON a."enrolmentId" = f."enrolmentId" AND a."lessonId" = f."lessonId"
    JOIN "AttemptQuestion" aq ON aq."attemptId" = a."id"
    JOIN "QuestionVersion" v ON v."id" = aq."questionVersionId"
    WHERE a."submittedAt" IS NOT NULL AND v."type" <> 'essay'
  ),
  "candidate" AS (
    SELECT s."questionId" AS "questionId", MIN(s."completedAt") AS "completedAt"
    FROM (
      SELECT q."id" AS "questionId", f."completedAt" AS "completedAt"
      FROM "finished" f JOIN "Question" q ON q."lessonId" = f."lessonId"
      UNION ALL
      SELECT k."questionId", k."completedAt" FROM "asked" k
    ) s
    GROUP BY s."questionId"
  ),
  "running" AS (
    SELECT v."questionId" AS "questionId"
    FROM "Enrolment" e
    JOIN "Attempt" a ON a."enrolmentId" = e."id" AND a."submittedAt" IS NULL
    JOIN "AttemptQuestion" aq ON aq."attemptId" = a."id"
    JOIN "QuestionVersion" v ON v."id" = aq."questionVersionId"
    WHERE e."officerId" = ?
  ),
  "standing" AS (
    SELECT c."questionId" AS "questionId", c."completedAt" AS "completedAt", card."id" AS "cardId",
           card."dueAt" AS "dueAt", card."state" AS "state",
           (SELECT MAX(w."at") FROM "RecallReview" w WHERE w."cardId" = card."id") AS "lastAt",
           (SELECT v."id" FROM "QuestionVersion" v
              JOIN "QuestionApproval" p ON p."questionVersionId" = v."id"
              LEFT JOIN "QuestionRetirement" t ON t."questionVersionId" = v."id"
            WHERE v."questionId" = c."questionId" AND t."questionVersionId" IS NULL
            ORDER BY v."number" DESC LIMIT 1) AS "versionId"
    FROM "candidate" c
    LEFT JOIN "RecallCard" card ON card."officerId" = ? AND card."questionId" = c."questionId"
    WHERE c."questionId" NOT IN (SELECT "questionId" FROM "running")
  )
  SELECT s."questionId" AS "questionId", s."versionId" AS "questionVersionId", s."completedAt" AS "completedAt",
         s."dueAt" AS "dueAt", s."state" AS "state",
         (SELECT COUNT(*) FROM "RecallCard" d JOIN "RecallReview" w ON w."cardId" = d."id"
          WHERE d."officerId" = ? AND w."at" >= ?) AS "answeredToday",
         k."submittedAt" AS "submittedAt", b."type" AS "type", b."body" AS "body",
         (SELECT x."body" FROM "QuestionCorrection" x WHERE x."questionVersionId" = k."versionId" AND x."kind" = 'rekey'
          ORDER BY x."at" DESC, x."id" DESC LIMIT 1) AS "rekeyed",
         y."response" AS "response"
  FROM "standing" s
  JOIN "QuestionVersion" n ON n."id" = s."versionId" AND n."type" <> 'essay'
  LEFT JOIN "asked" k ON k."questionId" = s."questionId"
    AND k."submittedAt" > COALESCE(s."lastAt", 0)
    AND (s."cardId" IS NOT NULL OR s."completedAt" > ?)
    AND NOT EXISTS (SELECT 1 FROM "QuestionCorrection" x WHERE x."questionVersionId" = k."versionId" AND x."kind" = 'void')
  LEFT JOIN "QuestionVersion" b ON b."id" = k."versionId"
  LEFT JOIN "Answer" y ON y."attemptQuestionId" = k."attemptQuestionId"
  WHERE NOT EXISTS (SELECT 1 FROM "QuestionCorrection" x WHERE x."questionVersionId" = s."versionId" AND x."kind" = 'void')`
