/**
 * Moodle keeps many texts as HTML. Here a text is plain: this reduces the one to the other and writes, as HTML, the plain
 * texts that GIFT cannot hold otherwise. `plainTextOf(htmlOf(text))` is `text` for every text.
 */

/** What a source piece becomes: characters as they are, or white space of some kind that is folded with its neighbours. */
type Piece = string | { space: 'word' | 'line' | 'paragraph' }

const tag =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gi
const paragraphTags = new Set(
  'p div li ul ol dl dt dd table thead tbody tr h1 h2 h3 h4 h5 h6 blockquote pre hr section article figure'.split(' '),
)
const knownTag =
  /<\/?(p|div|span|br|b|i|u|em|strong|small|sub|sup|ul|ol|li|a|img|table|tbody|thead|tr|td|th|h[1-6]|blockquote|pre|code|font|hr)\b[^<>]*>/i
const knownEntity = /&(nbsp|lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/i
const namedEntities: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’',
  ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•', middot: '·', times: '×', divide: '÷', plusmn: '±',
  deg: '°', le: '≤', ge: '≥', ne: '≠', rarr: '→', larr: '←', agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã',
  egrave: 'è', eacute: 'é', ecirc: 'ê', igrave: 'ì', iacute: 'í', ograve: 'ò', oacute: 'ó', ocirc: 'ô', otilde: 'õ',
  ugrave: 'ù', uacute: 'ú', yacute: 'ý', Agrave: 'À', Aacute: 'Á', Acirc: 'Â', Atilde: 'Ã', Egrave: 'È',
  Eacute: 'É', Ecirc: 'Ê', Igrave: 'Ì', Iacute: 'Í', Ograve: 'Ò', Oacute: 'Ó', Ocirc: 'Ô', Otilde: 'Õ',
  Ugrave: 'Ù', Uacute: 'Ú', Yacute: 'Ý',
} // biome-ignore format: a table reads better in columns

/** Whether a text without a stated format was written as HTML. */
export function looksLikeHtml(text: string): boolean {
  return knownTag.test(text) || knownEntity.test(text)
}

/** Whether a picture without words in its place would be lost. */
export function losesPicture(html: string): boolean {
  return [...html.matchAll(/<img\b([^<>]*)>/gi)].some(([, attributes = '']) => altOf(attributes) === '')
}

/** HTML as plain text: elements gone, paragraphs and breaks as lines, entities as characters. Never fails. */
export function plainTextOf(html: string): string {
  const pieces: Piece[] = []
  let from = 0
  for (const match of html.matchAll(tag)) {
    readCharacters(html.slice(from, match.index), pieces)
    from = match.index + match[0].length
    const name = match[2]?.toLowerCase() ?? ''
    if (name === 'br') pieces.push({ space: 'line' })
    else if (name === 'td' || name === 'th') pieces.push({ space: 'word' })
    else if (paragraphTags.has(name)) pieces.push({ space: 'paragraph' })
    else if (name === 'img') readCharacters(altOf(match[3] ?? ''), pieces)
  }
  readCharacters(html.slice(from), pieces)
  return joined(pieces)
}

/** A plain text as HTML that gives back the very same text. */
export function htmlOf(text: string): string {
  return [...text]
    .map((char, index, chars) => {
      if (char === '&') return '&amp;'
      if (char === '<') return '&lt;'
      if (char === '>') return '&gt;'
      if (!/\s/u.test(char)) return char
      const isInside = index > 0 && index < chars.length - 1
      if (char === '\n' && isInside && hasTextOnBothSides(chars, index)) return '<br>'
      const isSingle = isInside && !/\s/u.test(chars[index - 1] ?? ' ') && !/\s/u.test(chars[index + 1] ?? ' ')
      return char === ' ' && isSingle ? ' ' : `&#${char.codePointAt(0)};`
    })
    .join('')
}

function hasTextOnBothSides(chars: readonly string[], index: number): boolean {
  const isText = (char: string) => !/\s/u.test(char)
  return chars.slice(0, index).some(isText) && chars.slice(index).some(isText)
}

function altOf(attributes: string): string {
  const alt = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)
  return (alt?.[1] ?? alt?.[2] ?? '').trim()
}

/** Characters between tags: blanks fold, entities stand for exactly one character. */
function readCharacters(source: string, pieces: Piece[]) {
  for (const [part] of source.matchAll(/[ \t\r\n\f]+|&#?[a-z0-9]+;|[^ \t\r\n\f&]+|&/gi)) {
    if (/^[ \t\r\n\f]/.test(part) || part === '&nbsp;') pieces.push({ space: 'word' })
    else pieces.push(part.startsWith('&') ? decoded(part) : part)
  }
}

function decoded(entity: string): string {
  const number = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(entity)
  const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : null
  if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : entity
  return namedEntities[entity.slice(1, -1)] ?? entity
}

function joined(pieces: readonly Piece[]): string {
  let text = ''
  let spaces: ('word' | 'line' | 'paragraph')[] = []
  for (const piece of pieces) {
    if (typeof piece !== 'string') spaces.push(piece.space)
    else {
      if (text !== '') text += blankOf(spaces)
      spaces = []
      text += piece
    }
  }
  return text
}

/** Two paragraphs part by one line break; breaks that the author set are all kept. */
function blankOf(spaces: readonly ('word' | 'line' | 'paragraph')[]): string {
  const lines = spaces.filter((space) => space === 'line').length
  if (lines > 0) return '\n'.repeat(lines)
  if (spaces.includes('paragraph')) return '\n'
  return spaces.length > 0 ? ' ' : ''
}
