import type { HeldAnswer, SendResult } from './answer-outbox'

const patience = 15_000

/** Posts one answer to the resource route and reads what the server kept. Never throws. */
export async function sendAnswer(attemptId: string, position: number, answer: HeldAnswer): Promise<SendResult> {
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
      headers: { Accept: 'application/json' },
      body,
      signal: AbortSignal.timeout(patience),
    })
    // A redirect leads to signing in or to the forced password change.
    if (response.status === 401 || response.redirected) return { kind: 'signedOut' }
    if (response.status === 409) return { kind: 'submitted' }
    if (response.status === 404 || response.status === 422) return { kind: 'gone' }
    if (!response.ok) return { kind: 'unreachable' }
    return readKept(await response.json(), answer)
  } catch {
    return { kind: 'unreachable' }
  }
}

function readKept(kept: unknown, sent: HeldAnswer): SendResult {
  if (!isKept(kept)) return { kind: 'unreachable' }
  const isOther = kept.response.join() !== sent.response.join()
  if (kept.revision > sent.revision || (kept.revision === sent.revision && isOther))
    return { kind: 'newer', answer: { response: kept.response, flagged: kept.flagged, revision: kept.revision } }
  return { kind: 'stored', at: kept.answeredAt ? new Date(kept.answeredAt) : new Date() }
}

interface Kept extends HeldAnswer {
  answeredAt: string | null
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'revision' in value &&
    'response' in value &&
    Array.isArray(value.response)
  )
}
