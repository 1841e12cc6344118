import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QuestionBody } from '~/domain/questions/question-body'
import { proposedCode } from '~/domain/questions/question-code'
import { missingWordStem, questionTitle, shortTitle } from '~/domain/questions/question-title'

const gap = { accepted: [{ text: 'x', weight: 10_000_000, feedback: '' }] }
const quotation: QuestionBody = {
  type: 'missingWord',
  parts: ['Đối với nhân dân, phải ', ', ', '.'],
  gaps: [gap, gap],
  ignoreMarks: false,
}

test('a quotation without a stem of its own is called by its sentence, and so is its code', () => {
  const title = questionTitle({ stem: missingWordStem, body: quotation })
  expect(title).toBe('Đối với nhân dân, phải ……, …….')
  expect(proposedCode(title)).toBe('doi-voi-nhan-dan-phai')
  expect(questionTitle({ stem: 'Điền từ còn thiếu vào câu trích.', body: quotation })).toBe(title)
  expect(questionTitle({ stem: 'Điền lời dạy thứ tư.', body: quotation })).toBe('Điền lời dạy thứ tư.')
  expect(questionTitle({ stem: missingWordStem, body: { type: 'ordering', items: [] } })).toBe(missingWordStem)
})

test('a short title is one line, no longer than asked, and the whole when it fits', () => {
  expect(shortTitle('Câu này\ndài quá', 11)).toBe('Câu này dài…')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, most) => {
      const short = shortTitle(text, most)
      expect(short.length).toBeLessThanOrEqual(most + 1)
      if (!short.endsWith('…')) expect(short).toBe(text.replace(/\s+/gu, ' ').trim())
    }),
  )
})
