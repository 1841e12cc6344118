import type { Heading, Nodes, Root } from 'mdast'
import { formatCount } from '~/platform/number-format'
import { isImagePath, isSafeLink } from './addresses'
import { findComponentFaults } from './component-rules'
import { type Fault, inReadingOrder } from './fault'
import { type LessonHead, readFrontmatter } from './frontmatter'
import {
  type ComponentNode,
  isComponent,
  lineOf,
  maxSourceLength,
  meaningfulChildren,
  parseLessonBody,
  textAttribute,
  textOf,
} from './lesson-tree'
import { slugOf } from './slug'
import { type ComponentRule, vocabulary } from './vocabulary'

/**
 * What a lesson source may contain. Trainers' MDX is untrusted code (architecture section 6): everything that is
 * not named here is refused, before the compiler sees it, with its line and the reason in Vietnamese.
 */

/** Markdown that a lesson may use outside and inside components. */
const allowedMarkdown: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'text',
  'strong',
  'emphasis',
  'delete',
  'inlineCode',
  'break',
  'heading',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'blockquote',
  'thematicBreak',
  'link',
  'linkReference',
  'definition',
])

const words: ReadonlySet<string> = new Set(['paragraph', 'text', 'strong', 'emphasis', 'delete', 'inlineCode', 'break'])
const passage: ReadonlySet<string> = new Set([...words, 'list', 'listItem', 'link', 'table', 'tableRow', 'tableCell'])

const refusedMarkdown: Record<string, string> = {
  mdxjsEsm: 'Không dùng import hay export trong bài.',
  mdxFlowExpression: 'Không dùng biểu thức trong dấu { }. Trong lời văn, hãy viết chữ thay cho dấu ngoặc nhọn.',
  mdxTextExpression: 'Không dùng biểu thức trong dấu { }. Trong lời văn, hãy viết chữ thay cho dấu ngoặc nhọn.',
  html: 'Không dùng thẻ HTML trong bài.',
  image: 'Chèn hình bằng khối <Figure src="images/…" alt="…" />.',
  imageReference: 'Chèn hình bằng khối <Figure src="images/…" alt="…" />.',
  footnoteReference: 'Không dùng chú thích cuối trang; hãy viết ngay trong đoạn.',
  footnoteDefinition: 'Không dùng chú thích cuối trang; hãy viết ngay trong đoạn.',
  code: 'Không dùng khối mã lệnh, kể cả đoạn thụt vào bốn dấu cách.',
}

export type LessonSource =
  | { ok: true; head: LessonHead /** MDX without the head, line numbers kept. */; body: string; tree: Root }
  | { ok: false; faults: Fault[] }

/** Every fault of a lesson source, in reading order; an empty list means that it may be compiled. */
export function checkLessonSource(source: string): Fault[] {
  const read = readLessonSource(source)
  return read.ok ? [] : read.faults
}

/** Reads and checks a lesson source in one pass. */
export function readLessonSource(source: string): LessonSource {
  if (source.length > maxSourceLength) {
    const reason = `Bài dài quá ${formatCount(maxSourceLength)} ký tự. Đồng chí tách thành nhiều bài.`
    return { ok: false, faults: [{ line: 1, reason }] }
  }
  const front = readFrontmatter(source)
  if (!front.ok) return { ok: false, faults: inReadingOrder(front.faults) }
  const parsed = parseLessonBody(front.body)
  if (!parsed.ok) return parsed
  const faults = findTreeFaults(parsed.tree)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, head: front.head, body: front.body, tree: parsed.tree }
}

/** The same check as a remark plugin: the first one that mdx-bundler runs, so that nothing reaches the compiler unseen. */
export function remarkAllowList() {
  return (tree: Root) => {
    const [fault] = findTreeFaults(tree)
    if (fault) throw new Error(`Lesson refused at line ${fault.line}: ${fault.reason}`)
  }
}

