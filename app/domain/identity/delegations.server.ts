import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { addDays, localDateOf } from '~/platform/calendar'
import { reader, type Transaction } from '~/platform/db/database.server'
import type { Actor } from './access'
import { holding, holdingAsKnown } from './dated'
import { type DelegationRefusal, delegationFault, endedEarly } from './delegations'
import { countingMembershipOn } from './memberships.server'
import { fullName } from './names'
import { visibleOfficers } from './visible-officers.server'

/** ủy quyền: dated rows by which a delegate carries the delegator's command; `actor-reads` turns them into grants. */

export interface NewDelegation {
  actor: AuditActor
  /** Made with the form, so that a form sent twice delegates once. */
  delegationId: string
  delegatorId: string
  delegateId: string
  /** First and last local date. */
  from: string
  lastOn: string
  reason: string
  at: Date
}

export type DelegationResult = { ok: true; isRepeat: boolean } | { ok: false; reason: DelegationRefusal }

export async function writeDelegation(tx: Transaction, delegation: NewDelegation): Promise<DelegationResult> {
  const { actor, delegationId, delegatorId, delegateId, from, lastOn, reason, at } = delegation
  if (await tx.delegation.findUnique({ where: { id: delegationId }, select: { id: true } }))
    return { ok: true, isRepeat: true }
  const today = localDateOf(at)
  const fault = delegationFault({ actorId: actor.officerId, delegatorId, delegateId, from, lastOn, today })
  if (fault) return { ok: false, reason: fault }
  const command = await tx.roleGrant.count({
    where: { officerId: delegatorId, role: 'commander', ...holding(from) },
  })
  if (command === 0) return { ok: false, reason: 'noCommand' }
  const validTo = addDays(lastOn, 1)
  const standing = await tx.delegation.count({
    where: { delegatorId, validFrom: { lt: validTo }, validTo: { gt: from } },
  })
  if (standing > 0) return { ok: false, reason: 'alreadyDelegated' }
  await tx.delegation.create({
    data: {
      id: delegationId,
      delegatorId,
      delegateId,
      validFrom: from,
      validTo,
      reason,
      recordedById: actor.officerId,
      recordedAt: at,
    },
  })
  await recordEvent(tx, {
    actor,
    deed: 'delegation.give',
    subject: { type: 'officer', id: delegateId },
    reason,
    details: { delegationId, delegatorId, from, until: validTo },
    at,
  })
  return { ok: true, isRepeat: false }
}

/** Ends a delegation of this delegator today; ending it again changes nothing. */
export async function endDelegation(
  tx: Transaction,
  { actor, delegationId, delegatorId, reason, at }: Omit<NewDelegation, 'delegateId' | 'from' | 'lastOn'>,
): Promise<{ ok: true } | { ok: false; reason: 'delegationUnknown' }> {
  const today = localDateOf(at)
  const delegation = await tx.delegation.findFirst({
    where: { id: delegationId, delegatorId },
    select: { delegateId: true, validFrom: true, validTo: true, endedAt: true },
  })
  if (!delegation) return { ok: false, reason: 'delegationUnknown' }
  if (delegation.endedAt !== null || delegation.validTo <= today) return { ok: true }
  const validTo = endedEarly(delegation, today)
  await tx.delegation.update({
    where: { id: delegationId },
    data: { validTo, endedById: actor.officerId, endedAt: at, endReason: reason },
  })
  await recordEvent(tx, {
    actor,
    deed: 'delegation.end',
    subject: { type: 'officer', id: delegation.delegateId },
    reason,
    details: { delegationId, delegatorId, until: validTo },
    at,
  })
  return { ok: true }
}

export interface DelegationLine {
  delegationId: string
  /** The other officer: the delegate in a list of what was given, the delegator in one of what is held. */
  name: string
  serviceNumber: string
  rankName: string
  validFrom: string
  /** The last local date. */
  lastOn: string
  reason: string
  endReason: string
  state: 'planned' | 'running' | 'over'
}

const linesShown = 50

/** What an officer has handed over, the newest first. */
export async function findDelegationsOf(officerId: string, date: string): Promise<DelegationLine[]> {
  const rows = await reader().delegation.findMany({
    where: { delegatorId: officerId },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    take: linesShown,
    select: { ...lineColumns, delegate: { select: personColumns(date) } },
  })
  return rows.map(({ delegate, ...row }) => lineOf(row, delegate, date))
}

