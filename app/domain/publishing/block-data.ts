import type { ChoiceMark, ConductKey, EndingResult } from './vocabulary'

/**
 * The data beside each interactive block in stored HTML (`data-mdx`, `data-props`), from which the browser brings the
 * block to life. Public: practice keys are inside. `html` fields are inline markup that passed `findActiveMarkup`.
 */
export interface KnowledgeCheckData {
  id: string
  /** Changes with the question or any option: an answer counts while its check is unchanged. */
  hash: string
  prompt: string
  multiple: boolean
  required: boolean
  options: { key: string; html: string; correct: boolean; feedback: string }[]
}

export interface FlashcardsData {
  id: string
  title: string
  cards: { front: string; html: string }[]
}

export interface ChecklistData {
  id: string
  title: string
  items: { html: string }[]
}

export interface ReflectionData {
  id: string
  prompt: string
  hint: string
  /** Suggested length; null when the author gave none. */
  words: number | null
}

export interface ScenarioChoice {
  mark: ChoiceMark
  next: string
  shows: ConductKey[]
  misses: ConductKey[]
  feedback: string
  html: string
}

export interface ScenarioTurn {
  id: string
  speaker: string
  says: string
  choices: ScenarioChoice[]
}

export interface ScenarioEnding {
  id: string
  result: EndingResult
  title: string
  html: string
}

export interface ScenarioData {
  id: string
  title: string
  topic: string
  setting: string
  turns: ScenarioTurn[]
  endings: ScenarioEnding[]
}

export interface BlockData {
  KnowledgeCheck: KnowledgeCheckData
  Flashcards: FlashcardsData
  Checklist: ChecklistData
  Reflection: ReflectionData
  Scenario: ScenarioData
}

export type BlockName = keyof BlockData

/** Option keys in source order: a, b, c … */
export function optionKey(index: number): string {
  return String.fromCharCode(97 + index)
}
