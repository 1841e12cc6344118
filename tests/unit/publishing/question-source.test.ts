import { expect, test } from 'vitest'
import { questionBlocks, withFreshCode } from '~/domain/publishing/question-skeletons'
import { parseQuizSource } from '~/domain/publishing/quiz-source'
import { fullWeight, type QuestionBody, questionTypes } from '~/domain/questions/question-body'

const head = 'draw: 1\npassPercent: 80\nmaxAttempts: 3\nquestions:\n'

function source(fields: string): string {
  return `${head}  - code: c1-01\n    stem: Hỏi gì?\n    explanation: Vì thế\n${fields
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`
}

function read(fields: string) {
  const result = parseQuizSource(source(fields))
  return result.ok ? result.quiz.questions[0] : result.faults
}

const bodies: [name: string, fields: string, body: QuestionBody][] = [
  [
    'multiple with shares',
    `type: multiple
options:
  - { text: Một, correct: true, percent: 66.66667 }
  - { text: Hai, correct: true, percent: '33,33333' }
  - { text: Ba, percent: -50 }`,
    {
      type: 'multiple',
      options: [
        { key: 'a', text: 'Một', correct: true, weight: 6_666_667, feedback: '' },
        { key: 'b', text: 'Hai', correct: true, weight: 3_333_333, feedback: '' },
        { key: 'c', text: 'Ba', correct: false, weight: -5_000_000, feedback: '' },
      ],
    },
  ],
  [
    'situation',
    `type: situation
options:
  - { text: Chào trước, quality: best, feedback: Đúng }
  - { text: Chờ hỏi, quality: acceptable, feedback: Còn chậm }
  - { text: Quay đi, quality: wrong, feedback: Không nên }`,
    {
      type: 'situation',
      options: [
        { key: 'a', text: 'Chào trước', quality: 'best', feedback: 'Đúng' },
        { key: 'b', text: 'Chờ hỏi', quality: 'acceptable', feedback: 'Còn chậm' },
        { key: 'c', text: 'Quay đi', quality: 'wrong', feedback: 'Không nên' },
      ],
    },
  ],
  [
    'shortAnswer',
    `type: shortAnswer
ignoreMarks: true
answers:
  - tận tụy
  - { text: tận tâm, percent: 50, feedback: Gần đúng }`,
    {
      type: 'shortAnswer',
      accepted: [
        { text: 'tận tụy', weight: fullWeight, feedback: '' },
        { text: 'tận tâm', weight: fullWeight / 2, feedback: 'Gần đúng' },
      ],
      ignoreMarks: true,
    },
  ],
  [
    'numeric',
    `type: numeric
answers:
  - 1948
  - { value: '2,5', tolerance: 0.5 }
  - { from: -1, to: 1, percent: 25 }`,
    {
      type: 'numeric',
      accepted: [
        { value: '1948', tolerance: '0', weight: fullWeight, feedback: '' },
        { value: '2.5', tolerance: '0.5', weight: fullWeight, feedback: '' },
        { from: '-1', to: '1', weight: fullWeight / 4, feedback: '' },
      ],
    },
  ],
  [
    'matching',
    `type: matching
pairs:
  - { prompt: nhân dân, answer: kính trọng }
  - { prompt: công việc, answer: tận tụy }
distractors:
  - cương quyết`,
    {
      type: 'matching',
      pairs: [
        { key: 'a', prompt: 'nhân dân', answer: 'kính trọng' },
        { key: 'b', prompt: 'công việc', answer: 'tận tụy' },
      ],
      distractors: [{ key: 'c', text: 'cương quyết' }],
    },
  ],
  [
    'ordering',
    'type: ordering\nitems:\n  - chào\n  - mời ngồi',
    {
      type: 'ordering',
      items: [
        { key: 'a', text: 'chào' },
        { key: 'b', text: 'mời ngồi' },
      ],
    },
  ],
  [
    'missingWord',
    `type: missingWord\ntext: 'Đối với nhân dân, phải [kính trọng], [lễ phép|50% lễ độ#Gần đúng].'`,
    {
      type: 'missingWord',
      parts: ['Đối với nhân dân, phải ', ', ', '.'],
      gaps: [
        { accepted: [{ text: 'kính trọng', weight: fullWeight, feedback: '' }] },
        {
          accepted: [
            { text: 'lễ phép', weight: fullWeight, feedback: '' },
            { text: 'lễ độ', weight: fullWeight / 2, feedback: 'Gần đúng' },
          ],
        },
      ],
      ignoreMarks: false,
    },
  ],
  [
    'essay',
    `type: essay
marking: points
maxPoints: 10
minWords: 200
maxWords: 400
guide: Viết về một việc.
rubric:
  - { criterion: Một điều đã làm tốt, points: 4 }
  - { criterion: Một điều sẽ sửa, points: 6 }`,
    {
      type: 'essay',
      marking: 'points',
      maxPoints: 10,
      minWords: 200,
      maxWords: 400,
      guide: 'Viết về một việc.',
      rubric: [
        { criterion: 'Một điều đã làm tốt', points: 4 },
        { criterion: 'Một điều sẽ sửa', points: 6 },
      ],
    },
  ],
]

