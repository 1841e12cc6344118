import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlOf, plainTextOf } from '~/domain/questions/gift-html'
import { parseGift } from '~/domain/questions/gift-parser'
import { writeGift } from '~/domain/questions/gift-writer'
import { anyBody, anyQuestion } from './any-question'

describe('what is exported as GIFT is imported unchanged', () => {
  test.each(Object.entries(anyBody))('%s', (_, body) => {
    fc.assert(
      fc.property(anyQuestion(body), (content) => {
        const read = parseGift(writeGift([{ code: 'cau-1', category: 'Lễ tân/Chào hỏi', content }]))
        expect(read.faults).toEqual([])
        expect(read.questions).toEqual([expect.objectContaining({ id: 'cau-1', category: 'Lễ tân/Chào hỏi', content })])
      }),
      { numRuns: 400 },
    )
  })

  test('a whole bank, in order, with Windows line ends and a byte order mark', () => {
    const question = anyQuestion(fc.oneof(...Object.values(anyBody)))
    fc.assert(
      fc.property(fc.array(question, { maxLength: 6 }), (contents) => {
        const bank = contents.map((content, index) => ({ code: `cau-${index}`, category: `Mục ${index % 2}`, content }))
        const file = `\uFEFF${writeGift(bank).replaceAll('\n', '\r\n')}`
        const { questions, faults, skipped } = parseGift(file)
        expect([faults, skipped]).toEqual([[], []])
        expect(questions.map(({ id, category, content }) => ({ code: id, category, content }))).toEqual(bank)
      }),
    )
  })
})

test('a plain text comes back from HTML as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainTextOf(htmlOf(text))).toBe(text)
    }),
  )
})

test('no file at all makes the reader fail', () => {
  const piece = fc.constantFrom(
    ...['{', '}', '~', '=', '#', '####', '\n', '\n\n', '::', '\\', '%50%', '->', 'T', '1', '..', ':', '[html]', '<p>'],
    ...['// [type:essay] [weights:even]\n', '// [type:missingWord] [gap:=a]\n', '$CATEGORY: a', 'chữ', ' '],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { questions, faults, skipped } = parseGift(pieces.join(''))
      expect(questions.length + faults.length + skipped.length).toBeLessThanOrEqual(pieces.length)
      for (const { line, reason } of faults) expect([line > 0, reason.length > 0]).toEqual([true, true])
    }),
    { numRuns: 2_000 },
  )
})

test('no file holds up everybody else: hostile texts take time by their length alone', { timeout: 60_000 }, () => {
  // Anything that grows with the square of the length would take minutes.
  const size = 200_000
  const fill = (piece: string) => piece.repeat(Math.floor(size / piece.length))
  const inBlocks = (block: (text: string) => string, piece: string) =>
    Array.from({ length: 2 }, () => block(piece.repeat(Math.floor(95_000 / piece.length)))).join('\n\n')
  const inAnswer = (text: string) => `a{=${text}b}`
  const inHtml = (text: string) => `[html]${text}{T}`
  const files = [
    ...['a', '=', '{', ' ', '\\n ', '\n', '\n\n', 'a{=b\n\n'].map(fill),
    ...['=', '#', ' ', '->', '\\n ', '%1', '1'].map((piece) => inBlocks(inAnswer, piece)),
    ...['<a ', '<!--', '<script>', '<img ', '&a', '&#', ' <br> ', '<p>"', "<a '"].map((piece) =>
      inBlocks(inHtml, piece),
    ),
    inBlocks((text) => `a{#${text}}`, '1'),
    inBlocks((text) => `// ${text}\nx{T}`, '[a:'),
    inBlocks((text) => `// [type:missingWord]\n${text}{=a}${text}`, ' \n'),
  ]
  for (const file of files) {
    const { questions, faults, skipped } = parseGift(file)
    expect(questions.length + faults.length + skipped.length).toBeGreaterThanOrEqual(0)
  }
})
