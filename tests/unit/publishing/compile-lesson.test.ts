import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLesson } from '~/domain/publishing/compile-lesson.server'
import { findActiveMarkup, readTags } from '~/domain/publishing/inert-html'
import { check, lesson, scenario } from './lesson-source'

async function compiled(body: string, images?: Parameters<typeof compileLesson>[0]['images']) {
  const result = await compileLesson({ source: lesson(body), images })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.lesson
}

/** What a browser would run, looked for without the product's own reader. */
const active =
  /<(?:script|style|iframe|object|embed|link|meta|base|svg|math)\b|<[^>]*\son[a-z]+\s*=|<[^>]*(?:href|src|action)="(?!\/|#)/i

test('renders Markdown with heading ids and nothing else', async () => {
  const { html, headings } = await compiled('## Chào trước, mời ngồi\n\nXin **chào**.\n\n### Đúng')
  expect(html).toContain('<h2 id="chao-truoc-moi-ngoi">Chào trước, mời ngồi</h2>')
  expect(html).toContain('<strong>chào</strong>')
  expect(headings).toEqual([
    { id: 'chao-truoc-moi-ngoi', text: 'Chào trước, mời ngồi', depth: 2 },
    { id: 'dung', text: 'Đúng', depth: 3 },
  ])
})

test('a check is a plain form with its data beside it', async () => {
  const { html, checks } = await compiled(check)
  const block = readTags(html).find((tag) => tag.attributes.get('data-mdx') === 'KnowledgeCheck')
  const data = JSON.parse(block?.attributes.get('data-props') ?? '')
  expect(checks).toEqual([{ id: 'kiem-tra-1', required: true, hash: data.hash }])
  expect(data.options).toEqual([
    { key: 'a', html: 'Nhập nốt.', correct: false, feedback: 'Chưa.' },
    { key: 'b', html: 'Chào <strong>trước</strong>.', correct: true, feedback: 'Đúng.' },
  ])
  expect(html).toContain('<form class="nn-panel nn-check" method="post" action="/bai-hoc/bai-thu/cau-hoi">')
  expect(html).toContain('<input type="hidden" name="check" value="kiem-tra-1"/>')
  expect(html).toContain('name="chosen"')
})

test('a check keeps its hash while the lesson around it changes, and changes it with an option', async () => {
  const first = await compiled(`Một.\n\n${check}`)
  const second = await compiled(`Hai.\n\n${check}`)
  const third = await compiled(check.replace('Nhập nốt', 'Nhập tiếp'))
  expect(second.checks).toEqual(first.checks)
  expect(second.contentHash).not.toBe(first.contentHash)
  expect(third.checks[0]?.hash).not.toBe(first.checks[0]?.hash)
})

