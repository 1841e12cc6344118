import { PrismaBetterSQLite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import { seconds } from '../duration'

/**
 * The stock adapter, mended in two places (see the decisions table of the README):
 * pragmas are set and read back at every connection, and transactions begin IMMEDIATE. Deferred ones fail with
 * SQLITE_BUSY_SNAPSHOT as soon as another process writes between a read and a write.
 */

const busyTimeout = seconds(5)

type Access = 'read' | 'write'

export function sqliteAdapter(file: string, access: Access): SqlMigrationAwareDriverAdapterFactory {
  const stock = new PrismaBetterSQLite3(
    { url: `file:${file}`, timeout: busyTimeout },
    { timestampFormat: 'unixepoch-ms' },
  )
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connectToShadowDb: () => stock.connectToShadowDb(),
    async connect() {
      const connection = await stock.connect()
      await setPragmas(connection, access)
      connection.startTransaction = () => beginImmediate(connection)
      return connection
    },
  }
}

async function setPragmas(connection: SqlDriverAdapter, access: Access) {
  const expected: Record<string, string | bigint> = {
    journal_mode: 'wal',
    synchronous: 2n,
    foreign_keys: 1n,
    query_only: access === 'read' ? 1n : 0n,
  }
  await connection.executeScript(
    `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA query_only=${access === 'read' ? 'ON' : 'OFF'};`,
  )
  for (const [pragma, value] of Object.entries(expected)) {
    const { rows } = await connection.queryRaw({ sql: `PRAGMA ${pragma}`, args: [], argTypes: [] })
    const actual = rows[0]?.[0]
    if (String(actual) !== String(value)) throw new Error(`SQLite refused ${pragma}: wanted ${value}, has ${actual}`)
  }
}

/** `inTransaction` admits one caller at a time, so the connection is free when this runs. */
async function beginImmediate(connection: SqlDriverAdapter): Promise<Transaction> {
  await connection.executeScript('BEGIN IMMEDIATE')
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => connection.queryRaw(query),
    executeRaw: (query) => connection.executeRaw(query),
    // Prisma sends COMMIT and ROLLBACK as statements of their own; nothing is left to do here.
    commit: async () => {},
    rollback: async () => {},
  }
}
