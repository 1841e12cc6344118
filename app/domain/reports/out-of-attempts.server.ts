import { type Actor, scopes } from '~/domain/identity/access'
import { fullName, initials } from '~/domain/identity/names'
import { extraAttemptsSql, outOfAttemptsSql } from '~/domain/learning/attempt-sql'
import { localDateOf } from '~/platform/calendar'
import { preparedRead } from '~/platform/db/database.server'
import { judgedEnrolments } from './counted-enrolments.server'

/** hết lượt làm bài: one line an officer and lesson whose every attempt is graded and none passed. */
export interface StuckLine {
  enrolmentId: string
  serviceNumber: string
  name: string
  initials: string
  rankName: string
  unitName: string
  courseTitle: string
  periodName: string
  dueOn: string
  lessonCode: string
  lessonPosition: number
  attempts: number
  isOwn: boolean
}

/** Everybody in the actor's units who waits for another attempt, the nearest due date first. */
export function findOutOfAttempts(
  actor: Actor,
  { limit, offset }: { limit: number; offset: number },
  now: Date,
): { lines: StuckLine[]; total: number } {
  const today = localDateOf(now)
  const scopeIds = scopes(actor, 'viewFigures').map((scope) => scope.unitId)
  const { sql, values } = judgedEnrolments({ unitIds: scopeIds, scopeIds, reportOn: today })
  const stuck = `${sql}, "stuck" AS (
  SELECT "judged".*, "l"."lessonId", "l"."position" AS "lessonPosition",
    "l"."quizMaxAttempts" + ${extraAttemptsSql(columns)} AS "attempts"
  FROM "judged" JOIN "CourseVersionLesson" "l" ON "l"."courseVersionId" = "judged"."courseVersionId"
  WHERE "judged"."state" IN ('overdue', 'inProgress') AND "l"."quizDraw" > 0
    AND ${outOfAttemptsSql({ ...columns, maxAttempts: '"l"."quizMaxAttempts"' })})`
  const total = preparedRead<{ total: number }>(`${stuck} SELECT COUNT(*) AS "total" FROM "stuck"`).get(...values)
  const rows = preparedRead<StuckRow>(`${stuck}
SELECT "stuck"."id" AS "enrolmentId", "stuck"."officerId", "stuck"."dueOn", "stuck"."lessonPosition", "stuck"."attempts",
  "officer"."serviceNumber", "officer"."familyName", "officer"."middleName", "officer"."givenName",
  COALESCE("rank"."name", '') AS "rankName", COALESCE("naming"."name", '') AS "unitName",
  "version"."title" AS "courseTitle", "period"."name" AS "periodName", "lesson"."code" AS "lessonCode"
FROM "stuck"
  JOIN "Officer" "officer" ON "officer"."id" = "stuck"."officerId"
  JOIN "Lesson" "lesson" ON "lesson"."id" = "stuck"."lessonId"
  JOIN "CourseVersion" "version" ON "version"."id" = "stuck"."courseVersionId"
  JOIN "StudyPeriod" "period" ON "period"."code" = "stuck"."periodCode"
  LEFT JOIN "RankHolding" "holding" ON "holding"."officerId" = "stuck"."officerId"
    AND "holding"."validFrom" <= "stuck"."countedOn" AND "stuck"."countedOn" < "holding"."validTo"
  LEFT JOIN "Rank" "rank" ON "rank"."code" = "holding"."rankCode"
  LEFT JOIN "UnitNaming" "naming" ON "naming"."unitId" = "stuck"."unitId" AND "naming"."supersededAt" IS NULL
    AND "naming"."validFrom" <= "stuck"."countedOn" AND "stuck"."countedOn" < "naming"."validTo"
ORDER BY "stuck"."dueOn", "officer"."sortKey", "stuck"."lessonPosition"
LIMIT ? OFFSET ?`).all(...values, limit, offset)
  return {
    total: total?.total ?? 0,
    lines: rows.map(({ officerId, familyName, middleName, givenName, ...row }) => ({
      ...row,
      name: fullName({ familyName, middleName, givenName }),
      initials: initials({ familyName, middleName, givenName }),
      isOwn: officerId === actor.officerId,
    })),
  }
}

const columns = { enrolmentId: '"judged"."id"', lessonId: '"l"."lessonId"' }

interface StuckRow extends Omit<StuckLine, 'name' | 'initials' | 'isOwn'> {
  officerId: string
  familyName: string
  middleName: string
  givenName: string
}
