import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { checkArchive } from '~/platform/spreadsheet/archive.server'
import { headerCell, textCell } from '~/platform/spreadsheet/cells'
import type { ReadFile } from './import-read'
import type { QuestionContent } from './question-body'
import { readQuestionRows, writeQuestionRows } from './question-sheet'
import { columns } from './question-sheet-columns'
import { exampleQuestions } from './question-sheet-examples'

/** Spreadsheet files (.xlsx) of questions. */

interface SheetQuestion {
  code: string
  category: string
  content: QuestionContent
}

type SheetRefusal = 'noSpreadsheet' | 'tooLarge' | 'noHeader'

const maxUnpackedBytes = 60_000_000
const questionSheet = 'Câu hỏi'
const guideSheet = 'Hướng dẫn'
/** Columns for options in the template; a sheet may have more. */
const templateOptions = 6

/** Reads the first sheet that has the columns of questions. */
export async function readQuestionFile(
  file: Buffer,
): Promise<{ ok: true; read: ReadFile } | { ok: false; reason: SheetRefusal }> {
  const archive = checkArchive(file, maxUnpackedBytes)
  if (archive !== 'sound') return { ok: false, reason: archive }
  let sheets: { data: readonly (readonly unknown[])[] }[]
  try {
    // Numbers as they stand in the file: no floating point touches "0.1".
    sheets = await readXlsxFile<string>(file, { trim: false, parseNumber: (text) => text })
  } catch {
    return { ok: false, reason: 'noSpreadsheet' }
  }
  for (const { data } of sheets) {
    const read = readQuestionRows(data.map((row) => row.map(cellText)))
    if (read) return { ok: true, read }
  }
  return { ok: false, reason: 'noHeader' }
}

/** The questions as a file that `readQuestionFile` reads back unchanged. */
export async function writeQuestionFile(questions: readonly SheetQuestion[]): Promise<Buffer> {
  return writeXlsxFile([questionSheetOf(questions, 0)]).toBuffer()
}

/** An empty sheet but for one example of every type, and a second sheet that explains each column. */
export async function writeTemplateFile(): Promise<Buffer> {
  const guide = Object.values(columns).map(({ header, guide: text }) => [
    textCell(header, { fontWeight: 'bold' as const }),
    textCell(text),
  ])
  return writeXlsxFile([
    questionSheetOf(exampleQuestions, templateOptions),
    {
      sheet: guideSheet,
      stickyRowsCount: 1,
      columns: [{ width: 20 }, { width: 100 }],
      data: [
        ['Cột', 'Cách điền'].map(headerCell),
        ...guide,
        [
          textCell('Lưu ý', { fontWeight: 'bold' }),
          textCell(
            'Các dòng trong trang "Câu hỏi" là ví dụ cho từng dạng; đồng chí xóa hoặc viết đè trước khi nhập. Không ghi bí mật nhà nước, hồ sơ vụ việc, thông tin của người dân.',
          ),
        ],
      ],
    },
  ]).toBuffer()
}

function questionSheetOf(questions: readonly SheetQuestion[], leastNumbered: number) {
  const { header, rows } = writeQuestionRows(questions, leastNumbered)
  return {
    sheet: questionSheet,
    stickyRowsCount: 1,
    columns: header.map(({ width }) => ({ width })),
    data: [header.map(({ text }) => headerCell(text)), ...rows.map((row) => row.map((text) => textCell(text)))],
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'Đúng' : 'Sai'
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}
