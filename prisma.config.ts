import path from 'node:path'
import { PrismaBetterSQLite3 } from '@prisma/adapter-better-sqlite3'
import { defineConfig } from 'prisma/config'

const dataDir = process.env.DATA_DIR ?? 'data'
const url = process.env.DATABASE_URL ?? `file:${path.join(dataDir, 'niem-no.db')}`

// `env("DATABASE_URL")` in the schema must resolve even where the default is used.
process.env.DATABASE_URL = url

/** Prisma's tools without engine binaries: migrations run through the same driver adapter as the product. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () => new PrismaBetterSQLite3({ url }, { timestampFormat: 'unixepoch-ms' }),
})
