import { randomUUID } from 'node:crypto'
import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { holdingAsKnown } from '~/domain/identity/dated'
import { fullName } from '~/domain/identity/names'
import { hashPassword, makeOneTimePassword } from '~/domain/identity/passwords.server'
import { visibleImports } from '~/domain/identity/roster/roster-imports.server'
import { administeredOfficers } from '~/domain/identity/visible-officers.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { hours } from '~/platform/duration'
import { log } from '~/platform/log.server'

/**
 * First passwords of the officers whom an import added: made and hashed outside any transaction, written in small ones,
 * and kept in this process's memory alone until the administrator has opened the sheet, which happens once. Whoever loses
 * the sheet, or a server that stops, has new ones made.
 */

export const slipsPerSheet = 300
const batchSize = 25
const keptFor = hours(1)

export interface Slip {
  name: string
  unitName: string
  username: string
  serviceNumber: string
  password: string
}

export interface SheetProgress {
  sheetId: string
  total: number
  done: number
  state: 'running' | 'ready' | 'failed'
}

interface Sheet extends Omit<SheetProgress, 'sheetId'> {
  officerId: string
  importId: string
  startedAt: Date
  slips: Slip[]
}

const sheets = new Map<string, Sheet>()

/** Added by the import, in the actor's care, without a role, and not yet signed in with a password of their own. */
function waitingFor(actor: Actor, importId: string, now: Date) {
  return async (isAgain: boolean) => {
    const rows = await reader().rosterImportRow.findMany({
      where: { importId, kind: 'add', state: 'done', ...(!isAgain && { slipAt: null }), import: visibleImports(actor) },
      orderBy: { position: 'asc' },
      select: { subjectId: true },
    })
    return findWithoutPassword(
      actor,
      rows.map(({ subjectId }) => subjectId),
      localDateOf(now),
    )
  }
}

const lookupSize = 400

async function findWithoutPassword(actor: Actor, officerIds: string[], date: string): Promise<string[]> {
  const found = new Set<string>()
  for (let start = 0; start < officerIds.length; start += lookupSize) {
    const where: Prisma.OfficerWhereInput = {
      id: { in: officerIds.slice(start, start + lookupSize) },
      account: { mustChangePassword: true, lockedAt: null },
      roleGrants: { none: {} },
      AND: administeredOfficers(actor, date),
    }
    for (const { id } of await reader().officer.findMany({ where, select: { id: true } })) found.add(id)
  }
  return officerIds.filter((id) => found.has(id))
}

/** How many officers of the import still have no first password, and how many have one that they have not used. */
export async function countSlips(
  actor: Actor,
  importId: string,
  now: Date,
): Promise<{ without: number; unused: number }> {
  const waiting = waitingFor(actor, importId, now)
  const [without, all] = await Promise.all([waiting(false), waiting(true)])
  return { without: without.length, unused: all.length - without.length }
}

/** Starts one sheet; null when nobody waits for one. One sheet of an import at a time. */
export async function startSheet(
  actor: Actor,
  { importId, isAgain, now }: { importId: string; isAgain: boolean; now: Date },
): Promise<string | null> {
  forgetOld(now)
  const underway = [...sheets].find(([, sheet]) => sheet.importId === importId && sheet.state === 'running')
  if (underway) return underway[1].officerId === actor.officerId ? underway[0] : null
  const officerIds = (await waitingFor(actor, importId, now)(isAgain)).slice(0, slipsPerSheet)
  if (officerIds.length === 0) return null
  const sheetId = randomUUID()
  const sheet: Sheet = {
    officerId: actor.officerId,
    importId,
    startedAt: now,
    total: officerIds.length,
    done: 0,
    state: 'running',
    slips: [],
  }
  sheets.set(sheetId, sheet)
  void fill(sheet, { actor, officerIds, now }).catch((error: unknown) => {
    log().error({ err: error, importId }, 'Making first passwords stopped')
    sheet.state = 'failed'
  })
  return sheetId
}

async function fill(
  sheet: Sheet,
  { actor, officerIds, now }: { actor: Actor; officerIds: string[]; now: Date },
): Promise<void> {
  for (let start = 0; start < officerIds.length; start += batchSize) {
    const made: { officerId: string; password: string; passwordHash: string }[] = []
    for (const officerId of officerIds.slice(start, start + batchSize)) {
      const password = makeOneTimePassword()
      made.push({ officerId, password, passwordHash: await hashPassword(password) })
    }
    sheet.slips.push(...(await write(sheet, { actor, made, now, isFirst: start === 0 })))
    sheet.done = Math.min(start + batchSize, officerIds.length)
  }
  sheet.state = 'ready'
}

async function write(
  sheet: Sheet,
  {
    actor,
    made,
    now,
    isFirst,
  }: {
    actor: Actor
    made: { officerId: string; password: string; passwordHash: string }[]
    now: Date
    isFirst: boolean
  },
): Promise<Slip[]> {
  const date = localDateOf(now)
  return inTransaction(async (tx) => {
    if (isFirst)
      await recordEvent(tx, {
        actor,
        deed: 'password.issueMany',
        subject: { type: 'rosterImport', id: sheet.importId },
        details: { count: sheet.total },
        at: now,
      })
    const slips: Slip[] = []
    for (const { officerId, password, passwordHash } of made) {
      // Signed in meanwhile with a password of their own: it stays.
      const { count } = await tx.account.updateMany({
        where: { officerId, mustChangePassword: true, lockedAt: null },
        data: { passwordHash, passwordChangedAt: now },
      })
      if (count === 0) continue
      await tx.session.deleteMany({ where: { officerId } })
      const officer = await tx.officer.findUniqueOrThrow({ where: { id: officerId }, select: slipColumns(date) })
      slips.push({
        name: fullName(officer),
        serviceNumber: officer.serviceNumber,
        username: officer.account?.username ?? '',
        unitName: officer.memberships[0]?.unit.namings[0]?.name ?? '',
        password,
      })
    }
    await tx.rosterImportRow.updateMany({
      where: { importId: sheet.importId, kind: 'add', subjectId: { in: made.map(({ officerId }) => officerId) } },
      data: { slipAt: now },
    })
    return slips
  })
}

function slipColumns(date: string) {
  return {
    familyName: true,
    middleName: true,
    givenName: true,
    serviceNumber: true,
    account: { select: { username: true } },
    memberships: {
      where: { kind: 'counting', ...holdingAsKnown(date) },
      select: { unit: { select: { namings: { where: holdingAsKnown(date), select: { name: true } } } } },
    },
  } as const
}

/** Null when this officer has no such sheet, it has been opened, or the server was started anew. */
export function findSheet(actor: Actor, importId: string, sheetId: string): SheetProgress | null {
  const sheet = sheets.get(sheetId)
  if (sheet?.officerId !== actor.officerId || sheet.importId !== importId) return null
  const { total, done, state } = sheet
  return { sheetId, total, done, state }
}

/** The slips of a finished sheet, given once and forgotten. */
export function takeSheet(actor: Actor, importId: string, sheetId: string): Slip[] | null {
  if (findSheet(actor, importId, sheetId)?.state !== 'ready') return null
  const slips = sheets.get(sheetId)?.slips ?? null
  sheets.delete(sheetId)
  return slips
}

function forgetOld(now: Date): void {
  for (const [id, sheet] of sheets)
    if (sheet.state !== 'running' && now.getTime() - sheet.startedAt.getTime() > keptFor) sheets.delete(id)
}