/** What is handed to an officer now or to come, the first to begin first. */
export async function findDelegationsTo(officerId: string, date: string): Promise<DelegationLine[]> {
  const rows = await reader().delegation.findMany({
    where: { delegateId: officerId, validTo: { gt: date } },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    take: linesShown,
    select: { ...lineColumns, delegator: { select: personColumns(date) } },
  })
  return rows.filter((row) => row.validFrom < row.validTo).map(({ delegator, ...row }) => lineOf(row, delegator, date))
}

const lineColumns = { id: true, validFrom: true, validTo: true, reason: true, endReason: true } as const

function personColumns(date: string) {
  return {
    serviceNumber: true,
    familyName: true,
    middleName: true,
    givenName: true,
    rankHoldings: { where: holding(date), select: { rank: { select: { name: true } } } },
  } as const
}

interface StoredPerson {
  serviceNumber: string
  familyName: string
  middleName: string
  givenName: string
  rankHoldings: { rank: { name: string } }[]
}

function lineOf(
  row: { id: string; validFrom: string; validTo: string; reason: string; endReason: string },
  person: StoredPerson,
  date: string,
): DelegationLine {
  const { id, validFrom, validTo, reason, endReason } = row
  return {
    delegationId: id,
    name: fullName(person),
    serviceNumber: person.serviceNumber,
    rankName: person.rankHoldings[0]?.rank.name ?? '',
    validFrom,
    lastOn: validFrom < validTo ? addDays(validTo, -1) : validFrom,
    reason,
    endReason,
    state: validTo <= date || validFrom === validTo ? 'over' : validFrom > date ? 'planned' : 'running',
  }
}

export interface DelegateChoice {
  serviceNumber: string
  words: string
}

const choicesShown = 200

/** Who usually covers: those in a position of command in the delegator's own units, the delegator left out. */
export async function findDelegateChoices(
  delegator: Pick<Actor, 'officerId' | 'grants'>,
  date: string,
): Promise<DelegateChoice[]> {
  const officers = await reader().officer.findMany({
    where: {
      AND: [
        visibleOfficers(delegator, 'delegateCommand', date),
        {
          id: { not: delegator.officerId },
          memberships: { some: { ...countingMembershipOn(date), position: { isCommand: true } } },
        },
      ],
    },
    orderBy: { sortKey: 'asc' },
    take: choicesShown,
    select: {
      ...personColumns(date),
      memberships: {
        where: countingMembershipOn(date),
        select: {
          position: { select: { name: true } },
          unit: { select: { namings: { where: holdingAsKnown(date), select: { name: true } } } },
        },
      },
    },
  })
  return officers.map(({ memberships, ...officer }) => {
    const place = memberships[0]
    const post = [place?.position.name, place?.unit.namings[0]?.name].filter(Boolean).join(', ')
    return {
      serviceNumber: officer.serviceNumber,
      words: `${officer.rankHoldings[0]?.rank.name ?? ''} ${fullName(officer)} (${post})`.trim(),
    }
  })
}

/** The officer with this service number in the delegator's own units, or null. */
export async function getDelegate(
  delegator: Pick<Actor, 'grants'>,
  serviceNumber: string,
  date: string,
): Promise<{ officerId: string; name: string } | null> {
  const officer = await reader().officer.findFirst({
    where: { AND: [{ serviceNumber }, visibleOfficers(delegator, 'delegateCommand', date)] },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  return officer && { officerId: officer.id, name: fullName(officer) }
}

/** An officer's own command on a date, in the form of grants; what is carried for others is not among them. */
export async function findOwnCommand(officerId: string, date: string): Promise<Pick<Actor, 'officerId' | 'grants'>> {
  const grants = await reader().roleGrant.findMany({
    where: { officerId, role: 'commander', ...holding(date) },
    select: { unitId: true, unit: { select: { placements: { where: holdingAsKnown(date), select: { path: true } } } } },
  })
  return {
    officerId,
    grants: grants.flatMap(({ unitId, unit }) =>
      unit.placements.map(({ path }) => ({ role: 'commander' as const, unitId, path })),
    ),
  }
}
