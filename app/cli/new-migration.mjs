import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'

/**
 * `npm run migration -- <name>`: writes the SQL between the last committed schema and the edited one.
 * `migrate dev` needs an engine download, so this uses `migrate diff`. Read the SQL before committing it: a table
 * redefinition drops triggers and partial indexes, which must be written again by hand.
 */

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- <name_in_snake_case>\n')
  process.exit(2)
}
const committed = spawnSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' })
const before = path.join(mkdtempSync(path.join(os.tmpdir(), 'schema-')), 'schema.prisma')
writeFileSync(before, committed.stdout)
const diff = spawnSync(
  process.execPath,
  [
    'node_modules/prisma/build/index.js',
    'migrate',
    'diff',
    '--from-schema-datamodel',
    before,
    '--to-schema-datamodel',
    'prisma/schema.prisma',
    '--script',
  ],
  // A difference of two schemas needs no database file, only an adapter that opens.
  { encoding: 'utf8', env: { ...process.env, DATABASE_URL: 'file::memory:' } },
)
if (diff.status !== 0) {
  process.stderr.write(diff.stderr)
  process.exit(1)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = path.join('prisma/migrations', `${stamp}_${name}`)
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'migration.sql'), diff.stdout)
process.stdout.write(`${folder}/migration.sql\n`)
