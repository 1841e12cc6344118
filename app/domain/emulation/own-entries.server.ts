import { fullName } from '~/domain/identity/names'
import { courseAddress } from '~/domain/learning/course-address'
import type { OwnEnrolment } from '~/domain/learning/enrolment-reads.server'
import { holdsOn, localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { completionIdOf } from './completion-points'

/** Entries of the ledger with what explains them: cause, unit of that day, who recorded them. */
export interface PointEntry {
  id: string
  hundredths: number
  occurredAt: Date
  recordedAt: Date
  reason: string
  unitName: string
  cause: {
    kind: 'courseCompletion' | 'manual' | 'reversal' | 'rejudgement' | 'dueDateChange'
    title: string
    href: string | null
    onTime: boolean | null
  }
  recordedBy: string | null
}

/** With what the page needs to sort them and never shows. */
export type LedgerEntry = PointEntry & {
  part: string
  criterionId: string
  causeId: string
  enrolmentId: string | null
}

export function shownEntry({ part, criterionId, causeId, enrolmentId, ...entry }: LedgerEntry): PointEntry {
  return entry
}

/** An officer's entries in a campaign, in the order of the deeds. */
export async function findOwnEntries(
  officerId: string,
  campaignId: string,
  enrolments: readonly OwnEnrolment[],
): Promise<LedgerEntry[]> {
  const rows = await reader().scoreEntry.findMany({
    where: { officerId, campaignId },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      criterionId: true,
      part: true,
      hundredths: true,
      causeType: true,
      causeId: true,
      reason: true,
      occurredAt: true,
      recordedAt: true,
      recordedById: true,
      unitId: true,
    },
  })
  const recorders = await findNames(rows.flatMap((row) => row.recordedById ?? []))
  const unitNames = await findUnitNames(rows)
  const completions = await reader().courseCompletion.findMany({
    where: { id: { in: rows.map((row) => completionIdOf(row.causeId)) } },
    select: { id: true, enrolmentId: true },
  })
  return rows.map(({ causeType, recordedById, unitId, ...row }) => {
    const completion = completions.find((candidate) => candidate.id === completionIdOf(row.causeId))
    const enrolment = enrolments.find((own) => own.enrolmentId === completion?.enrolmentId)
    return {
      ...row,
      enrolmentId: completion?.enrolmentId ?? null,
      unitName: unitNames.get(row.id) ?? '',
      recordedBy: recordedById && (recorders.get(recordedById) ?? null),
      cause: {
        kind: causeType as PointEntry['cause']['kind'],
        title: enrolment?.title ?? row.reason,
        href: enrolment ? courseAddress(enrolment) : null,
        onTime: enrolment ? causeType === 'rejudgement' || enrolment.state !== 'completedLate' : null,
      },
    }
  })
}

async function findNames(officerIds: string[]): Promise<Map<string, string>> {
  if (officerIds.length === 0) return new Map()
  const officers = await reader().officer.findMany({
    where: { id: { in: officerIds } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  return new Map(officers.map((officer) => [officer.id, fullName(officer)]))
}

/** The name that each entry's unit carried on the day of the deed, by entry. */
async function findUnitNames(
  entries: readonly { id: string; unitId: string; occurredAt: Date }[],
): Promise<Map<string, string>> {
  const namings = await reader().unitNaming.findMany({
    where: { unitId: { in: [...new Set(entries.map((entry) => entry.unitId))] }, supersededAt: null },
    select: { unitId: true, name: true, validFrom: true, validTo: true },
  })
  return new Map(
    entries.map(({ id, unitId, occurredAt }) => {
      const date = localDateOf(occurredAt)
      const naming = namings.find((candidate) => candidate.unitId === unitId && holdsOn(candidate, date))
      return [id, naming?.name ?? '']
    }),
  )
}
