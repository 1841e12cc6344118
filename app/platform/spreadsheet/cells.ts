/** Cells of a spreadsheet file as `write-excel-file` takes them. */

const headerFill = '#E7F1EC'

export function headerCell(text: string) {
  return textCell(text, { fontWeight: 'bold' as const, backgroundColor: headerFill })
}

/** Text whatever it looks like: "=1+1" is no formula and "1/2" no date. */
export function textCell(text: string, style: { fontWeight?: 'bold'; backgroundColor?: string } = {}) {
  if (text === '') return null
  return { value: encoded(text), type: String, format: '@', wrap: true, alignVertical: 'top' as const, ...style }
}

/** Characters that XML refuses or discourages are written _xHHHH_, as in every spreadsheet (ECMA-376, ST_Xstring). */
function encoded(text: string): string {
  // The library looks strings up in a plain object, where "toString" and the like are there already.
  if (text in Object.prototype) return `${unitCode(text.charAt(0))}${text.slice(1)}`
  return Array.from(text.replace(/_x[\dA-F]{4}_/gi, '_x005F$&'), (char) =>
    isXmlCharacter(char.codePointAt(0) ?? 0) ? char : char.split('').map(unitCode).join(''),
  ).join('')
}

function unitCode(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a
  const isControl = code >= 0x7f && code <= 0x9f
  const isNoCharacter = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe
  return !isControl && !isNoCharacter && !(code >= 0xd800 && code <= 0xdfff)
}

/** A local date (`YYYY-MM-DD`) as a date that a spreadsheet can sort and reckon with, shown 23/11/2026. */
export function dateCell(date: string | null) {
  if (date === null) return null
  return { value: new Date(`${date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' as const }
}

/** Shown 1.730 where the spreadsheet's language is Vietnamese. */
export function countCell(value: number, style: { fontWeight?: 'bold' } = {}) {
  return { value, type: Number, format: '#,##0', alignVertical: 'top' as const, ...style }
}

/** The exact share, shown as 92,5%; nothing where there is no whole. */
export function shareCell(part: number, whole: number, style: { fontWeight?: 'bold' } = {}) {
  if (whole === 0) return null
  return { value: part / whole, type: Number, format: '0.0%', alignVertical: 'top' as const, ...style }
}
