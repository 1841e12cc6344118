import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { recordEvent, verifyChain } from '~/domain/audit/events.server'
import { config } from '~/platform/config.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'
import { now, writeEvent } from './force'

freshDatabase()

/** As somebody with the file in hands would. */
function tamper(sql: string) {
  const raw = new BetterSqlite(config().databaseFile)
  raw.exec('DROP TRIGGER "AuditEvent_no_update"; DROP TRIGGER "AuditEvent_no_delete";')
  raw.exec(sql)
  raw.close()
}

test('a chain of events is whole, over several batches too', async () => {
  for (let count = 0; count < 7; count += 1) await writeEvent(`deed.${count}`)
  const whole = await verifyChain(3)
  expect(whole).toMatchObject({ events: 7, fault: null })
  expect(await verifyChain()).toEqual(whole)
})

test('an empty chain is whole', async () => {
  expect(await verifyChain()).toMatchObject({ events: 0, fault: null })
})

test('the database refuses to change or delete an event', async () => {
  await writeEvent('deed')
  await expect(
    inTransaction((tx) => tx.auditEvent.update({ where: { sequence: 1 }, data: { deed: 'x' } })),
  ).rejects.toThrow()
  await expect(inTransaction((tx) => tx.auditEvent.delete({ where: { sequence: 1 } }))).rejects.toThrow()
})

test.each([
  [`UPDATE "AuditEvent" SET "reason" = 'khác' WHERE "sequence" = 2`, { sequence: 2, fault: 'altered event' }],
  [
    `UPDATE "AuditEvent" SET "details" = '{"a":["o"],"b":1}' WHERE "sequence" = 3`,
    { sequence: 3, fault: 'altered event' },
  ],
  [`UPDATE "AuditEvent" SET "at" = "at" + 1 WHERE "sequence" = 1`, { sequence: 1, fault: 'altered event' }],
  [`DELETE FROM "AuditEvent" WHERE "sequence" = 2`, { sequence: 2, fault: 'missing event' }],
  [`UPDATE "AuditEvent" SET "previousHash" = '0' WHERE "sequence" = 3`, { sequence: 3, fault: 'broken link' }],
])('%s is found', async (sql, fault) => {
  for (let count = 0; count < 4; count += 1) await writeEvent(`deed.${count}`)
  tamper(sql)
  expect((await verifyChain()).fault).toEqual(fault)
})

test('an event whose deed rolls back leaves no gap', async () => {
  await writeEvent('first')
  const failing = inTransaction(async (tx) => {
    await recordEvent(tx, { actor: 'system', deed: 'lost', subject: { type: 'demo', id: 'x' }, at: now })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  await writeEvent('second')
  expect(await verifyChain()).toMatchObject({ events: 2, fault: null })
  expect(await reader().auditEvent.count()).toBe(2)
})

test('many deeds at once make one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => writeEvent(`deed.${index}`)))
  expect(await verifyChain()).toMatchObject({ events: 20, fault: null })
})
