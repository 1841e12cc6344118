import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BodyOf, QuestionBody } from '~/domain/questions/question-body'
import {
  type Correction,
  gradeCorrected,
  isSameKey,
  isSameQuestion,
  standingBody,
  standingCorrection,
} from '~/domain/quiz/corrections'
import { rekeyedBody } from '~/domain/quiz/corrections-form'
import { compareScores, isSameGrade, regrade } from '~/domain/quiz/regrade'

const single = (right: string): BodyOf<'single' | 'multiple' | 'trueFalse'> => ({
  type: 'single',
  options: ['a', 'b', 'c'].map((key) => ({ key, text: key.toUpperCase(), correct: key === right, feedback: '' })),
})

const matching: BodyOf<'matching'> = {
  type: 'matching',
  pairs: [
    { key: 'p1', prompt: 'Tự mình', answer: 'cần, kiệm, liêm, chính' },
    { key: 'p2', prompt: 'Đồng sự', answer: 'thân ái giúp đỡ' },
  ],
  distractors: [{ key: 'd1', text: 'tận tụy' }],
}

const bodies: QuestionBody[] = [
  single('a'),
  { ...single('b'), type: 'multiple' },
  {
    type: 'multiple',
    options: [
      { key: 'a', text: 'A', correct: true, weight: 5_000_000, feedback: 'x' },
      { key: 'b', text: 'B', correct: true, weight: 5_000_000, feedback: '' },
      { key: 'c', text: 'C', correct: false, weight: -3_333_333, feedback: '' },
    ],
  },
  {
    type: 'situation',
    options: [
      { key: 'a', text: 'Nhẹ nhàng', quality: 'best', feedback: 'Tốt.' },
      { key: 'b', text: 'Báo chỉ huy', quality: 'acceptable', feedback: 'Được.' },
      { key: 'c', text: 'Bỏ đi', quality: 'wrong', feedback: 'Chưa.' },
    ],
  },
  {
    type: 'shortAnswer',
    ignoreMarks: true,
    accepted: [
      { text: 'kính trọng', weight: 10_000_000, feedback: 'Đúng.' },
      { text: 'tôn trọng', weight: 5_000_000, feedback: '' },
    ],
  },
  {
    type: 'numeric',
    accepted: [
      { value: '2.5', tolerance: '0.1', weight: 10_000_000, feedback: 'Đúng.' },
      { from: '-2', to: '3', weight: 2_500_000, feedback: '' },
    ],
  },
  matching,
  { type: 'ordering', items: ['a', 'b', 'c'].map((key) => ({ key, text: `Bước ${key}` })) },
  {
    type: 'missingWord',
    ignoreMarks: false,
    parts: ['Phải ', ', ', '.'],
    gaps: [
      { accepted: [{ text: 'kính trọng', weight: 10_000_000, feedback: '' }] },
      { accepted: [{ text: 'lễ phép', weight: 10_000_000, feedback: 'Đúng.' }] },
    ],
  },
]

test('a void gives the whole question, whatever was answered, and is final', () => {
  const corrections: Correction[] = [
    { kind: 'rekey', body: single('b') },
    { kind: 'void' },
    { kind: 'rekey', body: single('c') },
  ]
  expect(standingCorrection(corrections)).toEqual({ kind: 'void' })
  expect(standingCorrection([])).toBeNull()
  for (const response of [[], ['c'], ['a']])
    expect(gradeCorrected({ body: single('a'), response, essay: null }, { kind: 'void' })).toEqual({
      numerator: 1,
      denominator: 1,
    })
})

test('a re-key grades the same answer by the newest key', () => {
  const corrections: Correction[] = [
    { kind: 'rekey', body: single('b') },
    { kind: 'rekey', body: single('c') },
  ]
  const answered = { body: single('a'), response: ['c'], essay: null }
  expect(gradeCorrected(answered, standingCorrection(corrections))).toEqual({ numerator: 1, denominator: 1 })
  expect(gradeCorrected(answered, null)).toMatchObject({ numerator: 0 })
  expect(standingBody(single('a'), corrections)).toEqual(single('c'))
})

