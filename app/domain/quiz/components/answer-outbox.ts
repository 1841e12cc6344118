/**
 * Carries the answers of one attempt to the server: each is written on the device first, then sent, one at a time in the
 * order given, the newest of each question only, again and again while the network is away. Time, network and device are
 * passed in.
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
  /** Somebody else is signed in on this device now; nothing was written. */
  | { kind: 'otherOfficer' }
  | { kind: 'unreachable' }

/** `isKept`: what waits is written on this device and outlives the page. */
interface Waiting {
  waiting: number
  isKept: boolean
}

export type Delivery =
  | { kind: 'idle' }
  | { kind: 'sending'; position: number }
  | { kind: 'saved'; position: number; at: Date }
  | { kind: 'corrected'; position: number }
  | ({ kind: 'offline' | 'signedOut' | 'otherOfficer' } & Waiting)
  /** `refused` answers came after the attempt had closed. */
  | { kind: 'submitted' | 'gone'; refused: number }

/** What became of an answer that waited. `superseded`: the server holds a newer one. */
export type Outcome = 'stored' | 'superseded' | 'refused'

export interface OutboxPorts {
  send(position: number, answer: HeldAnswer): Promise<SendResult>
  /** Writes the answer on the device. Resolves when it is there, or when the device cannot keep it; never rejects. */
  keep(position: number, answer: HeldAnswer): Promise<void>
  /** Answers to this question up to this revision wait no longer. */
  release(position: number, revision: number, outcome: Outcome): void
  /** Whether what waits is written on the device. */
  isKept(): boolean
  /** Resolves after the time given, or earlier when the network is back. */
  wait(milliseconds: number): Promise<void>
  onDelivery(delivery: Delivery): void
  /** The server holds something newer for this question. */
  onCorrection(position: number, answer: HeldAnswer): void
}

interface Entry {
  answer: HeldAnswer
  kept: Promise<void>
}

const firstDelay = 1000
const longestDelay = 15_000
const flushStep = 200

/** 1 s, 2 s, 4 s … 15 s. */
export function retryDelay(failures: number): number {
  return Math.min(firstDelay * 2 ** Math.max(0, failures - 1), longestDelay)
}

export class AnswerOutbox {
  private readonly waiting = new Map<number, Entry>()
  private running: Promise<void> | null = null
  private failures = 0
  private isClosed = false
  /** Why nothing goes at the moment. */
  private trouble: 'offline' | 'signedOut' | 'otherOfficer' | null = null
  private wake: () => void = () => {}

  constructor(private readonly ports: OutboxPorts) {}

  get size(): number {
    return this.waiting.size
  }

  /** The answer goes to the end of the queue: the order is that of giving. */
  put(position: number, answer: HeldAnswer): void {
    if (this.isClosed) return
    const kept = this.ports.keep(position, answer)
    this.enqueue(position, { answer, kept })
    this.start()
    void kept.then(() => this.reportTrouble())
  }

  /** Goes on with answers that the device kept from an earlier page, before anything given since. */
  resume(kept: readonly (readonly [number, HeldAnswer])[]): void {
    if (this.isClosed) return
    const since = [...this.waiting]
    this.waiting.clear()
    for (const [position, answer] of kept) this.enqueue(position, { answer, kept: Promise.resolve() })
    for (const [position, entry] of since) this.enqueue(position, entry)
    if (this.waiting.size > 0) this.start()
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

  /** The page is gone or the attempt is over: nothing more is sent from here. */
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
    for (let next = this.first(); next; next = this.first()) {
      const [position, { answer, kept }] = next
      await kept
      if (this.isClosed) return
      // Given anew while it was being written: the newer one goes in its own turn.
      if (this.waiting.get(position)?.answer !== answer) continue
      if (this.failures === 0) this.ports.onDelivery({ kind: 'sending', position })
      const result = await this.ports.send(position, answer)
      if (this.isClosed) return
      await this.settle(position, answer, result)
    }
  }

  private async settle(position: number, answer: HeldAnswer, result: SendResult): Promise<void> {
    switch (result.kind) {
      case 'stored':
        this.recover()
        this.forget(position, answer)
        this.ports.release(position, answer.revision, 'stored')
        return this.ports.onDelivery({ kind: 'saved', position, at: result.at })
      case 'newer':
        this.recover()
        return this.yieldTo(position, answer, result.answer)
      case 'submitted':
      case 'gone':
        return this.refuse(result.kind)
      case 'signedOut':
      case 'otherOfficer':
      case 'unreachable':
        this.failures += 1
        this.trouble = result.kind === 'unreachable' ? 'offline' : result.kind
        this.reportTrouble()
        return this.pause(retryDelay(this.failures))
    }
  }

  private recover(): void {
    this.failures = 0
    this.trouble = null
  }

  /** Also between tries: what has just been given waits like the rest. */
  private reportTrouble(): void {
    if (this.trouble && !this.isClosed)
      this.ports.onDelivery({ kind: this.trouble, waiting: this.waiting.size, isKept: this.ports.isKept() })
  }

  private async pause(milliseconds: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve
    })
    await Promise.race([woken, this.ports.wait(milliseconds)])
  }

  /** What was chosen here after the refused answer left is the latest word: it goes again, above the server's revision. */
  private yieldTo(position: number, sent: HeldAnswer, newer: HeldAnswer): void {
    const held = this.waiting.get(position)?.answer
    if (held && held !== sent) {
      const raised = { ...held, revision: Math.max(held.revision, newer.revision + 1) }
      this.put(position, raised)
      this.ports.onCorrection(position, raised)
      return
    }
    this.waiting.delete(position)
    this.ports.release(position, sent.revision, 'superseded')
    this.ports.onCorrection(position, newer)
    this.ports.onDelivery({ kind: 'corrected', position })
  }

  /** The attempt takes nothing more. */
  private refuse(kind: 'submitted' | 'gone'): void {
    const refused = this.waiting.size
    for (const [position, { answer }] of this.waiting) this.ports.release(position, answer.revision, 'refused')
    this.close()
    this.ports.onDelivery({ kind, refused })
  }

  private enqueue(position: number, entry: Entry): void {
    this.waiting.delete(position)
    this.waiting.set(position, entry)
  }

  private forget(position: number, sent: HeldAnswer): void {
    if (this.waiting.get(position)?.answer === sent) this.waiting.delete(position)
  }

  private first(): [number, Entry] | undefined {
    return this.waiting.entries().next().value
  }
}
