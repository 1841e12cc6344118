import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { config } from '~/platform/config.server'
import { checkBackup } from '~/platform/db/database-file.server'

/** `npm run restore -- <file>`: puts a backup into an empty place (`DATA_DIR` or `DATABASE_URL`); never over a database. */
export async function run([source]: string[]): Promise<number> {
  if (!source) {
    process.stderr.write('Usage: npm run restore -- <file>\n')
    return 2
  }
  const { databaseFile } = config()
  if (existsSync(databaseFile)) {
    process.stderr.write(`${databaseFile} already exists. Move it away, or set DATA_DIR to an empty folder.\n`)
    return 1
  }
  const file = path.resolve(source)
  if (!existsSync(file)) {
    process.stderr.write(`${file} does not exist.\n`)
    return 1
  }
  const figures = checkBackup(file)
  mkdirSync(path.dirname(databaseFile), { recursive: true })
  const unfinished = `${databaseFile}.part`
  copyFileSync(file, unfinished)
  renameSync(unfinished, databaseFile)
  process.stdout.write(`${databaseFile}: ${figures.officers} officers, ${figures.completions} completions restored\n`)
  return 0
}
