import { expect, test } from 'vitest'
import { findPassageFaults, parseQuizSource } from '~/domain/publishing/quiz-source'
import type { ChoiceOption, QuestionContent } from '~/domain/questions/question-body'

const good = `draw: 2
passPercent: 80
maxAttempts: 3
questions:
  - code: c1-01
    type: single
    topic: Lời chào
    passage: chao-truoc
    stem: Câu nào đúng?
    options:
      - text: Một
        correct: true
        feedback: Đúng vì thế
      - text: Hai
    explanation: Vì thế
  - code: c1-02
    type: multiple
    stem: Những ý nào đúng?
    options:
      - { text: Một, correct: true }
      - { text: Hai, correct: true }
      - { text: 3 }
    explanation: Vì thế
  - code: c1-03
    type: trueFalse
    stem: Đúng không?
    answer: false
    explanation: Vì thế
`

function optionsOf(question: QuestionContent | undefined): ChoiceOption[] {
  const body = question?.body
  return body?.type === 'single' || body?.type === 'multiple' || body?.type === 'trueFalse' ? body.options : []
}

test('reads the three kinds of question with stable keys', () => {
  const result = parseQuizSource(good)
  expect(result).toMatchObject({ ok: true, quiz: { draw: 2, passPercent: 80, maxAttempts: 3 } })
  if (!result.ok) return
  const [single, multiple, trueFalse] = result.quiz.questions
  expect(single).toMatchObject({ topic: 'Lời chào', passage: 'chao-truoc', line: 5 })
  expect(optionsOf(single)).toEqual([
    { key: 'a', text: 'Một', correct: true, feedback: 'Đúng vì thế' },
    { key: 'b', text: 'Hai', correct: false, feedback: '' },
  ])
  expect(optionsOf(multiple).map((option) => option.text)).toEqual(['Một', 'Hai', '3'])
  expect(optionsOf(trueFalse).map(({ key, correct }) => [key, correct])).toEqual([
    ['dung', false],
    ['sai', true],
  ])
})

const faulty: [name: string, source: string, line: number, reason: RegExp][] = [
  ['a list instead of fields', '- a', 1, /tên: giá trị/],
  ['a missing rule', good.replace('passPercent: 80\n', ''), 1, /passPercent/],
  ['a rule that is no number', good.replace('80', 'tám mươi'), 2, /số nguyên/],
  ['a pass mark over 100', good.replace('80', '120'), 2, /từ 1 đến 100/],
  ['more drawn than there are', good.replace('draw: 2', 'draw: 5'), 1, /chỉ có 3 câu/],
  ['an unknown rule', `${good}shuffle: true\n`, 29, /shuffle/],
  ['an unknown type', good.replace('type: single', 'type: drawing'), 5, /single/],
  ['an unknown field', good.replace('topic:', 'points:'), 7, /points/],
  ['a repeated code', good.replace('c1-02', 'c1-01'), 16, /dòng 5/],
  ['a code with marks', good.replace('c1-02', 'Câu 2'), 16, /Mã câu hỏi/],
  [
    'no explanation',
    good.replace('    answer: false\n    explanation: Vì thế\n', '    answer: false\n'),
    24,
    /explanation/,
  ],
  ['no right option', good.replace('        correct: true\n        feedback', '        feedback'), 10, /đúng một/],
  ['only right options', good.replace('{ text: 3 }', '{ text: 3, correct: true }'), 19, /chưa đúng/],
  ['an answer in words', good.replace('answer: false', 'answer: sai'), 27, /true/],
  ['options for a true-false question', good.replace('answer: false', 'options: []'), 27, /options|answer/],
  ['two equal options', good.replace('- text: Hai', '- text: Một'), 10, /giống nhau/],
  [
    'an alias',
    good.replace('stem: Câu nào đúng?', 'stem: &a Câu nào đúng?').replace('stem: Đúng không?', 'stem: *a'),
    26,
    /\*/,
  ],
  ['a tag', good.replace('stem: Đúng không?', 'stem: !!js/function "x"'), 26, /YAML/],
  ['a tab', good.replace('    type: single', '\ttype: single'), 6, /Tab|YAML/],
  ['a repeated field', good.replace('    topic: Lời chào', '    code: khac'), 7, /hai lần/],
]

for (const [name, source, line, reason] of faulty) {
  test(`refuses ${name} at its line`, () => {
    const result = parseQuizSource(source)
    const faults = result.ok ? [] : result.faults
    expect(
      faults.some((fault) => fault.line === line && reason.test(fault.reason)),
      JSON.stringify(faults),
    ).toBe(true)
  })
}

test('a passage must be a heading of the lesson', () => {
  const result = parseQuizSource(good)
  if (!result.ok) throw new Error('not read')
  expect(findPassageFaults(result.quiz, [{ id: 'chao-truoc' }])).toEqual([])
  expect(findPassageFaults(result.quiz, [{ id: 'khac' }])).toMatchObject([{ line: 5 }])
})
