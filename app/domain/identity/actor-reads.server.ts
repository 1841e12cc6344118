import { preparedRead } from '~/platform/db/database.server'
import { type Actor, type Grant, isRole } from './access'
import { fullName } from './names'

/** The session and officer behind a stored session id, on a local date. Two prepared statements: the hottest path of the product. */
export interface SessionActor {
  actor: Actor
  isLocked: boolean
  lastSeenAt: Date
  expiresAt: Date
  absoluteExpiresAt: Date
}

export function readSessionActor(sessionId: string, date: string): SessionActor | null {
  const row = preparedRead<ActorRow>(actorSql).get(date, date, date, date, date, date, date, date, sessionId)
  if (!row) return null
  const grants = preparedRead<GrantRow>(grantsSql).all(
    ...[row.officerId, date, date, date, date],
    ...[date, date, row.officerId, date, date, date, date, date, date],
  )
  return {
    isLocked: row.lockedAt !== null,
    lastSeenAt: new Date(row.lastSeenAt),
    expiresAt: new Date(row.expiresAt),
    absoluteExpiresAt: new Date(row.absoluteExpiresAt),
    actor: {
      officerId: row.officerId,
      sessionId,
      serviceNumber: row.serviceNumber,
      username: row.username,
      familyName: row.familyName,
      middleName: row.middleName,
      givenName: row.givenName,
      displayName: fullName(row),
      rankName: row.rankName ?? '',
      rankCode: row.rankCode ?? '',
      unitId: row.unitId ?? '',
      unitName: row.unitName ?? '',
      unitPath: row.unitPath ?? '',
      positionName: row.positionName ?? '',
      mustChangePassword: row.mustChangePassword === 1,
      isShared: row.isShared === 1,
      grants: grants.flatMap(toGrant),
    },
  }
}

interface GrantRow {
  role: string
  unitId: string
  path: string
  /** Null for an own grant; else of the delegator. */
  principalId: string | null
  familyName: string | null
  middleName: string | null
  givenName: string | null
  rankName: string | null
}

function toGrant({ role, unitId, path, principalId, ...principal }: GrantRow): Grant[] {
  if (!isRole(role)) return []
  if (principalId === null) return [{ role, unitId, path }]
  const { familyName, middleName, givenName, rankName } = principal
  const displayName = fullName({
    familyName: familyName ?? '',
    middleName: middleName ?? '',
    givenName: givenName ?? '',
  })
  return [{ role, unitId, path, onBehalfOf: { officerId: principalId, displayName, rankName: rankName ?? '' } }]
}

interface ActorRow {
  officerId: string
  lastSeenAt: number
  expiresAt: number
  absoluteExpiresAt: number
  isShared: number
  serviceNumber: string
  familyName: string
  middleName: string
  givenName: string
  username: string
  mustChangePassword: number
  lockedAt: number | null
  rankName: string | null
  rankCode: string | null
  unitId: string | null
  unitName: string | null
  unitPath: string | null
  positionName: string | null
}

const actorSql = `
  SELECT s."officerId", s."lastSeenAt", s."expiresAt", s."absoluteExpiresAt", s."isShared",
         o."serviceNumber", o."familyName", o."middleName", o."givenName",
         a."username", a."mustChangePassword", a."lockedAt",
         r."name" AS "rankName", r."code" AS "rankCode",
         m."unitId", n."name" AS "unitName", p."path" AS "unitPath", c."name" AS "positionName"
  FROM "Session" s
  JOIN "Officer" o ON o."id" = s."officerId"
  JOIN "Account" a ON a."officerId" = o."id"
  LEFT JOIN "RankHolding" h ON h."officerId" = o."id" AND h."validFrom" <= ? AND h."validTo" > ?
  LEFT JOIN "Rank" r ON r."code" = h."rankCode"
  LEFT JOIN "Membership" m ON m."officerId" = o."id" AND m."kind" = 'counting' AND m."supersededAt" IS NULL
       AND m."validFrom" <= ? AND m."validTo" > ?
  LEFT JOIN "Position" c ON c."code" = m."positionCode"
  LEFT JOIN "UnitNaming" n ON n."unitId" = m."unitId" AND n."supersededAt" IS NULL AND n."validFrom" <= ? AND n."validTo" > ?
  LEFT JOIN "UnitPlacement" p ON p."unitId" = m."unitId" AND p."supersededAt" IS NULL AND p."validFrom" <= ? AND p."validTo" > ?
  WHERE s."id" = ?`

/** Own grants, and by ủy quyền the own command of each delegator for as long as both hold. */
const grantsSql = `
  SELECT g."role", g."unitId", p."path", NULL AS "principalId",
         NULL AS "familyName", NULL AS "middleName", NULL AS "givenName", NULL AS "rankName"
  FROM "RoleGrant" g
  JOIN "UnitPlacement" p ON p."unitId" = g."unitId" AND p."supersededAt" IS NULL
  WHERE g."officerId" = ? AND g."validFrom" <= ? AND g."validTo" > ? AND p."validFrom" <= ? AND p."validTo" > ?
  UNION ALL
  SELECT g."role", g."unitId", p."path", o."id" AS "principalId",
         o."familyName", o."middleName", o."givenName", r."name" AS "rankName"
  FROM "Delegation" d
  JOIN "Officer" o ON o."id" = d."delegatorId"
  JOIN "RoleGrant" g ON g."officerId" = d."delegatorId" AND g."role" = 'commander'
  JOIN "UnitPlacement" p ON p."unitId" = g."unitId" AND p."supersededAt" IS NULL
  LEFT JOIN "RankHolding" h ON h."officerId" = o."id" AND h."validFrom" <= ? AND h."validTo" > ?
  LEFT JOIN "Rank" r ON r."code" = h."rankCode"
  WHERE d."delegateId" = ? AND d."validFrom" <= ? AND d."validTo" > ?
    AND g."validFrom" <= ? AND g."validTo" > ? AND p."validFrom" <= ? AND p."validTo" > ?
  ORDER BY "principalId", "path", "role"`
