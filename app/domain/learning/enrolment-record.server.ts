import type { Actor } from '~/domain/identity/access'
import { fullName } from '~/domain/identity/names'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { type EnrolmentState, enrolmentState } from './enrolment-state'

/** Everything that was ever decided about one enrolment: exemptions, postponements, extensions, with who and when. */
export interface EnrolmentRecord {
  enrolmentId: string
  isOwn: boolean
  officer: { serviceNumber: string; name: string }
  title: string
  periodName: string
  opensOn: string
  dueOn: string
  state: EnrolmentState
  decisions: Decision[]
}

export interface Decision {
  id: string
  what: 'exemption' | 'extension'
  /** The month to which the task went; null unless it was postponed. */
  postponedTo: string | null
  previousDueOn: string | null
  dueOn: string | null
  reason: string
  by: string
  at: Date
  withdrawn: { at: Date; by: string; reason: string } | null
}

/** Null for an enrolment of an officer outside the actor's units today: not yours and not found are one answer. */
export async function getEnrolmentRecord(
  actor: Pick<Actor, 'grants' | 'officerId'>,
  { serviceNumber, enrolmentId }: { serviceNumber: string; enrolmentId: string },
  now: Date,
): Promise<EnrolmentRecord | null> {
  const enrolment = await reader().enrolment.findFirst({
    where: {
      id: enrolmentId,
      withdrawnAt: null,
      officer: { serviceNumber, ...visibleOfficers(actor, 'adjustStudy', localDateOf(now)) },
    },
    select: {
      opensOn: true,
      dueOn: true,
      officer: { select: { id: true, serviceNumber: true, familyName: true, middleName: true, givenName: true } },
      courseVersion: { select: { title: true } },
      period: { select: { name: true } },
      courseCompletion: { select: { completedAt: true } },
      openings: { take: 1, select: { openedAt: true } },
      exemptions: {
        select: {
          ...decisionColumns,
          postponement: { select: { toEnrolment: { select: { period: { select: { name: true } } } } } },
        },
      },
      extensions: { select: { ...decisionColumns, previousDueOn: true, dueOn: true } },
    },
  })
  if (!enrolment) return null
  const { officer, exemptions, extensions, courseCompletion, openings, courseVersion, period } = enrolment
  const names = await findNames([...exemptions, ...extensions])
  const common = (row: DecisionRow) => ({
    id: row.id,
    reason: row.reason,
    by: names.get(row.approvedById ?? '') ?? 'Hệ thống',
    at: row.recordedAt,
    withdrawn: row.withdrawnAt && {
      at: row.withdrawnAt,
      by: names.get(row.withdrawnById ?? '') ?? 'Hệ thống',
      reason: row.withdrawnReason ?? '',
    },
  })
  return {
    enrolmentId,
    isOwn: officer.id === actor.officerId,
    officer: { serviceNumber: officer.serviceNumber, name: fullName(officer) },
    title: courseVersion.title,
    periodName: period.name,
    opensOn: enrolment.opensOn,
    dueOn: enrolment.dueOn,
    state: enrolmentState({
      exempt: exemptions.some((row) => row.withdrawnAt === null),
      completedAt: courseCompletion?.completedAt ?? null,
      dueOn: enrolment.dueOn,
      startedAt: openings[0]?.openedAt ?? null,
      now,
    }),
    decisions: [
      ...exemptions.map(
        (row): Decision => ({
          ...common(row),
          what: 'exemption',
          postponedTo: row.postponement?.toEnrolment.period.name ?? null,
          previousDueOn: null,
          dueOn: null,
        }),
      ),
      ...extensions.map(
        (row): Decision => ({
          ...common(row),
          what: 'extension',
          postponedTo: null,
          previousDueOn: row.previousDueOn,
          dueOn: row.dueOn,
        }),
      ),
    ].sort((a, b) => b.at.getTime() - a.at.getTime()),
  }
}

const decisionColumns = {
  id: true,
  reason: true,
  approvedById: true,
  recordedAt: true,
  withdrawnAt: true,
  withdrawnById: true,
  withdrawnReason: true,
} as const

interface DecisionRow {
  id: string
  reason: string
  approvedById: string | null
  recordedAt: Date
  withdrawnAt: Date | null
  withdrawnById: string | null
  withdrawnReason: string | null
}

async function findNames(rows: readonly DecisionRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => [row.approvedById ?? '', row.withdrawnById ?? ''])
  const officers = await reader().officer.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  return new Map(officers.map((officer) => [officer.id, fullName(officer)]))
}
