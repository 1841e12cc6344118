import type { AnswerOutbox } from './answer-outbox'

/** The attempts that this page is answering: their own outbox sends for them, and signing out asks it first. */
const open = new Map<string, AnswerOutbox>()

export function openPaper(attemptId: string, outbox: AnswerOutbox): () => void {
  open.set(attemptId, outbox)
  return () => {
    if (open.get(attemptId) === outbox) open.delete(attemptId)
  }
}

export function isOpenHere(attemptId: string): boolean {
  return open.has(attemptId)
}

/** Answers that wait on this page, kept on the device or not. */
export function countWaitingHere(): number {
  return [...open.values()].reduce((sum, outbox) => sum + outbox.size, 0)
}

/** Tries at once; true when everything of this page has reached the server. */
export async function flushOpenPapers(): Promise<boolean> {
  const results = await Promise.all([...open.values()].filter((outbox) => outbox.size > 0).map((one) => one.flush()))
  return results.every(Boolean)
}
