import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunningAttempt } from '~/domain/quiz/attempts.server'
import { deliveryWords } from '~/domain/quiz/components/delivery-words'
import {
  chosenAfter,
  countWords,
  missingSentences,
  missingWords,
  openParts,
  positionList,
  segmentOf,
  storedAnswers,
  unansweredPositions,
  unfinishedAnswers,
  viewName,
  viewOf,
} from '~/domain/quiz/components/paper'
import { durationWords } from '~/domain/quiz/components/result-view'
import type { ShownQuestion } from '~/domain/quiz/shown-question'

function question(position: number, response: string[] = [], type: ShownQuestion['type'] = 'single'): ShownQuestion {
  const options = ['A', 'B', 'C', 'D'].map((key) => ({ key, text: `Phương án ${key}` }))
  return {
    position,
    type,
    stem: `Câu ${position}`,
    options,
    prompts: [],
    parts: [],
    essay: null,
    response,
    revision: response.length,
    flagged: position === 3,
  }
}

const attempt: RunningAttempt = {
  attemptId: 'a',
  number: 1,
  startedAt: new Date(0),
  expiresAt: null,
  lastSavedAt: new Date('2026-11-23T01:10:00Z'),
  questions: [question(1, ['B']), question(2), question(3, ['A'])],
}
const answers = Object.fromEntries(
  attempt.questions.map(({ position, response, flagged, revision }) => [position, { response, flagged, revision }]),
)

test('the address names the question, and without it the officer goes on where they stopped', () => {
  for (const name of ['1', '3', 'nop']) expect(viewName(viewOf(attempt, name))).toBe(name)
  expect(viewOf(attempt, '3')).toMatchObject({ question: { position: 3 } })
  expect(viewOf(attempt, 'nop')).toEqual({ kind: 'overview' })
  expect(viewOf(attempt, null)).toMatchObject({ question: { position: 2 } })
  expect(viewOf(attempt, '99')).toMatchObject({ question: { position: 2 } })
})

test('counts and states follow the answers', () => {
  expect(countWords(attempt, answers)).toBe('Đã trả lời 2, xem lại 1')
  expect(unansweredPositions(attempt, answers)).toEqual([2])
  expect([1, 2, 3].map((position) => segmentOf(attempt, answers, position))).toEqual(['answered', 'empty', 'flagged'])
})

test('parts without anything in them are no answer', () => {
  const empty = { ...answers, 1: { response: ['', ' '], flagged: false, revision: 2 } }
  expect(unansweredPositions(attempt, empty)).toEqual([1, 2])
  expect(segmentOf(attempt, empty, 1)).toBe('empty')
})

test('an answer with a part left empty is neither unanswered nor whole', () => {
  const gaps = { ...question(1, ['lễ phép', ''], 'missingWord'), parts: ['Phải ', ' và ', '.'] }
  const pairs = { ...question(2, ['', 'B', ''], 'matching'), prompts: ['x', 'y', 'z'] }
  const open = { ...attempt, questions: [gaps, pairs, question(3, ['A'])] }
  const held = Object.fromEntries(
    open.questions.map(({ position, response, revision }) => [position, { response, flagged: false, revision }]),
  )
  expect(unansweredPositions(open, held)).toEqual([])
  const unfinished = unfinishedAnswers(open, held)
  expect(unfinished).toEqual([
    { position: 1, words: 'còn 1 chỗ trống' },
    { position: 2, words: 'còn 2 vế chưa ghép' },
  ])
  expect([1, 2, 3].map((position) => segmentOf(open, held, position))).toEqual(['partial', 'partial', 'answered'])
  expect(countWords(open, held)).toBe('Đã trả lời 1, làm dở 2')
  expect(viewOf(open, null)).toMatchObject({ question: { position: 1 } })
  expect(missingWords([4], unfinished)).toBe('còn 1 câu chưa trả lời và 2 câu làm dở')
  expect(missingSentences([4], unfinished)).toBe(
    'Chưa trả lời câu 4. Câu 1: còn 1 chỗ trống. Câu 2: còn 2 vế chưa ghép.',
  )
  expect(missingWords([], [])).toBe('')
})

test('open parts are those of an answer that was begun, also where later parts were not sent', () => {
  const count = (type: ShownQuestion['type'], response: string[]) =>
    openParts({ type, parts: ['', '', '', ''], prompts: ['', '', ''] }, response)
  expect(count('single', ['', 'A'])).toBe(0)
  fc.assert(
    fc.property(
      fc.constantFrom('missingWord' as const, 'matching' as const),
      fc.array(fc.constantFrom('', ' ', 'a'), { maxLength: 3 }),
      (type, response) => {
        const filled = response.filter((part) => part.trim() !== '').length
        expect(count(type, response)).toBe(filled === 0 ? 0 : 3 - filled)
      },
    ),
  )
})

test('a page that comes back says what the server holds', () => {
  const now = new Date('2026-11-23T03:00:00Z')
  const idle = (of: RunningAttempt) => deliveryWords({ kind: 'idle' }, storedAnswers(of, now))
  expect(idle(attempt)).toBe('Đã lưu 2 câu trả lời trên hệ thống, gần nhất hôm nay 08:10.')
  expect(idle({ ...attempt, questions: [question(1, ['B'])] })).toBe(
    'Đã lưu cả 1 câu trên hệ thống, gần nhất hôm nay 08:10.',
  )
  expect(idle({ ...attempt, lastSavedAt: null, questions: [question(1)] })).toBe(
    'Câu trả lời được lưu ngay khi đồng chí chọn hoặc nhập.',
  )
})

test('a letter replaces in a question with one answer and toggles in one with several', () => {
  expect(chosenAfter(question(1), ['A'], 'C', true)).toEqual(['C'])
  expect(chosenAfter(question(1, [], 'multiple'), ['C'], 'A', true)).toEqual(['A', 'C'])
  expect(chosenAfter(question(1, [], 'multiple'), ['A', 'C'], 'A', false)).toEqual(['C'])
})

test('positions are listed as one says them', () => {
  expect(positionList([3])).toBe('câu 3')
  expect(positionList([3, 7, 8])).toBe('câu 3, câu 7 và câu 8')
})

test('the saved line names the question and the local time', () => {
  const at = new Date('2026-11-23T01:14:00Z')
  const stored = storedAnswers(attempt, at)
  expect(deliveryWords({ kind: 'saved', position: 4, at }, stored)).toBe('Đã lưu câu 4 lúc 08:14')
  expect(deliveryWords({ kind: 'offline', waiting: 2, isKept: true }, stored)).toMatch(/^Mất mạng\. 2 câu trả lời/)
})

test('durations read well', () => {
  expect(durationWords(440)).toBe('7 phút 20 giây')
  expect(durationWords(59)).toBe('59 giây')
  expect(durationWords(7260)).toBe('2 giờ 1 phút')
})
