import BetterSqlite, { type Database as RawDatabase, type Statement } from 'better-sqlite3'
import { config } from '../config.server'
import { seconds } from '../duration'
import { sqliteAdapter } from './adapter.server'
import { type Prisma, PrismaClient } from './generated/client'

/**
 * Two Prisma clients a process: `reader()` (its own connection, `query_only`) and a writer that only
 * `inTransaction` reaches. Hot reads go through `preparedRead`. Nothing is opened until first use.
 */

export type Reader = Omit<PrismaClient, '$transaction' | '$connect' | '$disconnect' | '$on' | '$extends'>
export type Transaction = Prisma.TransactionClient

/** Too many deeds are waiting for the database; nothing was written. Answer 503 and keep the typed form. */
export class BusyError extends Error {}

const maxWaiting = 500
const maxWait = seconds(10)
const transactionLimit = seconds(10)

interface Handles {
  reader: PrismaClient
  writer: PrismaClient
  raw: RawDatabase
  statements: Map<string, Statement>
}

let handles: Handles | undefined
let tail: Promise<unknown> = Promise.resolve()
let waiting = 0

function open(): Handles {
  const file = config().databaseFile
  // Opened first, so that a missing database is an error here and not an empty file made by the writer.
  const raw = new BetterSqlite(file, { fileMustExist: true, readonly: true, timeout: seconds(5) })
  return {
    raw,
    reader: new PrismaClient({ adapter: sqliteAdapter(file, 'read') }),
    writer: new PrismaClient({ adapter: sqliteAdapter(file, 'write') }),
    statements: new Map(),
  }
}

function opened(): Handles {
  handles ??= open()
  return handles
}

/** The client for reads outside a deed. Its connection refuses writes. */
export function reader(): Reader {
  return opened().reader
}

/**
 * Runs one deed in one short transaction; the only way to write. Deeds queue within the process, and begin
 * IMMEDIATE so that other processes queue too. Nothing slow belongs inside (no hashing, files, mail, compiling).
 * @throws BusyError when the queue is full.
 */
export async function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  if (waiting >= maxWaiting) throw new BusyError('The write queue is full')
  waiting += 1
  const turn = tail.then(() => opened().writer.$transaction(work, { maxWait, timeout: transactionLimit }))
  tail = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

/**
 * A prepared statement on the read-only connection, for the few hottest reads. `sql` is portable SQL with `?`
 * parameters; it is compiled once a process. Instants come back as epoch milliseconds, booleans as 0 and 1.
 */
export function preparedRead<Row>(sql: string): {
  get(...values: unknown[]): Row | undefined
  all(...values: unknown[]): Row[]
} {
  const { raw, statements } = opened()
  let statement = statements.get(sql)
  if (!statement) {
    statement = raw.prepare(sql)
    statements.set(sql, statement)
  }
  return statement as Statement<unknown[], Row>
}

/** A consistent copy of the database, made while it is in use. `file` must not exist. */
export function copyDatabaseTo(file: string): void {
  opened().raw.prepare('VACUUM INTO ?').run(file)
}

/** Whether the database answers one trivial query. */
export function isDatabaseAlive(): boolean {
  return preparedRead<{ one: number }>('SELECT 1 AS one').get()?.one === 1
}

/** Waits for running deeds, folds the write-ahead log back and closes every handle. */
export async function closeDatabase(): Promise<void> {
  if (!handles) return
  await tail
  const closing = handles
  handles = undefined
  closing.raw.close()
  await closing.reader.$disconnect()
  await closing.writer.$disconnect()
}
