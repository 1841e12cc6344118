/** “Niềm nở: ‘4 xin, 4 luôn’”: a title in quotation marks, its own ones turned to the inner kind. */
export function quoted(text: string): string {
  const inner = text
    .replace(/"([^"]*)"/g, '‘$1’')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
  return `“${inner}”`
}
