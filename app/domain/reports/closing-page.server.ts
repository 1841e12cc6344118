import { type Actor, may, scopes } from '~/domain/identity/access'
import { findOfficerLines } from '~/domain/identity/officer-lines.server'
import { endOfDate, localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import type { OpenMatter } from './closing-content'
import {
  type Closing,
  countOpenMatters,
  findClosableLines,
  findClosedParts,
  getClosing,
  readClosable,
} from './closings.server'
import { type Figures, sumFigures } from './figures'
import type { LateKind } from './late-facts'
import { findLateFacts, type LateFact } from './late-facts.server'
import { type ClosedPart, type ClosingDifference, causesOf, closingDifferences } from './month-closing'
import { closedMatrix } from './month-report.server'
import { type Period, treeDate } from './periods'
import { findReportPeriods } from './periods.server'
import { scopeAbove } from './seen-unit'
import type { Matrix } from './unit-matrix'
import type { OverviewColumn } from './unit-overview.server'
import { getTopUnitCode, getViewedUnit, type ViewedUnit } from './viewed-unit.server'

interface ClosingMonth {
  code: string
  name: string
  endsOn: string
  isOver: boolean
  closing: Pick<Closing, 'closedOn' | 'closedAt' | 'closedBy'> | null
}

export interface ClosingList {
  unit: Pick<ViewedUnit, 'code' | 'name'>
  months: ClosingMonth[]
}

/** Every month that has begun and whether it is closed for the unit; null where the actor has no business. */
export async function getClosingList(actor: Actor, unitCode: string | null, now: Date): Promise<ClosingList | null> {
  const today = localDateOf(now)
  const unit = await getAsked(actor, unitCode, today)
  if (!unit) return null
  const periods = (await findReportPeriods()).filter((period) => period.startsOn <= today)
  const closings = await reader().monthClosing.findMany({
    where: { unitId: { in: unit.path.split('/').filter(Boolean) } },
    select: { periodCode: true, closedOn: true, closedAt: true, closedBy: true },
  })
  return {
    unit: { code: unit.code, name: unit.name },
    months: periods.map(({ code, name, endsOn }) => ({
      ...{ code, name, endsOn, isOver: endsOn <= today },
      closing: closings.find((closing) => closing.periodCode === code) ?? null,
    })),
  }
}

async function getAsked(actor: Actor, unitCode: string | null, date: string): Promise<ViewedUnit | null> {
  const code = unitCode ?? (await getTopUnitCode(actor, may(actor, 'closeMonth') ? 'closeMonth' : 'viewFigures'))
  return code === null ? null : getViewedUnit(actor, { deed: 'viewFigures', code, date })
}

export interface DifferenceLine {
  enrolmentId: string
  name: string
  rankName: string
  courseTitle: string
  closed: ClosingDifference['closed']
  now: ClosingDifference['now']
  causes: { kind: LateKind; recordedOn: string; reason: string; by: string }[]
}

export interface ClosedMonth {
  closing: Pick<Closing, 'closedOn' | 'closedAt' | 'closedBy' | 'note' | 'hash' | 'openMatters'>
  columns: OverviewColumn[]
  matrix: Matrix
  figures: Figures
  differences: DifferenceLine[]
  /** Finished after the closing's day: learning is kept, the closed figures are not touched. */
  finishedLater: number
}

export interface ClosingPreview {
  closedOn: string
  columns: OverviewColumn[]
  matrix: Matrix
  figures: Figures
  openMatters: OpenMatter[]
}

export interface ClosingPage {
  unit: Pick<ViewedUnit, 'code' | 'name' | 'shortName'>
  period: Period
  isOver: boolean
  mayClose: boolean
  closed: ClosedMonth | null
  /** What would be frozen, for those who may close; null before the month is over or once it is closed. */
  preview: ClosingPreview | null
}

/** One month of one unit: frozen, or about to be. `closedOn`: the day proposed for the closing. */
export async function getClosingPage(
  actor: Actor,
  asked: { periodCode: string; unitCode: string | null; closedOn: string | null },
  now: Date,
): Promise<ClosingPage | null> {
  const today = localDateOf(now)
  const period = (await findReportPeriods()).find((one) => one.code === asked.periodCode)
  const unit = period && (await getAsked(actor, asked.unitCode, treeDate(period, today)))
  if (!period || !unit) return null
  const closing = await getClosing({ path: unit.path, periodCode: period.code })
  const isOver = period.endsOn <= today
  const mayClose = scopeAbove(unit.path, scopes(actor, 'closeMonth')) !== null
  return {
    unit: { code: unit.code, name: unit.name, shortName: unit.shortName },
    ...{ period, isOver, mayClose },
    closed: closing && (await readClosed(unit, period, closing)),
    preview:
      !closing && isOver && mayClose ? await previewClosing(unit, period, proposedDay(asked, period, today)) : null,
  }
}

function proposedDay({ closedOn }: { closedOn: string | null }, period: Period, today: string): string {
  return closedOn && period.endsOn <= closedOn && closedOn <= today ? closedOn : today
}

async function previewClosing(unit: ViewedUnit, period: Period, closedOn: string): Promise<ClosingPreview> {
  const where = { unitId: unit.unitId, path: unit.path, periodCode: period.code, closedOn }
  const { parts, units, headCounts } = await readClosable(where)
  return {
    closedOn,
    ...closedMatrix({ unit, period, closing: { units, headCounts, closedOn }, parts }),
    figures: sumFigures(parts),
    openMatters: countOpenMatters(where),
  }
}

async function readClosed(unit: ViewedUnit, period: Period, closing: Closing): Promise<ClosedMonth> {
  const parts = await findClosedParts(closing.id, unit.unitId)
  const { closedOn, closedAt, closedBy, note, hash, openMatters } = closing
  const unfinished = parts.flatMap((part) =>
    part.lines.filter((line) => line.completedOn === null).map((line) => line.enrolmentId),
  )
  return {
    closing: { closedOn, closedAt, closedBy, note, hash, openMatters },
    ...closedMatrix({ unit, period, closing, parts }),
    figures: sumFigures(parts),
    differences: await findDifferences({ unit, period, closing, parts }),
    finishedLater: await reader().courseCompletion.count({
      where: { enrolmentId: { in: unfinished }, completedAt: { gte: endOfDate(closedOn) } },
    }),
  }
}

/** The frozen lines beside the same day as it reads now, each with the facts recorded since that explain it. */
async function findDifferences({
  unit,
  period,
  closing,
  parts,
}: {
  unit: ViewedUnit
  period: Period
  closing: Closing
  parts: readonly ClosedPart[]
}): Promise<DifferenceLine[]> {
  const { closedOn, closedAt } = closing
  const current = findClosableLines({ unitId: unit.unitId, periodCode: period.code, closedOn })
  const closed = parts.flatMap(({ path, courseTitle, lines }) => lines.map((line) => ({ ...line, path, courseTitle })))
  const differences = closingDifferences(closed, current)
  const facts = findLateFacts(
    differences.map((one) => one.enrolmentId),
    { since: closedAt, reportOn: closedOn },
  )
  const lines = new Map([...current, ...closed].map((line) => [line.enrolmentId, line]))
  const people = await findOfficerLines(
    reader(),
    facts.flatMap((fact) => fact.byId ?? []),
    closedOn,
  )
  const reasons = await findTransferReasons(facts, lines)
  return differences.flatMap((difference) => {
    const line = lines.get(difference.enrolmentId)
    if (!line) return []
    const own = facts.filter((fact) => fact.enrolmentId === difference.enrolmentId)
    return [
      {
        ...difference,
        name: line.name,
        rankName: line.rankName,
        courseTitle: line.courseTitle,
        causes: causesOf(difference, own).map((fact) => ({
          kind: fact.kind,
          recordedOn: localDateOf(new Date(fact.recordedAt)),
          reason: fact.reason || (fact.kind === 'transfer' ? (reasons.get(line.officerId) ?? '') : ''),
          by: (fact.byId && people.get(fact.byId)?.name) ?? '',
        })),
      },
    ]
  })
}

/** A transfer's reason stands in its audit event. */
async function findTransferReasons(
  facts: readonly LateFact[],
  lines: ReadonlyMap<string, { officerId: string }>,
): Promise<Map<string, string>> {
  const officerIds = facts
    .filter((fact) => fact.kind === 'transfer')
    .flatMap((fact) => lines.get(fact.enrolmentId)?.officerId ?? [])
  const events = await reader().auditEvent.findMany({
    where: { deed: 'officer.transfer', subjectType: 'officer', subjectId: { in: [...new Set(officerIds)] } },
    orderBy: { sequence: 'asc' },
    select: { subjectId: true, reason: true },
  })
  return new Map(events.map((event) => [event.subjectId, event.reason]))
}