test('matching: what was chosen is the text, wherever the correction puts it', () => {
  const body: QuestionBody = {
    ...matching,
    pairs: [
      { key: 'p1', prompt: 'Tự mình', answer: 'thân ái giúp đỡ' },
      { key: 'p2', prompt: 'Đồng sự', answer: 'tận tụy' },
    ],
    distractors: [{ key: 'd1', text: 'cần, kiệm, liêm, chính' }],
  }
  expect(isSameQuestion(matching, body)).toBe(true)
  const grade = (response: string[]) =>
    gradeCorrected({ body: matching, response, essay: null }, { kind: 'rekey', body })
  // Chosen under the old key: p2 is "thân ái giúp đỡ", d1 is "tận tụy".
  expect(grade(['p2', 'd1'])).toEqual({ numerator: 2, denominator: 2 })
  expect(grade(['p1', 'p2'])).toEqual({ numerator: 0, denominator: 2 })
  expect(grade(['', 'd1'])).toEqual({ numerator: 1, denominator: 2 })
})

test('an essay waits for its mark under no correction but a void', () => {
  const body: QuestionBody = {
    type: 'essay',
    marking: 'passFail',
    maxPoints: 1,
    minWords: 0,
    maxWords: 0,
    guide: '',
    rubric: [],
  }
  const essay = { body, response: ['Đã viết.'], essay: null }
  expect(gradeCorrected(essay, null)).toBeNull()
  expect(gradeCorrected(essay, { kind: 'void' })).not.toBeNull()
  const attempt = { passPercent: 80, questions: [{ ...essay, questionVersionId: 'v' }] }
  expect(regrade(attempt, new Map())).toBeNull()
  expect(regrade(attempt, new Map([['v', { kind: 'void' }]]))).toEqual({
    score: { numerator: 1, denominator: 1 },
    passed: true,
  })
})

test('a correction asks the same question: only what is right differs', () => {
  expect(isSameQuestion(single('a'), single('b'))).toBe(true)
  expect(isSameKey(single('a'), single('b'))).toBe(false)
  const reworded = { ...single('a'), options: single('a').options.map((option) => ({ ...option, text: 'khác' })) }
  expect(isSameQuestion(single('a'), reworded)).toBe(false)
  const commented = {
    ...single('a'),
    options: single('a').options.map((option) => ({ ...option, feedback: 'nhận xét' })),
  }
  expect(isSameKey(single('a'), commented)).toBe(true)
})

test('the form shows a key and reads the same key back', () => {
  for (const body of bodies) {
    const read = rekeyedBody(body, (name) => fieldsOf(body).get(name) ?? [])
    expect(read, body.type).toEqual({ ok: true, body })
  }
})

test('the form changes what is right and nothing else', () => {
  const read = rekeyedBody(single('a'), (name) => (name === 'right' ? ['c'] : []))
  expect(read).toEqual({ ok: true, body: single('c') })
  const swapped = rekeyedBody(matching, (name) => (name === 'answer.p1' ? ['p2'] : name === 'answer.p2' ? ['d1'] : []))
  expect(swapped).toMatchObject({
    body: {
      pairs: [{ answer: 'thân ái giúp đỡ' }, { answer: 'tận tụy' }],
      distractors: [{ key: 'd1', text: 'cần, kiệm, liêm, chính' }],
    },
  })
  for (const body of bodies) {
    const typed = new Map([...fieldsOf(body)].map(([name, values]) => [name, [...values].reverse()]))
    const changed = rekeyedBody(body, (name) => typed.get(name) ?? [])
    if (changed.ok) expect(isSameQuestion(body, changed.body), body.type).toBe(true)
  }
})

