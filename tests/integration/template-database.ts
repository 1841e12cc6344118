import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../../app/platform/db/migrations.server'

declare module 'vitest' {
  interface ProvidedContext {
    templateDatabase: string
  }
}

/** Migrates one database file a run; every test gets its own copy of it (see `setup.ts`). */
export default async function prepareTemplate(project: TestProject) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'niem-no-tests-'))
  const file = path.join(folder, 'template.db')
  await migrateDatabase(file)
  project.provide('templateDatabase', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
