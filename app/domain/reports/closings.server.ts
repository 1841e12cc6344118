import { createHash } from 'node:crypto'
import { subtreeRange, unitIdsOf } from '~/domain/identity/unit-path'
import { preparedRead, type Reader, reader, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { type ClosedUnit, type ClosingContent, closingText, type OpenMatter } from './closing-content'
import { type CountedWhere, judgedEnrolments } from './counted-enrolments.server'
import { findHeadCounts } from './head-counts.server'
import { type ClosableLine, type ClosedLine, type ClosedPart, partsOf } from './month-closing'
import { findPeople } from './people.server'
import { lastInstantOf } from './report-time'
import type { HeadCount } from './unit-matrix'
import { findUnitNames } from './viewed-unit.server'

/** Closed months: what is frozen, how it is read back, and whether its hash still fits. */

export function hashOf(content: ClosingContent): string {
  return createHash('sha256').update(closingText(content)).digest('hex')
}

export interface ClosableWhere {
  unitId: string
  path: string
  periodCode: string
  closedOn: string
}

/** The judged lines of a month, each with its unit's path: work done by the end of `closedOn`, judged by what is known now. */
export function findClosableLines({ unitId, periodCode, closedOn }: Omit<ClosableWhere, 'path'>): ClosableLine[] {
  const where: CountedWhere = {
    unitIds: [unitId],
    scopeIds: [unitId],
    reportOn: closedOn,
    past: 'corrected',
    periodCodes: [periodCode],
  }
  const { sql, values } = judgedEnrolments(where)
  const placed = preparedRead<{ id: string; path: string; courseId: string; opensOn: string }>(
    `${sql} SELECT "id", "path", "courseId", "opensOn" FROM "judged"`,
  ).all(...values)
  const byId = new Map(placed.map((row) => [row.id, row]))
  return findPeople(where, { order: 'name' }, lastInstantOf(closedOn)).flatMap((line) => {
    const row = byId.get(line.enrolmentId)
    if (!row) return []
    const { enrolmentId, officerId, serviceNumber, name, rankName, positionName, unitName } = line
    const { dueOn, state, completedOn, exemptReason, courseCode, courseTitle } = line
    return [
      {
        ...{ enrolmentId, officerId, serviceNumber, name, rankName, positionName, unitName },
        ...{ dueOn, state, completedOn, exemptReason, courseCode, courseTitle },
        path: row.path,
        courseId: row.courseId,
        opensOn: row.opensOn,
      },
    ]
  })
}

/** What would be frozen: figures, officers, the tree and the head counts on the closing's day. */
export async function readClosable(
  where: ClosableWhere,
): Promise<Pick<ClosingContent, 'units' | 'headCounts' | 'parts'>> {
  const range = { ...subtreeRange(where.path), date: where.closedOn }
  const parts = partsOf(findClosableLines(where))
  const standing = await findStandingUnits(range)
  return {
    parts,
    headCounts: findHeadCounts(range),
    units: [...standing, ...(await findGoneUnits(where, parts, standing))],
  }
}

/** Units that officers counted in earlier in the month but that no longer stand there on the closing's day. */
async function findGoneUnits(
  { unitId, closedOn }: ClosableWhere,
  parts: readonly ClosedPart[],
  standing: readonly ClosedUnit[],
): Promise<ClosedUnit[]> {
  const gone = new Map<string, { parentId: string; path: string }>()
  for (const { path } of parts) {
    const ids = unitIdsOf(path)
    for (let at = ids.indexOf(unitId) + 1; at < ids.length; at += 1) {
      const [parentId = '', id = ''] = ids.slice(at - 1, at + 1)
      const isKnown = standing.some((unit) => unit.unitId === id && unit.parentId === parentId)
      if (!isKnown) gone.set(id, { parentId, path: `${ids.slice(0, at + 1).join('/')}/` })
    }
  }
  const names = await findUnitNames([...gone.keys()], closedOn)
  return names.flatMap(({ unitId: id, code, name, shortName, sortKey }) => {
    const place = gone.get(id)
    return place ? [{ unitId: id, code, name, shortName, sortKey, ...place }] : []
  })
}

async function findStandingUnits({ gte, lt, date }: { gte: string; lt: string; date: string }): Promise<ClosedUnit[]> {
  const placements = await reader().unitPlacement.findMany({
    where: { path: { gte, lt }, validFrom: { lte: date }, validTo: { gt: date }, supersededAt: null },
    orderBy: { path: 'asc' },
    select: { unitId: true, parentId: true, path: true },
  })
  const names = await findUnitNames(
    placements.map((row) => row.unitId),
    date,
  )
  return placements.flatMap((row) => {
    const name = names.find((one) => one.unitId === row.unitId)
    if (!name) return []
    const { code, name: full, shortName, sortKey } = name
    return [{ ...row, code, name: full, shortName, sortKey }]
  })
}

/** Enrolments of the month that are not settled: they may be closed over, but not unseen. */
export function countOpenMatters({ unitId, periodCode, closedOn }: Omit<ClosableWhere, 'path'>): OpenMatter[] {
  const { sql, values } = judgedEnrolments({
    unitIds: [unitId],
    scopeIds: [unitId],
    reportOn: closedOn,
    past: 'corrected',
    periodCodes: [periodCode],
  })
  const row = preparedRead<Record<OpenMatter['subject'], number>>(`${sql}
SELECT
  COALESCE(SUM(CASE WHEN "state" IN ('inProgress', 'notStarted') THEN 1 ELSE 0 END), 0) AS "notYetDue",
  COALESCE(SUM(CASE WHEN "state" = 'overdue' THEN 1 ELSE 0 END), 0) AS "overdue",
  COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM "Attempt" "a" WHERE "a"."enrolmentId" = "judged"."id"
    AND "a"."submittedAt" IS NULL) THEN 1 ELSE 0 END), 0) AS "runningAttempt",
  COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM "Attempt" "a" WHERE "a"."enrolmentId" = "judged"."id"
    AND "a"."submittedAt" IS NOT NULL AND "a"."passed" IS NULL) THEN 1 ELSE 0 END), 0) AS "unmarkedEssay"
FROM "judged"`).get(...values)
  const subjects: OpenMatter['subject'][] = ['runningAttempt', 'unmarkedEssay', 'notYetDue', 'overdue']
  return subjects.map((subject) => ({ subject, count: row?.[subject] ?? 0 })).filter(({ count }) => count > 0)
}

export interface Closing extends Omit<ClosingContent, 'parts'> {
  id: string
  hash: string
}

const headSelect = {
  id: true,
  unitId: true,
  periodCode: true,
  closedOn: true,
  closedAt: true,
  closedById: true,
  closedBy: true,
  note: true,
  units: true,
  headCounts: true,
  openMatters: true,
  hash: true,
} as const

type HeadRow = Prisma.MonthClosingGetPayload<{ select: typeof headSelect }>

function closingOf({ units, headCounts, openMatters, ...row }: HeadRow): Closing {
  return {
    ...row,
    units: units as unknown as ClosedUnit[],
    headCounts: headCounts as unknown as HeadCount[],
    openMatters: openMatters as unknown as OpenMatter[],
  }
}

/** The day up to whose end a unit's month is frozen; null while it is open. */
export async function getClosedOn({ path, periodCode }: { path: string; periodCode: string }): Promise<string | null> {
  const row = await reader().monthClosing.findFirst({
    where: { periodCode, unitId: { in: unitIdsOf(path) } },
    select: { closedOn: true },
  })
  return row?.closedOn ?? null
}

/** The closing of a month that covers a unit: its own or that of a unit above it; `path` as on the month's tree. */
export async function getClosing(
  { path, periodCode }: { path: string; periodCode: string },
  db: Reader | Transaction = reader(),
): Promise<Closing | null> {
  const row = await db.monthClosing.findFirst({
    where: { periodCode, unitId: { in: unitIdsOf(path) } },
    select: headSelect,
  })
  return row && closingOf(row)
}

/** The frozen parts of a unit and everything that lay below it, in the order in which they are hashed. */
export async function findClosedParts(closingId: string, unitId: string): Promise<ClosedPart[]> {
  const rows = await reader().monthClosingPart.findMany({ where: { closingId, path: { contains: `${unitId}/` } } })
  return rows.map(partOf).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf(part: { path: string; courseId: string }): string {
  return `${part.path} ${part.courseId}`
}

function partOf({ closingId: _closing, lines, ...part }: Prisma.MonthClosingPartGetPayload<true>): ClosedPart {
  return { ...part, lines: lines as unknown as ClosedLine[] }
}

/** What `npm run verify` asks of closed months: the hash fits, and every part's figures are the sum of its officers. */
export async function verifyClosings(): Promise<{ closings: number; faults: string[] }> {
  const closings = await reader().monthClosing.findMany({ select: headSelect, orderBy: { id: 'asc' } })
  const faults: string[] = []
  for (const row of closings) {
    const closing = closingOf(row)
    const parts = (await reader().monthClosingPart.findMany({ where: { closingId: row.id } }))
      .map(partOf)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    const name = `Closing ${row.id} (month ${row.periodCode}, unit ${row.unitId})`
    if (hashOf({ ...closing, parts }) !== row.hash) faults.push(`${name}: the figures do not fit their hash`)
    const event = preparedRead<{ hash: string }>(
      `SELECT "hash" FROM "AuditEvent" WHERE "deed" = 'month.close' AND "subjectType" = 'monthClosing' AND "subjectId" = ? AND "details" LIKE ?`,
    ).get(row.id, `%${row.hash}%`)
    if (!event) faults.push(`${name}: no audit event names its hash`)
    for (const part of parts) {
      const lines = part.lines.map((line) => ({ ...line, ...courseOf(part) }))
      const [counted] = partsOf(lines)
      if (
        !counted ||
        (['enrolled', 'exempt', 'completed', 'onTime', 'overdue'] as const).some((key) => counted[key] !== part[key])
      )
        faults.push(`${name}: the figures of ${part.path} ${part.courseCode} are not the sum of its officers`)
    }
  }
  return { closings: closings.length, faults }
}

function courseOf({ path, courseId, courseCode, courseTitle, opensOn }: ClosedPart) {
  return { path, courseId, courseCode, courseTitle, opensOn }
}
