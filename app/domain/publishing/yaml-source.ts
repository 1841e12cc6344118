import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Fault } from './fault'

/** One "name: value" of a mapping, with the line of the name. */
export interface YamlEntry {
  name: string
  line: number
  value: YamlValue
}

/** A value with its line; each reader answers null when the value is of another kind. */
export interface YamlValue {
  line: number
  /** The words of one plain value, in NFC; a number or date as it was written. */
  text(): string | null
  boolean(): boolean | null
  whole(): number | null
  list(): YamlValue[] | null
  entries(): YamlEntry[] | null
}

export type YamlResult = { ok: true; entries: YamlEntry[] } | { ok: false; faults: Fault[] }

/**
 * Reads plain YAML that must be a mapping: no tags that build objects, no repeated names, no aliases (a few of them
 * can stand for gigabytes). `linesBefore` is added to every line: the text may begin further down its file.
 */
export function readYaml(text: string, linesBefore = 0): YamlResult {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + linesBefore
  const problems = [...document.errors, ...document.warnings]
  if (problems.length > 0) {
    const faults = problems.map(({ pos, code }) => ({ line: lineAt(pos[0]), reason: reasonOf(code) }))
    return { ok: false, faults }
  }
  let aliasLine: number | undefined
  visit(document, {
    Alias(_, alias) {
      aliasLine = lineAt(alias.range?.[0] ?? 0)
      return visit.BREAK
    },
  })
  if (aliasLine !== undefined) return refused(aliasLine, 'Không dùng ký hiệu * để tham chiếu trong YAML.')
  const entries = yamlValue(document.contents, lineAt).entries()
  return entries ? { ok: true, entries } : refused(1 + linesBefore, 'Nội dung phải gồm các dòng "tên: giá trị".')
}

/** Faults for names that the format does not know and for required ones that are missing. */
export function findNameFaults(
  entries: readonly YamlEntry[],
  { line, known, required }: { line: number; known: readonly string[]; required: readonly string[] },
): Fault[] {
  const named = new Set(entries.map(({ name }) => name))
  return [
    ...entries
      .filter(({ name }) => !known.includes(name))
      .map((entry) => ({ line: entry.line, reason: `Không có mục "${entry.name}". Các mục: ${known.join(', ')}.` })),
    ...required.filter((name) => !named.has(name)).map((name) => ({ line, reason: `Còn thiếu mục "${name}".` })),
  ]
}

function yamlValue(node: unknown, lineAt: (offset: number) => number, parentLine = lineAt(0)): YamlValue {
  const start = (node as Node | null)?.range?.[0]
  const line = start === undefined ? parentLine : lineAt(start)
  return {
    line,
    text() {
      if (!isScalar(node) || node.value === null || typeof node.value === 'boolean') return null
      const written = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
      return written.normalize('NFC').trim()
    },
    boolean: () => (isScalar(node) && typeof node.value === 'boolean' ? node.value : null),
    whole: () => (isScalar(node) && Number.isInteger(node.value) ? (node.value as number) : null),
    list: () => (isSeq(node) ? node.items.map((item) => yamlValue(item, lineAt, line)) : null),
    entries() {
      if (!isMap(node)) return null
      return node.items.map(({ key, value }) => {
        const keyLine = isScalar(key) && key.range ? lineAt(key.range[0]) : line
        return { name: isScalar(key) ? String(key.value) : '', line: keyLine, value: yamlValue(value, lineAt, keyLine) }
      })
    },
  }
}

function reasonOf(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Tên này viết hai lần trong cùng một mục.'
  if (code === 'TAB_AS_INDENT') return 'Không thụt dòng bằng phím Tab; hãy dùng dấu cách.'
  if (code === 'BAD_INDENT') return 'Thụt dòng chưa đều với các dòng cùng mục.'
  return 'Chưa đúng cách viết YAML: mỗi dòng là "tên: giá trị", giá trị có dấu hai chấm thì đặt trong nháy.'
}

function refused(line: number, reason: string): YamlResult {
  return { ok: false, faults: [{ line, reason }] }
}
