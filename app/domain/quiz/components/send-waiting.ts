import type { DeviceOwner } from '~/domain/identity/components/device-owner'
import type { AnswerOutbox, Delivery } from './answer-outbox'
import { openAttemptOutbox } from './attempt-outbox'
import { heldOf, type KeptAnswer, newestOfEach } from './device-answer'
import { DeviceStore } from './device-store'
import { isOpenHere } from './open-papers'

/** How the answers of earlier pages fare. `late` ones came after their attempt had closed, until the officer has seen it. */
export interface WaitingState {
  waiting: number
  sent: number
  late: number
  /** Why nothing goes at the moment. */
  pause: 'offline' | 'signedOut' | 'otherOfficer' | null
}

export interface WaitingSender {
  /** The officer has seen which answers came too late. */
  dismissLate(): Promise<void>
  close(): void
}

/**
 * Sends what the device kept of attempts that no page here is answering, and says how it goes. Null where the device
 * holds nothing of this officer's.
 */
export async function sendWaiting(
  owner: DeviceOwner,
  onState: (state: WaitingState) => void,
): Promise<WaitingSender | null> {
  const store = await DeviceStore.open(owner)
  const kept = (await store?.list()) ?? []
  const isOfInterest = (one: KeptAnswer) =>
    one.state === 'refused' || (one.state === 'waiting' && !isOpenHere(one.attemptId))
  if (!store || !kept.some(isOfInterest)) return null

  let isClosed = false
  let sent = 0
  let pause: WaitingState['pause'] = null
  const outboxes: AnswerOutbox[] = []
  const report = async () => {
    const now = (await store.list()).filter(isOfInterest)
    const late = now.filter((one) => one.state === 'refused').length
    const waiting = outboxes.reduce((sum, outbox) => sum + outbox.size, 0)
    if (!isClosed) onState({ waiting, sent, late, pause: waiting > 0 ? pause : null })
  }
  const onDelivery = (delivery: Delivery) => {
    if (delivery.kind === 'sending') return
    pause = 'waiting' in delivery ? delivery.kind : null
    if (delivery.kind === 'saved') sent += 1
    void report()
  }
  const waitingAttempts = new Set(
    kept.filter((one) => one.state === 'waiting' && !isOpenHere(one.attemptId)).map((one) => one.attemptId),
  )
  for (const attemptId of waitingAttempts) {
    const own = kept.filter((one) => one.attemptId === attemptId && one.state === 'waiting')
    const outbox = openAttemptOutbox({
      owner,
      attemptId,
      store: Promise.resolve(store),
      onDelivery,
      onCorrection: () => undefined,
    })
    outboxes.push(outbox)
    outbox.resume(newestOfEach(own).map((one) => [one.position, heldOf(one)] as const))
  }
  await report()
  return {
    async dismissLate() {
      const late = (await store.list()).filter((one) => one.state === 'refused')
      await store.remove(late.map((one) => one.seq))
      await report()
    },
    close() {
      isClosed = true
      for (const outbox of outboxes) outbox.close()
    },
  }
}
