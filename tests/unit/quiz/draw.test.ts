import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DrawableQuestion, drawQuestions, layPaper, shuffle } from '~/domain/quiz/draw'
import { seededRandom } from '~/domain/quiz/seeded-random'

const bank: DrawableQuestion[] = Array.from({ length: 12 }, (_, index) => ({
  questionId: `cau-${index}`,
  questionVersionId: `ban-${index}`,
  type: index % 3 === 2 ? 'trueFalse' : 'single',
  optionKeys: index % 3 === 2 ? ['dung', 'sai'] : ['a', 'b', 'c', 'd'],
}))
function paperOf(seed: string, count = 5, seen = new Set<string>(), from = bank) {
  const randomBelow = seededRandom(seed)
  return layPaper(drawQuestions({ slots: [{ bank: from, count }], seen, randomBelow }), randomBelow)
}

test('the same seed gives the same paper, in whatever order the bank came', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 15 }), (seed, count) => {
      expect(paperOf(seed, count, new Set(), [...bank].reverse())).toEqual(paperOf(seed, count))
    }),
  )
})

test('a paper has the questions asked for, each once, in places 1 to n, with every option once', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 15 }), (seed, count) => {
      const paper = paperOf(seed, count)
      expect(paper).toHaveLength(Math.min(count, bank.length))
      expect(new Set(paper.map((question) => question.questionVersionId)).size).toBe(paper.length)
      expect(paper.map((question) => question.position)).toEqual(paper.map((_, index) => index + 1))
      for (const { questionVersionId, optionOrder } of paper) {
        const source = bank.find((question) => question.questionVersionId === questionVersionId)
        expect([...optionOrder].sort()).toEqual([...(source?.optionKeys ?? [])].sort())
        if (source?.type === 'trueFalse') expect(optionOrder).toEqual(['dung', 'sai'])
      }
    }),
  )
})

test('questions seen in earlier attempts come only when the unseen ones run out', () => {
  fc.assert(
    fc.property(fc.string(), fc.subarray(bank), fc.integer({ min: 1, max: 12 }), (seed, seenQuestions, count) => {
      const seen = new Set(seenQuestions.map((question) => question.questionId))
      const repeated = paperOf(seed, count, seen).filter(({ questionVersionId }) =>
        seenQuestions.some((question) => question.questionVersionId === questionVersionId),
      )
      expect(repeated).toHaveLength(Math.max(0, count - (bank.length - seen.size)))
    }),
  )
})

test('the place of the first written option tells nothing: it is shown everywhere about equally often', () => {
  const places = [0, 0, 0, 0]
  for (let run = 0; run < 2000; run += 1) {
    const first = paperOf(`seed ${run}`).find((question) => question.optionOrder.length === 4)
    const place = first?.optionOrder.indexOf('a') ?? 0
    places[place] = (places[place] ?? 0) + 1
  }
  for (const count of places) expect(count).toBeGreaterThan(400)
})

test('a paper is the same in years to come', () => {
  expect(
    paperOf('hạt giống').map((question) => `${question.questionVersionId} ${question.optionOrder.join('')}`),
  ).toMatchInlineSnapshot(`
    [
      "ban-0 cdba",
      "ban-5 dungsai",
      "ban-2 dungsai",
      "ban-1 adbc",
      "ban-7 cadb",
    ]
  `)
})

test('random numbers stay below their limit', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (seed, limit) => {
      const randomBelow = seededRandom(seed)
      for (let count = 0; count < 20; count += 1) expect(randomBelow(limit)).toBeLessThan(limit)
    }),
  )
})

test('a shuffle keeps every item and leaves the list it was given alone', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      const given = [...items]
      expect(shuffle(items, seededRandom(seed)).sort()).toEqual([...items].sort())
      expect(items).toEqual(given)
    }),
  )
})

const slot = fc.record({ bank: fc.subarray(bank), count: fc.integer({ min: 0, max: 5 }) })

test('slots that share questions: each question once, no slot given more than it asks for, fresh ones first', () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 4 }), fc.subarray(bank), fc.string(), (slots, seenQuestions, seed) => {
      const seen = new Set(seenQuestions.map(({ questionId }) => questionId))
      const draw = () => drawQuestions({ slots, seen, randomBelow: seededRandom(seed) })
      const drawn = draw()
      expect(draw()).toEqual(drawn)
      const ids = new Set(drawn.map(({ questionId }) => questionId))
      expect(ids.size).toBe(drawn.length)
      const isFresh = ({ questionId }: DrawableQuestion) => !seen.has(questionId)
      expect(drawn).toHaveLength(mostPlaces(slots))
      const freshOnly = slots.map(({ bank: from, count }) => ({ bank: from.filter(isFresh), count }))
      expect(drawn.filter(isFresh)).toHaveLength(mostPlaces(freshOnly))
    }),
  )
})

/** The most places that can be filled, by Hall's deficiency over every set of slots. */
function mostPlaces(slots: readonly { bank: readonly DrawableQuestion[]; count: number }[]): number {
  const wanted = slots.reduce((sum, { count }) => sum + count, 0)
  let deficiency = 0
  for (let set = 0; set < 2 ** slots.length; set += 1) {
    const chosen = slots.filter((_, index) => set & (1 << index))
    const reachable = new Set(chosen.flatMap(({ bank: from }) => from.map(({ questionId }) => questionId)))
    deficiency = Math.max(deficiency, chosen.reduce((sum, { count }) => sum + count, 0) - reachable.size)
  }
  return wanted - deficiency
}

test('a narrow slot gets its questions though a wide one comes first', () => {
  const drawn = drawQuestions({
    slots: [
      { bank, count: 10 },
      { bank: bank.slice(0, 2), count: 2 },
    ],
    seen: new Set(),
    randomBelow: seededRandom('x'),
  })
  expect(drawn).toHaveLength(12)
})
