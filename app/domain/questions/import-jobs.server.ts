import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '~/domain/identity/access'
import { hours, seconds } from '~/platform/duration'
import { log } from '~/platform/log.server'
import { applyImport, type ImportOrder, type ImportResult } from './import-questions.server'

/**
 * Imports under way in this process, so that a page can follow one and be left and reloaded meanwhile. When the process
 * ends between two transactions, importing the same file again finishes the work.
 */

export interface ImportProgress {
  fileName: string
  /** Questions to write, and those written or refused so far. */
  total: number
  done: number
  state: 'running' | 'finished' | 'failed'
  result: ImportResult | null
}

interface Job extends ImportProgress {
  officerId: string
  fileHash: string
  startedAt: Date
  ended: Promise<void>
}

const jobs = new Map<string, Job>()
const keptFor = hours(1)
/** Most imports are over by then, and their page shows the result at once. */
const patience = seconds(1)

/** Starts an import and waits a moment for its end. The same file of the same officer is never imported twice at once. */
export async function startImport(order: ImportOrder & { actor: Actor }): Promise<string> {
  forgetOld(order.now)
  const { officerId } = order.actor
  const running = [...jobs].find(
    ([, job]) => job.officerId === officerId && job.fileHash === order.file.hash && job.state === 'running',
  )
  if (running) return running[0]
  const id = randomUUID()
  const job: Job = {
    officerId,
    fileName: order.file.name,
    fileHash: order.file.hash,
    startedAt: order.now,
    total: order.plan.questions.filter(({ state }) => state !== 'same').length,
    done: 0,
    state: 'running',
    result: null,
    ended: Promise.resolve(),
  }
  jobs.set(id, job)
  job.ended = follow(job, order)
  await Promise.race([job.ended, pause(patience, undefined, { ref: false })])
  return id
}

async function follow(job: Job, order: ImportOrder): Promise<void> {
  try {
    job.result = await applyImport(order, (done) => {
      job.done = done
    })
    job.state = 'finished'
  } catch (error) {
    log().error({ err: error }, 'Import of questions failed')
    job.state = 'failed'
  }
}

/** Null when this officer has no such import, or it is long over, or the server was started anew. */
export function findImport(officerId: string, id: string): ImportProgress | null {
  const job = jobs.get(id)
  if (job?.officerId !== officerId) return null
  const { fileName, total, done, state, result } = job
  return { fileName, total, done, state, result }
}

function forgetOld(now: Date) {
  for (const [id, job] of jobs)
    if (job.state !== 'running' && now.getTime() - job.startedAt.getTime() > keptFor) jobs.delete(id)
}
