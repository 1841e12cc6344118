import { parseDate } from '~/platform/calendar'
import { collapse, fullName, type NameParts, searchKeyOf, splitFullName } from '../names'
import type { RowChoice } from './roster-choices'
import type { ColumnMap, Field } from './roster-columns'

/** Reading one row of the people's sheet: texts by field, the name in its parts, the date. */

export function cellOf(cells: readonly string[], columns: ColumnMap, field: Field): string {
  const index = columns[field]
  return index === undefined ? '' : (cells[index] ?? '')
}

export interface ReadName {
  name: NameParts
  /** Whether the file or the administrator says where the parts end, so that a stored split gives way. */
  isSplit: boolean
  notes: string[]
}

/** The name of a row; null when the row has none. */
export function nameOf(cells: readonly string[], columns: ColumnMap, choice: RowChoice | undefined): ReadName | null {
  if (choice?.name) return { name: choice.name, isSplit: true, notes: [] }
  const cell = (field: Field) => cellOf(cells, columns, field)
  const parts = { familyName: cell('familyName'), middleName: cell('middleName'), givenName: cell('givenName') }
  const isSplit = parts.familyName !== '' && parts.givenName !== ''
  const written =
    cell('fullName') ||
    collapse(`${cell('familyAndMiddle') || `${parts.familyName} ${parts.middleName}`} ${parts.givenName}`)
  if (written === '' && !isSplit) return null
  const name = isSplit ? parts : splitFullName(written)
  const notes: string[] = []
  if (!isSplit && hasDoubtfulFamilyName(name))
    notes.push(`Họ đang hiểu là "${name.familyName}". Nếu là họ ghép, đồng chí sửa ở dòng này.`)
  if (!isInCapitals(fullName(name))) return { name, isSplit, notes }
  const small = {
    familyName: capitalised(name.familyName),
    middleName: capitalised(name.middleName),
    givenName: capitalised(name.givenName),
  }
  return { name: small, isSplit, notes: [...notes, `Họ tên viết hoa toàn bộ, ghi là ${fullName(small)}.`] }
}

/** Family names that stand second in compound ones as well: Đặng Trần, Trương Hoàng, Nguyễn Lê. */
const familyNames = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh luong dao truong'.split(' '),
)

/** Four words or more, the second a family name too: a proposal to look at, never a decision. */
function hasDoubtfulFamilyName({ familyName, middleName }: NameParts): boolean {
  const [second, ...others] = searchKeyOf(middleName).split(' ')
  return others.length > 0 && familyNames.has(searchKeyOf(familyName)) && familyNames.has(second ?? '')
}

function isInCapitals(text: string): boolean {
  return text.length > 3 && text === text.toLocaleUpperCase('vi') && text !== text.toLocaleLowerCase('vi')
}

function capitalised(text: string): string {
  return text
    .toLocaleLowerCase('vi')
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('vi'))
}

const namePattern = /^[\p{L}\p{M}'’ -]+$/u
const maxPartLength = 60

/** What stands in the way of a name; null when nothing does. */
export function nameFault(name: NameParts): string | null {
  if (name.familyName === '' || name.givenName === '')
    return 'Họ tên chỉ có một chữ. Đồng chí sửa họ và tên ở dòng này.'
  if (!namePattern.test(fullName(name)) || Object.values(name).some((part) => part.length > maxPartLength))
    return `Họ tên "${fullName(name)}" có ký tự lạ. Đồng chí sửa họ và tên ở dòng này.`
  return null
}

/** Whether two names may be one person's: same words, or the family or the given name in common. */
export function mayBeSamePerson(a: NameParts, b: NameParts): boolean {
  const words = (name: NameParts) => searchKeyOf(fullName(name))
  const shares = (part: 'familyName' | 'givenName') => searchKeyOf(a[part]) === searchKeyOf(b[part])
  return words(a) === words(b) || shares('familyName') || shares('givenName')
}

/** "" for an empty cell, null for a text that is no date. */
export function dateOf(cells: readonly string[], columns: ColumnMap): string | null {
  const text = cellOf(cells, columns, 'joinedOn')
  return text === '' ? '' : parseDate(text)
}

export function serviceNumberFault(text: string): string | null {
  return /^[\p{L}\d][\p{L}\d.-]*$/u.test(text) && text.length <= 20
    ? null
    : `Số hiệu "${text}" chỉ được gồm chữ, số, dấu gạch ngang hoặc dấu chấm, không quá 20 ký tự.`
}
