import { collapse } from '../names'
import {
  decodeLegacy,
  doubtfulVerdict,
  hasUnicodeLetters,
  type LegacyEncoding,
  legacyNames,
  legacyVerdict,
  usualEncoding,
  type Verdict,
} from './legacy-text'
import { guessColumns, headerKey } from './roster-columns'

/** The sheets of a roster file as text: the people, and perhaps the units on a sheet of their own. */

export interface SheetRow {
  /** Of the file, from 1. */
  line: number
  cells: string[]
  /** What was put right while reading. */
  notes: string[]
  /** Why the text of the row cannot be used; empty when it can. */
  fault: string
}

interface Sheet {
  headers: string[]
  rows: SheetRow[]
}

export interface RosterSheets {
  people: Sheet
  units: Sheet | null
}

export const maxRows = 6_000
const maxHeaderLine = 20
const maxCellLength = 200

/**
 * Finds the header of each sheet and the sheets that matter: the first with a service number, and one of units.
 * A file without any known header keeps its first line as headers, for the administrator to say what they mean.
 */
export function sheetsOf(
  tables: readonly { name: string; data: readonly (readonly string[])[] }[],
  remembered: Readonly<Record<string, string>>,
): RosterSheets | null {
  const read = tables.flatMap(({ name, data }) => {
    const sheet = sheetOf(data, remembered)
    return sheet ? [{ name, sheet, columns: guessColumns(sheet.headers, remembered) }] : []
  })
  const people = read.find(({ columns }) => columns.serviceNumber !== undefined)
  const units = read.find(
    ({ columns }) =>
      columns.serviceNumber === undefined &&
      (columns.unit !== undefined || columns.unitCode !== undefined) &&
      (columns.unitType !== undefined || columns.parentUnit !== undefined),
  )
  const first = people ?? read.find((one) => one !== units) ?? units
  if (!first) return null
  return { people: first.sheet, units: units && units !== first ? units.sheet : null }
}

function sheetOf(data: readonly (readonly string[])[], remembered: Readonly<Record<string, string>>): Sheet | null {
  const lines = data
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.slice(0, maxCellLength)) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const known = (cells: readonly string[]) => Object.keys(guessColumns(cells.map(plainHeader), remembered)).length
  const header =
    lines.slice(0, maxHeaderLine).find(({ cells }) => known(cells) >= 2) ??
    lines.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 2)
  if (!header) return null
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  const body = lines.filter(({ line }) => line > header.line && !isNumbering(data[line - 1] ?? []))
  return {
    headers: Array.from({ length: width }, (_, index) => plainHeader(header.cells[index] ?? '')),
    rows: body.length > maxRows ? body.slice(0, maxRows + 1).map(rowOf) : readRows(body),
  }
}

/** The line "1 2 3 4 …" that forms have under their header. */
function isNumbering(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter(Boolean)
  return texts.length > 2 && texts.every((text, index) => text === `${index + 1}` || text === `(${index + 1})`)
}

/** A header typed in an old font is known by its decoded words. */
function plainHeader(cell: string): string {
  const text = collapse(cell)
  const known = (header: string) => headerKey(header) !== '' && Object.keys(guessColumns([header], {})).length > 0
  if (known(text)) return text
  return (['tcvn3', 'vni'] as const).map((encoding) => collapse(decodeLegacy(text, encoding))).find(known) ?? text
}

function rowOf({ line, cells }: { line: number; cells: string[] }): SheetRow {
  return { line, cells: cells.map(collapse), notes: [], fault: '' }
}

function readRows(lines: readonly { line: number; cells: string[] }[]): SheetRow[] {
  const own = lines.map(({ cells }) => legacyVerdict(cells))
  const usual = usualEncoding(own, lines.filter(({ cells }) => hasUnicodeLetters(cells)).length)
  return lines.map((row, index) => {
    const verdict = own[index] ?? 'plain'
    return readRow(row, verdict === 'plain' && usual ? doubtfulVerdict(row.cells, usual) : verdict)
  })
}

function readRow(row: { line: number; cells: string[] }, verdict: Verdict): SheetRow {
  const read = rowOf(row)
  if (row.cells.some((cell) => cell !== cell.normalize('NFC')))
    read.notes.push('Chữ tổ hợp (NFD) đã đổi sang dạng dựng sẵn (NFC).')
  if (verdict === 'plain') return read
  if (verdict === 'unreadable')
    return {
      ...read,
      fault:
        'Chữ của dòng này theo bảng mã cũ, không đổi được chắc chắn. Đồng chí mở tệp, chuyển sang Unicode rồi nhập lại.',
    }
  return decoded(read, verdict)
}

function decoded(row: SheetRow, encoding: LegacyEncoding): SheetRow {
  const cells = row.cells.map((cell) => collapse(decodeLegacy(cell, encoding)))
  const changed = cells.flatMap((cell, index) => (cell === row.cells[index] ? [] : [`${row.cells[index]} → ${cell}`]))
  return {
    ...row,
    cells,
    notes: [...row.notes, `Đã đổi từ bảng mã ${legacyNames[encoding]}: ${changed.slice(0, 4).join('; ')}.`],
  }
}
