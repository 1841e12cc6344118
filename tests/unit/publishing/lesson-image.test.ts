import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { maxImageBytes, readImage } from '~/domain/publishing/lesson-image'

const svg = (inside: string, attributes = '') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 300"${attributes}>${inside}</svg>`)

const refused: [name: string, bytes: Uint8Array][] = [
  ['a script', svg('<script>alert(1)</script>')],
  ['a handler', svg('<rect onload="alert(1)"/>')],
  ['a handler on the root', svg('', ' onload="alert(1)"')],
  ['foreign content', svg('<foreignObject><p>a</p></foreignObject>')],
  ['a link elsewhere', svg('<a href="https://example.com"><rect/></a>')],
  ['a use of another file', svg('<use href="https://example.com/a.svg#b"/>')],
  ['a use of a data address', svg('<use xlink:href="data:image/svg+xml,x"/>')],
  ['a picture within', svg('<image href="https://example.com/a.png"/>')],
  ['a style sheet', svg('<style>@import "https://example.com/a.css";</style>')],
  ['a style attribute', svg('<rect style="fill:url(https://example.com)"/>')],
  ['a fill from elsewhere', svg('<rect fill="url(https://example.com#a)"/>')],
  ['a fill from elsewhere, encoded', svg('<rect fill="&#x75;rl(https://example.com)"/>')],
  ['an animation', svg('<animate attributeName="href" to="javascript:alert(1)"/>')],
  ['a document type', new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>')],
  ['a style sheet instruction', new TextEncoder().encode('<?xml-stylesheet href="a.css"?><svg></svg>')],
  ['CDATA', svg('<text><![CDATA[<script>]]></text>')],
  ['an unquoted attribute', svg('<rect onload=alert(1)>')],
  ['HTML', new TextEncoder().encode('<html><body></body></html>')],
  ['text', new TextEncoder().encode('xin chào')],
  ['a GIF', new TextEncoder().encode('GIF89a')],
  ['an oversize file', new Uint8Array(maxImageBytes + 1)],
]

for (const [name, bytes] of refused) {
  test(`refuses ${name}`, () => {
    expect(readImage(bytes)).toMatchObject({ ok: false })
  })
}

test('accepts a plain drawing and reads its size', () => {
  const bytes = svg(
    '<!-- a --><title id="t">A</title><defs><linearGradient id="g"/></defs><rect fill="url(#g)" x="1"/><text>a &amp; b</text>',
  )
  expect(readImage(bytes)).toEqual({ ok: true, mediaType: 'image/svg+xml', width: 480, height: 300 })
})

test('goes by the bytes, not by a name', () => {
  const png = new Uint8Array(24)
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  png.set([0, 0, 2, 0, 0, 0, 1, 0], 16)
  expect(readImage(png)).toEqual({ ok: true, mediaType: 'image/png', width: 512, height: 256 })
})

test('accepts every picture of the starter courses', () => {
  for (const course of readdirSync('content')) {
    const folder = path.join('content', course, 'images')
    for (const file of readdirSync(folder)) {
      expect(readImage(readFileSync(path.join(folder, file))), file).toMatchObject({
        ok: true,
        mediaType: 'image/svg+xml',
      })
    }
  }
})
