/**
 * The server's clock as a page reckons it: one reading, carried on by the page's own steady clock. The clock of the
 * device, which may be wrong or be changed, is never asked.
 */
export interface ClockReading {
  /** Milliseconds since the epoch, by the server. */
  serverTime: number
  /** `performance.now()` when the server read it, as near as the page can tell. */
  tick: number
}

export function readingAt(serverNow: Date | string, tick: number): ClockReading {
  return { serverTime: new Date(serverNow).getTime(), tick }
}

/** Whole seconds until an instant, rounded up, so that zero means it has come. */
export function secondsUntil(end: Date | string, reading: ClockReading, tick: number): number {
  const serverTime = reading.serverTime + (tick - reading.tick)
  return Math.max(0, Math.ceil((new Date(end).getTime() - serverTime) / 1000))
}