/** Every fault of a parsed lesson, in reading order. */
function findTreeFaults(tree: Root): Fault[] {
  const faults: Fault[] = []
  const anchors = new Set<string>()
  const links: { address: string; line: number }[] = []
  const ids = new Map<string, number>()
  let hasText = false

  try {
    visitChildren(tree, undefined)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [{ line: 1, reason: 'Bài lồng nhau quá nhiều tầng, hệ thống không đọc được.' }]
  }
  if (!hasText) refuse(lineOf(tree), 'Bài chưa có nội dung.')
  for (const [id, line] of ids) {
    if (anchors.has(id)) refuse(line, `id "${id}" trùng địa chỉ của một đề mục. Đồng chí đổi id khác.`)
  }
  for (const { address, line } of links) {
    if (!anchors.has(address.slice(1))) refuse(line, `Bài không có mục nào mang địa chỉ "${address}".`)
  }
  return inReadingOrder(faults)

  function refuse(line: number, reason: string) {
    faults.push({ line, reason })
  }

  function visitChildren(node: Nodes, parent: ComponentNode | undefined) {
    if (!('children' in node)) return
    for (const child of meaningfulChildren(node)) {
      if (isComponent(child)) visitComponent(child, parent, node)
      else visitMarkdown(child, parent)
    }
  }

  function visitMarkdown(node: Nodes, parent: ComponentNode | undefined) {
    hasText ||= node.type === 'text'
    const isAllowed = allowedMarkdown.has(node.type)
    if (!isAllowed) {
      refuse(lineOf(node), refusedMarkdown[node.type] ?? 'Cách trình bày này không dùng trong bài học.')
      return
    }
    if (parent) checkPlace(node, parent)
    if (node.type === 'heading') checkHeading(node)
    if (node.type === 'link' || node.type === 'definition') checkLink(node.url, lineOf(node))
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      refuse(lineOf(node), 'Ô đánh dấu viết bằng khối <Checklist id="…"> với các <Item>.')
    }
    visitChildren(node, parent)
  }

  /** Markdown inside a component, measured against what that component holds. */
  function checkPlace(node: Nodes, parent: ComponentNode) {
    const rule = ruleOf(parent)
    if (!rule || rule.content === 'blocks') return
    const tag = `<${parent.name}>`
    if (rule.content === 'nothing') refuse(lineOf(node), `${tag} không chứa nội dung bên trong.`)
    else if (rule.content === 'parts') {
      refuse(lineOf(node), `Trong ${tag} chỉ đặt ${(rule.children ?? []).map((child) => `<${child}>`).join(', ')}.`)
    } else if (rule.content === 'words' && !words.has(node.type)) {
      refuse(lineOf(node), `Trong ${tag} chỉ viết chữ, có thể in đậm; không đặt danh sách, bảng, liên kết hay đề mục.`)
    } else if (rule.content === 'passage' && !passage.has(node.type)) {
      refuse(lineOf(node), `Trong ${tag} chỉ đặt đoạn văn, danh sách và bảng.`)
    }
  }

  function checkHeading(node: Heading) {
    if (node.depth !== 2 && node.depth !== 3) refuse(lineOf(node), 'Chỉ dùng đề mục cấp 2 (##) và cấp 3 (###).')
    const slug = slugOf(textOf(node))
    if (slug === '') refuse(lineOf(node), 'Đề mục phải có chữ.')
    else if (anchors.has(slug)) refuse(lineOf(node), `Đề mục này trùng địa chỉ "${slug}" với một đề mục ở trên.`)
    anchors.add(slug)
  }

  function checkLink(address: string, line: number) {
    if (!isSafeLink(address)) {
      refuse(line, 'Liên kết chỉ được dẫn tới trang trong hệ thống (bắt đầu bằng "/") hoặc mục trong bài ("#…").')
    } else if (address.startsWith('#')) links.push({ address, line })
  }

  function visitComponent(node: ComponentNode, parent: ComponentNode | undefined, holder: Nodes) {
    hasText = true
    const rule = ruleOf(node)
    if (!rule) {
      refuse(lineOf(node), unknownComponentReason(node.name))
      return
    }
    faults.push(...findComponentFaults(node, rule))
    checkNesting(node, rule, parent, holder)
    if (rule.attributes.id && rule.parents === undefined) checkUniqueId(node)
    if (node.name === 'Figure' && !isImagePath(textAttribute(node, 'src'))) {
      refuse(
        lineOf(node),
        'Hình phải nằm trong thư mục images của chuyên đề: src="images/ten-hinh.svg" (svg, png, webp, jpg).',
      )
    }
    visitChildren(node, node)
  }

  function checkNesting(node: ComponentNode, rule: ComponentRule, parent: ComponentNode | undefined, holder: Nodes) {
    const parentRule = parent && ruleOf(parent)
    const isKnownHere = parentRule ? (parentRule.children ?? []).includes(node.name ?? '') : rule.parents === undefined
    if (!isKnownHere) {
      const home = rule.parents
        ? `phải nằm trong ${rule.parents.map((name) => `<${name}>`).join(', ')}`
        : `không đặt được trong <${parent?.name}>`
      refuse(lineOf(node), `<${node.name}> ${home}.`)
      return
    }
    const isInStep = parentRule?.content === 'blocks' && holder.type === 'listItem'
    const standsAlone = parent ? holder === parent || isInStep : holder.type === 'root'
    if (!standsAlone) {
      refuse(lineOf(node), `<${node.name}> phải đứng riêng một dòng, không lẫn trong đoạn văn, danh sách hay bảng.`)
    }
  }

  function checkUniqueId(node: ComponentNode) {
    const id = textAttribute(node, 'id')
    if (id === '') return
    const first = ids.get(id)
    if (first !== undefined) refuse(lineOf(node), `id "${id}" đã dùng ở dòng ${first}. Mỗi khối cần một id riêng.`)
    else ids.set(id, lineOf(node))
  }
}

function ruleOf(node: ComponentNode): ComponentRule | undefined {
  return node.name !== null && Object.hasOwn(vocabulary, node.name) ? vocabulary[node.name] : undefined
}

function unknownComponentReason(name: string | null): string {
  if (name === null) return 'Không dùng thẻ trống <>.'
  const lower = name.toLowerCase()
  if (['script', 'iframe', 'style', 'object', 'embed', 'link', 'meta', 'base', 'form', 'svg', 'math'].includes(lower)) {
    return `Thẻ <${name}> bị cấm vì có thể chạy mã lệnh hoặc tải nội dung từ nơi khác.`
  }
  if (/^[a-z]/.test(name)) return `Không dùng thẻ HTML <${name}>. Hãy dùng cách viết Markdown hoặc các khối có sẵn.`
  return `Không có khối <${name}>. Các khối có sẵn: ${Object.keys(vocabulary)
    .filter((key) => !vocabulary[key]?.parents)
    .join(', ')}.`
}
