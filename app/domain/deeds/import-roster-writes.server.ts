import type { z } from 'zod'
import { enrolJoiners } from '~/domain/deeds/enrol-joiner.server'
import { moveMembership, openMembership } from '~/domain/identity/memberships.server'
import { nameColumns, openRank } from '~/domain/identity/officers.server'
import { refusalText } from '~/domain/identity/refusal-words'
import { depthOf, pathOf, unitIdsOf } from '~/domain/identity/unit-path'
import { getPath, namingOf } from '~/domain/identity/units.server'
import { holdsOn } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { type Before, type OfficerRow, officerRowSchema, unitRowSchema } from './import-roster-rows'

/** Writing the rows of an import, inside the transaction of their batch. Each row ends done or refused with a sentence. */

export interface StoredRow {
  position: number
  kind: string
  subjectId: string
  plan: unknown
}

export interface Deed {
  /** Who imports, as the one who ends roles with a membership. */
  actorId: string
  /** Of a password that nobody knows. */
  passwordHash: string
  now: Date
}

export type Settled =
  | { position: number; state: 'done'; before: Before }
  | { position: number; state: 'refused'; reason: string }

export async function writeRows(tx: Transaction, rows: readonly StoredRow[], deed: Deed): Promise<Settled[]> {
  const settled: Settled[] = []
  for (const row of rows.filter(({ kind }) => kind === 'unit')) settled.push(await writeUnit(tx, row, deed))
  const officers = rows
    .filter(({ kind }) => kind !== 'unit')
    .map((row) => ({ ...row, plan: read(officerRowSchema, row) }))
  const isNew = (row: (typeof officers)[number]) => row.kind === 'add' && !row.plan.isUndone
  settled.push(...(await writeAdded(tx, officers.filter(isNew), deed)))
  for (const row of officers.filter((one) => !isNew(one))) settled.push(await writeStanding(tx, row, deed))
  return settled
}

type Officer = Omit<StoredRow, 'plan'> & { plan: OfficerRow }

function read<Schema extends z.ZodType>(schema: Schema, { plan }: StoredRow): z.output<Schema> {
  return schema.parse(plan)
}

async function writeUnit(tx: Transaction, row: StoredRow, { now }: Deed): Promise<Settled> {
  const { subjectId: unitId, position } = row
  const { code, name, shortName, typeCode, parentId, from, isRestored } = read(unitRowSchema, row)
  const parentPath = await getPath(tx, parentId, from)
  if (parentPath === null) return { position, state: 'refused', reason: refusalText('parentUnknown') }
  if (!isRestored) {
    if (await tx.unit.findUnique({ where: { code }, select: { id: true } }))
      return { position, state: 'refused', reason: refusalText('codeTaken') }
    await tx.unit.create({ data: { id: unitId, code, createdAt: now } })
  }
  const path = pathOf(unitId, parentPath)
  const common = { unitId, validFrom: from, recordedAt: now }
  await tx.unitNaming.create({ data: { ...common, ...namingOf({ name, shortName }), typeCode } })
  await tx.unitPlacement.create({ data: { ...common, parentId, path, depth: depthOf(path) } })
  return { position, state: 'done', before: {} }
}

