import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { checkArchive } from '~/platform/spreadsheet/archive.server'
import { shareOfSyllables } from './legacy-text'

/** Reading a roster file of either kind into tables of text; which kind it is shows in its first bytes. */

export const maxFileBytes = 5_000_000
const maxUnpackedBytes = 60_000_000

export type FileRefusal = 'empty' | 'tooLarge' | 'oldSpreadsheet' | 'noSpreadsheet' | 'noTable' | 'tooMany'

export const fileRefusalWords: Record<FileRefusal, string> = {
  empty: 'Đồng chí chưa chọn tệp, hoặc tệp trống. Vui lòng chọn tệp .xlsx hoặc .csv.',
  tooLarge:
    'Tệp quá lớn. Mỗi tệp không quá 5 MB, 20.000 dòng và 200 cột, kể cả dòng và cột trống có định dạng. Đồng chí chia thành nhiều tệp.',
  oldSpreadsheet: 'Tệp .xls là dạng cũ. Đồng chí mở bằng Excel, chọn Lưu thành dạng .xlsx rồi nhập lại.',
  noSpreadsheet: 'Tệp không mở được như một bảng tính. Đồng chí lưu lại dạng .xlsx hoặc .csv rồi nhập lại.',
  noTable: 'Không thấy bảng nào trong tệp. Đồng chí dùng tệp mẫu, mỗi dòng một đồng chí.',
  tooMany: 'Tệp có hơn 6.000 dòng. Đồng chí chia thành nhiều tệp.',
}

interface Table {
  name: string
  data: string[][]
}

type Reading = { ok: true; tables: Table[] } | { ok: false; reason: FileRefusal }

export async function readRosterFile(file: Buffer): Promise<Reading> {
  if (file.length === 0) return { ok: false, reason: 'empty' }
  if (file.length > maxFileBytes) return { ok: false, reason: 'tooLarge' }
  if (file.subarray(0, 4).toString('hex') === 'd0cf11e0') return { ok: false, reason: 'oldSpreadsheet' }
  return file.subarray(0, 2).toString('latin1') === 'PK' ? readSpreadsheet(file) : readCsv(file)
}

async function readSpreadsheet(file: Buffer): Promise<Reading> {
  const archive = checkArchive(file, maxUnpackedBytes)
  if (archive !== 'sound') return { ok: false, reason: archive }
  try {
    // Numbers as they stand in the file: a service number keeps its digits.
    const sheets = await readXlsxFile<string>(file, { trim: false, parseNumber: (text) => text })
    return { ok: true, tables: sheets.map(({ sheet, data }) => ({ name: sheet, data: data.map(textsOf) })) }
  } catch {
    return { ok: false, reason: 'noSpreadsheet' }
  }
}

function textsOf(row: readonly unknown[]): string[] {
  return row.map((cell) => {
    if (cell === null || cell === undefined) return ''
    return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  })
}

function readCsv(file: Buffer): Reading {
  const text = decodeText(file)
  // A zero byte is a program or a picture, never a text.
  if (text.includes('\0')) return { ok: false, reason: 'noSpreadsheet' }
  try {
    const data: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: 20_001,
    })
    if (data.length > 20_000) return { ok: false, reason: 'tooLarge' }
    return { ok: true, tables: [{ name: '', data }] }
  } catch {
    return { ok: false, reason: 'noSpreadsheet' }
  }
}

/** UTF-8 or UTF-16 by its mark; else Windows-1258 where that gives Vietnamese, else the bytes of an old font. */
function decodeText(file: Buffer): string {
  const mark = file.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(file)
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    const vietnamese = new TextDecoder('windows-1258').decode(file).normalize('NFC')
    const western = new TextDecoder('windows-1252').decode(file)
    return shareOfSyllables(vietnamese) > 0.8 ? vietnamese : western
  }
}

/** The separator that the first lines have most of, outside quotes. */
function delimiterOf(text: string): string {
  const opening = text.slice(0, 4_000).replace(/"[^"]*"/g, '')
  const count = (separator: string) => opening.split(separator).length
  return [';', '\t', ','].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}
