import { type Actor, scopes } from '~/domain/identity/access'
import { fullName, initials } from '~/domain/identity/names'
import { enrolmentState, isToDo } from '~/domain/learning/enrolment-state'
import { localDateOf } from '~/platform/calendar'
import { preparedRead, reader } from '~/platform/db/database.server'
import { slots } from './counted-enrolments.server'
import type { ListOrder } from './list-order'
import { nameSearchSql } from './name-search'
import { choosePeriod } from './periods'
import { findReportPeriods } from './periods.server'
import { findUnitOptions, type UnitOption } from './unit-options.server'

/** The officers of the actor's units today, each once, in the unit of the counting membership. */
export interface OfficerListLine {
  serviceNumber: string
  name: string
  initials: string
  rankName: string
  positionName: string
  unitName: string
  /** Of the running month, exempt courses left out. */
  completed: number
  eligible: number
  /** Enrolments past their due date, of every period. */
  overdue: number
}

export interface OfficerList {
  lines: OfficerListLine[]
  total: number
  periodName: string | null
  units: UnitOption[]
  /** The unit of the filter; null for all, also when the code is unknown or out of sight. */
  unit: UnitOption | null
}

export async function findOfficerList(
  actor: Actor,
  asked: { search: string; unitCode: string | null; order: ListOrder; limit: number; offset: number },
  now: Date,
): Promise<OfficerList> {
  const today = localDateOf(now)
  const units = await findUnitOptions(actor, 'viewFigures', today)
  const unit = units.find((one) => one.code === asked.unitCode) ?? null
  const unitIds = unit ? [unit.unitId] : scopes(actor, 'viewFigures').map((scope) => scope.unitId)
  const name = nameSearchSql(asked.search)
  const here = fromWhere(unitIds, name.where)
  const hereValues = [today, today, ...unitIds, ...Array<string>(6).fill(today), ...name.whereValues]
  const total = preparedRead<{ officers: number }>(`SELECT COUNT(DISTINCT "officer"."id") AS "officers" ${here}`).get(
    ...hereValues,
  )
  const rows = preparedRead<OfficerRow>(`
SELECT DISTINCT "officer"."id", "officer"."serviceNumber", "officer"."familyName", "officer"."middleName",
  "officer"."givenName", "officer"."sortKey", "placed"."unitId",
  "position"."name" AS "positionName", "position"."ordinal" AS "positionOrdinal",
  CASE WHEN "position"."isCommand" THEN 0 ELSE 1 END AS "commandFirst",
  COALESCE("rank"."name", '') AS "rankName", COALESCE("rank"."ordinal", 999) AS "rankOrdinal",
  ${name.rank} AS "searchRank"
${here} ORDER BY "searchRank", ${orders[asked.order]} LIMIT ? OFFSET ?`).all(
    ...name.rankValues,
    ...hereValues,
    asked.limit,
    asked.offset,
  )
  const period = choosePeriod(await findReportPeriods(), null, today)
  const progress = await findProgress(
    rows.map((row) => row.id),
    period?.code ?? null,
    now,
  )
  return {
    lines: rows.map((row) => ({
      serviceNumber: row.serviceNumber,
      name: fullName(row),
      initials: initials(row),
      rankName: row.rankName,
      positionName: row.positionName,
      unitName: units.find((one) => one.unitId === row.unitId)?.name ?? '',
      ...(progress.get(row.id) ?? { completed: 0, eligible: 0, overdue: 0 }),
    })),
    total: total?.officers ?? 0,
    periodName: period?.name ?? null,
    units,
    unit,
  }
}

const orders: Record<ListOrder, string> = {
  name: '"officer"."sortKey"',
  rank: '"commandFirst", "positionOrdinal", "rankOrdinal", "officer"."sortKey"',
}

/** Walked from the units down to their people, as in `judgedEnrolments`, but on one date: today. */
function fromWhere(unitIds: readonly string[], nameWhere: string): string {
  return `
FROM "UnitPlacement" "viewed"
  CROSS JOIN "UnitPlacement" "placed"
  CROSS JOIN "Membership" "member"
  CROSS JOIN "Officer" "officer"
  CROSS JOIN "Position" "position"
  LEFT JOIN "RankHolding" "holding" ON "holding"."officerId" = "officer"."id"
    AND "holding"."validFrom" <= ? AND ? < "holding"."validTo"
  LEFT JOIN "Rank" "rank" ON "rank"."code" = "holding"."rankCode"
WHERE "viewed"."unitId" IN (${slots(unitIds)}) AND ${holdsOn('viewed')}
  AND "placed"."path" >= "viewed"."path"
  AND "placed"."path" < substr("viewed"."path", 1, length("viewed"."path") - 1) || '0' AND ${holdsOn('placed')}
  AND "member"."unitId" = "placed"."unitId" AND "member"."kind" = 'counting' AND ${holdsOn('member')}
  AND "officer"."id" = "member"."officerId" AND "position"."code" = "member"."positionCode" AND ${nameWhere}`
}

function holdsOn(row: string): string {
  return `"${row}"."validFrom" <= ? AND ? < "${row}"."validTo" AND "${row}"."supersededAt" IS NULL`
}

interface OfficerRow {
  id: string
  serviceNumber: string
  familyName: string
  middleName: string
  givenName: string
  unitId: string
  positionName: string
  rankName: string
}

/** What the officers of one page have done this month, and what they still owe. */
async function findProgress(officerIds: string[], periodCode: string | null, now: Date) {
  const today = localDateOf(now)
  const enrolments = await reader().enrolment.findMany({
    where: {
      officerId: { in: officerIds },
      withdrawnAt: null,
      OR: [
        { periodCode: periodCode ?? '', opensOn: { lte: today } },
        { dueOn: { lt: today }, courseCompletion: null },
      ],
    },
    select: {
      officerId: true,
      periodCode: true,
      dueOn: true,
      courseCompletion: { select: { completedAt: true } },
      exemptions: { where: { withdrawnAt: null }, select: { id: true } },
    },
  })
  const progress = new Map<string, { completed: number; eligible: number; overdue: number }>()
  for (const enrolment of enrolments) {
    const sums = progress.get(enrolment.officerId) ?? { completed: 0, eligible: 0, overdue: 0 }
    progress.set(enrolment.officerId, sums)
    const state = enrolmentState({
      exempt: enrolment.exemptions.length > 0,
      completedAt: enrolment.courseCompletion?.completedAt ?? null,
      dueOn: enrolment.dueOn,
      startedAt: null,
      now,
    })
    if (state === 'exempt') continue
    if (state === 'overdue') sums.overdue += 1
    if (enrolment.periodCode !== periodCode) continue
    sums.eligible += 1
    if (!isToDo(state)) sums.completed += 1
  }
  return progress
}