/** New officers of a batch together: five statements, and the courses of each unit once. */
async function writeAdded(tx: Transaction, rows: readonly Officer[], { passwordHash, now }: Deed): Promise<Settled[]> {
  if (rows.length === 0) return []
  const taken = await findTaken(tx, rows)
  const paths = await readPaths(tx, rows)
  const settled: Settled[] = []
  const written: { row: Officer; path: string; place: NonNullable<OfficerRow['place']> }[] = []
  for (const row of rows) {
    const { name, place, rank, categoryCode, username, serviceNumber } = row.plan
    const path = place ? paths(place.unitId, place.from) : null
    const reason = taken.has(serviceNumber)
      ? refusalText('serviceNumberTaken')
      : taken.has(username ?? '')
        ? refusalText('usernameTaken')
        : path === null
          ? refusalText('unitUnknown')
          : null
    if (reason !== null || path === null || !name || !place || !rank || !categoryCode)
      settled.push({ position: row.position, state: 'refused', reason: reason ?? refusalText('unitUnknown') })
    else written.push({ row, path, place })
  }
  const facts = written.map(({ row }) => row)
  await tx.officer.createMany({
    data: facts.map(({ subjectId, plan }) => ({
      id: subjectId,
      ...nameColumns({
        ...(plan.name ?? { familyName: '', middleName: '', givenName: '' }),
        serviceNumber: plan.serviceNumber,
      }),
      serviceNumber: plan.serviceNumber,
      serviceCategoryCode: plan.categoryCode ?? '',
      email: plan.email || null,
      createdAt: now,
    })),
  })
  await tx.account.createMany({
    data: facts.map(({ subjectId, plan }) => ({
      officerId: subjectId,
      username: plan.username ?? plan.serviceNumber.toLowerCase(),
      passwordHash,
      mustChangePassword: true,
      passwordChangedAt: now,
    })),
  })
  await tx.rankHolding.createMany({
    data: facts.map(({ subjectId, plan }) => ({
      officerId: subjectId,
      rankCode: plan.rank?.code ?? '',
      validFrom: plan.rank?.from ?? '',
      recordedAt: now,
    })),
  })
  await tx.membership.createMany({
    data: written.map(({ row, place }) => ({
      officerId: row.subjectId,
      unitId: place.unitId,
      positionCode: place.positionCode,
      kind: 'counting',
      validFrom: place.from,
      recordedAt: now,
    })),
  })
  await enrolTogether(
    tx,
    written.map(({ row, path }) => ({ officerId: row.subjectId, unitPath: path, joinedOn: row.plan.joinedOn })),
    now,
  )
  return [...settled, ...written.map(({ row }) => ({ position: row.position, state: 'done' as const, before: {} }))]
}

/** Service numbers and user names of the batch that somebody took since the trial. */
async function findTaken(tx: Transaction, rows: readonly Officer[]): Promise<Set<string>> {
  const numbers = rows.map(({ plan }) => plan.serviceNumber)
  const usernames = rows.map(({ plan }) => plan.username ?? '')
  const officers = await tx.officer.findMany({
    where: { serviceNumber: { in: [...numbers, ...usernames.map((username) => username.toUpperCase())] } },
    select: { serviceNumber: true },
  })
  const accounts = await tx.account.findMany({
    where: { username: { in: [...usernames, ...numbers.map((number) => number.toLowerCase())] } },
    select: { username: true },
  })
  return new Set([
    ...officers.flatMap(({ serviceNumber }) => [serviceNumber, serviceNumber.toLowerCase()]),
    ...accounts.flatMap(({ username }) => [username, username.toUpperCase()]),
  ])
}

/** The path of a unit on a date, of the units of a batch. */
async function readPaths(tx: Transaction, rows: readonly Officer[]) {
  const unitIds = [...new Set(rows.map(({ plan }) => plan.place?.unitId ?? ''))]
  const placements = await tx.unitPlacement.findMany({
    where: { unitId: { in: unitIds }, supersededAt: null },
    select: { unitId: true, path: true, validFrom: true, validTo: true },
  })
  return (unitId: string, date: string) =>
    placements.find((placement) => placement.unitId === unitId && holdsOn(placement, date))?.path ?? null
}

async function enrolTogether(
  tx: Transaction,
  joiners: readonly { officerId: string; unitPath: string; joinedOn: string }[],
  now: Date,
): Promise<void> {
  const groups = new Map<string, { officerIds: string[]; unitPath: string; joinedOn: string }>()
  for (const { officerId, unitPath, joinedOn } of joiners) {
    const key = `${unitPath} ${joinedOn}`
    const group = groups.get(key)
    if (group) group.officerIds.push(officerId)
    else groups.set(key, { officerIds: [officerId], unitPath, joinedOn })
  }
  for (const group of groups.values()) {
    const { unitPath, ...joiners } = group
    await enrolJoiners(tx, { ...joiners, unitIds: unitIdsOf(unitPath), now })
  }
}

