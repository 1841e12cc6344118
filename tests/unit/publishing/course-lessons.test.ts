import { expect, test } from 'vitest'
import { mergeLessons, moveLesson, withPublishedLesson } from '~/domain/publishing/course-lessons'
import { defaultQuizRules } from '~/domain/publishing/quiz-rules'

const lesson = (lessonCode: string, draw = 5) => ({ ...defaultQuizRules, lessonCode, draw })
const codes = (lessons: { lessonCode: string }[]) => lessons.map((one) => one.lessonCode).join(' ')

test('lessons published after the proposal go last, and unknown ones are left out', () => {
  const merged = mergeLessons([lesson('a'), lesson('b'), lesson('c')], [lesson('b', 9), lesson('a'), lesson('x')])
  expect(codes(merged)).toBe('b a c')
  expect(merged[0]?.draw).toBe(9)
})

test('a lesson moves one place and stops at the ends', () => {
  const list = [lesson('a'), lesson('b'), lesson('c')]
  expect(codes(moveLesson(list, 'a', 1))).toBe('b a c')
  expect(codes(moveLesson(list, 'c', -1))).toBe('a c b')
  expect(codes(moveLesson(list, 'a', -1))).toBe('a b c')
  expect(codes(moveLesson(list, 'c', 1))).toBe('a b c')
  expect(codes(moveLesson(list, 'x', 1))).toBe('a b c')
})

test('a new lesson goes last with its own rules', () => {
  const lessons = withPublishedLesson([lesson('a')], { lesson: lesson('b', 7), rulesBefore: null })
  expect(lessons).toEqual([lesson('a'), lesson('b', 7)])
})

test('a lesson that is there keeps the course’s rules unless its author changed them', () => {
  const current = [lesson('a', 4)]
  const { lessonCode: _, ...before } = lesson('a', 5)
  expect(withPublishedLesson(current, { lesson: lesson('a', 5), rulesBefore: before })).toEqual([lesson('a', 4)])
  expect(withPublishedLesson(current, { lesson: lesson('a', 6), rulesBefore: before })).toEqual([lesson('a', 6)])
})
