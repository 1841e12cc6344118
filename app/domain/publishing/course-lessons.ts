import { areSameRules, type QuizRules } from './quiz-rules'

/** A lesson's place and quiz rules in a course. */
export interface ProposedLesson extends QuizRules {
  lessonCode: string
}

/**
 * What a course holds when a proposal is published: the proposed order and rules, then the lessons that were published
 * after the proposal was written, as they stand. A lesson that the course does not hold is left out.
 */
export function mergeLessons(
  current: readonly ProposedLesson[],
  proposed: readonly ProposedLesson[],
): ProposedLesson[] {
  const held = new Set(current.map((lesson) => lesson.lessonCode))
  const named = new Set(proposed.map((lesson) => lesson.lessonCode))
  return [
    ...proposed.filter((lesson) => held.has(lesson.lessonCode)),
    ...current.filter((lesson) => !named.has(lesson.lessonCode)),
  ]
}

/** The list with one entry moved up or down a place; unchanged at either end. */
export function moveLesson<Lesson extends { lessonCode: string }>(
  lessons: readonly Lesson[],
  lessonCode: string,
  by: -1 | 1,
): Lesson[] {
  const from = lessons.findIndex((lesson) => lesson.lessonCode === lessonCode)
  const to = from + by
  const moved = lessons[from]
  if (!moved || to < 0 || to >= lessons.length) return [...lessons]
  const rest = lessons.filter((lesson) => lesson !== moved)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}

/**
 * Rules after a lesson is published: a new lesson goes last with the rules that its quiz source states; a lesson that
 * is there keeps the course's rules unless the author changed those of the quiz source since the version before.
 */
export function withPublishedLesson(
  current: readonly ProposedLesson[],
  { lesson, rulesBefore }: { lesson: ProposedLesson; rulesBefore: QuizRules | null },
): ProposedLesson[] {
  if (!current.some((one) => one.lessonCode === lesson.lessonCode)) return [...current, lesson]
  const changed = rulesBefore === null || !areSameRules(rulesBefore, lesson)
  return current.map((one) => (one.lessonCode === lesson.lessonCode && changed ? lesson : one))
}
