import type { Heading, Nodes, Root } from 'mdast'
import type { ComponentNode } from './lesson-tree'
import { attributeOf, isComponent, lineOf, meaningfulChildren, textAttribute, textOf } from './lesson-tree'
import { slugOf } from './slug'

export interface LessonHeading {
  id: string
  text: string
  depth: number
}

/** What can be said of a lesson from its text alone, once the allow-list has accepted it. */
export interface LessonOutline {
  headings: LessonHeading[]
  /** `content` holds everything an answer depends on; its hash is the check's hash. */
  checks: { id: string; required: boolean; content: string }[]
  scenarios: { code: string; title: string; topic: string; setting: string }[]
  images: { path: string; line: number }[]
  plainText: string
  readingMinutes: number
}

/** Vietnamese is written syllable by syllable: about 200 of them a minute, read with attention. */
const syllablesPerMinute = 200

/** Practice takes time that its words do not show, in minutes. */
const practiceMinutes: Record<string, number> = {
  KnowledgeCheck: 0.5,
  Flashcards: 1,
  Checklist: 0.5,
  Reflection: 3,
  Scenario: 3,
}

/** Text attributes that are part of what is read. */
const readAttributes = [
  'title',
  'source',
  'caption',
  'front',
  'prompt',
  'hint',
  'setting',
  'speaker',
  'says',
  'feedback',
]

export function outlineOf(tree: Root): LessonOutline {
  const outline: LessonOutline = {
    headings: [],
    checks: [],
    scenarios: [],
    images: [],
    plainText: '',
    readingMinutes: 0,
  }
  const pieces: string[] = []
  let minutes = 0
  let syllables = 0
  visit(tree, false)
  outline.plainText = pieces.join('\n')
  outline.readingMinutes = Math.max(1, Math.round(minutes + syllables / syllablesPerMinute))
  return outline

  function visit(node: Nodes, isInScenario: boolean) {
    if (isComponent(node)) visitComponent(node, isInScenario)
    else if (node.type === 'heading') {
      outline.headings.push(headingOf(node))
      read(textOf(node), isInScenario)
    } else if (isRun(node)) read(textOf(node), isInScenario)
    else if ('children' in node) for (const child of meaningfulChildren(node)) visit(child, isInScenario)
  }

  function visitComponent(node: ComponentNode, isInScenario: boolean) {
    minutes += practiceMinutes[node.name ?? ''] ?? 0
    if (node.name === 'KnowledgeCheck') outline.checks.push(checkOf(node))
    if (node.name === 'Scenario') {
      const [code, title, topic, setting] = ['id', 'title', 'topic', 'setting'].map((name) => textAttribute(node, name))
      outline.scenarios.push({ code: code ?? '', title: title ?? '', topic: topic ?? '', setting: setting ?? '' })
    }
    if (node.name === 'Figure') outline.images.push({ path: textAttribute(node, 'src'), line: lineOf(node) })
    for (const name of readAttributes) read(textAttribute(node, name), isInScenario || node.name === 'Scenario')
    const isPractice = isInScenario || node.name === 'Scenario'
    for (const child of meaningfulChildren(node)) visit(child, isPractice)
  }

  function read(text: string, isInScenario: boolean) {
    const clean = text.replace(/\s+/g, ' ').trim()
    if (clean === '') return
    pieces.push(clean)
    // An officer reads one path of a scenario; its own minutes stand for that.
    if (!isInScenario) syllables += clean.split(' ').length
  }
}

function headingOf(node: Heading): LessonHeading {
  const text = textOf(node).replace(/\s+/g, ' ').trim()
  return { id: slugOf(text), text, depth: node.depth }
}

function checkOf(node: ComponentNode): LessonOutline['checks'][number] {
  const options = meaningfulChildren(node)
    .filter(isComponent)
    .map((option) => [
      textOf(option).trim(),
      attributeOf(option, 'correct') === true,
      textAttribute(option, 'feedback'),
    ])
  const multiple = attributeOf(node, 'multiple') === true
  return {
    id: textAttribute(node, 'id'),
    required: attributeOf(node, 'required') === true,
    content: JSON.stringify([textAttribute(node, 'prompt'), multiple, options]),
  }
}

/** A run of words that belongs together on one line of the plain text. */
function isRun(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'text' || node.type === 'strong'
}
