import { prepareDemo } from '~/domain/deeds/prepare-demo.server'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { config } from '~/platform/config.server'
import { inTransaction } from '~/platform/db/database.server'
import { inspectDatabase } from '~/platform/db/database-file.server'
import { migrateDatabase } from '~/platform/db/migrations.server'

/** The database belongs to somebody else, or to another mode; nothing was changed. */
export class RefusedDatabaseError extends Error {}

/**
 * Everything between an empty place and a product that can serve: model, reference data and, in demo mode, demo data.
 * @returns the lines to print below the address (demo sign-ins).
 * @throws RefusedDatabaseError before anything is written.
 */
export async function prepareInstallation(): Promise<string[]> {
  const { mode, databaseFile } = config()
  refuseForeignDatabase(databaseFile, mode)
  await migrateDatabase(databaseFile)
  await inTransaction((tx) =>
    tx.installation.upsert({ where: { id: 'installation' }, create: { id: 'installation', mode }, update: {} }),
  )
  await ensureReferenceData()
  return mode === 'demo' ? prepareDemo() : []
}

function refuseForeignDatabase(file: string, mode: string) {
  const found = inspectDatabase(file)
  if (!found || found.isEmpty || found.mode === mode) return
  throw new RefusedDatabaseError(
    found.mode
      ? `The database ${file} was made in ${found.mode} mode. Start with APP_MODE=${found.mode}, or set DATA_DIR to an empty folder.`
      : `The database ${file} was not made by this product. Set DATA_DIR or DATABASE_URL to an empty place.`,
  )
}
