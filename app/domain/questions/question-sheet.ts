import type { ImportFault, ReadFile } from './import-read'
import type { QuestionContent } from './question-body'
import { type ColumnName, columnOf, columns, isNumbered } from './question-sheet-columns'
import { readContent, type SheetCells, SheetFault } from './question-sheet-read'
import { type WrittenCells, writeCells } from './question-sheet-write'

/** Rows of a spreadsheet ↔ questions. Cells are texts; the files themselves are `question-sheet-files.server.ts`. */

/** A title or two may stand above the header. */
const maxRowsAboveHeader = 5
/** What a cell of a spreadsheet can hold. */
const maxCellLength = 32_767

/** Reads the rows of one sheet; null when none of its first rows is a header of ours. */
export function readQuestionRows(rows: readonly (readonly string[])[]): ReadFile | null {
  const headerAt = rows
    .slice(0, maxRowsAboveHeader + 1)
    .findIndex(
      (row) =>
        row.some((cell) => columnOf(cell)?.name === 'stem') && row.some((cell) => columnOf(cell)?.name === 'type'),
    )
  const header = rows[headerAt]
  if (!header) return null
  const places = header.map(columnOf)
  const read: ReadFile = { questions: [], faults: [], skipped: [] }
  for (const [index, row] of rows.entries()) {
    if (index <= headerAt || row.every((cell) => cell.trim() === '')) continue
    const line = index + 1
    if (row.some((cell) => cell.length > maxCellLength)) {
      read.faults.push({ line, reason: 'Có ô dài quá 32.767 ký tự.' })
      continue
    }
    const cells = cellsOf(row, places)
    try {
      const content = readContent(cells)
      read.questions.push({ line, id: cells.one('code'), category: cells.one('category'), content })
    } catch (error) {
      if (!(error instanceof SheetFault)) throw error
      read.faults.push({ line, reason: error.message } satisfies ImportFault)
    }
  }
  return read
}

function cellsOf(row: readonly string[], places: readonly ReturnType<typeof columnOf>[]): SheetCells {
  const texts = new Map<ColumnName, string[]>()
  places.forEach((place, at) => {
    if (!place) return
    const list = texts.get(place.name) ?? []
    list[place.index] = (row[at] ?? '').replace(/\r\n?/g, '\n').normalize('NFC')
    texts.set(place.name, list)
  })
  const raw = (name: ColumnName) => Array.from(texts.get(name) ?? [], (text) => text ?? '')
  return {
    one: (name) => (raw(name)[0] ?? '').trim(),
    asIs: (name) => raw(name)[0] ?? '',
    all: (name) => raw(name).map((text) => text.trim()),
  }
}

interface LayoutColumn {
  name: ColumnName
  index: number
  text: string
  width: number
}

/** Header and rows of the questions, with as many numbered columns as any of them needs. */
export function writeQuestionRows(
  questions: readonly { code: string; category: string; content: QuestionContent }[],
  leastNumbered = 0,
): { header: { text: string; width: number }[]; rows: string[][] } {
  const written: WrittenCells[] = questions.map(({ code, category, content }) => ({
    code: [code],
    category: [category],
    ...writeCells(content),
  }))
  const names = Object.keys(columns) as ColumnName[]
  const needs = (name: ColumnName) => Math.max(0, ...written.map((cells) => filledLength(cells[name] ?? [])))
  const layout = names.flatMap((name): LayoutColumn[] => {
    const { header, width } = columns[name]
    if (name === 'keys' && needs(name) === 0) return []
    if (!isNumbered(name)) return [{ name, index: 0, text: header, width }]
    return Array.from({ length: Math.max(leastNumbered, needs(name)) }, (_, index) => ({
      name,
      index,
      text: `${header} ${index + 1}`,
      width,
    }))
  })
  return {
    header: layout.map(({ text, width }) => ({ text, width })),
    rows: written.map((cells) => layout.map(({ name, index }) => cells[name]?.[index] ?? '')),
  }
}

function filledLength(texts: readonly string[]): number {
  return texts.findLastIndex((text) => text !== '') + 1
}
