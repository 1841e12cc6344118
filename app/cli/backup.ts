import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { copyDatabaseTo } from '~/platform/db/database.server'
import { checkBackup } from '~/platform/db/database-file.server'

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
