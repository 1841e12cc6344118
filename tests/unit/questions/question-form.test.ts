import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categoryPath, isBelow, pathsDownTo } from '~/domain/questions/category-path'
import { readDecimal, writtenDecimal } from '~/domain/questions/decimal'
import { readGapText, writtenGapText } from '~/domain/questions/gap-text'
import { readPercent, writtenPercent } from '~/domain/questions/percent'
import { fullWeight, type QuestionContent } from '~/domain/questions/question-body'
import { freeCode, isQuestionCode, proposedCode } from '~/domain/questions/question-code'
import { readEditorPost } from '~/domain/questions/question-editing'
import { contentOfForm, formOfContent, shownRows } from '~/domain/questions/question-form'
import { anyBody, anyQuestion } from './any-question'

/** Keys follow the rows of the form, and đạt / chưa đạt knows no points. */
function asTheFormKeepsIt(content: QuestionContent): unknown {
  const body = content.body
  const tidy =
    body.type === 'essay' && body.marking === 'passFail'
      ? { ...body, maxPoints: 1, rubric: body.rubric.map((line) => ({ ...line, points: 0 })) }
      : body
  return JSON.parse(JSON.stringify({ ...content, body: tidy }, (name, value) => (name === 'key' ? undefined : value)))
}

test.each(Object.entries(anyBody))('a form filled in with a question says the same question: %s', (_, body) => {
  fc.assert(
    fc.property(anyQuestion(body), (content) => {
      const read = contentOfForm(content.body.type, formOfContent(content))
      expect(asTheFormKeepsIt(read)).toEqual(asTheFormKeepsIt(content))
    }),
    { numRuns: 100 },
  )
})

test('empty rows are left out, and a fault still points to the row that was typed', () => {
  const asked = readEditorPost('single', {
    intent: 'save',
    stem: 'Hỏi gì?',
    category: 'Chung',
    'options[0].text': 'Một',
    'options[1].text': '',
    'options[2].text': 'Hai',
    'options[3].text': '',
    'options[3].feedback': 'Chỉ có nhận xét',
    right: '2',
  })
  expect(asked).toMatchObject({ kind: 'faults', errors: { 'options[3].text': [expect.any(String)] } })
})

test('a sound form is a question to save, with its category and code', () => {
  const texts = {
    intent: 'save',
    stem: ' Hỏi gì? ',
    newCategory: 'Nghiệp vụ / Cư trú',
    category: 'Khác',
    code: 'cu-tru-01',
    'options[0].text': 'Một',
    'options[2].text': 'Hai',
    right: '2',
  }
  expect(readEditorPost('single', texts)).toMatchObject({
    kind: 'save',
    categoryPath: 'Nghiệp vụ/Cư trú',
    code: 'cu-tru-01',
    content: {
      stem: 'Hỏi gì?',
      body: {
        options: [
          { key: 'a', text: 'Một', correct: false },
          { key: 'b', text: 'Hai', correct: true },
        ],
      },
    },
  })
  expect(readEditorPost('single', { ...texts, code: 'moi' })).toMatchObject({
    kind: 'faults',
    errors: { code: [expect.any(String)] },
  })
  expect(readEditorPost('single', { ...texts, newCategory: '', category: '' })).toMatchObject({
    kind: 'faults',
    errors: { category: [expect.any(String)] },
  })
})

test('one more row keeps everything typed', () => {
  const texts = { intent: 'more:options', 'rows.options': '4', 'options[0].text': 'Một' }
  const asked = readEditorPost('single', texts)
  expect(asked).toMatchObject({ kind: 'show', texts: { 'options[0].text': 'Một' } })
  if (asked.kind !== 'show') return
  expect(shownRows(asked.texts, 'options', { least: 4, most: 8 })).toBe(6)
  expect(shownRows(asked.texts, 'options', { least: 4, most: 5 })).toBe(5)
})

test('a quotation and its gaps survive being written on one line', () => {
  fc.assert(
    fc.property(anyBody.missingWord, (body) => {
      if (body.type !== 'missingWord') return
      expect(readGapText(writtenGapText(body))).toEqual({ parts: body.parts, gaps: body.gaps })
    }),
  )
  expect(readGapText('a [b')).toEqual({ parts: ['a [b'], gaps: [] })
  expect(readGapText('[50% 50% cơ hội # Gần đúng]')).toEqual({
    parts: ['', ''],
    gaps: [{ accepted: [{ text: '50% cơ hội', weight: fullWeight / 2, feedback: 'Gần đúng' }] }],
  })
})

test('shares and decimals survive being written the Vietnamese way', () => {
  fc.assert(
    fc.property(fc.integer({ min: -fullWeight, max: fullWeight }), (weight) => {
      expect(readPercent(writtenPercent(weight))).toBe(weight)
    }),
  )
  expect(['33,33333', '33.33333%', ' 100 % ', '-50', 'nửa', '1.730,5', '0,123456'].map(readPercent)).toEqual([
    3_333_333,
    3_333_333,
    fullWeight,
    -fullWeight / 2,
    null,
    null,
    null,
  ])
  expect(['8,5', '8.5', '−2', '1.730,5', '1e3', ''].map(readDecimal)).toEqual(['8.5', '8.5', '-2', null, null, null])
  expect(writtenDecimal('-8.5')).toBe('-8,5')
})

test('codes are made of the stem and never taken twice', () => {
  expect(proposedCode('“4 xin” gồm những gì? Đồng chí chọn.')).toBe('4-xin-gom-nhung-gi-dong-chi-chon')
  expect(proposedCode('???')).toBe('cau-hoi')
  expect(freeCode('xin', (code) => ['xin', 'xin-2'].includes(code))).toBe('xin-3')
  expect(freeCode(proposedCode('Mới?'), () => false)).toBe('moi-2')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (stem) => {
      expect(isQuestionCode(freeCode(proposedCode(stem), () => false))).toBe(true)
    }),
  )
})

test('paths of categories are folded, and only whole parts lie below', () => {
  expect(categoryPath(' Nghiệp vụ //  Cư   trú / ')).toBe('Nghiệp vụ/Cư trú')
  expect([categoryPath(' / '), categoryPath('x'.repeat(81)), categoryPath('a/'.repeat(9))]).toEqual([null, null, null])
  expect(pathsDownTo('a/b/c')).toEqual(['a', 'a/b', 'a/b/c'])
  expect([isBelow('a/b', 'a'), isBelow('a', 'a'), isBelow('ab', 'a')]).toEqual([true, true, false])
})
