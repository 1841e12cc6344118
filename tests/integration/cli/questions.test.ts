import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run } from '~/cli/questions'
import { config } from '~/platform/config.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { addOfficer, createForce, give } from '../identity/force'
import { freshDatabase } from '../setup'

const production = {
  APP_MODE: 'production',
  SESSION_SECRET: 'a secret of at least thirty-two characters',
  PUBLIC_URL: 'http://localhost',
}

freshDatabase(production)

let folder: string

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'niem-no-questions-'))
  await inTransaction((tx) => tx.installation.create({ data: { id: 'installation', mode: 'production' } }))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The command in this process, with what it prints. */
async function questions(...args: string[]): Promise<{ code: number; out: Buffer; err: string }> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  const catching = (pieces: Buffer[]) =>
    ((piece: string | Uint8Array, done?: () => void) => {
      pieces.push(Buffer.from(piece))
      if (typeof done === 'function') done()
      return true
    }) as typeof process.stdout.write
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catching(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(catching(err)),
  ]
  try {
    const code = await run(args)
    return { code, out: Buffer.concat(out), err: Buffer.concat(err).toString() }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

function file(name: string, text: string): string {
  const place = path.join(folder, name)
  writeFileSync(place, text)
  return place
}

test('import: a trial, the deed, the deed again, as JSON and nothing else', async () => {
  const gift = file('bo.gift', '// [id:mot]\nMột?{T}\n\nHỏng{=a\n\nHai?{=x ~y}\n\nLời dẫn.')
  const errors = [{ line: 4, reason: expect.any(String) }]
  const trial = await questions('import', gift, '--dry-run', '--json')
  expect(JSON.parse(trial.out.toString())).toEqual({ added: 2, changed: 0, errors })
  expect(await reader().question.count()).toBe(0)

  const done = await questions('import', gift, '--json', '--category', 'Lễ tân/Chào')
  expect([done.code, JSON.parse(done.out.toString())]).toEqual([0, { added: 2, changed: 0, errors }])
  expect(done.err).toContain('lời dẫn')
  const again = await questions('import', gift, '--json', '--category', 'Lễ tân/Chào')
  expect(JSON.parse(again.out.toString())).toEqual({ added: 0, changed: 0, errors })

  const exported = await questions('export', 'Lễ tân')
  expect(exported.code).toBe(0)
  const changed = file('sua.gift', exported.out.toString().replace('Một?', 'Một, sửa?'))
  expect(JSON.parse((await questions('import', changed, '--json')).out.toString())).toEqual({
    added: 0,
    changed: 1,
    errors: [],
  })

  const sheet = path.join(folder, 'bo.xlsx')
  expect((await questions('export', 'Lễ tân', '--format', 'xlsx', '--out', sheet)).out.length).toBe(0)
  expect(readFileSync(sheet).subarray(0, 2).toString()).toBe('PK')
  expect(JSON.parse((await questions('import', sheet, '--json')).out.toString())).toEqual({
    added: 0,
    changed: 0,
    errors: [],
  })
})

test('import: approved only with an approver behind it', async () => {
  const { root } = await createForce()
  const approver = await addOfficer({ serviceNumber: '900', unitId: root.unitId, name: ['Lê', 'Văn', 'Duyệt'] })
  await give(approver, 'approver', root.unitId)
  const gift = file('bo.gift', 'Một?{T}')
  expect((await questions('import', gift, '--approved-by', '1')).code).toBe(1)
  expect((await questions('import', gift, '--approved-by', '900')).out.toString()).toContain('Đã thêm 1 câu')
  expect(await reader().questionApproval.findMany()).toMatchObject([{ approvedById: approver.officerId }])
})

test('what cannot be read or understood', async () => {
  const none = await questions('import', path.join(folder, 'khong-co.gift'), '--json')
  expect([none.code, JSON.parse(none.out.toString())]).toEqual([
    1,
    { added: 0, changed: 0, errors: [{ line: 1, reason: expect.stringContaining('Không mở được') }] },
  ])
  expect((await questions('export', 'Không có')).code).toBe(1)
  expect((await questions('import')).code).toBe(2)
  expect((await questions('export', 'a', '--format', 'doc')).code).toBe(2)
  expect((await questions('import', 'a', '--la')).code).toBe(2)
})

test('a process of its own, beside this one that has the database open', { timeout: 120_000 }, async () => {
  const gift = file('bo.gift', '\uFEFFMột?{T}\r\n\r\nHai?{F}')
  await reader().question.count()
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'app/cli/command.ts', 'questions', 'import', gift, '--json'],
    { env: { ...process.env, ...production, DATA_DIR: config().dataDir } },
  )
  expect(JSON.parse(stdout)).toEqual({ added: 2, changed: 0, errors: [] })
  expect(await reader().question.count()).toBe(2)
})
