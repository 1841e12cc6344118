import { preparedRead } from '~/platform/db/database.server'
import type { HeadCount } from './unit-matrix'

/** Quân số on a date: officers by the path of their counting unit, for a unit and everything below it. */
export function findHeadCounts({ gte, lt, date }: { gte: string; lt: string; date: string }): HeadCount[] {
  return preparedRead<HeadCount>(headCountSql).all(gte, lt, date, date, date, date)
}

const headCountSql = `
SELECT "placed"."path", COUNT(*) AS "officers"
FROM "UnitPlacement" "placed" CROSS JOIN "Membership" "member"
WHERE "placed"."path" >= ? AND "placed"."path" < ?
  AND "placed"."validFrom" <= ? AND ? < "placed"."validTo" AND "placed"."supersededAt" IS NULL
  AND "member"."unitId" = "placed"."unitId" AND "member"."kind" = 'counting'
  AND "member"."validFrom" <= ? AND ? < "member"."validTo" AND "member"."supersededAt" IS NULL
GROUP BY "placed"."path"`
