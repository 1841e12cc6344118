import { expect, test } from 'vitest'
import { lengthWords, limitWords, wordCount } from '~/domain/quiz/components/essay-words'
import { durationWords, ruleSentences, type StatedRules } from '~/domain/quiz/components/rule-words'

const rules: StatedRules = {
  questionCount: 10,
  passPercent: 75,
  maxAttempts: 3,
  timeLimitMinutes: 20,
  waitMinutes: 90,
  countedAttempt: 'last',
  showKeys: 'never',
  retakeAfterPass: true,
}
const due = { dueOn: '2026-11-30', isPastDue: false }

test('every rule that limits the officer stands in a sentence', () => {
  const text = ruleSentences(rules, due).join('\n')
  expect(text).toContain('8 trong 10 câu')
  expect(text).toContain('tối đa 3 lượt')
  expect(text).toContain('1 giờ 30 phút sau mới bắt đầu được lượt tiếp theo')
  expect(text).toContain('Mỗi lượt có 20 phút')
  expect(text).toContain('Điểm thi đua tính theo lượt cuối cùng')
  expect(text).toContain('Đáp án của bài này không hiện')
  expect(text).toContain('Đạt rồi vẫn được làm thêm')
  expect(text).toContain('Hạn 30/11/2026')
})

test('what is not limited is not spoken of as if it were', () => {
  const open = {
    ...rules,
    timeLimitMinutes: 0,
    waitMinutes: 0,
    countedAttempt: 'best',
    retakeAfterPass: false,
  } as const
  const text = ruleSentences(open, { ...due, isPastDue: true }).join('\n')
  expect(text).toContain('Không giới hạn thời gian')
  expect(text).not.toContain('lượt tiếp theo')
  expect(text).toContain('lượt có điểm cao nhất')
  expect(text).not.toContain('Hạn 30/11/2026')
})

test('lengths of time', () => {
  expect([20, 60, 90, 1440, 2970].map(durationWords)).toEqual([
    '20 phút',
    '1 giờ',
    '1 giờ 30 phút',
    '1 ngày',
    '2 ngày 1 giờ 30 phút',
  ])
})

test('words of an essay are what stands between spaces', () => {
  expect([wordCount(''), wordCount('  '), wordCount('Niềm nở,\nvới  người dân.')]).toEqual([0, 0, 5])
  expect(lengthWords(120, { minWords: 200, maxWords: 400 })).toBe(
    'Đã viết 120 từ, còn thiếu 80. Cần từ 200 đến 400 từ.',
  )
  expect(lengthWords(410, { minWords: 0, maxWords: 400 })).toBe('Đã viết 410 từ, quá 10. Tối đa 400 từ.')
  expect([limitWords({ minWords: 0, maxWords: 0 }), limitWords({ minWords: 50, maxWords: 0 })]).toEqual([
    '',
    'Cần ít nhất 50 từ.',
  ])
})
