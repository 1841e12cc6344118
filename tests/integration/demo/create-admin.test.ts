import path from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { verifyChain } from '~/domain/audit/events.server'
import { verifyPassword } from '~/domain/identity/passwords.server'
import { config, configure } from '~/platform/config.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { run } from '../../../app/cli/create-admin'
import { freshDatabase } from '../setup'

freshDatabase()

const production = {
  APP_MODE: 'production',
  SESSION_SECRET: 'a secret for tests that is long enough',
  PUBLIC_URL: 'https://niem-no.example',
  LOG_LEVEL: 'silent',
}
const args = [
  ...['--unit-name', 'Công an khu vực Thử', '--unit-code', 'khu-vuc-thu', '--service-number', '200-001'],
  ...['--name', 'Trần Thị Thử', '--username', 'QuanTri'],
]

let output = ''
beforeEach(() => {
  output = ''
  const keep = (text: unknown) => {
    output += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  return () => vi.restoreAllMocks()
})

function configureEmptyPlace() {
  configure({ ...production, DATA_DIR: path.join(config().dataDir, 'empty') })
}

/** Sparing the seconds that migrating takes. */
async function configureMigratedPlace() {
  configure({ ...production, DATA_DIR: config().dataDir })
  await inTransaction((tx) => tx.installation.create({ data: { id: 'installation', mode: 'production' } }))
}

test('an empty place becomes usable: unit, officer, administrator, one-time password', async () => {
  configureEmptyPlace()
  expect(await run(args)).toBe(0)
  const password = /password.*: (\S+)/.exec(output)?.[1] ?? ''
  const account = await reader().account.findUniqueOrThrow({
    where: { username: 'quantri' },
    select: {
      passwordHash: true,
      mustChangePassword: true,
      officer: {
        select: {
          familyName: true,
          middleName: true,
          givenName: true,
          roleGrants: { select: { role: true, unit: { select: { code: true } } } },
          memberships: { select: { kind: true, unit: { select: { code: true } } } },
        },
      },
    },
  })
  expect(account.mustChangePassword).toBe(true)
  expect(await verifyPassword(account.passwordHash, password)).toBe(true)
  expect(account.officer).toEqual({
    familyName: 'Trần',
    middleName: 'Thị',
    givenName: 'Thử',
    roleGrants: [{ role: 'administrator', unit: { code: 'khu-vuc-thu' } }],
    memberships: [{ kind: 'counting', unit: { code: 'khu-vuc-thu' } }],
  })
  expect(await verifyChain()).toMatchObject({ fault: null })
  expect(await reader().officer.count()).toBe(1)
})

test('a second administrator is refused and nothing of it is kept', async () => {
  await configureMigratedPlace()
  await run(args)
  const again = args.map(
    (value) => ({ 'khu-vuc-thu': 'khu-vuc-khac', '200-001': '200-002', QuanTri: 'khac' })[value] ?? value,
  )
  expect(await run(again)).toBe(1)
  expect(output).toContain('administrator already')
  expect(await reader().unit.count()).toBe(1)
})

test('a refusal midway rolls the unit back', async () => {
  await configureMigratedPlace()
  expect(await run([...args, '--rank', 'khong-co'])).toBe(1)
  expect(output).toContain('rank is unknown')
  expect(await reader().unit.count()).toBe(0)
})

test('missing and unknown options say what is wanted before anything is made', async () => {
  await configureMigratedPlace()
  expect(await run(args.slice(2))).toBe(2)
  expect(output).toContain('--unit-name is missing')
  expect(await run([...args, '--colour', 'red'])).toBe(2)
  expect(await run(args.map((value) => (value === 'khu-vuc-thu' ? 'Khu Vực' : value)))).toBe(2)
})

test('a demo has its administrator', async () => {
  expect(await run(args)).toBe(1)
  expect(output).toContain('APP_MODE=production')
})
