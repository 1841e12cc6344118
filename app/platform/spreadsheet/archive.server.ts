import { inflateRawSync } from 'node:zlib'

/**
 * Whether a spreadsheet is what it says. An .xlsx file is a zip archive, and a small archive can unpack to any size, so
 * every entry is unpacked once within a limit before the spreadsheet library sees the file.
 */
export type ArchiveCheck = 'sound' | 'noSpreadsheet' | 'tooLarge'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const endLength = 22
/** The comment at the end of an archive is at most this long. */
const maxCommentLength = 65_535
const maxEntries = 1_000
const maxRows = 20_000
const maxColumns = 200

export function checkArchive(file: Buffer, maxUnpackedBytes: number): ArchiveCheck {
  try {
    const end = findEnd(file)
    if (end === -1) return 'noSpreadsheet'
    const count = file.readUInt16LE(end + 10)
    if (count > maxEntries) return 'tooLarge'
    let at = file.readUInt32LE(end + 16)
    let left = maxUnpackedBytes
    let hasWorkbook = false
    for (let index = 0; index < count; index += 1) {
      if (file.readUInt32LE(at) !== directoryEntry) return 'noSpreadsheet'
      const nameLength = file.readUInt16LE(at + 28)
      const name = file.toString('utf8', at + 46, at + 46 + nameLength)
      hasWorkbook ||= name === 'xl/workbook.xml'
      const content = unpacked(file, at, left)
      if (content === null) return 'tooLarge'
      if (name.startsWith('xl/worksheets/') && !isWithinGrid(content)) return 'tooLarge'
      left -= content.length
      at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    }
    return hasWorkbook ? 'sound' : 'noSpreadsheet'
  } catch {
    // A place outside the file or a stream that is none.
    return 'noSpreadsheet'
  }
}

function findEnd(file: Buffer): number {
  for (let at = file.length - endLength; at >= Math.max(0, file.length - endLength - maxCommentLength); at -= 1)
    if (file.readUInt32LE(at) === endOfDirectory) return at
  return -1
}

/** Null when the entry unpacks to more than what is left. What the entry itself says of its size is not believed. */
function unpacked(file: Buffer, entry: number, left: number): Buffer | null {
  const method = file.readUInt16LE(entry + 10)
  const packedSize = file.readUInt32LE(entry + 20)
  const local = file.readUInt32LE(entry + 42)
  if (file.readUInt32LE(local) !== localEntry) throw new RangeError('No local entry')
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const packed = file.subarray(from, from + packedSize)
  if (method === 0) return packedSize <= left ? packed : null
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null
    throw error
  }
}

/** One cell at the far corner of a sheet makes the library lay out the whole grid before it. */
function isWithinGrid(sheet: Buffer): boolean {
  for (const [, letters = '', digits = ''] of sheet.toString('latin1').matchAll(/\br\s*=\s*["']([A-Z]*)(\d*)["']/gi)) {
    if (letters.length > 3 || digits.length > 7 || Number(digits) > maxRows) return false
    const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    if (column > maxColumns) return false
  }
  return true
}
