import type { Nodes } from 'mdast'
import type { Fault } from './fault'
import {
  attributeOf,
  type ComponentAttribute,
  type ComponentNode,
  isComponent,
  lineOf,
  meaningfulChildren,
  textAttribute,
} from './lesson-tree'
import { findGraphFaults, type ScenarioNode } from './scenario-graph'
import { isCode } from './slug'
import type { AttributeRule, ComponentRule } from './vocabulary'

/** Text attributes are sentences, not chapters. */
const maxAttributeLength = 1200

/** Faults of one component's own attributes and of what it must hold. */
export function findComponentFaults(node: ComponentNode, rule: ComponentRule): Fault[] {
  return [...findAttributeFaults(node, rule), ...findContentFaults(node, rule)]
}

function findAttributeFaults(node: ComponentNode, rule: ComponentRule): Fault[] {
  const faults: Fault[] = []
  const named = new Set<string>()
  for (const attribute of node.attributes) {
    const reason = attributeFault(node, rule, attribute, named)
    if (reason) faults.push({ line: attribute.position?.start.line ?? lineOf(node), reason })
    if (attribute.type === 'mdxJsxAttribute') named.add(attribute.name)
  }
  for (const [name, { required }] of Object.entries(rule.attributes)) {
    if (required && !named.has(name))
      faults.push({ line: lineOf(node), reason: `<${node.name}> còn thiếu ${name}="…".` })
  }
  return faults
}

function attributeFault(
  node: ComponentNode,
  rule: ComponentRule,
  attribute: ComponentAttribute,
  named: ReadonlySet<string>,
): string | undefined {
  if (attribute.type !== 'mdxJsxAttribute') return `Không dùng dấu {…} trong thẻ <${node.name}>.`
  const { name, value } = attribute
  if (/^on/i.test(name)) return `Không gắn lệnh "${name}" vào <${node.name}>.`
  if (!Object.hasOwn(rule.attributes, name)) return `<${node.name}> không có thuộc tính "${name}".`
  if (named.has(name)) return `Thuộc tính "${name}" viết hai lần.`
  if (typeof value === 'object' && value !== null)
    return `Giá trị của "${name}" phải là chữ trong nháy kép, không dùng dấu { }.`
  return valueFault(name, value ?? true, rule.attributes[name] as AttributeRule)
}

function valueFault(name: string, value: string | true, rule: AttributeRule): string | undefined {
  if (rule.kind === 'flag') return value === true ? undefined : `Viết "${name}" không kèm giá trị.`
  if (value === true || value.trim() === '') return `Thuộc tính "${name}" cần có chữ: ${name}="…".`
  if (value.length > maxAttributeLength) return `Thuộc tính "${name}" dài quá ${maxAttributeLength} ký tự.`
  switch (rule.kind) {
    case 'code':
      return isCode(value) ? undefined : `"${name}" chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.`
    case 'choice':
      return rule.values?.includes(value) ? undefined : `"${name}" phải là một trong: ${rule.values?.join(', ')}.`
    case 'keys': {
      const unknown = value.split(/\s+/).find((key) => key !== '' && !rule.values?.includes(key))
      return unknown === undefined
        ? undefined
        : `"${name}" không có mục "${unknown}". Các mục: ${rule.values?.join(', ')}.`
    }
    case 'count':
      return /^[1-9]\d{0,3}$/.test(value) ? undefined : `"${name}" phải là số từ 1 đến 9999.`
    default:
      return undefined
  }
}

function findContentFaults(node: ComponentNode, rule: ComponentRule): Fault[] {
  const line = lineOf(node)
  const children = meaningfulChildren(node)
  if (rule.content !== 'nothing' && children.length === 0) return [{ line, reason: `<${node.name}> chưa có nội dung.` }]
  switch (node.name) {
    case 'Compare':
      return countOf(children, 'Wrong') === 1 && countOf(children, 'Right') === 1
        ? []
        : [
            {
              line,
              reason: 'Mỗi <Compare> có đúng một <Wrong> và một <Right>. Cần thêm cặp khác thì viết thêm <Compare>.',
            },
          ]
    case 'Steps':
      return children.some((child) => child.type === 'list' && child.ordered)
        ? []
        : [{ line, reason: 'Trong <Steps> cần một danh sách đánh số (1. 2. 3.).' }]
    case 'KnowledgeCheck':
      return findOptionFaults(node, children)
    case 'Turn': {
      const choices = countOf(children, 'Choice')
      return choices >= 2 && choices <= 3 ? [] : [{ line, reason: 'Mỗi lượt có 2 hoặc 3 lựa chọn (Choice).' }]
    }
    case 'Scenario':
      return findScenarioFaults(node, children)
    default:
      return []
  }
}

function findOptionFaults(node: ComponentNode, children: readonly Nodes[]): Fault[] {
  const options = children.filter(isComponent).filter((child) => child.name === 'Option')
  const correct = options.filter((option) => attributeOf(option, 'correct') === true).length
  const line = lineOf(node)
  if (options.length < 2 || options.length > 6)
    return [{ line, reason: 'Câu tự kiểm tra có từ 2 đến 6 phương án (Option).' }]
  if (attributeOf(node, 'multiple') === true) {
    return correct >= 1 && correct < options.length
      ? []
      : [{ line, reason: 'Câu chọn nhiều ý cần ít nhất một phương án đúng (correct) và một phương án chưa đúng.' }]
  }
  return correct === 1 ? [] : [{ line, reason: 'Câu chọn một ý cần đúng một phương án đúng (correct).' }]
}

function findScenarioFaults(scenario: ComponentNode, children: readonly Nodes[]): Fault[] {
  const parts = children.filter(isComponent).filter((part) => part.name === 'Turn' || part.name === 'Ending')
  const faults: Fault[] = []
  const lines = new Map<string, number>()
  const nodes: ScenarioNode[] = []
  for (const part of parts) {
    const id = textAttribute(part, 'id')
    const first = lines.get(id)
    if (first !== undefined) {
      faults.push({ line: lineOf(part), reason: `id "${id}" đã dùng ở dòng ${first} trong cùng tình huống.` })
      continue
    }
    lines.set(id, lineOf(part))
    nodes.push({ id, kind: part.name === 'Turn' ? 'turn' : 'ending', line: lineOf(part), ways: waysOf(part) })
  }
  return [...faults, ...findGraphFaults(nodes, lineOf(scenario))]
}

function waysOf(turn: ComponentNode): ScenarioNode['ways'] {
  return meaningfulChildren(turn)
    .filter(isComponent)
    .filter((part) => part.name === 'Choice' && textAttribute(part, 'next') !== '')
    .map((choice) => ({ next: textAttribute(choice, 'next'), line: lineOf(choice) }))
}

function countOf(children: readonly Nodes[], name: string): number {
  return children.filter((child) => isComponent(child) && child.name === name).length
}
