import { daysBetween } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'

export interface DailyScenario {
  lessonCode: string
  code: string
  title: string
  topic: string
}

/**
 * One scenario of the lessons as they stand published, the same for everybody on a date and another one the next day;
 * null while there is none. Prepared, because the home screen asks for it.
 */
export function getDailyScenario(today: string): DailyScenario | null {
  const scenarios = preparedRead<DailyScenario>(`
    SELECT l."code" AS "lessonCode", s."code" AS "code", s."title" AS "title", s."topic" AS "topic"
    FROM "LessonScenario" s
    JOIN "LessonVersion" v ON v."id" = s."lessonVersionId"
    JOIN "Lesson" l ON l."id" = v."lessonId"
    WHERE v."number" = (
      SELECT MAX(n."number") FROM "LessonVersion" n
      LEFT JOIN "LessonVersionWithdrawal" w ON w."lessonVersionId" = n."id"
      WHERE n."lessonId" = v."lessonId" AND w."lessonVersionId" IS NULL
    )
    ORDER BY l."code", s."code"`).all()
  return scenarios[daysBetween('1970-01-01', today) % scenarios.length] ?? null
}
