import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EnrolmentState, enrolmentStates } from '~/domain/learning/enrolment-state'
import { sumFigures } from '~/domain/reports/figures'
import { type ClosableLine, causesOf, closingDifferences, closingFault, partsOf } from '~/domain/reports/month-closing'

const line = (enrolmentId: string, path: string, courseId: string, state: EnrolmentState): ClosableLine => ({
  ...{ enrolmentId, path, courseId, state },
  officerId: `officer-${enrolmentId}`,
  serviceNumber: enrolmentId,
  name: 'Nguyễn Văn An',
  rankName: 'Thiếu úy',
  positionName: 'Cán bộ',
  unitName: path,
  dueOn: '2026-10-28',
  completedOn: null,
  exemptReason: null,
  courseCode: courseId,
  courseTitle: courseId,
  opensOn: '2026-10-01',
})

const anyLines = fc
  .array(
    fc.record({
      path: fc.constantFrom('g/', 'g/a/', 'g/a/b/', 'g/c/'),
      courseId: fc.constantFrom('c1', 'c2'),
      state: fc.constantFrom(...enrolmentStates),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, index) => line(`e${index}`, row.path, row.courseId, row.state)))

test('parts hold every line once, are sums of their lines, and do not depend on the order', () => {
  fc.assert(
    fc.property(anyLines, fc.nat(), (lines, turn) => {
      const parts = partsOf(lines)
      expect(parts.flatMap((part) => part.lines.map((one) => one.enrolmentId)).sort()).toEqual(
        lines.map((one) => one.enrolmentId).sort(),
      )
      const whole = sumFigures(parts)
      expect(whole.enrolled).toBe(lines.length)
      expect(whole.overdue).toBe(lines.filter((one) => one.state === 'overdue').length)
      const cut = lines.length > 0 ? turn % lines.length : 0
      expect(partsOf([...lines.slice(cut), ...lines.slice(0, cut)].toReversed())).toEqual(parts)
    }),
  )
})

test('the same figures have no differences, and every changed line is one', () => {
  fc.assert(
    fc.property(anyLines, anyLines, (closed, now) => {
      expect(closingDifferences(closed, closed)).toEqual([])
      const differences = closingDifferences(closed, now)
      for (const { enrolmentId, closed: was, now: is } of differences) {
        const before = closed.find((one) => one.enrolmentId === enrolmentId)
        const after = now.find((one) => one.enrolmentId === enrolmentId)
        expect(was).toEqual(before ? { state: before.state, unitName: before.unitName } : null)
        expect(is).toEqual(after ? { state: after.state, unitName: after.unitName } : null)
        expect(before?.state !== after?.state || before?.path !== after?.path).toBe(true)
      }
      expect(closingDifferences(now, closed)).toHaveLength(differences.length)
    }),
  )
})

test('a month is closed from its last day on, never ahead', () => {
  const facts = { endsOn: '2026-10-31', today: '2026-11-23' }
  expect(closingFault({ ...facts, closedOn: '2026-10-30' })).toBe('periodRunning')
  expect(closingFault({ ...facts, closedOn: '2026-10-31' })).toBeNull()
  expect(closingFault({ ...facts, closedOn: '2026-11-23' })).toBeNull()
  expect(closingFault({ ...facts, closedOn: '2026-11-24' })).toBe('dateAhead')
})

test('a difference is explained by facts that can have made it, the newest first', () => {
  const facts = [{ kind: 'exemption' as const }, { kind: 'transfer' as const }, { kind: 'withdrawal' as const }]
  const side = (state: EnrolmentState, unitName = 'Đội 1') => ({ state, unitName })
  const kinds = (difference: Parameters<typeof causesOf>[0]) => causesOf(difference, facts).map((fact) => fact.kind)
  expect(kinds({ enrolmentId: 'e', closed: side('overdue'), now: side('exempt') })).toEqual(['transfer', 'exemption'])
  expect(kinds({ enrolmentId: 'e', closed: side('overdue'), now: side('overdue', 'Đội 2') })).toEqual(['transfer'])
  expect(kinds({ enrolmentId: 'e', closed: side('overdue'), now: null })).toEqual(['withdrawal', 'transfer'])
})
