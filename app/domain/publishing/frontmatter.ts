import type { Fault } from './fault'
import { isCode } from './slug'
import { findNameFaults, readYaml } from './yaml-source'

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
  // The text of the head starts on line 2 of the file.
  const yaml = readYaml(match[1] ?? '', 1)
  if (!yaml.ok) return yaml
  const faults = findNameFaults(yaml.entries, {
    line: 1,
    known: [...requiredFields, 'sources'],
    required: requiredFields,
  })
  const values: Partial<Record<string, string>> = {}
  let sources: string[] = []
  for (const { name, line, value } of yaml.entries) {
    if (name === 'sources') {
      const texts = value.list()?.map((item) => item.text())
      if (texts?.every((text) => text !== null)) sources = texts
      else faults.push({ line, reason: 'Mục "sources" phải là danh sách, mỗi dòng một gạch đầu dòng.' })
    } else if (isRequiredField(name)) {
      const text = value.text()
      if (!text) faults.push({ line, reason: `Mục "${name}" phải là một dòng chữ.` })
      else if (text.length > longest[name])
        faults.push({ line, reason: `Mục "${name}" dài quá ${longest[name]} ký tự.` })
      else if (name === 'code' && !isCode(text)) {
        faults.push({ line, reason: 'Mã bài chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.' })
      } else values[name] = text
    }
  }
  if (faults.length > 0) return { ok: false, faults }
  const [code = '', title = '', objective = '', summary = '', author = ''] = requiredFields.map(
    (field) => values[field],
  )
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
