import type { LessonCheck } from '~/domain/learning/completion'
import type { Blueprint } from '~/domain/publishing/quiz-rules'
import type { QuestionBody } from '~/domain/questions/question-body'
import type { DrawableQuestion, RandomBelow } from '~/domain/quiz/draw'
import type { StudyPlan } from './study-plan'

/** What playing a study takes and what it makes: rows as the tables take them. */

export interface StudiedCourse {
  lessons: StudiedCourseLesson[]
}

export interface StudiedCourseLesson {
  lessonId: string
  lessonVersionId: string
  readingMinutes: number
  headingIds: string[]
  checks: LessonCheck[]
  quiz: {
    draw: number
    passPercent: number
    maxAttempts: number
    blueprint: Blueprint | null
    bank: BankQuestion[]
  }
}

export interface BankQuestion extends DrawableQuestion {
  body: QuestionBody
}

export interface StudyFacts {
  openings: {
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    openedAt: Date
    anchor: string
    permille: number
    updatedAt: Date
  }[]
  checkAnswers: {
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    checkId: string
    checkHash: string
    chosen: string[]
    firstAnsweredAt: Date
    answeredAt: Date
  }[]
  attempts: {
    id: string
    enrolmentId: string
    lessonId: string
    number: number
    seed: string
    passPercent: number
    maxAttempts: number
    /** As JSON. */
    blueprint: string | null
    startedAt: Date
    submittedAt: Date | null
    scoreNumerator: number | null
    scoreDenominator: number | null
    passed: boolean | null
  }[]
  attemptQuestions: {
    id: string
    attemptId: string
    position: number
    questionVersionId: string
    optionOrder: string[]
  }[]
  answers: { attemptQuestionId: string; response: string[]; revision: number; answeredAt: Date }[]
  essayMarks: {
    enrolmentId: string
    attemptQuestionId: string
    numerator: number
    denominator: number
    comment: string
    markedAt: Date
  }[]
  lessonCompletions: {
    id: string
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    attemptId: string | null
    completedAt: Date
  }[]
  courseCompletions: { id: string; enrolmentId: string; completedAt: Date }[]
}

export interface Study {
  enrolmentId: string
  course: StudiedCourse
  plan: StudyPlan
  now: Date
  randomBelow: RandomBelow
  /** A new row id that sorts by the instant. */
  idAt: (at: Date) => string
}

/** To be filled. */
export function noFacts(): StudyFacts {
  return {
    openings: [],
    checkAnswers: [],
    attempts: [],
    attemptQuestions: [],
    answers: [],
    essayMarks: [],
    lessonCompletions: [],
    courseCompletions: [],
  }
}

/** One lesson of a study, opened. */
export interface LessonStudy extends Study {
  lesson: StudiedCourseLesson
  openedAt: Date
  ending: StudyPlan['ending']
}
