/**
 * Carries answers from this page to the server: one at a time, the newest of each question only, again and again while
 * the network is away. Time and network are passed in. Answers wait in memory as long as the page is open.
 */

export interface HeldAnswer {
  /** Letters in the order shown. */
  response: string[]
  flagged: boolean
  /** Grows with every change; the server never lets an older one overwrite a newer one. */
  revision: number
}

export type SendResult =
  | { kind: 'stored'; at: Date }
  /** Another device has answered since. */
  | { kind: 'newer'; answer: HeldAnswer }
  | { kind: 'submitted' }
  | { kind: 'gone' }
  | { kind: 'signedOut' }
  | { kind: 'unreachable' }

export type Delivery =
  | { kind: 'idle' }
  | { kind: 'sending'; position: number }
  | { kind: 'saved'; position: number; at: Date }
  | { kind: 'corrected'; position: number }
  | { kind: 'offline'; waiting: number }
  | { kind: 'signedOut'; waiting: number }
  | { kind: 'submitted' }
  | { kind: 'gone' }

export interface OutboxPorts {
  send(position: number, answer: HeldAnswer): Promise<SendResult>
  /** Resolves after the time given, or earlier when the network is back. */
  wait(milliseconds: number): Promise<void>
  onDelivery(delivery: Delivery): void
  /** The server holds something newer for this question. */
  onCorrection(position: number, answer: HeldAnswer): void
}

const firstDelay = 1000
const longestDelay = 15_000
const flushStep = 200

/** 1 s, 2 s, 4 s … 15 s. */
export function retryDelay(failures: number): number {
  return Math.min(firstDelay * 2 ** Math.max(0, failures - 1), longestDelay)
}

export class AnswerOutbox {
  private readonly waiting = new Map<number, HeldAnswer>()
  private running: Promise<void> | null = null
  private failures = 0
  private isClosed = false
  private wake: () => void = () => {}

  constructor(private readonly ports: OutboxPorts) {}

  get size(): number {
    return this.waiting.size
  }

  put(position: number, answer: HeldAnswer): void {
    if (this.isClosed) return
    this.waiting.set(position, answer)
    this.start()
  }

  /** Tries again at once, without waiting for the next turn. */
  retry(): void {
    this.wake()
  }

  /** True once everything has reached the server, false after one more try that failed. */
  async flush(): Promise<boolean> {
    const failuresBefore = this.failures
    this.retry()
    while (this.waiting.size > 0 && this.running && this.failures <= failuresBefore)
      await Promise.race([this.running, this.ports.wait(flushStep)])
    return this.waiting.size === 0 && !this.isClosed
  }

  /** The page is gone or the attempt is over: nothing more is sent. */
  close(): void {
    this.isClosed = true
    this.waiting.clear()
    this.wake()
  }

  private start(): void {
    this.running ??= this.deliver().then(() => {
      this.running = null
      if (this.waiting.size > 0) this.start()
    })
  }

  private async deliver(): Promise<void> {
    for (let entry = this.first(); entry; entry = this.first()) {
      const [position, answer] = entry
      if (this.failures === 0) this.ports.onDelivery({ kind: 'sending', position })
      const result = await this.ports.send(position, answer)
      if (this.isClosed) return
      await this.settle(position, answer, result)
    }
  }

  private async settle(position: number, answer: HeldAnswer, result: SendResult): Promise<void> {
    switch (result.kind) {
      case 'stored':
        this.failures = 0
        this.forget(position, answer)
        return this.ports.onDelivery({ kind: 'saved', position, at: result.at })
      case 'newer':
        this.failures = 0
        return this.yieldTo(position, answer, result.answer)
      case 'submitted':
      case 'gone':
        this.close()
        return this.ports.onDelivery({ kind: result.kind })
      case 'signedOut':
      case 'unreachable':
        this.failures += 1
        this.ports.onDelivery({
          kind: result.kind === 'signedOut' ? 'signedOut' : 'offline',
          waiting: this.waiting.size,
        })
        return this.pause(retryDelay(this.failures))
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve
    })
    await Promise.race([woken, this.ports.wait(milliseconds)])
  }

  /** What was chosen here after the refused answer left is the latest word: it goes again, above the server's revision. */
  private yieldTo(position: number, sent: HeldAnswer, newer: HeldAnswer): void {
    const held = this.waiting.get(position)
    if (held && held !== sent) {
      const raised = { ...held, revision: Math.max(held.revision, newer.revision + 1) }
      this.waiting.set(position, raised)
      this.ports.onCorrection(position, raised)
      return
    }
    this.waiting.delete(position)
    this.ports.onCorrection(position, newer)
    this.ports.onDelivery({ kind: 'corrected', position })
  }

  private forget(position: number, sent: HeldAnswer): void {
    if (this.waiting.get(position) === sent) this.waiting.delete(position)
  }

  private first(): [number, HeldAnswer] | undefined {
    return this.waiting.entries().next().value
  }
}
