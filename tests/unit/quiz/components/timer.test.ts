import { expect, test } from 'vitest'
import { readingAt, secondsUntil } from '~/domain/quiz/components/server-clock'
import { announcementOf, isEndingSoon, timeLeftWords } from '~/domain/quiz/components/timer-words'

test('the time left reads as minutes and seconds, with hours where there are some', () => {
  expect([3725, 725, 65, 9, 0, -4].map(timeLeftWords)).toEqual(['1:02:05', '12:05', '1:05', '0:09', '0:00', '0:00'])
})

test('the last two minutes are the end', () => {
  expect([121, 120, 1].map(isEndingSoon)).toEqual([false, true, true])
})

test('it speaks at five minutes, one minute and the end, once each', () => {
  const spoken: string[] = []
  for (let second = 600; second >= 0; second -= 1) {
    const words = announcementOf(second + 1, second)
    if (words) spoken.push(words)
  }
  expect(spoken).toEqual(['Còn 5 phút làm bài.', 'Còn 1 phút làm bài.', 'Hết giờ. Hệ thống đang nộp bài của đồng chí.'])
})

test('after a pause it says what stands now, not what was missed', () => {
  expect(announcementOf(400, 30)).toBe('Còn 1 phút làm bài.')
  expect(announcementOf(400, 0)).toContain('Hết giờ')
  expect(announcementOf(0, 0)).toBeNull()
})

test('seconds follow the server and the steady clock of the page alone', () => {
  const reading = readingAt('2026-11-23T01:00:00.000Z', 5_000)
  expect(secondsUntil('2026-11-23T01:00:10.000Z', reading, 5_000)).toBe(10)
  expect(secondsUntil('2026-11-23T01:00:10.000Z', reading, 7_001)).toBe(8)
  expect(secondsUntil(new Date('2026-11-23T01:00:10.000Z'), reading, 15_000)).toBe(0)
  expect(secondsUntil('2026-11-23T01:00:10.000Z', reading, 99_000)).toBe(0)
})
