import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { inspectDatabase } from './database-file.server'

/** Names of the migrations that this version of the product brings, in order. */
function expectedMigrations(): string[] {
  return readdirSync('prisma/migrations', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
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
