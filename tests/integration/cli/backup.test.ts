import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run as backup } from '~/cli/backup'
import { run as restore } from '~/cli/restore'
import { configure } from '~/platform/config.server'
import { closeDatabase, inTransaction, reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'

freshDatabase()

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'niem-no-backup-'))
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup made between writes restores into an empty place with everything committed', async () => {
  await inTransaction((tx) => tx.setting.create({ data: { key: 'before', value: 1 } }))
  const file = path.join(folder, 'copy.db')
  // Deeds go on while the copy is made.
  const writing = Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      inTransaction((tx) => tx.setting.create({ data: { key: `during-${n}`, value: n } })),
    ),
  )
  expect(await backup([file])).toBe(0)
  await writing
  await closeDatabase()

  configure({ DATA_DIR: path.join(folder, 'empty'), LOG_LEVEL: 'silent' })
  expect(await restore([file])).toBe(0)
  expect(await reader().setting.findUnique({ where: { key: 'before' } })).toMatchObject({ value: 1 })
  await inTransaction((tx) => tx.setting.create({ data: { key: 'after', value: 2 } }))
})

test('a backup never overwrites a file, a restore never overwrites a database', async () => {
  const file = path.join(folder, 'copy.db')
  expect(await backup([file])).toBe(0)
  expect(await backup([file])).toBe(1)
  expect(await restore([file])).toBe(1)
  expect(readdirSync(folder)).toEqual(['copy.db'])
})

test('a damaged file is not restored', async () => {
  const file = path.join(folder, 'damaged.db')
  writeFileSync(file, 'not a database'.repeat(100))
  configure({ DATA_DIR: path.join(folder, 'empty'), LOG_LEVEL: 'silent' })
  await expect(restore([file])).rejects.toThrow()
  expect(existsSync(path.join(folder, 'empty', 'niem-no.db'))).toBe(false)
})

test('a missing name is told how', async () => {
  expect(await backup([])).toBe(2)
  expect(await restore([])).toBe(2)
})
