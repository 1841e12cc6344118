import type { DeviceOwner } from '~/domain/identity/components/device-owner'
import { AnswerOutbox, type Delivery, type HeldAnswer, type Outcome } from './answer-outbox'
import type { DeviceAnswer, DeviceState, KeptAnswer } from './device-answer'
import { sendAnswer } from './send-answer'

/** What the outbox needs of a device; `DeviceStore` is one. */
interface AnswerStore {
  add(answer: DeviceAnswer, state?: DeviceState): Promise<number>
  list(): Promise<KeptAnswer[]>
  setState(answer: KeptAnswer, state: DeviceState): Promise<void>
  remove(seqs: readonly number[]): Promise<void>
}

interface AttemptOutboxOptions {
  owner: DeviceOwner
  attemptId: string
  /** Resolves once the device can be written, to null where it never can. */
  store: Promise<AnswerStore | null>
  /** Acknowledged answers stay on the device, for a stored page that is read without network. */
  keepsSent?: boolean
  onDelivery(delivery: Delivery): void
  onCorrection(position: number, answer: HeldAnswer): void
}

/** A device that answers slower than this does not hold an answer up: it is sent, and written when the device can. */
const devicePatience = 2000

/** The outbox of one attempt with this browser's device and network. */
export function openAttemptOutbox({
  owner,
  attemptId,
  store,
  keepsSent = false,
  onDelivery,
  onCorrection,
}: AttemptOutboxOptions): AnswerOutbox {
  let isKept = false
  let work: Promise<unknown> = store.then((opened) => {
    isKept = opened !== null
  })
  // One after the other, so that an answer is never taken away before it was written.
  const queue = (deed: (opened: AnswerStore) => Promise<unknown>): Promise<void> => {
    const done = work.then(async () => {
      const opened = await store
      if (opened) await deed(opened)
    })
    work = done.catch(() => {
      isKept = false
    })
    return work.then(() => undefined)
  }
  /** What this page wrote last of each question; a newer writing replaces it. */
  const written = new Map<number, number>()
  const write = async (opened: AnswerStore, answer: DeviceAnswer) => {
    const before = written.get(answer.position)
    written.set(answer.position, await opened.add(answer))
    if (before !== undefined) await opened.remove([before])
  }
  return new AnswerOutbox({
    send: (position, answer) => sendAnswer({ mark: owner.mark, attemptId, position }, answer),
    keep: (position, answer) => {
      const kept = { ...answer, id: crypto.randomUUID?.() ?? '', attemptId, position, at: new Date().toISOString() }
      return Promise.race([queue((opened) => write(opened, kept)), pause(devicePatience)])
    },
    release: (position, revision, outcome) =>
      void queue((opened) => settleOnDevice(opened, { attemptId, position, revision }, outcome, keepsSent)),
    isKept: () => isKept,
    wait: untilOnline,
    onDelivery,
    onCorrection,
  })
}

async function settleOnDevice(
  store: AnswerStore,
  { attemptId, position, revision }: { attemptId: string; position: number; revision: number },
  outcome: Outcome,
  keepsSent: boolean,
): Promise<void> {
  const concerned = (await store.list()).filter(
    (one) => one.attemptId === attemptId && one.position === position && one.revision <= revision,
  )
  const newest = concerned.find((one) => one.revision === revision && one.state === 'waiting')
  const staysAs = outcome === 'refused' ? 'refused' : outcome === 'stored' && keepsSent ? 'sent' : null
  await store.remove(concerned.filter((one) => !staysAs || one !== newest).map((one) => one.seq))
  if (newest && staysAs) await store.setState(newest, staysAs)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Resolves after the time given, or as soon as the browser says that the network is back. */
export function untilOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    window.addEventListener('online', done)
  })
}
