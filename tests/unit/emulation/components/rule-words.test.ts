import { expect, test } from 'vitest'
import { missingWords, ruleSentences, sumWords, workingSentences } from '~/domain/emulation/components/rule-words'
import type { CriterionPoints, OpenLine } from '~/domain/emulation/own-points.server'

const line: OpenLine = {
  courseCode: 'c',
  courseTitle: 'Niềm nở khi tiếp xúc',
  periodCode: '2026-11',
  periodName: 'Tháng 11/2026',
  hundredths: 500,
  dueOn: '2026-11-30',
  state: 'notStarted',
}

function criterion(facts: Partial<CriterionPoints>): CriterionPoints {
  return {
    code: 'K1',
    name: 'Học tập',
    source: 'learning',
    standard: 2000,
    value: 0,
    sum: 0,
    exempted: 0,
    cut: 0,
    latePercent: 50,
    effectiveFrom: '2026-10-01',
    entries: [],
    open: [],
    ...facts,
  }
}

function entries(...hundredths: number[]): CriterionPoints['entries'] {
  return hundredths.map((points, index) => ({
    id: String(index),
    hundredths: points,
    occurredAt: new Date(0),
    recordedAt: new Date(0),
    reason: '',
    unitName: 'Đội 1',
    cause: { kind: 'courseCompletion', title: 'Chuyên đề', href: null, onTime: true },
    recordedBy: null,
  }))
}

test('the learning rule is written from its data', () => {
  const [rule, maximum] = ruleSentences({ source: 'learning', standard: 2000, latePercent: 50 }, '2026-12-31')
  expect(rule).toContain('trễ hạn, chậm nhất ngày 31/12/2026 được 50%')
  expect(maximum).toBe('Tối đa 20 điểm.')
  expect(ruleSentences({ source: 'learning', standard: 2000, latePercent: 0 }, '2026-12-31')[0]).toContain(
    'trễ hạn không có điểm',
  )
})

test('workings show the sum, pro-rating and what the ceiling cut', () => {
  expect(workingSentences(criterion({ entries: entries(500, 500, 250), sum: 1250, value: 1250 }))).toEqual([
    '5 + 5 + 2,5 = 12,5 điểm',
  ])
  const cut = workingSentences(criterion({ entries: entries(2500), sum: 2500, value: 2000, cut: 500 }))
  expect(cut.at(-1)).toBe('Vượt mức tối đa 20, phần 5 điểm vượt không tính.')
  const exempt = workingSentences(criterion({ entries: entries(1000), sum: 1000, value: 2000, exempted: 1000 }))
  expect(exempt[1]).toContain('miễn phần 10 điểm')
  expect(exempt[1]).toContain('20 điểm.')
})

test('a missing course says what it brings and by when', () => {
  expect(missingWords(line, 50, '2026-12-31')).toBe('Hoàn thành chậm nhất ngày 30/11/2026 được 5 điểm.')
  expect(missingWords({ ...line, state: 'overdue' }, 50, '2026-12-31')).toBe(
    'Đã quá hạn 30/11/2026. Hoàn thành chậm nhất ngày 31/12/2026 được 2,5 điểm.',
  )
  expect(missingWords({ ...line, state: 'overdue' }, 0, '2026-12-31')).toBe('Đã quá hạn 30/11/2026.')
  expect(missingWords({ ...line, state: 'notAssigned', dueOn: null }, 50, '2026-12-31')).toBe('Chưa giao cho đồng chí.')
})

test('a sum writes signs the Vietnamese way', () => {
  expect(sumWords([500, 250, -100])).toBe('5 + 2,5 − 1')
})
