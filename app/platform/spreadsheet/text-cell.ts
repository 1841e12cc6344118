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
