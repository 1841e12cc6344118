import BetterSqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfDateSql } from '~/domain/reports/due-instant-sql'
import { addDays, endOfDate } from '~/platform/calendar'

test('the end of a local date in SQL is the calendar module’s', () => {
  const database = new BetterSqlite(':memory:')
  const statement = database.prepare<[string], { end: number }>(
    `SELECT ${endOfDateSql('"date"')} AS "end" FROM (SELECT CAST(? AS TEXT) AS "date")`,
  )
  const check = (date: string) => {
    expect(statement.get(date)?.end).toBe(endOfDate(date).getTime())
  }
  for (const date of ['1970-01-01', '2024-02-28', '2024-02-29', '2024-03-01', '2026-12-31', '2100-02-28', '2100-03-01'])
    check(date)
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => check(addDays('1970-01-01', day))))
  database.close()
})