/** A change, a move, or the return of somebody whose import had been undone. Every check comes before the first write. */
async function writeStanding(tx: Transaction, { position, subjectId, plan }: Officer, deed: Deed): Promise<Settled> {
  const { now } = deed
  const refuse = (reason: string): Settled => ({ position, state: 'refused', reason })
  const officer = await tx.officer.findUnique({
    where: { id: subjectId },
    select: {
      familyName: true,
      middleName: true,
      givenName: true,
      email: true,
      serviceCategoryCode: true,
      rankHoldings: {
        orderBy: { validFrom: 'desc' },
        take: 1,
        select: { rankCode: true, validFrom: true, validTo: true },
      },
    },
  })
  if (!officer) return refuse('Không còn thấy đồng chí này.')
  const { rankHoldings, familyName, middleName, givenName, email, serviceCategoryCode } = officer
  const [rank] = rankHoldings
  const isRankOpen = rank !== undefined && rank.validFrom < rank.validTo
  if (plan.rank && isRankOpen && plan.rank.from <= rank.validFrom) return refuse(refusalText('notAfterPresent'))

  const before: Before = {}
  if (plan.place) {
    const opened = await openPlace(tx, { subjectId, place: plan.place, deed })
    if (!opened.ok) return refuse(opened.reason)
    Object.assign(before, opened.before)
    await enrolJoiners(tx, { officerIds: [subjectId], unitIds: unitIdsOf(opened.path), joinedOn: plan.joinedOn, now })
  }
  if (plan.rank) {
    const opened = await openRank(tx, { officerId: subjectId, rankCode: plan.rank.code, from: plan.rank.from, at: now })
    if (opened.ok) before.rankCode = opened.before
  }
  if (plan.name) before.name = { familyName, middleName, givenName }
  if (plan.email) before.email = email
  if (plan.categoryCode) before.categoryCode = serviceCategoryCode
  await tx.officer.update({
    where: { id: subjectId },
    data: {
      ...(plan.name && nameColumns({ ...plan.name, serviceNumber: plan.serviceNumber })),
      ...(plan.email && { email: plan.email }),
      ...(plan.categoryCode && { serviceCategoryCode: plan.categoryCode }),
    },
  })
  if (plan.isUndone)
    await tx.account.update({ where: { officerId: subjectId }, data: { lockedAt: null, lockReason: null } })
  return { position, state: 'done', before }
}

async function openPlace(
  tx: Transaction,
  { subjectId, place, deed }: { subjectId: string; place: NonNullable<OfficerRow['place']>; deed: Deed },
): Promise<{ ok: true; path: string; before: Before } | { ok: false; reason: string }> {
  const path = await getPath(tx, place.unitId, place.from)
  if (path === null) return { ok: false, reason: refusalText('unitUnknown') }
  const present = await tx.membership.findFirst({
    where: { officerId: subjectId, kind: 'counting', supersededAt: null },
    orderBy: { validFrom: 'desc' },
    select: { id: true },
  })
  const { unitId, positionCode, from } = place
  if (!present) {
    const opened = await openMembership(tx, {
      officerId: subjectId,
      unitId,
      positionCode,
      kind: 'counting',
      validFrom: from,
      at: deed.now,
    })
    return opened.ok
      ? { ok: true, path, before: { membershipId: opened.membershipId, previousMembershipId: null } }
      : { ok: false, reason: refusalText(opened.reason) }
  }
  const endedGrants = await tx.roleGrant.findMany({
    where: { membershipId: present.id, validTo: { gt: from } },
    select: { id: true, validTo: true },
  })
  const actor = { officerId: deed.actorId, displayName: '', rankName: '', unitName: '' }
  const moved = await moveMembership(tx, { actor, officerId: subjectId, unitId, positionCode, from, at: deed.now })
  if (!moved.ok) return { ok: false, reason: refusalText(moved.reason) }
  const { membershipId, previousId } = moved
  return { ok: true, path, before: { membershipId, previousMembershipId: previousId, endedGrants } }
}
