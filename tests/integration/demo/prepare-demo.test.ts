import { expect, test } from 'vitest'
import { prepareDemo } from '~/domain/deeds/prepare-demo.server'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { preparedRead, reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'

freshDatabase()

test('an empty database gets twelve units and 120 officers, once', async () => {
  await ensureReferenceData()
  const now = new Date('2026-11-23T03:00:00Z')
  const t = performance.now()
  const lines = await prepareDemo(now)
  process.stdout.write(`took ${performance.now() - t}\n`)
  expect(lines).toHaveLength(8)
  const t2 = performance.now()
  expect(await prepareDemo(now)).toEqual(lines)
  process.stdout.write(`second ${performance.now() - t2}\n`)
  expect(await reader().unit.count()).toBe(12)
  expect(await reader().officer.count()).toBe(120)
  for (const { name } of preparedRead<{ name: string }>("SELECT name FROM sqlite_master WHERE type='table'").all()) process.stdout.write(`${name} ${preparedRead<{ n: number }>(`SELECT count(*) n FROM "${name}"`).get()?.n}\n`)
  const events = await reader().auditEvent.findMany({ where: { deed: 'demo.prepare' } })
  for (const e of events) process.stdout.write(`${e.subjectId} ${JSON.stringify(e.details)}\n`)
})
