/** What the server says about the time of an attempt; instants as ISO text. */
export interface ClockAnswer {
  serverNow: string
  expiresAt: string | null
  isClosed: boolean
}

const patience = 10_000

/** Null when the network or the session is away; the page then counts on by itself. */
export async function fetchClock(attemptId: string): Promise<ClockAnswer | null> {
  try {
    const response = await fetch(`/bai-lam/${attemptId}/thoi-gian`, {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    })
    return response.ok && !response.redirected ? ((await response.json()) as ClockAnswer) : null
  } catch {
    return null
  }
}
