import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnswerOutbox, type HeldAnswer, type SendResult } from '~/domain/quiz/components/answer-outbox'
import { type KeptAnswer, mergeAnswers, newestOfEach } from '~/domain/quiz/components/device-answer'

const positions = [1, 2, 3]

const held = fc.record({
  response: fc.constantFrom<string[]>(['A'], ['B'], ['C'], []),
  flagged: fc.boolean(),
  revision: fc.integer({ min: 0, max: 6 }),
})

const shownAnswers = fc.tuple(held, held, held).map((all) => Object.fromEntries(all.map((one, at) => [at + 1, one])))

const keptAnswers = fc
  .array(
    fc.record({
      answer: held,
      position: fc.constantFrom(...positions),
      state: fc.constantFrom('waiting' as const, 'sent' as const, 'refused' as const),
    }),
    { maxLength: 10 },
  )
  .map((all) =>
    all.map(
      ({ answer, position, state }, at): KeptAnswer => ({
        ...answer,
        position,
        state,
        seq: at + 1,
        id: String(at),
        attemptId: 'attempt',
        at: '2026-11-23T01:14:00Z',
      }),
    ),
  )

test('a question is never shown in an older revision than page or device holds', () => {
  fc.assert(
    fc.property(shownAnswers, keptAnswers, (shown, kept) => {
      const { answers } = mergeAnswers(shown, kept, new Set())
      for (const position of positions) {
        const known = [shown[position], ...kept.filter((one) => one.position === position && one.state !== 'refused')]
        expect(answers[position]?.revision).toBe(Math.max(...known.map((one) => one?.revision ?? 0)))
      }
    }),
  )
})

test('what goes on waits, is newer than the page, and keeps the order of giving', () => {
  fc.assert(
    fc.property(shownAnswers, keptAnswers, (shown, kept) => {
      const { waiting, stale } = mergeAnswers(shown, kept, new Set())
      const order = waiting.map(
        ([position, answer]) =>
          newestOfEach(kept).find((one) => one.position === position && one.revision === answer.revision)?.seq ?? 0,
      )
      expect(order).toEqual(order.toSorted((one, other) => one - other))
      for (const [position, answer] of waiting) expect(answer.revision).toBeGreaterThan(shown[position]?.revision ?? 0)
      // Nothing that goes on, and nothing refused, is taken from the device.
      for (const seq of order) expect(stale).not.toContain(seq)
      for (const one of kept) if (one.state === 'refused') expect(stale).not.toContain(one.seq)
    }),
  )
})

test('what was given on this page is the latest word, above everything the device kept', () => {
  fc.assert(
    fc.property(shownAnswers, keptAnswers, (shown, kept) => {
      const { answers, waiting, raised } = mergeAnswers(shown, kept, new Set(positions))
      expect(waiting).toEqual([])
      for (const position of positions) {
        expect(answers[position]?.response).toEqual(shown[position]?.response)
        const above = kept.filter((one) => one.position === position && one.state !== 'refused')
        for (const one of above) expect(answers[position]?.revision).toBeGreaterThanOrEqual(one.revision)
      }
      for (const [position, answer] of raised) expect(answers[position]).toEqual(answer)
    }),
  )
})

/** A server, a device and pages that come and go between them. */
class World {
  readonly server = new Map<number, HeldAnswer>()
  readonly device: KeptAnswer[] = []
  readonly given = new Map<number, string>()
  readonly acknowledged: [number, number][] = []
  isOnline = true
  /** The server hears it, its word does not come back. */
  losesWord = false
  private seq = 0
  private shown: Record<number, HeldAnswer> = {}
  private outbox = this.open()

  give(position: number, letter: string) {
    const revision = (this.shown[position]?.revision ?? 0) + 1
    const answer = { response: [letter], flagged: false, revision }
    this.shown[position] = answer
    this.given.set(position, letter)
    this.outbox.put(position, answer)
  }

  /** The tab is killed and opened again: what was in memory is gone. */
  restart() {
    this.outbox.close()
    this.outbox = this.open()
  }

  async settle() {
    this.isOnline = true
    this.losesWord = false
    this.restart()
    for (let turn = 0; turn < 50 && this.outbox.size > 0; turn += 1) await this.outbox.flush()
  }

  private open(): AnswerOutbox {
    const outbox = new AnswerOutbox({
      send: async (position, answer) => this.receive(position, answer),
      keep: async (position, answer) => {
        this.seq += 1
        this.device.push({ ...answer, position, seq: this.seq, id: '', attemptId: '', at: '', state: 'waiting' })
      },
      release: (position, revision) => {
        this.acknowledged.push([position, revision])
        this.drop((one) => one.position === position && one.revision <= revision)
      },
      isKept: () => true,
      wait: async () => {},
      onDelivery: () => {},
      onCorrection: (position, answer) => {
        this.shown[position] = answer
      },
    })
    const empty: HeldAnswer = { response: [], flagged: false, revision: 0 }
    const server = Object.fromEntries(positions.map((position) => [position, this.server.get(position) ?? empty]))
    const merged = mergeAnswers(server, this.device, new Set())
    this.shown = merged.answers
    outbox.resume(merged.waiting)
    this.drop((one) => merged.stale.includes(one.seq))
    return outbox
  }

  private drop(isGone: (one: KeptAnswer) => boolean) {
    this.device.splice(0, this.device.length, ...this.device.filter((one) => !isGone(one)))
  }

  private receive(position: number, answer: HeldAnswer): SendResult {
    if (!this.isOnline) return { kind: 'unreachable' }
    const kept = this.server.get(position)
    if (!kept || answer.revision > kept.revision) this.server.set(position, answer)
    if (this.losesWord) return { kind: 'unreachable' }
    const now = this.server.get(position) ?? answer
    const isSame = now.revision === answer.revision && now.response.join() === answer.response.join()
    return isSame ? { kind: 'stored', at: new Date(0) } : { kind: 'newer', answer: now }
  }
}

const events = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('give' as const),
        at: fc.constantFrom(...positions),
        letter: fc.constantFrom('A', 'B', 'C'),
      }),
    },
    fc.record({ kind: fc.constant('network' as const), isOnline: fc.boolean(), losesWord: fc.boolean() }),
    fc.record({ kind: fc.constant('kill' as const) }),
    fc.record({ kind: fc.constant('time' as const) }),
  ),
  { maxLength: 30 },
)

test('whatever the network does and however often the tab is killed, the last answer given to each question arrives', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (happenings) => {
      const world = new World()
      for (const one of happenings) {
        if (one.kind === 'give') world.give(one.at, one.letter)
        else if (one.kind === 'network') Object.assign(world, { isOnline: one.isOnline, losesWord: one.losesWord })
        else if (one.kind === 'kill') world.restart()
        else for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
        // What was acknowledged stays with the server, in that revision or a newer one.
        for (const [position, revision] of world.acknowledged)
          expect(world.server.get(position)?.revision).toBeGreaterThanOrEqual(revision)
      }
      await world.settle()
      for (const [position, letter] of world.given) expect(world.server.get(position)?.response).toEqual([letter])
      expect(world.device).toEqual([])
    }),
    { numRuns: 300 },
  )
})
