import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Fault } from './fault'
import { isCode } from './slug'

/** What the head of a lesson source says. */
export interface LessonHead {
  code: string
  title: string
  objective: string
  summary: string
  author: string
  /** Documents that the trainer should check; shown in the studio, not to learners. */
  sources: string[]
}

export type FrontmatterResult =
  | {
      ok: true
      head: LessonHead
      /** The lesson text, with the head's lines replaced by empty ones so that line numbers stay true. */
      body: string
    }
  | { ok: false; faults: Fault[] }

/**
 * A fence that names a language (`---js`) is run as code by gray-matter, which mdx-bundler calls, even where the
 * compilation then fails. It is refused before any parser sees the text.
 */
const executableFence = /^\uFEFF?---[^\S\r\n]*[^\s-]/
const headBlock = /^\uFEFF?---[^\S\r\n]*\r?\n([\s\S]*?\r?\n)?---[^\S\r\n]*(?:\r?\n|$)/

const requiredFields = ['code', 'title', 'objective', 'summary', 'author'] as const
const longest: Record<(typeof requiredFields)[number], number> = {
  code: 80,
  title: 160,
  objective: 400,
  summary: 600,
  author: 160,
}

/** Splits a lesson source and checks its head. Pure YAML only: no tags, no aliases, no other language. */
export function readFrontmatter(source: string): FrontmatterResult {
  if (executableFence.test(source)) {
    return refused(1, 'Phần đầu bài chỉ được mở bằng ba dấu gạch "---", không kèm tên ngôn ngữ nào phía sau.')
  }
  const match = headBlock.exec(source)
  if (!match) {
    return refused(
      1,
      'Bài phải bắt đầu bằng phần đầu bài nằm giữa hai dòng "---" (code, title, objective, summary, author).',
    )
  }
  const lines = new LineCounter()
  const document = parseDocument(match[1] ?? '', {
    lineCounter: lines,
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
  })
  // The text of the head starts on line 2 of the file.
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  if (document.errors.length > 0 || document.warnings.length > 0) {
    return {
      ok: false,
      faults: [...document.errors, ...document.warnings].map((error) => ({
        line: lineAt(error.pos[0]),
        reason:
          'Phần đầu bài chưa đúng cách viết YAML: mỗi dòng là "tên: giá trị", giá trị có dấu hai chấm thì đặt trong nháy.',
      })),
    }
  }
  if (!isMap(document.contents)) return refused(2, 'Phần đầu bài phải gồm các dòng "tên: giá trị".')

  const faults: Fault[] = []
  const values: Record<string, string> = {}
  let sources: string[] = []
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : ''
    const line = lineAt(isScalar(key) ? (key.range?.[0] ?? 0) : 0)
    if (name === 'sources') {
      if (isSeq(value) && value.items.every((item) => isScalar(item) && typeof item.value === 'string')) {
        sources = value.items.map((item) => String((item as { value: unknown }).value))
      } else faults.push({ line, reason: 'Mục "sources" phải là danh sách, mỗi dòng một gạch đầu dòng.' })
    } else if (!isRequiredField(name)) {
      faults.push({ line, reason: `Phần đầu bài không có mục "${name}".` })
    } else if (!isScalar(value) || typeof value.value !== 'string' || value.value.trim() === '') {
      faults.push({ line, reason: `Mục "${name}" phải là một dòng chữ.` })
    } else if (value.value.length > longest[name]) {
      faults.push({ line, reason: `Mục "${name}" dài quá ${longest[name]} ký tự.` })
    } else {
      values[name] = value.value.trim()
      if (name === 'code' && !isCode(values.code ?? '')) {
        faults.push({ line, reason: 'Mã bài chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.' })
      }
    }
  }
  const named = new Set(document.contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')))
  for (const field of requiredFields) {
    if (!named.has(field)) faults.push({ line: 1, reason: `Phần đầu bài còn thiếu mục "${field}".` })
  }
  if (faults.length > 0) return { ok: false, faults }
  const [code, title, objective, summary, author] = requiredFields.map((field) => values[field] ?? '') as [
    string,
    string,
    string,
    string,
    string,
  ]
  const headLines = (match[0].match(/\n/g) ?? []).length
  return {
    ok: true,
    head: { code, title, objective, summary, author, sources },
    // The leading line break also keeps any later "---" from being read as a second head.
    body: '\n'.repeat(headLines) + source.slice(match[0].length),
  }
}

function isRequiredField(name: string): name is (typeof requiredFields)[number] {
  return (requiredFields as readonly string[]).includes(name)
}

function refused(line: number, reason: string): FrontmatterResult {
  return { ok: false, faults: [{ line, reason }] }
}
