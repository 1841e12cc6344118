import type { Nodes, Parents, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Fault } from './fault'

/** A component as it stands in the tree: on its own lines or within a paragraph. */
export type ComponentNode = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>
export type ComponentAttribute = ComponentNode['attributes'][number]
type PlainAttribute = Extract<ComponentAttribute, { type: 'mdxJsxAttribute' }>
export type TreeResult = { ok: true; tree: Root } | { ok: false; faults: Fault[] }

/** The largest lesson source, in characters. The longest lesson of the starter courses has about 30,000. */
export const maxSourceLength = 200_000

/** More markers than any honest list or quotation opens in one line; the parser's work grows with their nesting. */
const deepNesting = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*){24,}\S/m

/** Reads MDX into its syntax tree without running anything. Line numbers are those of `body`. */
export function parseLessonBody(body: string): TreeResult {
  const nested = deepNesting.exec(body)
  if (nested) {
    return refused(body.slice(0, nested.index).split('\n').length, 'Danh sách hoặc trích dẫn lồng nhau quá nhiều tầng.')
  }
  try {
    return { ok: true, tree: unified().use(remarkParse).use(remarkMdx).use(remarkGfm).parse(body) }
  } catch (error) {
    if (error instanceof RangeError) return refused(1, 'Bài lồng nhau quá nhiều tầng, hệ thống không đọc được.')
    return { ok: false, faults: [syntaxFault(error)] }
  }
}

export function isComponent(node: Nodes): node is ComponentNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/**
 * The children of a node as an author means them: a paragraph that holds nothing but components stands for those
 * components (MDX itself unwraps it later), and blank text between components is nothing.
 */
export function meaningfulChildren(node: Parents): Nodes[] {
  return (node.children as Nodes[]).flatMap((child): Nodes[] => {
    if (isBlankText(child)) return []
    if (child.type !== 'paragraph') return [child]
    const held = child.children.filter((part) => !isBlankText(part))
    return held.length > 0 && held.every(isComponent) ? held : [child]
  })
}

/** The value of a plain attribute: its text, `true` when bare, undefined when absent or not a literal. */
export function attributeOf(node: ComponentNode, name: string): string | true | undefined {
  const attribute = node.attributes.find(
    (one): one is PlainAttribute => one.type === 'mdxJsxAttribute' && one.name === name,
  )
  if (!attribute) return undefined
  if (attribute.value === null || attribute.value === undefined) return true
  return typeof attribute.value === 'string' ? attribute.value : undefined
}

/** A text attribute, or the empty string. */
export function textAttribute(node: ComponentNode, name: string): string {
  const value = attributeOf(node, name)
  return typeof value === 'string' ? value : ''
}

/** The words of a node without their marks. */
export function textOf(node: Nodes): string {
  if ('children' in node) return (node.children as Nodes[]).map(textOf).join('')
  return 'value' in node ? node.value : ''
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1
}

function isBlankText(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** The parser's rule names in words of the trainer. */
const syntaxReasons: Record<string, string> = {
  'end-tag-mismatch': 'Khối mở và khối đóng không khớp nhau, hoặc có khối chưa đóng.',
  'unexpected-closing-slash': 'Có thẻ đóng mà không có thẻ mở tương ứng, hoặc dấu "/" đặt sai chỗ.',
  'unexpected-character':
    'Dấu "<" phải mở đúng một khối như <Callout …>. Trong lời văn, hãy viết chữ thay cho dấu "<".',
  'unexpected-eof': 'Khối hoặc dấu "{" mở ra mà chưa đóng.',
  'unexpected-lazy': 'Dấu "{" mở ra mà chưa đóng trong cùng một đoạn.',
  acorn: 'Không dùng dấu { }, import hay export trong bài.',
  'non-spread': 'Không dùng dấu { } trong thuộc tính.',
  'spread-extra': 'Không dùng dấu { } trong thuộc tính.',
  'non-esm': 'Không dùng import hay export trong bài.',
}

function syntaxFault(error: unknown): Fault {
  const message = error as { ruleId?: unknown; line?: unknown; column?: unknown; reason?: unknown }
  // Such a message names the tag left open and where it began: "… closing tag for `<Story>` (12:1-12:20)".
  const opened = /`(<[^`]*>)` \((\d+):/.exec(String(message.reason))
  const openedLine = Number(opened?.[2] ?? 1)
  const line = typeof message.line === 'number' ? message.line : openedLine
  const reason = opened
    ? `Khối ${opened[1]} mở ở dòng ${openedLine} chưa được đóng đúng chỗ.`
    : (syntaxReasons[String(message.ruleId)] ?? 'Cách viết chưa đúng, hệ thống không đọc được từ dòng này.')
  return typeof message.column === 'number' ? { line, column: message.column, reason } : { line, reason }
}

function refused(line: number, reason: string): TreeResult {
  return { ok: false, faults: [{ line, reason }] }
}
