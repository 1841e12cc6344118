import { minutes } from '~/platform/duration'

/** Waits after each failed attempt; after the last of them the message is given up. */
const waits = [1, 5, 15, 60, 180, 360, 720].map(minutes)

/** Milliseconds until the next try after so many failed ones; null: given up. */
export function retryDelay(attempts: number): number | null {
  return waits[attempts - 1] ?? null
}
