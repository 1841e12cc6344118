import { expect, test } from 'vitest'
import {
  AnswerOutbox,
  type Delivery,
  type HeldAnswer,
  type Outcome,
  retryDelay,
  type SendResult,
} from '~/domain/quiz/components/answer-outbox'

const at = new Date('2026-11-23T01:14:00Z')
const stored: SendResult = { kind: 'stored', at }

function answer(letter: string, revision = 1): HeldAnswer {
  return { response: [letter], flagged: false, revision }
}

/** An outbox whose network answers as told, one result a send; waiting ends at once. */
function outboxWith(results: SendResult[], keep: () => Promise<void> = async () => {}, pause = Promise.resolve()) {
  const sent: [number, HeldAnswer][] = []
  const deliveries: Delivery[] = []
  const corrections: [number, HeldAnswer][] = []
  const delays: number[] = []
  let whileUnderWay = () => {}
  /** Happens once, while the next answer is on its way. */
  const during = (deed: () => void) => {
    whileUnderWay = deed
  }
  const released: [number, number, Outcome][] = []
  const outbox = new AnswerOutbox({
    keep,
    release: (position, revision, outcome) => released.push([position, revision, outcome]),
    isKept: () => true,
    async send(position, held) {
      sent.push([position, held])
      whileUnderWay()
      whileUnderWay = () => {}
      return results.shift() ?? stored
    },
    async wait(milliseconds) {
      delays.push(milliseconds)
      await pause
    },
    onDelivery: (delivery) => deliveries.push(delivery),
    onCorrection: (position, held) => corrections.push([position, held]),
  })
  return { outbox, sent, deliveries, corrections, delays, released, during }
}

const endless = new Promise<void>(() => {})

test('an answer is sent as it is given and reported with its time', async () => {
  const { outbox, sent, deliveries } = outboxWith([])
  outbox.put(4, answer('B'))
  expect(await outbox.flush()).toBe(true)
  expect(sent).toEqual([[4, answer('B')]])
  expect(deliveries.at(-1)).toEqual({ kind: 'saved', position: 4, at })
})

test('an answer is sent again until the network is back, then nothing waits', async () => {
  const { outbox, sent, deliveries, delays } = outboxWith([{ kind: 'unreachable' }, { kind: 'unreachable' }])
  outbox.put(1, answer('A'))
  await expect.poll(() => outbox.size).toBe(0)
  expect(sent).toHaveLength(3)
  expect(deliveries).toContainEqual({ kind: 'offline', waiting: 1, isKept: true })
  expect(delays.slice(0, 2)).toEqual([1000, 2000])
})

test('only the newest answer of a question goes while an older one waits', async () => {
  const { outbox, sent } = outboxWith([{ kind: 'unreachable' }])
  outbox.put(1, answer('A', 1))
  outbox.put(1, answer('C', 2))
  await expect.poll(() => outbox.size).toBe(0)
  expect(sent.at(-1)).toEqual([1, answer('C', 2)])
})

test('a change made while its question is on the way is sent after it', async () => {
  const { outbox, sent, during } = outboxWith([])
  outbox.put(1, answer('A', 1))
  during(() => outbox.put(1, answer('B', 2)))
  await expect.poll(() => outbox.size).toBe(0)
  expect(sent.map(([, held]) => held.revision)).toEqual([1, 2])
})

test('a newer answer from another device replaces ours', async () => {
  const newer = answer('D', 5)
  const { outbox, corrections, deliveries } = outboxWith([{ kind: 'newer', answer: newer }])
  outbox.put(2, answer('A'))
  await expect.poll(() => outbox.size).toBe(0)
  expect(corrections).toEqual([[2, newer]])
  expect(deliveries.at(-1)).toEqual({ kind: 'corrected', position: 2 })
})

test('what was chosen here after that still wins, above the other revision', async () => {
  const { outbox, sent, corrections, during } = outboxWith([{ kind: 'newer', answer: answer('D', 5) }])
  outbox.put(2, answer('A', 1))
  during(() => outbox.put(2, answer('B', 2)))
  await expect.poll(() => outbox.size).toBe(0)
  expect(sent.at(-1)).toEqual([2, answer('B', 6)])
  expect(corrections).toEqual([[2, answer('B', 6)]])
})

test('flush says no when one more try fails, and the answer is kept', async () => {
  const { outbox } = outboxWith(Array.from({ length: 1000 }, () => ({ kind: 'unreachable' }) as const))
  outbox.put(1, answer('A'))
  expect(await outbox.flush()).toBe(false)
  expect(outbox.size).toBe(1)
  outbox.close()
})

test('once the attempt is submitted elsewhere nothing more is sent', async () => {
  const { outbox, sent, deliveries, released } = outboxWith([{ kind: 'submitted' }])
  outbox.put(1, answer('A'))
  await expect.poll(() => outbox.size).toBe(0)
  outbox.put(2, answer('B'))
  expect(await outbox.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  expect(deliveries.at(-1)).toEqual({ kind: 'submitted', refused: 1 })
  expect(released).toEqual([[1, 1, 'refused']])
})

test('an answer is on the device before it is sent', async () => {
  let write = () => {}
  const written = new Promise<void>((resolve) => {
    write = resolve
  })
  const { outbox, sent, released } = outboxWith([], () => written)
  outbox.put(1, answer('A'))
  await Promise.resolve()
  expect(sent).toEqual([])
  write()
  await expect.poll(() => outbox.size).toBe(0)
  expect(sent).toEqual([[1, answer('A')]])
  expect(released).toEqual([[1, 1, 'stored']])
})

test('answers go in the order given, those of an earlier page first', async () => {
  const { outbox, sent } = outboxWith([])
  outbox.put(3, answer('A'))
  outbox.put(1, answer('B'))
  outbox.resume([[2, answer('C')]])
  outbox.put(3, answer('D', 2))
  await expect.poll(() => outbox.size).toBe(0)
  expect(sent.map(([position]) => position)).toEqual([2, 1, 3])
})

test('an answer given while the network is away is counted at once', async () => {
  const { outbox, deliveries } = outboxWith([{ kind: 'unreachable' }], async () => {}, endless)
  outbox.put(1, answer('A'))
  await expect.poll(() => deliveries.at(-1)).toEqual({ kind: 'offline', waiting: 1, isKept: true })
  outbox.put(2, answer('B'))
  await expect.poll(() => deliveries.at(-1)).toEqual({ kind: 'offline', waiting: 2, isKept: true })
  outbox.close()
})

test('under another officer nothing goes and nothing is given up', async () => {
  const { outbox, sent, deliveries, released } = outboxWith([{ kind: 'otherOfficer' }])
  outbox.put(1, answer('A'))
  await expect.poll(() => outbox.size).toBe(0)
  expect(deliveries).toContainEqual({ kind: 'otherOfficer', waiting: 1, isKept: true })
  expect(sent).toHaveLength(2)
  expect(released).toEqual([[1, 1, 'stored']])
})

test('the pause between tries doubles up to a quarter of a minute', () => {
  expect([1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
})
