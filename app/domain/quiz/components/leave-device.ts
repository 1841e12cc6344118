import type { DeviceOwner } from '~/domain/identity/components/device-owner'
import { forgetPages } from '~/platform/offline/own-device'
import { countWaitingHere } from './open-papers'
import { mayHoldAnswers } from './waiting-mark'

export interface WaitingCount {
  count: number
  /** False: some of them live in this page only. */
  isKept: boolean
}

/** The officer's answers that have not reached the server: of this page and of what the device keeps. */
export async function countUnsent(owner: DeviceOwner): Promise<WaitingCount> {
  const here = countWaitingHere()
  if (!mayHoldAnswers()) return { count: here, isKept: here === 0 }
  const { DeviceStore } = await import('./device-store')
  const kept = (await (await DeviceStore.open(owner))?.list()) ?? []
  const onDevice = new Set(
    kept.filter((one) => one.state === 'waiting').map((one) => `${one.attemptId} ${one.position}`),
  ).size
  return { count: Math.max(here, onDevice), isKept: onDevice >= here }
}

/**
 * Takes from this device what a signed-out officer leaves: keys, kept pages, notes. Answers that wait stay as ciphertext.
 * Whatever cannot be reached is passed over, so that the rest still goes.
 */
export async function leaveDevice(): Promise<void> {
  const deeds = [
    async () => localStorage.clear(),
    async () => sessionStorage.clear(),
    forgetPages,
    async () => {
      if (!mayHoldAnswers()) return
      const { dropKeys } = await import('./device-store')
      await dropKeys()
    },
  ]
  await Promise.allSettled(deeds.map((deed) => deed()))
}
