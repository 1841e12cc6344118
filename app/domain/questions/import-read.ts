import type { QuestionContent } from './question-body'

/** What stands in the way of one question of a file. Lines (of a sheet: rows) count from 1. */
export interface ImportFault {
  line: number
  /** One Vietnamese sentence: what is wrong and what to do. */
  reason: string
}

/** A question as a file gives it, before any rule is asked. */
export interface ReadQuestion {
  line: number
  /** As written; empty when the file gives the question no code. */
  id: string
  /** "Tiếp công dân/Lời chào"; empty when the file names none. */
  category: string
  content: QuestionContent
}

/** One file, read whole: a question that cannot be read is a fault and takes no other with it. */
export interface ReadFile {
  questions: ReadQuestion[]
  faults: ImportFault[]
  /** What is no question and no mistake either: descriptions. */
  skipped: ImportFault[]
}

/** Keys by place: a, b, c … as every source writes them. */
export function keyAt(index: number): string {
  return String.fromCharCode(97 + (index % 26)).repeat(1 + Math.floor(index / 26))
}
