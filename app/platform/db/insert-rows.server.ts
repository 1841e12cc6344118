import type { Transaction } from './database.server'
import { Prisma } from './generated/client'

type Plain = string | number | boolean | Date | null
type Value = Plain | readonly string[]

/** Values a statement; SQLite takes 999 in its smallest form. */
const valueLimit = 900

/**
 * Inserts many rows of the same shape in few statements: four times as fast as `createMany`, which counts for the
 * twenty thousand rows of a first start and for a roster. Lists go into Json columns; other Json is given as text.
 */
export async function insertRows<Row extends { [Column in keyof Row]: Value }>(
  tx: Transaction,
  table: Prisma.ModelName,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[]
  if (columns.length === 0) return
  const batchSize = Math.floor(valueLimit / columns.length)
  const head = Prisma.raw(`INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES `)
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize)
    const tuples = batch.map((row) => Prisma.sql`(${Prisma.join(columns.map((column) => stored(row[column])))})`)
    await tx.$executeRaw`${head}${Prisma.join(tuples)}`
  }
}

function stored(value: Value): Plain {
  return isList(value) ? JSON.stringify(value) : value
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value)
}
