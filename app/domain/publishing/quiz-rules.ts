import type { Difficulty } from '~/domain/questions/question-body'

/** The rules of a lesson's quiz, as a course version fixes them (domain brief 3, "Attempts" and "Practical defaults"). */

/** "Three hard ones on greetings": from the lesson's own questions, or from a category of the bank and those below it. */
export type Slot = {
  from: 'lesson' | { category: string }
  topic?: string
  difficulty?: Difficulty
  count: number
}

/** What a paper is made of: slots drawn from, or exactly these questions in this order. */
export type Blueprint = { kind: 'slots'; slots: Slot[] } | { kind: 'fixed'; questionCodes: string[] }

export const countedAttempts = ['first', 'best', 'last'] as const
export type CountedAttempt = (typeof countedAttempts)[number]

export const keyTimes = ['afterPass', 'afterDue', 'never'] as const
export type KeyTime = (typeof keyTimes)[number]

export interface QuizRules {
  /** Questions of a paper; zero: the lesson has no quiz. */
  draw: number
  passPercent: number
  maxAttempts: number
  /** Zero: no time limit. */
  timeLimitMinutes: number
  /** Between handing one attempt in and starting the next; zero: none. */
  waitMinutes: number
  countedAttempt: CountedAttempt
  showKeys: KeyTime
  retakeAfterPass: boolean
  /** Null: `draw` questions of the lesson's own. */
  blueprint: Blueprint | null
}

/** The columns of a course version's lesson that hold its rules, as a Prisma selection. */
export const quizRuleColumns = {
  quizDraw: true,
  quizPassPercent: true,
  quizMaxAttempts: true,
  quizTimeLimitMinutes: true,
  quizWaitMinutes: true,
  quizCountedAttempt: true,
  quizShowKeys: true,
  quizRetakeAfterPass: true,
  quizBlueprint: true,
} as const

interface QuizRuleRow {
  quizDraw: number
  quizPassPercent: number
  quizMaxAttempts: number
  quizTimeLimitMinutes: number
  quizWaitMinutes: number
  quizCountedAttempt: string
  quizShowKeys: string
  quizRetakeAfterPass: boolean
  quizBlueprint: unknown
}

export function quizRulesOf(row: QuizRuleRow): QuizRules {
  return {
    draw: row.quizDraw,
    passPercent: row.quizPassPercent,
    maxAttempts: row.quizMaxAttempts,
    timeLimitMinutes: row.quizTimeLimitMinutes,
    waitMinutes: row.quizWaitMinutes,
    countedAttempt: row.quizCountedAttempt as CountedAttempt,
    showKeys: row.quizShowKeys as KeyTime,
    retakeAfterPass: row.quizRetakeAfterPass,
    blueprint: row.quizBlueprint as Blueprint | null,
  }
}

/** The columns that hold the rules, to be written; without a blueprint its column is left out. */
export function quizColumnsOf(rules: QuizRules) {
  return {
    quizDraw: rules.draw,
    quizPassPercent: rules.passPercent,
    quizMaxAttempts: rules.maxAttempts,
    quizTimeLimitMinutes: rules.timeLimitMinutes,
    quizWaitMinutes: rules.waitMinutes,
    quizCountedAttempt: rules.countedAttempt,
    quizShowKeys: rules.showKeys,
    quizRetakeAfterPass: rules.retakeAfterPass,
    quizBlueprint: rules.blueprint ?? undefined,
  }
}

/** What a quiz has unless its author says otherwise (domain brief 3, "Practical defaults"). */
export const defaultQuizRules: QuizRules = {
  draw: 5,
  passPercent: 80,
  maxAttempts: 3,
  timeLimitMinutes: 0,
  waitMinutes: 0,
  countedAttempt: 'best',
  showKeys: 'afterPass',
  retakeAfterPass: false,
  blueprint: null,
}

/** Only the rules of what holds more than them. */
export function onlyRules(source: QuizRules): QuizRules {
  const { draw, passPercent, maxAttempts, timeLimitMinutes, waitMinutes } = source
  const { countedAttempt, showKeys, retakeAfterPass, blueprint } = source
  return {
    draw,
    passPercent,
    maxAttempts,
    timeLimitMinutes,
    waitMinutes,
    countedAttempt,
    showKeys,
    retakeAfterPass,
    blueprint,
  }
}

export function areSameRules(one: QuizRules, other: QuizRules): boolean {
  return JSON.stringify(onlyRules(one)) === JSON.stringify(onlyRules(other))
}

export function questionCountOf(blueprint: Blueprint): number {
  if (blueprint.kind === 'fixed') return blueprint.questionCodes.length
  return blueprint.slots.reduce((sum, slot) => sum + slot.count, 0)
}