test('a scenario reads whole without JavaScript and is stored by itself, the same bytes as in the lesson', async () => {
  const { html, scenarios } = await compiled(`Trước.\n\n${scenario}\nSau.`)
  const [stored] = scenarios
  expect(stored).toMatchObject({ code: 'tinh-huong-1', title: 'Thiếu giấy', topic: 'Cư trú', setting: 'Gần hết giờ.' })
  expect(html).toContain(stored?.html)
  for (const text of [
    'Tôi đi lại khó.',
    'Dạ, xin lỗi bác.',
    'Đúng cách.',
    'Còn thiếu: xin lỗi, luôn giúp đỡ.',
    'Xong việc',
  ]) {
    expect(stored?.html.replace(/data-props="[^"]*"/, '')).toContain(text)
  }
})

test('the same source gives the same bytes', async () => {
  const [first, second] = [await compiled(`${check}\n${scenario}`), await compiled(`${check}\n${scenario}`)]
  expect(second).toEqual(first)
})

test('text in decomposed Unicode gives the same lesson', async () => {
  const source = lesson('## Chào\n\nXin lỗi.')
  const composed = await compileLesson({ source })
  const decomposed = await compileLesson({ source: source.normalize('NFD') })
  expect(decomposed).toEqual(composed)
})

test('a figure shows the stored picture, and a picture that is not there is a fault with its line', async () => {
  const body = '<Figure src="images/a.svg" alt="Sơ đồ" caption="Hình 1" />'
  const hash = 'a'.repeat(64)
  const { html, imagePaths } = await compiled(body, new Map([['images/a.svg', { hash, width: 480, height: 300 }]]))
  expect(html).toContain(`<img src="/tep/${hash}" alt="Sơ đồ" width="480" height="300"`)
  expect(imagePaths).toEqual(['images/a.svg'])
  expect(await compileLesson({ source: lesson(body), images: new Map() })).toMatchObject({
    ok: false,
    faults: [{ line: 8 }],
  })
})

test('reading time counts about 200 syllables a minute and the practice', async () => {
  const words = Array.from({ length: 1000 }, () => 'chào').join(' ')
  expect((await compiled(words)).readingMinutes).toBe(5)
  expect((await compiled(`${words}\n\n${scenario}`)).readingMinutes).toBe(8)
})

test('plain text holds the words of the lesson and none of its markup', async () => {
  const { plainText } = await compiled(`## Chào\n\nXin **chào** bác.\n\n${check}`)
  expect(plainText.split('\n').slice(0, 3)).toEqual(['Chào', 'Xin chào bác.', 'Làm gì trước?'])
  expect(plainText).not.toContain('<')
})

test('every component renders to inert HTML', async () => {
  const { html } = await compiled(`<Story title="A">

Một.

<Quote source="Bác">Kính trọng.</Quote>

</Story>

<Dialogue title="B">

<Line who="citizen" name="Bác Tư">Chào.</Line>

<Line who="officer">Chào bác.</Line>

</Dialogue>

<Compare title="C">

<Wrong>Gắt.</Wrong>

<Right>Nhẹ nhàng.</Right>

</Compare>

<Steps title="D">

1. một
2. hai

</Steps>

<Callout kind="emulation" title="E">

F

</Callout>

<Flashcards title="G">

<Card front="H">I</Card>

</Flashcards>

<Checklist id="viec" title="J">

<Item>K</Item>

</Checklist>

<Reflection id="tu-soi" prompt="L" hint="M" words="300" />

| a | b |
|:--|--:|
| 1 | 2 |
`)
  expect(findActiveMarkup(html)).toEqual([])
  expect(html).not.toMatch(active)
  expect(html).not.toContain('undefined')
})

test('whatever accepted text says, its stored HTML neither acts nor reaches elsewhere', async () => {
  const scraps = fc.constantFrom(
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '\\<img src=x onerror=alert(1)\\>',
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    '](javascript:alert(1))',
    '`<script>`',
    '&#x22; onload=&#x22;x',
    '&quot;&gt;&lt;svg/onload=alert(1)&gt;',
    '</style>',
    '{alert(1)}',
    '\u2028',
    '\0',
  )
  const text = fc
    .array(fc.oneof(scraps, fc.string({ maxLength: 12 })), { maxLength: 4 })
    .map((parts) => parts.join(' '))
  const value = text.map((words) =>
    words
      .replace(/["\n\r]/g, ' ')
      .replace(/\s+$/, '')
      .replace(/^$/, 'x'),
  )
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(text, value, async (words, attribute) => {
      const body = `Xin ${words}\n\n<Callout kind="why" title="a ${attribute}">\n\nb ${words}\n\n</Callout>\n\n<KnowledgeCheck id="k" prompt="a ${attribute}">\n\n<Option correct feedback="a ${attribute}">a ${words}</Option>\n\n<Option>hai</Option>\n\n</KnowledgeCheck>\n`
      const result = await compileLesson({ source: lesson(body) })
      if (!result.ok) return
      accepted += 1
      expect(findActiveMarkup(result.lesson.html)).toEqual([])
      // Attribute values are quoted and escaped; what is left between them must hold no active markup.
      expect(result.lesson.html.replace(/"[^"]*"/g, (quoted) => (/^"[/#]/.test(quoted) ? quoted : '"/"'))).not.toMatch(
        active,
      )
    }),
    { numRuns: 60 },
  )
  expect(accepted).toBeGreaterThan(10)
})
