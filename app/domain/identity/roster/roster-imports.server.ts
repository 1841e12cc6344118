import { createHash } from 'node:crypto'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { days } from '~/platform/duration'
import { type Actor, scopes } from '../access'
import { fullName } from '../names'
import { depthOf, unitIdsOf } from '../unit-path'
import { type Choices, choicesSchema, sheetsSchema } from './roster-choices'
import { columnsToRemember, guessColumns } from './roster-columns'
import { readRosterFacts } from './roster-facts.server'
import { type FileRefusal, readRosterFile } from './roster-file.server'
import { planRoster, type RosterPlan } from './roster-plan'
import { maxRows, type RosterSheets, sheetsOf } from './roster-sheets'

/** Roster files sent in, as drafts until they are applied, and what became of them. */

const importStates = ['draft', 'applying', 'applied', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** A draft that nobody applied holds names of people for no purpose. */
const draftsKeptFor = days(7)
const columnsKey = 'roster.columns'

/** Imports whose administrator sees them: one's own, and for an administrator of a root unit all under that root. */
export function visibleImports(actor: Actor): Prisma.RosterImportWhereInput {
  const roots = scopes(actor, 'manageOfficers')
    .filter(({ path }) => depthOf(path) === 0)
    .map(({ unitId }) => unitId)
  return { OR: [{ createdById: actor.officerId }, { rootUnitId: { in: roots } }] }
}

/** Reads a file and keeps it as a draft. Nothing of it is carried out. */
export async function createDraft(
  actor: Actor,
  { fileName, file, now }: { fileName: string; file: Buffer; now: Date },
): Promise<{ ok: true; importId: string } | { ok: false; reason: FileRefusal }> {
  const read = await readRosterFile(file)
  if (!read.ok) return read
  const remembered = await getRememberedColumns()
  const sheets = sheetsOf(read.tables, remembered)
  if (!sheets) return { ok: false, reason: 'noTable' }
  if (sheets.people.rows.length > maxRows) return { ok: false, reason: 'tooMany' }
  const choices: Choices = {
    columns: guessColumns(sheets.people.headers, remembered),
    unitColumns: guessColumns(sheets.units?.headers ?? [], {}),
    words: {},
    defaults: { category: '', position: '' },
    rows: {},
  }
  const [scope] = scopes(actor, 'manageOfficers')
  const importId = await inTransaction(async (tx) => {
    await tx.rosterImport.deleteMany({
      where: { state: 'draft', createdAt: { lt: new Date(now.getTime() - draftsKeptFor) } },
    })
    const { id } = await tx.rosterImport.create({
      data: {
        fileName,
        fileHash: createHash('sha256').update(file).digest('hex'),
        createdById: actor.officerId,
        createdAt: now,
        rootUnitId: unitIdsOf(scope?.path ?? '')[0] ?? '',
        effectiveOn: localDateOf(now),
        sheets: sheets as unknown as Prisma.InputJsonValue,
        choices: choices as Prisma.InputJsonValue,
        counts: {},
      },
      select: { id: true },
    })
    return id
  })
  return { ok: true, importId }
}

export interface Draft {
  importId: string
  fileName: string
  fileHash: string
  effectiveOn: string
  sheets: RosterSheets
  choices: Choices
}

/** The actor's own draft, or null: nobody works on another's. */
export async function getDraft(actor: Actor, importId: string): Promise<Draft | null> {
  const found = await reader().rosterImport.findFirst({
    where: { id: importId, createdById: actor.officerId, state: 'draft' },
    select: { id: true, fileName: true, fileHash: true, effectiveOn: true, sheets: true, choices: true },
  })
  if (!found) return null
  const { id, sheets, choices, ...draft } = found
  return { ...draft, importId: id, sheets: sheetsSchema.parse(sheets), choices: choicesSchema.parse(choices) }
}

export async function planDraft(actor: Actor, draft: Draft, now: Date): Promise<RosterPlan> {
  const facts = await readRosterFacts(actor, { ...draft, now })
  return planRoster(draft.sheets, draft.choices, facts)
}

/** Stores what the administrator put right; false when the draft has meanwhile been applied. */
export async function saveChoices(
  draft: Draft,
  { choices, effectiveOn }: { choices: Choices; effectiveOn: string },
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.rosterImport.updateMany({
      where: { id: draft.importId, state: 'draft' },
      data: { choices: choices as Prisma.InputJsonValue, effectiveOn },
    })
    if (count > 0) await rememberColumns(tx, draft.sheets, choices)
    return count > 0
  })
}

/** A draft that is not wanted any more; its names go with it. */
export async function discardDraft(draft: Draft): Promise<void> {
  await inTransaction((tx) => tx.rosterImport.deleteMany({ where: { id: draft.importId, state: 'draft' } }))
}

