import type { HeldAnswer, SendResult } from './answer-outbox'

const patience = 15_000

export interface SentAnswer {
  /** Stands for the officer who gave the answer; the server takes it from nobody else. */
  mark: string
  attemptId: string
  position: number
}

/** Posts one answer to the resource route and reads what the server kept. Never throws. */
export async function sendAnswer({ mark, attemptId, position }: SentAnswer, answer: HeldAnswer): Promise<SendResult> {
  const body = new URLSearchParams({
    position: String(position),
    revision: String(answer.revision),
    flagged: answer.flagged ? '1' : '0',
  })
  for (const letter of answer.response) body.append('response', letter)
  // Nothing chosen: only the flag is meant, and an empty answer is not written.
  if (answer.response.length === 0 && answer.revision === 1) body.set('keep', '1')
  try {
    const response = await fetch(`/bai-lam/${attemptId}/cau-tra-loi`, {
      method: 'POST',
      headers: { Accept: 'application/json', 'X-Officer': mark },
      body,
      signal: AbortSignal.timeout(patience),
    })
    // A redirect leads to signing in or to the forced password change.
    if (response.status === 401 || response.redirected) return { kind: 'signedOut' }
    if (response.status === 403) return { kind: 'otherOfficer' }
    if (response.status === 409) return readClosed(await response.json(), answer)
    if (response.status === 404 || response.status === 422) return { kind: 'gone' }
    if (!response.ok) return { kind: 'unreachable' }
    return readKept(await response.json(), answer)
  } catch {
    return { kind: 'unreachable' }
  }
}

/** The attempt is closed. What had been saved before, when only its acknowledgement was lost, is not called late. */
function readClosed(kept: unknown, sent: HeldAnswer): SendResult {
  if (!hasRevision(kept) || kept.revision < sent.revision) return { kind: 'submitted' }
  return { kind: 'stored', at: kept.answeredAt ? new Date(kept.answeredAt) : new Date() }
}

function readKept(kept: unknown, sent: HeldAnswer): SendResult {
  if (!isKept(kept)) return { kind: 'unreachable' }
  const isOther = !kept.stored && !isSame(kept.response, sent.response)
  if (kept.revision > sent.revision || (kept.revision === sent.revision && isOther))
    return { kind: 'newer', answer: { response: kept.response, flagged: kept.flagged, revision: kept.revision } }
  return { kind: 'stored', at: kept.answeredAt ? new Date(kept.answeredAt) : new Date() }
}

function isSame(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((text, index) => text.normalize() === other[index]?.normalize())
}

interface Revision {
  revision: number
  answeredAt: string | null
}

interface Kept extends HeldAnswer, Revision {
  stored: boolean
}

function hasRevision(value: unknown): value is Revision {
  return typeof value === 'object' && value !== null && 'revision' in value && typeof value.revision === 'number'
}

function isKept(value: unknown): value is Kept {
  return hasRevision(value) && 'response' in value && Array.isArray(value.response)
}
