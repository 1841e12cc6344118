/** A picture as it is stored: by the hash of its bytes, with the type that the bytes show, never the file's name. */
export interface LessonImage {
  hash: string
  mediaType: ImageType
  /** Pixels; null when the file does not say. */
  width: number | null
  height: number | null
  bytes: Uint8Array<ArrayBuffer>
}

type ImageType = 'image/svg+xml' | 'image/png' | 'image/webp' | 'image/jpeg'

export type ImageReading =
  | { ok: true; mediaType: ImageType; width: number | null; height: number | null }
  | { ok: false; reason: string }

/** The largest picture, in bytes: lessons are read on phones. */
export const maxImageBytes = 1_000_000

/** Recognises a picture by its bytes. SVG is accepted only when nothing in it could act or reach elsewhere. */
export function readImage(bytes: Uint8Array): ImageReading {
  if (bytes.length > maxImageBytes) return { ok: false, reason: 'Hình lớn quá 1 MB.' }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && bytes.length >= 24) {
    const view = viewOf(bytes)
    return { ok: true, mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
  }
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && ascii(bytes, 8, 12) === 'WEBP') {
    return { ok: true, mediaType: 'image/webp', ...webpSize(bytes) }
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { ok: true, mediaType: 'image/jpeg', width: null, height: null }
  return readSvg(bytes)
}

function webpSize(bytes: Uint8Array): { width: number | null; height: number | null } {
  const view = viewOf(bytes)
  const form = ascii(bytes, 12, 16)
  if (form === 'VP8 ' && bytes.length >= 30) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  if (form === 'VP8X' && bytes.length >= 30) {
    return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8) }
  }
  return { width: null, height: null }
}

const svgElements = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan textPath title desc defs symbol use linearGradient radialGradient stop clipPath mask pattern marker'.split(
    ' ',
  ),
)

/** Attribute names that an SVG picture needs; handlers, links elsewhere and style sheets are not among them. */
const svgAttribute =
  /^(?:xmlns(?::xlink)?|id|class|role|lang|xml:lang|xml:space|version|viewBox|preserveAspectRatio|transform|gradientTransform|gradientUnits|patternTransform|patternUnits|patternContentUnits|clipPathUnits|maskUnits|maskContentUnits|spreadMethod|offset|aria-[a-z]+|d|points|pathLength|[xy][12]?|d[xy]|c[xy]|f[xyr]|r[xy]?|rotate|textLength|lengthAdjust|startOffset|width|height|fill(?:-[a-z]+)?|stroke(?:-[a-z]+)?|opacity|color|clip-path|clip-rule|mask|marker(?:-[a-z]+)?|marker[A-Z][a-z]+|orient|ref[XY]|stop-color|stop-opacity|font(?:-[a-z]+)*|text-anchor|text-decoration|text-rendering|shape-rendering|dominant-baseline|alignment-baseline|baseline-shift|letter-spacing|word-spacing|writing-mode|direction|display|visibility|overflow|paint-order|vector-effect|color-interpolation|href|xlink:href|focusable)$/

function readSvg(bytes: Uint8Array): ImageReading {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, reason: 'Tệp không phải hình SVG, PNG, WebP hay JPEG.' }
  }
  const markup = text.replace(/^\uFEFF?\s*(?:<\?xml\s[^?<>]*\?>)?\s*/, '').replace(/<!--(?:[^-]|-(?!->))*-->/g, '')
  if (!markup.startsWith('<svg')) return { ok: false, reason: 'Tệp không phải hình SVG, PNG, WebP hay JPEG.' }
  const fault = svgFault(markup)
  if (fault) return { ok: false, reason: fault }
  const box = /^<svg[^>]*\sviewBox="[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(markup)
  return {
    ok: true,
    mediaType: 'image/svg+xml',
    width: box ? Math.round(Number(box[1])) : null,
    height: box ? Math.round(Number(box[2])) : null,
  }
}

/** Reads the markup strictly, tag by tag; the first thing that a plain picture does not need refuses it. */
function svgFault(markup: string): string | undefined {
  const tag = /<(\/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/y
  let at = 0
  for (let open = markup.indexOf('<'); open !== -1; open = markup.indexOf('<', at)) {
    tag.lastIndex = open
    const match = tag.exec(markup)
    if (!match) return 'Hình SVG có phần không đọc được (khai báo, CDATA hoặc thuộc tính viết sai).'
    at = tag.lastIndex
    const name = match[2] ?? ''
    if (!svgElements.has(name)) return `Hình SVG có phần tử <${name}>, không dùng trong bài học.`
    for (const [, attribute, double, single] of (match[3] ?? '').matchAll(
      /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      const fault = svgAttributeFault(attribute ?? '', double ?? single ?? '')
      if (fault) return fault
    }
  }
  return undefined
}

function svgAttributeFault(name: string, value: string): string | undefined {
  if (!svgAttribute.test(name)) return `Hình SVG có thuộc tính "${name}", không dùng trong bài học.`
  if (name === 'xmlns' || name === 'xmlns:xlink') return undefined
  const plain = value.replace(/&#x?[0-9a-f]+;/gi, '\\')
  const isOwnReference = /^#[\w-]+$/.test(value)
  if ((name === 'href' || name === 'xlink:href') && !isOwnReference) return 'Hình SVG dẫn tới nội dung bên ngoài.'
  // Anything like url(…), a scheme or an escaped character may reach elsewhere; only url(#id) is a picture's own.
  if (/url\s*\(|:\/\/|javascript:|data:|\\/i.test(plain) && !/^url\(#[\w-]+\)$/.test(value)) {
    return 'Hình SVG dẫn tới nội dung bên ngoài.'
  }
  return undefined
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((value, index) => bytes[index] === value)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.slice(from, to))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
