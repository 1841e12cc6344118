import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkLessonSource } from '~/domain/publishing/allow-list'
import { check, head, lesson, scenario } from './lesson-source'

function refusal(body: string) {
  return checkLessonSource(lesson(body))
}

const hostile: [name: string, body: string, line: number, reason: RegExp][] = [
  ['an import', "import fs from 'fs'\n\nXin chào", 8, /import/],
  ['an import after text', "Xin chào\n\nimport fs from 'fs'\n", 10, /import/],
  ['an export', 'export const x = 1\n\nXin chào', 8, /export/],
  ['an export whose code does not parse', 'export const = (\n', 8, /import/],
  ['a flow expression', '{process.exit(1)}', 8, /biểu thức/],
  ['a text expression', 'Xin chào {1 + 1}', 8, /biểu thức/],
  ['an expression comment', '{/* ẩn */}\n\nXin chào', 8, /biểu thức/],
  ['an expression that does not parse', 'Xin {chào nhé}', 8, /\{ \}/],
  ['an unclosed expression', 'Xin {chào', 8, /chưa đóng/],
  ['a spread', '<Callout kind="why" {...props}>\n\nA\n\n</Callout>', 8, /\{…\}/],
  ['an expression attribute', '<Callout kind={"why"}>\n\nA\n\n</Callout>', 8, /nháy kép/],
  ['an element in an attribute', '<Callout kind="why" title=<b>a</b>>\n\nA\n\n</Callout>', 8, /./],
  ['an unknown component', 'Xin chào\n\n<Counter />', 10, /<Counter>/],
  ['a component named like an object member', '<constructor />', 8, /constructor/],
  ['a member component', '<React.Fragment>\n\nA\n\n</React.Fragment>', 8, /React\.Fragment/],
  ['a fragment', '<>\n\nA\n\n</>', 8, /<>/],
  ['an unknown attribute', '<Callout kind="why" className="x">\n\nA\n\n</Callout>', 8, /className/],
  ['a style attribute', '<Callout kind="why" style="color:red">\n\nA\n\n</Callout>', 8, /style/],
  ['dangerouslySetInnerHTML', '<Callout kind="why" dangerouslySetInnerHTML="x">\n\nA\n\n</Callout>', 8, /dangerously/],
  ['an event handler', '<Figure src="images/a.png" alt="a" onLoad="alert(1)" />', 8, /onLoad/],
  [
    'an event handler on its own line',
    '<Figure\n  src="images/a.png"\n  alt="a"\n  onerror="alert(1)" />',
    11,
    /onerror/,
  ],
  ['a repeated attribute', '<Callout kind="why" kind="apply">\n\nA\n\n</Callout>', 8, /hai lần/],
  ['a script', '<script>alert(1)</script>', 8, /cấm/],
  ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', 8, /cấm/],
  ['an iframe', '<iframe src="/x"></iframe>', 8, /cấm/],
  ['a style element', '<style>body</style>', 8, /cấm/],
  ['a form', '<form action="/dang-xuat">\n\nA\n\n</form>', 8, /cấm/],
  ['an svg', '<svg><use href="/x" /></svg>', 8, /cấm/],
  ['a lower-case tag inside text', 'Xin <b>chào</b>', 8, /HTML <b>/],
  ['an HTML comment', 'Xin chào\n\n<!-- ẩn -->', 10, /Dấu "<"/],
  ['a javascript link', '[bấm](javascript:alert(1))', 8, /Liên kết/],
  ['a javascript link in capitals with spaces', '[bấm](< JavaScript:alert(1)>)', 8, /Liên kết/],
  ['an encoded javascript link', '[bấm](&#106;avascript:alert(1))', 8, /Liên kết/],
  ['a data link', '[bấm](data:text/html,x)', 8, /Liên kết/],
  ['a link to another site', '[bấm](https://example.com)', 8, /Liên kết/],
  ['a link without scheme to another site', '[bấm](//example.com)', 8, /Liên kết/],
  ['a link with a backslash', '[bấm](</\\example.com>)', 8, /Liên kết/],
  ['a bare address', 'Xem https://example.com', 8, /Liên kết/],
  ['a mail address', 'Gửi ai@example.com', 8, /Liên kết/],
  ['a definition', '[bấm][a]\n\n[a]: javascript:alert(1)', 10, /Liên kết/],
  ['a link to a heading that is not there', '[bấm](#khong-co)\n\n## Có', 8, /khong-co/],
  ['a Markdown image', '![a](https://example.com/a.png)', 8, /Figure/],
  ['an image from another site', '<Figure src="https://example.com/a.png" alt="a" />', 8, /images/],
  ['an image from the parent folder', '<Figure src="images/../../secret.png" alt="a" />', 8, /images/],
  ['a figure without alternative text', '<Figure src="images/a.png" />', 8, /alt/],
  ['a first-level heading', '# Đầu đề', 8, /đề mục cấp/],
  ['two equal headings', '## Chào\n\nA\n\n## Chào', 12, /trùng/],
  ['a code block', '```js\nalert(1)\n```', 8, /mã lệnh/],
  ['a footnote', 'Xin chào[^1]\n\n[^1]: chú thích', 8, /chú thích/],
  ['a part outside its parent', '<Option correct>A</Option>', 8, /<KnowledgeCheck>/],
  [
    'a block in the wrong place',
    '<Callout kind="why">\n\n<Callout kind="why">\n\nA\n\n</Callout>\n\n</Callout>',
    10,
    /không đặt được/,
  ],
  ['a component within a sentence', 'Xin <Quote source="x">chào</Quote> bác', 8, /đứng riêng/],
  ['text beside parts', '<Compare>\n\nChữ\n\n<Wrong>a</Wrong>\n\n<Right>b</Right>\n\n</Compare>', 10, /chỉ đặt/],
  [
    'a component inside an item',
    '<Checklist id="a">\n\n<Item>\n\n- một\n\n</Item>\n\n</Checklist>',
    12,
    /chỉ viết chữ/,
  ],
  ['a missing id', '<Checklist>\n\n<Item>A</Item>\n\n</Checklist>', 8, /id/],
  ['a repeated id', `${check}\n${check}`, 16, /đã dùng ở dòng 8/],
  ['an id with other characters', '<Reflection id="Tự soi" prompt="a" />', 8, /"id"/],
  [
    'a single choice with two right options',
    check.replace('<Option feedback', '<Option correct feedback'),
    8,
    /đúng một phương án/,
  ],
  ['an unclosed component', '<Callout kind="why">\n\nA', 8, /<Callout> mở ở dòng 8/],
  ['a closing tag without its opening', 'A\n\n</Callout>', 10, /thẻ mở/],
  ['a less-than sign before a digit', 'Nếu a <5', 8, /Dấu "<"/],
  ['a component closed by another', '<Story>\n\nA\n\n</Callout>', 12, /dòng 8/],
  ['a nest of quotations', `${'> '.repeat(500)}a`, 8, /lồng nhau/],
  ['a nest of components', '<Story>'.repeat(5000), 8, /./],
  ['no text', '\n\n', 8, /./],
]

