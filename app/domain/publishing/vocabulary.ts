/**
 * The components a lesson may use, and nothing else. Tag names, attributes and nesting are the format that
 * trainers write; a change here is a change of the format.
 */

/** flag: bare attribute. code: see `isCode`. keys: space-separated words of `values`. */
type AttributeKind = 'text' | 'code' | 'flag' | 'choice' | 'keys' | 'image' | 'count'

export interface AttributeRule {
  kind: AttributeKind
  required?: true
  /** Allowed words of a `choice` or `keys`. */
  values?: readonly string[]
}

/**
 * nothing: no content. parts: only the named child components. words: text with bold and the like, no lists.
 * passage: paragraphs and lists. blocks: a passage that may also hold some components.
 */
type ContentKind = 'nothing' | 'parts' | 'words' | 'passage' | 'blocks'

export interface ComponentRule {
  /** Vietnamese name of the component for messages. */
  name: string
  attributes: Readonly<Record<string, AttributeRule>>
  content: ContentKind
  /** Components that may stand directly inside. */
  children?: readonly string[]
  /** Parents; absent: it stands in the lesson itself (or where a parent lists it). */
  parents?: readonly string[]
}

export const conductKeys = [
  'xin-chao',
  'xin-loi',
  'xin-cam-on',
  'xin-phep',
  'luon-mim-cuoi',
  'luon-nhe-nhang',
  'luon-lang-nghe',
  'luon-giup-do',
] as const

export type ConductKey = (typeof conductKeys)[number]

export const scenarioTopics = [
  'Căn cước',
  'Cư trú',
  'Định danh điện tử',
  'Tiếp dân',
  'Qua điện thoại',
  'Đồng đội',
] as const

const calloutKinds = ['remember', 'why', 'caution', 'apply', 'emulation'] as const
const choiceMarks = ['best', 'acceptable', 'wrong'] as const
export const endingResults = ['good', 'fair', 'poor'] as const

export type CalloutKind = (typeof calloutKinds)[number]
export type ChoiceMark = (typeof choiceMarks)[number]
export type EndingResult = (typeof endingResults)[number]

const text: AttributeRule = { kind: 'text' }
const requiredText: AttributeRule = { kind: 'text', required: true }
const requiredCode: AttributeRule = { kind: 'code', required: true }
const flag: AttributeRule = { kind: 'flag' }
const keys: AttributeRule = { kind: 'keys', values: conductKeys }

export const vocabulary: Readonly<Record<string, ComponentRule>> = {
  Callout: {
    name: 'khối nhấn',
    attributes: { kind: { kind: 'choice', values: calloutKinds, required: true }, title: text },
    content: 'passage',
  },
  Story: {
    name: 'câu chuyện',
    attributes: { title: text },
    content: 'blocks',
    children: ['Quote', 'Figure', 'Callout', 'Dialogue'],
  },
  Quote: { name: 'trích dẫn', attributes: { source: requiredText }, content: 'passage' },
  Dialogue: { name: 'đối thoại', attributes: { title: text }, content: 'parts', children: ['Line'] },
  Line: {
    name: 'lời thoại',
    attributes: { who: { kind: 'choice', values: ['citizen', 'officer'], required: true }, name: text },
    content: 'words',
    parents: ['Dialogue'],
  },
  Compare: { name: 'so sánh', attributes: { title: text }, content: 'parts', children: ['Wrong', 'Right'] },
  Wrong: { name: 'cách chưa đúng', attributes: {}, content: 'passage', parents: ['Compare'] },
  Right: { name: 'cách đúng', attributes: {}, content: 'passage', parents: ['Compare'] },
  Steps: {
    name: 'các bước',
    attributes: { title: text },
    content: 'blocks',
    children: ['Quote', 'Figure', 'Callout'],
  },
  Figure: {
    name: 'hình',
    attributes: { src: { kind: 'image', required: true }, alt: requiredText, caption: text },
    content: 'nothing',
  },
  Flashcards: { name: 'thẻ ghi nhớ', attributes: { title: text }, content: 'parts', children: ['Card'] },
  Card: { name: 'thẻ', attributes: { front: requiredText }, content: 'passage', parents: ['Flashcards'] },
  Checklist: {
    name: 'việc cần làm',
    attributes: { id: requiredCode, title: text },
    content: 'parts',
    children: ['Item'],
  },
  Item: { name: 'việc', attributes: {}, content: 'words', parents: ['Checklist'] },
  KnowledgeCheck: {
    name: 'câu tự kiểm tra',
    attributes: { id: requiredCode, prompt: requiredText, required: flag, multiple: flag },
    content: 'parts',
    children: ['Option'],
  },
  Option: {
    name: 'phương án',
    attributes: { correct: flag, feedback: text },
    content: 'words',
    parents: ['KnowledgeCheck'],
  },
  Reflection: {
    name: 'ô tự soi',
    attributes: { id: requiredCode, prompt: requiredText, hint: text, words: { kind: 'count' } },
    content: 'nothing',
  },
  Scenario: {
    name: 'tình huống',
    attributes: {
      id: requiredCode,
      title: requiredText,
      topic: { kind: 'choice', values: scenarioTopics, required: true },
      setting: requiredText,
    },
    content: 'parts',
    children: ['Turn', 'Ending'],
  },
  Turn: {
    name: 'lượt',
    attributes: { id: requiredCode, speaker: requiredText, says: requiredText },
    content: 'parts',
    children: ['Choice'],
    parents: ['Scenario'],
  },
  Choice: {
    name: 'lựa chọn',
    attributes: {
      mark: { kind: 'choice', values: choiceMarks, required: true },
      next: requiredCode,
      shows: keys,
      misses: keys,
      feedback: requiredText,
    },
    content: 'words',
    parents: ['Turn'],
  },
  Ending: {
    name: 'kết',
    attributes: {
      id: requiredCode,
      result: { kind: 'choice', values: endingResults, required: true },
      title: requiredText,
    },
    content: 'passage',
    parents: ['Scenario'],
  },
}