async function getRememberedColumns(): Promise<Record<string, string>> {
  const setting = await reader().setting.findUnique({ where: { key: columnsKey }, select: { value: true } })
  return (setting?.value ?? {}) as Record<string, string>
}

/** What a header was taken to mean, for the next file with the same header. */
async function rememberColumns(tx: Transaction, sheets: RosterSheets, choices: Choices): Promise<void> {
  const setting = await tx.setting.findUnique({ where: { key: columnsKey }, select: { value: true } })
  const known = (setting?.value ?? {}) as Record<string, string>
  const value = { ...known, ...columnsToRemember(sheets.people.headers, choices.columns) }
  await tx.setting.upsert({ where: { key: columnsKey }, create: { key: columnsKey, value }, update: { value } })
}

export interface ImportLine {
  importId: string
  fileName: string
  state: ImportState
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
  byName: string
  isOwn: boolean
  counts: Record<string, number>
}

const pageSize = 20

/** One page of the imports that the actor sees, newest first; other people's drafts are not shown. */
export async function findImports(
  actor: Actor,
  page: number,
): Promise<{ lines: ImportLine[]; total: number; page: number; pageCount: number }> {
  const where: Prisma.RosterImportWhereInput = {
    AND: [visibleImports(actor), { OR: [{ createdById: actor.officerId }, { state: { not: 'draft' } }] }],
  }
  const total = await reader().rosterImport.count({ where })
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  const shown = Math.min(Math.max(1, page), pageCount)
  const imports = await reader().rosterImport.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (shown - 1) * pageSize,
    take: pageSize,
    select: lineColumns,
  })
  const names = await readNames(imports.map(({ createdById }) => createdById))
  return { lines: imports.map((one) => toLine(one, actor, names)), total, page: shown, pageCount }
}

/** One import that is no draft any more, or null. */
export async function getImport(
  actor: Actor,
  importId: string,
): Promise<(ImportLine & { effectiveOn: string; undoReason: string }) | null> {
  const found = await reader().rosterImport.findFirst({
    where: { AND: [{ id: importId, state: { not: 'draft' } }, visibleImports(actor)] },
    select: { ...lineColumns, effectiveOn: true, undoReason: true },
  })
  if (!found) return null
  const { effectiveOn, undoReason } = found
  return { ...toLine(found, actor, await readNames([found.createdById])), effectiveOn, undoReason }
}

const lineColumns = {
  id: true,
  fileName: true,
  state: true,
  createdAt: true,
  createdById: true,
  appliedAt: true,
  undoneAt: true,
  counts: true,
} as const

function toLine(
  one: Prisma.RosterImportGetPayload<{ select: typeof lineColumns }>,
  actor: Actor,
  names: ReadonlyMap<string, string>,
): ImportLine {
  const { id, createdById, counts, state, ...line } = one
  return {
    ...line,
    importId: id,
    state: importStates.find((known) => known === state) ?? 'draft',
    byName: names.get(createdById) ?? '',
    isOwn: createdById === actor.officerId,
    counts: counts as Record<string, number>,
  }
}

async function readNames(officerIds: string[]): Promise<Map<string, string>> {
  const officers = await reader().officer.findMany({
    where: { id: { in: [...new Set(officerIds)] } },
    select: { id: true, familyName: true, middleName: true, givenName: true },
  })
  return new Map(officers.map((officer) => [officer.id, fullName(officer)]))
}

export interface ImportProgress {
  total: number
  waiting: number
  /** Rows that stand, by kind. */
  done: Record<'unit' | 'add' | 'move' | 'change', number>
  undone: number
  refused: number
  kept: number
}

/** How far an import is; from the rows themselves, so that it is true after a restart too. */
export async function getProgress(importId: string): Promise<ImportProgress> {
  const groups = await reader().rosterImportRow.groupBy({
    by: ['state', 'kind'],
    where: { importId },
    _count: { _all: true },
  })
  const sum = (state: string, kind?: string) =>
    groups
      .filter((group) => group.state === state && (kind === undefined || group.kind === kind))
      .reduce((total, group) => total + group._count._all, 0)
  return {
    total: groups.reduce((total, group) => total + group._count._all, 0),
    waiting: sum('waiting'),
    done: {
      unit: sum('done', 'unit'),
      add: sum('done', 'add'),
      move: sum('done', 'move'),
      change: sum('done', 'change'),
    },
    undone: sum('undone'),
    refused: sum('refused'),
    kept: sum('kept'),
  }
}

/** Rows that were not written or not taken back, each with its reason; at most 200. */
export async function findLeftRows(importId: string): Promise<{ line: number; label: string; reason: string }[]> {
  return reader().rosterImportRow.findMany({
    where: { importId, state: { in: ['refused', 'kept'] } },
    orderBy: { line: 'asc' },
    take: 200,
    select: { line: true, label: true, reason: true },
  })
}
