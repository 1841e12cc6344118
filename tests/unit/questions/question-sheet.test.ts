import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { findQuestionFaults } from '~/domain/questions/question-rules'
import { readQuestionRows, writeQuestionRows } from '~/domain/questions/question-sheet'
import { exampleQuestions } from '~/domain/questions/question-sheet-examples'
import { readQuestionFile, writeQuestionFile, writeTemplateFile } from '~/domain/questions/question-sheet-files.server'
import { tidyContent } from '~/domain/questions/tidy-content'
import { anyBody, anyQuestion } from './any-question'

/** What the bank keeps: line breaks are LF, texts trimmed. */
const anyTidyQuestion = anyQuestion(fc.oneof(...Object.values(anyBody))).map(tidyContent)

describe('what is exported as a spreadsheet is imported unchanged', () => {
  test.each(Object.entries(anyBody))('rows of %s', (_, body) => {
    fc.assert(
      fc.property(anyQuestion(body).map(tidyContent), (content) => {
        const { header, rows } = writeQuestionRows([{ code: 'cau-1', category: 'Lễ tân', content }])
        const read = readQuestionRows([header.map(({ text }) => text), ...rows])
        expect(read).toEqual({
          questions: [{ line: 2, id: 'cau-1', category: 'Lễ tân', content }],
          faults: [],
          skipped: [],
        })
      }),
      { numRuns: 150 },
    )
  })

  test('whole files', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTidyQuestion, { minLength: 1, maxLength: 8 }), async (contents) => {
        const bank = contents.map((content, index) => ({ code: `cau-${index}`, category: 'Lễ tân', content }))
        const file = await readQuestionFile(await writeQuestionFile(bank))
        if (!file.ok) throw new Error(file.reason)
        expect(file.read.faults).toEqual([])
        expect(file.read.questions.map(({ id, category, content }) => ({ code: id, category, content }))).toEqual(bank)
      }),
      { numRuns: 8 },
    )
  })

  test('words that every JavaScript object knows', async () => {
    const [example] = exampleQuestions
    if (!example) throw new Error('unreachable')
    const bank = ['toString', '__proto__', 'constructor'].map((explanation, index) => ({
      code: `cau-${index}`,
      category: 'Lễ tân',
      content: { ...example.content, explanation },
    }))
    const file = await readQuestionFile(await writeQuestionFile(bank))
    expect(file.ok && file.read.questions.map(({ content }) => content)).toEqual(bank.map(({ content }) => content))
  })
})

test('the template holds one sound question of every type', async () => {
  const file = await readQuestionFile(await writeTemplateFile())
  if (!file.ok) throw new Error(file.reason)
  expect(file.read.faults).toEqual([])
  expect(file.read.questions.map(({ content }) => content)).toEqual(exampleQuestions.map(({ content }) => content))
  expect(new Set(file.read.questions.map(({ content }) => content.body.type)).size).toBe(10)
  for (const { content } of file.read.questions) expect(findQuestionFaults(content)).toEqual([])
})

describe('what people write', () => {
  const read = (...rows: string[][]) => {
    const file = readQuestionRows(rows)
    if (!file) throw new Error('No header')
    return file
  }

  test('columns in any order, without marks, below a title, blank rows between', () => {
    const { questions, faults } = read(
      ['Bộ câu hỏi tháng 3'],
      ['dap an dung', 'LỜI HỎI', 'phuong an B', 'Phương án a', 'Ghi chú riêng', 'Dạng', 'Độ khó'],
      ['', '', '', '', '', '', ''],
      ['b', ' Ai? ', 'Dân', 'Ta', 'x', 'chon mot', 'khó'],
    )
    expect(faults).toEqual([])
    expect(questions).toEqual([
      {
        line: 4,
        id: '',
        category: '',
        content: expect.objectContaining({
          stem: 'Ai?',
          difficulty: 'hard',
          body: {
            type: 'single',
            options: [
              { key: 'a', text: 'Ta', correct: false, feedback: '' },
              { key: 'b', text: 'Dân', correct: true, feedback: '' },
            ],
          },
        }),
      },
    ])
  })

  test('several right options, even where the sheet made a number of them', () => {
    const rows = ['1;3', '1, 3', '1.3', 'A C'].map((right) => ['Chọn nhiều', 'Hỏi?', 'x', 'y', 'z', right])
    const { questions } = read(['Dạng', 'Lời hỏi', 'Phương án 1', 'Phương án 2', 'Phương án 3', 'Đáp án đúng'], ...rows)
    for (const { content } of questions)
      expect(content.body).toMatchObject({ options: [{ correct: true }, { correct: false }, { correct: true }] })
  })

  test('each bad row is one message with its row, the others are read', () => {
    const { questions, faults } = read(
      ['Dạng', 'Lời hỏi', 'Phương án 1', 'Phương án 2', 'Đáp án đúng', 'Điểm từng ý'],
      ['Chọn một', 'Một?', 'x', 'y', '1', ''],
      ['Chọn bừa', 'Hai?', 'x', 'y', '1', ''],
      ['Chọn một', 'Ba?', 'x', 'y', '3', ''],
      ['Điền số', 'Bốn?', 'năm', '', '', ''],
      ['Chọn nhiều', 'Năm?', 'x', 'y', '', 'hết'],
      ['Đúng sai', 'Sáu.', '', '', 'có lẽ', ''],
    )
    expect(questions.map(({ line }) => line)).toEqual([2])
    expect(faults.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7])
    expect(faults[0]?.reason).toContain('Chọn một; Chọn nhiều')
  })

  test('rows without a header of ours are no questions', () => {
    expect(readQuestionRows([['a', 'b'], ['c']])).toBeNull()
  })
})

describe('files that are none', () => {
  test('text, an empty archive, a cut file', async () => {
    const whole = await writeTemplateFile()
    for (const file of [Buffer.from('::a::b{T}'), Buffer.alloc(0), whole.subarray(0, whole.length / 2)])
      expect(await readQuestionFile(file)).toEqual({ ok: false, reason: 'noSpreadsheet' })
  })

  test('one cell at the far corner of the sheet', async () => {
    const sheet = await writeXlsxFile([
      {
        sheet: 'Câu hỏi',
        data: [[{ value: 'Lời hỏi' }], ...Array.from({ length: 20_001 }, () => []), [{ value: 'Xa' }]],
      },
    ]).toBuffer()
    expect(await readQuestionFile(sheet)).toEqual({ ok: false, reason: 'tooLarge' })
  })

  test('a small archive that unpacks beyond all measure', async () => {
    const packed = deflateRawSync(Buffer.alloc(70_000_000))
    const name = Buffer.from('xl/workbook.xml')
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    // It claims to be tiny.
    entry.writeUInt32LE(10, 24)
    entry.writeUInt16LE(name.length, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(local.length + name.length + packed.length, 16)
    const bomb = Buffer.concat([local, name, packed, entry, name, end])
    expect(bomb.length).toBeLessThan(100_000)
    expect(await readQuestionFile(bomb)).toEqual({ ok: false, reason: 'tooLarge' })
  })
})
