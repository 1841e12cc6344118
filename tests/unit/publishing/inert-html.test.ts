import { expect, test } from 'vitest'
import { elementById, findActiveMarkup } from '~/domain/publishing/inert-html'

const refused: [name: string, html: string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a style element', '<style>a{}</style>'],
  ['a handler', '<p onclick="x">a</p>'],
  ['a handler in capitals', '<p onClick="x">a</p>'],
  ['a link elsewhere', '<a href="https://example.com">a</a>'],
  ['a javascript link', '<a href="javascript:alert(1)">a</a>'],
  ['an encoded javascript link', '<a href="&#x6a;avascript:alert(1)">a</a>'],
  ['a picture from elsewhere', '<img src="//example.com/a.png"/>'],
  ['a form to another place', '<form method="post" action="/dang-xuat"></form>'],
  ['a form that sends by address', '<form method="get"></form>'],
  ['a text input', '<input type="text"/>'],
  ['a style attribute that reaches out', '<p style="background:url(//example.com)">a</p>'],
  ['an unquoted attribute', '<p class=a>a</p>'],
  ['a comment', '<!-- a -->'],
  ['a broken tag', '<p class="a'],
  [
    'active markup inside block data',
    `<div data-props="{&quot;html&quot;:&quot;&lt;script&gt;&lt;/script&gt;&quot;}"></div>`,
  ],
]

for (const [name, html] of refused) {
  test(`names ${name}`, () => {
    expect(findActiveMarkup(html).length).toBeGreaterThan(0)
  })
}

test('finds an element with everything inside it', () => {
  const html = '<div id="a"><div>1</div></div><div id="b"><div id="c">2</div>3</div><p>4</p>'
  expect(elementById(html, 'b')).toBe('<div id="b"><div id="c">2</div>3</div>')
  expect(elementById(html, 'c')).toBe('<div id="c">2</div>')
  expect(elementById(html, 'd')).toBeNull()
})
