import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { config } from '~/platform/config.server'
import { hours } from '~/platform/duration'
import { sha256 } from './import-questions.server'

/** A file between its trial and its import: kept on the server for an hour, for the officer who sent it alone. */

const keptFor = hours(1)

function folder(): string {
  return path.join(config().dataDir, 'tmp', 'import')
}

function fileOf(officerId: string, hash: string): string {
  return path.join(folder(), `${officerId}-${hash}`)
}

/** @returns the name under which `findUpload` gives it back. */
export async function keepUpload(officerId: string, file: Buffer, now: Date): Promise<string> {
  await mkdir(folder(), { recursive: true })
  await sweepUploads(now)
  const hash = sha256(file)
  await writeFile(fileOf(officerId, hash), file)
  return hash
}

/** Null when it was never sent by this officer, or its hour is over. */
export async function findUpload(officerId: string, hash: string): Promise<Buffer | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null
  return readFile(fileOf(officerId, hash)).catch(() => null)
}

async function sweepUploads(now: Date): Promise<void> {
  for (const name of await readdir(folder())) {
    const file = path.join(folder(), name)
    const found = await stat(file).catch(() => null)
    if (found && now.getTime() - found.mtimeMs > keptFor) await rm(file, { force: true })
  }
}
