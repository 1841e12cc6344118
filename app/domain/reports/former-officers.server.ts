import { type Actor, scopes } from '~/domain/identity/access'
import { fullName, initials } from '~/domain/identity/names'
import { addDays, holdsOn, localDateOf } from '~/platform/calendar'
import { preparedRead, reader } from '~/platform/db/database.server'
import { slots } from './counted-enrolments.server'
import { nameSearchSql } from './name-search'
import { namingsSelect, unitNameOn } from './viewed-unit.server'

/** Officers who served in the actor's units and count there no more, each once, as of the last day served. */
export interface FormerOfficerLine {
  serviceNumber: string
  name: string
  initials: string
  rankName: string
  positionName: string
  unitName: string
  lastOn: string
}

export async function findFormerOfficers(
  actor: Actor,
  asked: { search: string; limit: number; offset: number },
  now: Date,
): Promise<{ lines: FormerOfficerLine[]; total: number }> {
  const today = localDateOf(now)
  const unitIds = scopes(actor, 'viewFigures').map((scope) => scope.unitId)
  const name = nameSearchSql(asked.search)
  const left = leftSql(unitIds, name.where)
  const values = [...unitIds, today, ...unitIds, ...Array<string>(6).fill(today), ...name.whereValues]
  const total = preparedRead<{ officers: number }>(`SELECT COUNT(*) AS "officers" FROM (${left})`).get(...values)
  const rows = preparedRead<{ id: string; until: string }>(
    `${left} ORDER BY "until" DESC, "officer"."sortKey" LIMIT ? OFFSET ?`,
  ).all(...values, asked.limit, asked.offset)
  const officers = await reader().officer.findMany({
    where: { id: { in: rows.map((row) => row.id) } },
    select: {
      id: true,
      serviceNumber: true,
      familyName: true,
      middleName: true,
      givenName: true,
      rankHoldings: { select: { validFrom: true, validTo: true, rank: { select: { name: true } } } },
      memberships: {
        where: { kind: 'counting', supersededAt: null },
        select: {
          validFrom: true,
          validTo: true,
          position: { select: { name: true } },
          unit: { select: { code: true, namings: namingsSelect } },
        },
      },
    },
  })
  const byId = new Map(officers.map((officer) => [officer.id, officer]))
  const lines = rows.flatMap(({ id, until }) => {
    const officer = byId.get(id)
    if (!officer) return []
    const lastOn = addDays(until, -1)
    const membership = officer.memberships.find((row) => holdsOn(row, lastOn))
    return [
      {
        serviceNumber: officer.serviceNumber,
        name: fullName(officer),
        initials: initials(officer),
        rankName: officer.rankHoldings.find((row) => holdsOn(row, lastOn))?.rank.name ?? '',
        positionName: membership?.position.name ?? '',
        unitName: membership ? unitNameOn(membership.unit, lastOn).name : '',
        lastOn,
      },
    ]
  })
  return { lines, total: total?.officers ?? 0 }
}

/** Walked from the units down to whoever ever counted there; those who count there today are left out. */
function leftSql(unitIds: readonly string[], nameWhere: string): string {
  return `
SELECT "officer"."id", MAX(MIN("member"."validTo", "placed"."validTo")) AS "until"
FROM "UnitPlacement" "viewed"
  CROSS JOIN "UnitPlacement" "placed"
  CROSS JOIN "Membership" "member"
  CROSS JOIN "Officer" "officer"
WHERE "viewed"."unitId" IN (${slots(unitIds)}) AND "viewed"."supersededAt" IS NULL
  AND ${isBelow('placed', 'viewed')} AND "placed"."supersededAt" IS NULL
  AND "placed"."validFrom" < "viewed"."validTo" AND "viewed"."validFrom" < "placed"."validTo"
  AND "member"."unitId" = "placed"."unitId" AND "member"."kind" = 'counting' AND "member"."supersededAt" IS NULL
  AND "member"."validFrom" < "placed"."validTo" AND "placed"."validFrom" < "member"."validTo"
  AND "member"."validFrom" <= ? AND "officer"."id" = "member"."officerId"
  AND NOT EXISTS (
    SELECT 1 FROM "Membership" "m"
      JOIN "UnitPlacement" "p" ON "p"."unitId" = "m"."unitId"
      JOIN "UnitPlacement" "v" ON ${isBelow('p', 'v')}
    WHERE "m"."officerId" = "officer"."id" AND "m"."kind" = 'counting' AND "v"."unitId" IN (${slots(unitIds)})
      AND ${['m', 'p', 'v'].map(holdsNow).join(' AND ')})
  AND ${nameWhere}
GROUP BY "officer"."id"`
}

function holdsNow(row: string): string {
  return `"${row}"."validFrom" <= ? AND ? < "${row}"."validTo" AND "${row}"."supersededAt" IS NULL`
}

/** The byte range of a subtree, as in `subtreeRange`. */
function isBelow(row: string, ancestor: string): string {
  const path = `"${ancestor}"."path"`
  return `"${row}"."path" >= ${path} AND "${row}"."path" < substr(${path}, 1, length(${path}) - 1) || '0'`
}
