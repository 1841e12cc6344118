import type { Fault } from './fault'
import type { QuizSource } from './quiz-source'

/** What the studio shows of a draft: the lesson as officers will see it, its questions with keys, and its faults. */
export interface DraftPreview {
  lesson: {
    html: string
    contentHash: string
    title: string
    objective: string
    readingMinutes: number
    checkCount: number
  } | null
  quiz: QuizSource | null
  lessonFaults: Fault[]
  quizFaults: Fault[]
}

export function faultCount(preview: Pick<DraftPreview, 'lessonFaults' | 'quizFaults'>): number {
  return preview.lessonFaults.length + preview.quizFaults.length
}