test('what the form cannot read is said', () => {
  const numeric = bodies.find((body) => body.type === 'numeric')
  const ordering = bodies.find((body) => body.type === 'ordering')
  if (!numeric || !ordering) throw new Error('unreachable')
  const reason = (body: QuestionBody, typed: string[]) => rekeyedBody(body, () => typed)
  expect(reason(numeric, ['hai rưỡi'])).toMatchObject({ ok: false, reason: expect.stringContaining('hai rưỡi') })
  expect(reason(ordering, ['1'])).toMatchObject({ ok: false, reason: 'Mỗi bước có một thứ tự riêng, từ 1 đến 3.' })
  expect(reason(matching, ['p1'])).toMatchObject({ ok: false })
})

/** What the form posts untouched. */
function fieldsOf(body: QuestionBody): Map<string, string[]> {
  switch (body.type) {
    case 'single':
    case 'trueFalse':
    case 'multiple':
      return new Map([
        ['right', body.options.filter((option) => option.correct).map((option) => option.key)],
        ...body.options.map(({ key, weight }): [string, string[]] => [
          `weight.${key}`,
          [weight === undefined ? '' : String(weight / 100_000).replace('.', ',')],
        ]),
      ])
    case 'situation':
      return new Map(body.options.map(({ key, quality }) => [`quality.${key}`, [quality]]))
    case 'shortAnswer':
      return new Map([
        ['accepted', ['kính trọng\n50% tôn trọng']],
        ['ignoreMarks', ['on']],
      ])
    case 'numeric':
      return new Map([['accepted', ['2,5 ± 0,1\n25% từ -2 đến 3']]])
    case 'matching':
      return new Map(body.pairs.map(({ key }) => [`answer.${key}`, [key]]))
    case 'ordering':
      return new Map(body.items.map(({ key }, index) => [`place.${key}`, [String(index + 1)]]))
    case 'missingWord':
      return new Map(body.gaps.map((gap, index) => [`gap.${index}`, [gap.accepted[0]?.text ?? '']]))
    case 'essay':
      return new Map()
  }
}

const share = fc
  .record({ denominator: fc.integer({ min: 1, max: 10_000_000 }), part: fc.nat(10_000_000) })
  .map(({ denominator, part }) => ({ numerator: Math.min(part, denominator), denominator }))

test('scores are compared exactly, and by worth, not by form', () => {
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 100 }), (a, b, times) => {
      expect(compareScores(a, b)).toBe(-compareScores(b, a) || 0)
      const scaled = { numerator: a.numerator * times, denominator: a.denominator * times }
      expect(compareScores(a, scaled)).toBe(0)
      expect(isSameGrade({ score: a, passed: true }, { score: scaled, passed: true })).toBe(true)
    }),
  )
})

const letters = fc.constantFrom('a', 'b', 'c')
const answers = fc.array(fc.record({ right: letters, chosen: fc.option(letters) }), { minLength: 1, maxLength: 8 })

test('nobody loses by a void; without corrections nothing changes', () => {
  fc.assert(
    fc.property(answers, fc.nat(7), fc.integer({ min: 1, max: 100 }), (given, at, passPercent) => {
      const questions = given.map(({ right, chosen }, index) => ({
        questionVersionId: String(index),
        body: single(right),
        response: chosen ? [chosen] : [],
        essay: null,
      }))
      const before = regrade({ passPercent, questions }, new Map())
      const after = regrade({ passPercent, questions }, new Map([[String(at), { kind: 'void' as const }]]))
      if (!before || !after) throw new Error('unreachable')
      expect(compareScores(after.score, before.score)).toBeGreaterThanOrEqual(0)
      if (before.passed) expect(after.passed).toBe(true)
      const same = new Map(
        questions.map(({ questionVersionId, body }) => [questionVersionId, { kind: 'rekey' as const, body }]),
      )
      const again = regrade({ passPercent, questions }, same)
      expect(again && isSameGrade(again, before)).toBe(true)
    }),
  )
})
