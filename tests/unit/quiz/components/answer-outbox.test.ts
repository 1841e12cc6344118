import { expect, test } from 'vitest'
import {
  AnswerOutbox,
  type Delivery,
  type HeldAnswer,
  retryDelay,
  type SendResult,
} from '~/domain/quiz/components/answer-outbox'

const at = new Date('2026-11-23T01:14:00Z')
const stored: SendResult = { kind: 'stored', at }

function answer(letter: string, revision = 1): HeldAnswer {
  return { response: [letter], flagged: false, revision }
}

/** An outbox whose network answers as told, one result a send; waiting ends at once. */
function outboxWith(results: SendResult[]) {
  const sent: [number, HeldAnswer][] = []
  const deliveries: Delivery[] = []
  const corrections: [number, HeldAnswer][] = []
  const delays: number[] = []
  const outbox = new AnswerOutbox({
    async send(position, held) {
      sent.push([position, held])
      return results.shift() ?? stored
    },
    async wait(milliseconds) {
      delays.push(milliseconds)
      await Promise.resolve()
    },
    onDelivery: (delivery) => deliveries.push(delivery),
    onCorrection: (position, held) => corrections.push([position, held]),
  })
  return { outbox, sent, deliveries, corrections, delays }
}

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
  expect(deliveries).toContainEqual({ kind: 'offline', waiting: 1 })
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
  const { outbox, sent } = outboxWith([])
  outbox.put(1, answer('A', 1))
  outbox.put(1, answer('B', 2))
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
  const { outbox, sent, corrections } = outboxWith([{ kind: 'newer', answer: answer('D', 5) }])
  outbox.put(2, answer('A', 1))
  outbox.put(2, answer('B', 2))
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
  const { outbox, sent, deliveries } = outboxWith([{ kind: 'submitted' }])
  outbox.put(1, answer('A'))
  await expect.poll(() => outbox.size).toBe(0)
  outbox.put(2, answer('B'))
  expect(await outbox.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  expect(deliveries.at(-1)).toEqual({ kind: 'submitted' })
})

test('the pause between tries doubles up to a quarter of a minute', () => {
  expect([1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
})