for (const [name, body, line, reason] of hostile) {
  test(`refuses ${name}`, () => {
    const faults = refusal(body)
    expect(faults.length).toBeGreaterThan(0)
    expect(
      faults.some((fault) => reason.test(fault.reason)),
      JSON.stringify(faults),
    ).toBe(true)
    if (name !== 'no text' && name !== 'a nest of components') expect(faults.map((fault) => fault.line)).toContain(line)
  })
}

const hostileHeads: [name: string, source: string, line: number][] = [
  ['an executable fence', '---js\n{ title: process.exit(1) }\n---\nA', 1],
  ['an executable fence after blanks', '--- javascript\n{}\n---\nA', 1],
  ['an executable fence after a byte order mark', '\uFEFF---js\n{}\n---\nA', 1],
  ['a coffee fence', '---coffee\na\n---\nA', 1],
  ['no head', 'Xin chào', 1],
  ['an unclosed head', '---\ncode: a\n', 1],
  ['an unknown field', head.replace('author:', 'layout:'), 6],
  ['a missing field', head.replace(/summary.*\n/, ''), 1],
  ['a code with marks', head.replace('bai-thu', 'Bài thử'), 2],
  ['a tag that builds an object', head.replace('Bài thử', '!!js/function "x"'), 3],
  ['a repeated field', head.replace('summary: Một câu', 'title: Hai'), 5],
  ['a head that is a list', '---\n- a\n---\nA', 2],
  ['a nested field', head.replace('title: Bài thử', 'title:\n  a: b'), 3],
]

for (const [name, source, line] of hostileHeads) {
  test(`refuses a head with ${name}`, () => {
    expect(checkLessonSource(`${source}\nXin chào`).map((fault) => fault.line)).toContain(line)
  })
}

