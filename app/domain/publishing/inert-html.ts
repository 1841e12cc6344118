import { isSafeLink } from './addresses'

/**
 * The last wall before lesson HTML is stored: a strict reader of our own renderer's output. Whatever it does not
 * know, it names. It backs the allow-list up, so that a mistake there cannot put a script into a page.
 */

const plainTags = new Set(
  'a article aside b blockquote br button caption cite code dd del details div dl dt em fieldset figcaption figure form h2 h3 h4 header hr img input label legend li ol p section span strong summary table tbody td th thead tr ul'.split(
    ' ',
  ),
)

type AttributeTest = (value: string, tag: string) => boolean
const anything: AttributeTest = () => true
const token: AttributeTest = (value) => /^[a-zA-Z0-9_ -]*$/.test(value)

const attributes: Record<string, AttributeTest> = {
  class: token,
  id: token,
  for: token,
  name: token,
  role: token,
  start: (value) => /^\d+$/.test(value),
  value: token,
  alt: anything,
  lang: token,
  scope: token,
  loading: token,
  decoding: token,
  disabled: anything,
  required: anything,
  width: (value) => /^\d{1,5}$/.test(value),
  height: (value) => /^\d{1,5}$/.test(value),
  type: (value, tag) => (tag === 'input' ? /^(?:radio|checkbox|hidden)$/ : /^submit$/).test(value),
  method: (value) => value === 'post',
  action: (value) => /^\/bai-hoc\/[a-z0-9-]+\/cau-hoi$/.test(value),
  href: (value, tag) => tag === 'a' && isSafeLink(value),
  src: (value, tag) => tag === 'img' && /^\/tep\/[0-9a-f]{64}$/.test(value),
  style: (value) => /^text-align:(?:left|center|right)$/.test(value),
  'aria-label': anything,
  'aria-hidden': token,
  'aria-labelledby': token,
  'data-mdx': token,
  'data-props': anything,
}

export interface HtmlTag {
  name: string
  isClosing: boolean
  start: number
  end: number
  attributes: Map<string, string>
}

/**
 * The tags of HTML that React wrote: names in lower case, values in double quotes, `<` and `>` nowhere else.
 * @throws when the text is not of that shape.
 */
export function readTags(html: string): HtmlTag[] {
  const tags: HtmlTag[] = []
  const shape = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z-]*(?:="[^"<]*")?)*)\s?\/?>/y
  let at = 0
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    shape.lastIndex = open
    const match = shape.exec(html)
    if (!match) throw new Error(`Unreadable markup: ${html.slice(open, open + 60)}`)
    at = shape.lastIndex
    const values = new Map<string, string>()
    for (const [, name, value] of (match[3] ?? '').matchAll(/ ([a-zA-Z][a-zA-Z-]*)(?:="([^"]*)")?/g)) {
      values.set((name ?? '').toLowerCase(), decode(value ?? ''))
    }
    tags.push({ name: match[2] ?? '', isClosing: match[1] === '/', start: open, end: at, attributes: values })
  }
  return tags
}

/** What in this HTML could act or reach elsewhere; empty for every stored lesson. */
export function findActiveMarkup(html: string): string[] {
  let tags: HtmlTag[]
  try {
    tags = readTags(html)
  } catch (error) {
    return [(error as Error).message]
  }
  return tags.flatMap((tag) => {
    if (!plainTags.has(tag.name)) return [`<${tag.name}>`]
    return [...tag.attributes].flatMap(([name, value]) => {
      const isAllowed = Object.hasOwn(attributes, name) && attributes[name]?.(value, tag.name)
      if (!isAllowed) return [`${tag.name} ${name}="${value}"`]
      return name === 'data-props' ? htmlWithin(JSON.parse(value)).flatMap(findActiveMarkup) : []
    })
  })
}

/** The element that starts at the tag whose `id` this is, with everything inside it; null when there is none. */
export function elementById(html: string, id: string): string | null {
  const tags = readTags(html)
  const first = tags.findIndex((tag) => tag.attributes.get('id') === id)
  const opening = tags[first]
  if (!opening) return null
  let depth = 0
  for (const tag of tags.slice(first)) {
    if (tag.name !== opening.name) continue
    depth += tag.isClosing ? -1 : 1
    if (depth === 0) return html.slice(opening.start, tag.end)
  }
  return null
}

/** Every `html` field of block data. */
function htmlWithin(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(htmlWithin)
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([name, value]) =>
    name === 'html' && typeof value === 'string' ? [value] : htmlWithin(value),
  )
}

function decode(value: string): string {
  return value
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