for (const [name, fields, body] of bodies) {
  test(`reads ${name}`, () => expect(read(fields)).toMatchObject({ body }))
}

test('reads difficulty and tags, and takes medium where none is written', () => {
  const fields = 'type: trueFalse\nanswer: true'
  expect(read(`${fields}\ndifficulty: hard\ntags: [cư trú, 4 xin]`)).toMatchObject({
    difficulty: 'hard',
    tags: ['cư trú', '4 xin'],
  })
  expect(read(fields)).toMatchObject({ difficulty: 'medium', tags: [] })
})

test('an essay needs no explanation and is đạt or chưa đạt unless it says otherwise', () => {
  const result = parseQuizSource(`${head}  - code: c1-01\n    type: essay\n    stem: Viết bài thu hoạch.\n`)
  expect(result).toMatchObject({ ok: true, quiz: { questions: [{ body: { marking: 'passFail', maxPoints: 1 } }] } })
})

/** The fields begin on line 8. */
const faulty: [name: string, fields: string, line: number, reason: RegExp][] = [
  ['an unknown difficulty', 'type: trueFalse\nanswer: true\ndifficulty: khó', 10, /difficulty/],
  ['a tag that is no text', 'type: trueFalse\nanswer: true\ntags:\n  - a\n  - [b]', 12, /dòng chữ/],
  [
    'a share beyond the whole',
    'type: single\noptions:\n  - { text: A, correct: true }\n  - text: B\n    percent: 120',
    12,
    /Tỷ lệ/,
  ],
  [
    'a share in words',
    'type: single\noptions:\n  - { text: A, correct: true }\n  - text: B\n    percent: nửa',
    12,
    /percent/,
  ],
  [
    'a situation without a best way',
    'type: situation\noptions:\n  - { text: A, quality: wrong, feedback: x }\n  - { text: B, quality: wrong, feedback: x }',
    9,
    /tốt nhất/,
  ],
  [
    'a way without feedback',
    'type: situation\noptions:\n  - { text: A, quality: best, feedback: x }\n  - { text: B, quality: wrong }',
    11,
    /nhận xét/,
  ],
  [
    'an unknown quality',
    'type: situation\noptions:\n  - text: A\n    quality: good\n    feedback: x\n  - { text: B, quality: best, feedback: x }',
    11,
    /quality/,
  ],
  ['no accepted answer', 'type: shortAnswer\nanswers: []', 9, /đáp án/],
  ['an answer of a star alone', 'type: shortAnswer\nanswers:\n  - "*"', 10, /dấu \*/],
  ['a number in words', 'type: numeric\nanswers:\n  - value: mười', 10, /một số/],
  ['a range upside down', 'type: numeric\nanswers:\n  - from: 5\n    to: 1', 11, /khoảng/],
  ['one pair', 'type: matching\npairs:\n  - { prompt: A, answer: B }', 9, /từ 2 đến 12/],
  [
    'a distractor that is right',
    'type: matching\npairs:\n  - { prompt: A, answer: B }\n  - { prompt: C, answer: D }\ndistractors:\n  - b',
    12,
    /Vế nhiễu/,
  ],
  ['one thing to order', 'type: ordering\nitems:\n  - A', 9, /từ 2 đến 12/],
  ['an empty thing to order', 'type: ordering\nitems:\n  - A\n  - ""', 11, /dòng chữ/],
  ['a quotation without a gap', 'type: missingWord\ntext: Đối với nhân dân', 9, /chỗ trống/],
  ['an empty gap', 'type: missingWord\ntext: Đối với [] nhân dân', 9, /còn trống/],
  [
    'points that do not add up',
    'type: essay\nmarking: points\nmaxPoints: 10\nrubric:\n  - { criterion: A, points: 4 }',
    11,
    /cộng lại/,
  ],
  ['fewer words at most than at least', 'type: essay\nminWords: 300\nmaxWords: 200', 10, /Số chữ/],
  ['a field of another type', 'type: ordering\nitems: [A, B]\npairs: []', 10, /pairs/],
]

for (const [name, fields, line, reason] of faulty) {
  test(`refuses ${name} at its line`, () => {
    const faults = read(fields)
    expect(faults).toContainEqual({ line, reason: expect.stringMatching(reason) })
  })
}

test('every skeleton of the toolbar is a question without a fault, one for each type', () => {
  expect(questionBlocks.map(({ key }) => key).sort()).toEqual([...questionTypes].sort())
  for (const { key, text } of questionBlocks) {
    const result = parseQuizSource(`${head}${withFreshCode(text, '', 'c1')}\n`)
    expect(result, key).toMatchObject({ ok: true, quiz: { questions: [{ body: { type: key } }] } })
  }
})