test('refuses an oversize source without parsing it', () => {
  const start = performance.now()
  expect(refusal('<'.repeat(300_000))[0]?.reason).toMatch(/200\.000/)
  expect(performance.now() - start).toBeLessThan(50)
})

const graphs: [name: string, source: string, reason: RegExp][] = [
  ['a way to nowhere', scenario.replace('next="tiep"', 'next="khong-co"'), /"khong-co"/],
  ['a turn that nothing reaches', scenario.replace('next="tiep"', 'next="ket-tot"'), /"tiep" không có lựa chọn/],
  ['a path that never ends', scenario.replace('next="ket-tot"', 'next="mo-dau"'), /quay vòng/],
  ['a turn that leads to itself', scenario.replace('next="tiep"', 'next="mo-dau"'), /quay vòng/],
  ['two parts with one id', scenario.replace('id="tiep"', 'id="mo-dau"'), /đã dùng/],
  [
    'one ending',
    scenario.replace(/<Ending id="ket-kem"[\s\S]*?<\/Ending>/, '').replaceAll('ket-kem', 'ket-tot'),
    /hai kết/,
  ],
  ['a topic outside the list', scenario.replace('Cư trú', 'Khác'), /"topic"/],
  ['a mark outside the list', scenario.replace('mark="wrong"', 'mark="bad"'), /"mark"/],
  ['an unknown key of conduct', scenario.replace('shows="xin-loi"', 'shows="xin-xo"'), /xin-xo/],
]

for (const [name, source, reason] of graphs) {
  test(`refuses a scenario with ${name}`, () => {
    expect(
      refusal(source).some((fault) => reason.test(fault.reason)),
      JSON.stringify(refusal(source)),
    ).toBe(true)
  })
}

const good: [name: string, body: string][] = [
  [
    'Markdown',
    '## Chào\n\nXin **chào** [xem lại](#chao) và [chuyên đề](/chuyen-de/a?b=1#c).\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n1. một\n2. hai\n\n> trích\n\n---\n',
  ],
  ['a scenario', scenario],
  ['a check', check],
  [
    'a compact check',
    '<KnowledgeCheck id="a" prompt="b"><Option correct>một</Option> <Option>hai</Option></KnowledgeCheck>',
  ],
  [
    'a story with a quotation',
    '<Story title="Chuyện">\n\nMột hôm.\n\n<Quote source="Bác">Kính trọng.</Quote>\n\n</Story>',
  ],
  [
    'steps with a figure',
    '<Steps title="a">\n\n1. một\n\n   <Figure src="images/a.svg" alt="a" />\n\n2. hai\n\n</Steps>',
  ],
  ['a less-than sign between blanks', 'Nếu a < b'],
  ['entities that look like markup', 'Xin &lt;script&gt; chào &#123;x&#125; \\{y\\} \\<z'],
  ['a value with an entity', '<Quote source="A &quot;B&quot;">c</Quote>'],
]

for (const [name, body] of good) {
  test(`accepts ${name}`, () => {
    expect(refusal(body)).toEqual([])
  })
}

test('accepts every lesson of the starter courses', () => {
  for (const folder of readdirSync('content')) {
    for (const file of readdirSync(path.join('content', folder)).filter((name) => name.endsWith('.mdx'))) {
      expect(checkLessonSource(readFileSync(path.join('content', folder, file), 'utf8')), file).toEqual([])
    }
  }
})

test('accepts Windows line ends and keeps line numbers', () => {
  const source = lesson('Xin chào\n\n<Counter />').replaceAll('\n', '\r\n')
  expect(checkLessonSource(source)).toMatchObject([{ line: 10 }])
})

test('names every fault of a lesson at once, in reading order', () => {
  const faults = refusal('# A\n\n<Counter />\n\n{x}\n')
  expect(faults.map((fault) => fault.line)).toEqual([8, 10, 12])
})

test('never throws, whatever the text', () => {
  const fragments = fc.constantFrom(
    '<',
    '>',
    '{',
    '}',
    '/',
    'Callout',
    ' kind="why"',
    '\n',
    '\n\n',
    '`',
    '[',
    '](',
    ')',
    '---',
    '- ',
    '&',
    '"',
    'a',
    '\0',
    '\uFEFF',
    'on=',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(fragments, fc.string()), { maxLength: 40 }), (parts) => {
      for (const fault of checkLessonSource(lesson(parts.join('')))) expect(fault.line).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
