import { expect, test } from 'vitest'
import { prepareDemo } from '~/domain/deeds/prepare-demo.server'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'

freshDatabase()

test('an empty database gets twelve units and 120 officers, once', async () => {
  await ensureReferenceData()
  const now = new Date('2026-11-23T03:00:00Z')
  const lines = await prepareDemo(now)
  expect(lines).toHaveLength(8)
  expect(await prepareDemo(now)).toEqual(lines)
  expect(await reader().unit.count()).toBe(12)
  expect(await reader().officer.count()).toBe(120)
})
