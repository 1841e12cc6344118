import { setTimeout as pause } from 'node:timers/promises'
import { seconds } from '~/platform/duration'
import { log } from '~/platform/log.server'

/**
 * Long work on an import under way in this process. How far it is stands in the database, so a page can be left and
 * reloaded, and after a restart the import shows as stopped, to be gone on with.
 */

const running = new Map<string, Promise<void>>()
/** Most work is over by then, and its page shows the result at once. */
const patience = seconds(1)

/** Starts the work unless it runs already, and waits a moment for its end. */
export async function startImportWork(importId: string, work: () => Promise<void>): Promise<void> {
  const job = running.get(importId) ?? follow(importId, work)
  await Promise.race([job, pause(patience, undefined, { ref: false })])
}

export function isImportRunning(importId: string): boolean {
  return running.has(importId)
}

function follow(importId: string, work: () => Promise<void>): Promise<void> {
  const job = work()
    .catch((error: unknown) => log().error({ err: error, importId }, 'Work on a roster import stopped'))
    .finally(() => running.delete(importId))
  running.set(importId, job)
  return job
}
