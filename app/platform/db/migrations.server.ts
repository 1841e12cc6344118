import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import BetterSqlite from 'better-sqlite3'

/** Names of the migrations that this version of the product brings, in order. */
function expectedMigrations(): string[] {
  return readdirSync('prisma/migrations', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

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

/** Brings the database file to this version's model; quick when there is nothing to do. */
export async function migrateDatabase(file: string): Promise<void> {
  const applied = new Set(inspectDatabase(file)?.migrations)
  if (expectedMigrations().every((name) => applied.has(name))) return
  mkdirSync(path.dirname(file), { recursive: true })
  const prisma = createRequire(path.resolve('package.json')).resolve('prisma/build/index.js')
  await promisify(execFile)(process.execPath, [prisma, 'migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: `file:${file}` },
  })
}
