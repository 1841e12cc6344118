import { existsSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'

/** Looks into database files that are not (or not yet) this process's own. */

/** What a database file says of itself, read without changing it. Null when there is no file. */
export function inspectDatabase(file: string): { migrations: string[]; mode: string | null; isEmpty: boolean } | null {
  if (!existsSync(file)) return null
  const database = new BetterSqlite(file, { readonly: true })
  try {
    const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    const names = new Set(tables.map((table) => table.name))
    const migrations = names.has('_prisma_migrations')
      ? database
          .prepare<[], { migration_name: string }>(
            'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
          )
          .all()
          .map((row) => row.migration_name)
      : []
    const installation = names.has('Installation')
      ? database.prepare<[], { mode: string }>('SELECT mode FROM Installation').get()
      : undefined
    return { migrations, mode: installation?.mode ?? null, isEmpty: names.size === 0 }
  } finally {
    database.close()
  }
}

/** Opens a copy and reads it through. @throws when it is damaged or not a database of this product. */
export function checkBackup(file: string): { officers: number; completions: number } {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true })
  try {
    const integrity = database.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new Error(`${file} is damaged: ${String(integrity)}`)
    const count = (table: string) =>
      database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table}"`).get()?.n ?? 0
    return { officers: count('Officer'), completions: count('LessonCompletion') }
  } finally {
    database.close()
  }
}
