import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { copyDatabaseTo } from '~/platform/db/database.server'

/** `npm run backup -- <file>`: a consistent copy while the product serves, opened and checked before it gets its name. */
export async function run([target]: string[]): Promise<number> {
  if (!target) {
    process.stderr.write('Usage: npm run backup -- <file>\n')
    return 2
  }
  const file = path.resolve(target)
  if (existsSync(file)) {
    process.stderr.write(`${file} already exists; name a new file.\n`)
    return 1
  }
  mkdirSync(path.dirname(file), { recursive: true })
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  copyDatabaseTo(unfinished)
  const figures = checkBackup(unfinished)
  renameSync(unfinished, file)
  process.stdout.write(`${file}: ${figures.officers} officers, ${figures.completions} completions, integrity ok\n`)
  return 0
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
