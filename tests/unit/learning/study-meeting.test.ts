import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attendanceRows, meetingFaults, meetingStart, readTime } from '~/domain/learning/study-meeting'
import { formatTime, localDateOf } from '~/platform/calendar'

const officers = ['a', 'b', 'c', 'd', 'ban-than']
const anyTick = fc.record({
  officerId: fc.constantFrom('a', 'b', 'c', 'd'),
  isPresent: fc.boolean(),
  absenceReason: fc.constantFrom('', 'Trực', 'Nghỉ phép'),
})
const facts = { ownIds: ['ban-than'], memberIds: new Set(officers), correctionReason: '' }

test('ticking the same again writes nothing, whatever was ticked', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyTick, { selector: (tick) => tick.officerId, minLength: 1 }), (ticks) => {
      const first = attendanceRows(ticks, { ...facts, standing: new Map() })
      const needsReason = ticks.some((tick) => !tick.isPresent && tick.absenceReason === '')
      expect(first.ok).toBe(!needsReason)
      if (!first.ok) return
      expect(first.rows).toHaveLength(ticks.length)
      expect(first.rows.every((row) => !row.isCorrection && (row.isPresent ? row.absenceReason === '' : true))).toBe(
        true,
      )
      const standing = new Map(first.rows.map((row) => [row.officerId, row]))
      expect(attendanceRows(ticks, { ...facts, standing })).toEqual({ ok: true, rows: [] })
    }),
  )
})

test('nobody ticks himself, and nobody from elsewhere is ticked', () => {
  const present = (officerId: string) => [{ officerId, isPresent: true, absenceReason: '' }]
  expect(attendanceRows(present('ban-than'), { ...facts, standing: new Map() })).toMatchObject({ reason: 'ownself' })
  expect(attendanceRows(present('nguoi-la'), { ...facts, standing: new Map() })).toMatchObject({ reason: 'notMember' })
  expect(attendanceRows([], { ...facts, standing: new Map() })).toMatchObject({ reason: 'nothingTicked' })
})

test('a change of what stands is a correction and needs its reason', () => {
  const standing = new Map([['a', { isPresent: true, absenceReason: '' }]])
  const ticks = [{ officerId: 'a', isPresent: false, absenceReason: 'Trực' }]
  expect(attendanceRows(ticks, { ...facts, standing })).toMatchObject({ reason: 'correctionReasonMissing' })
  expect(attendanceRows(ticks, { ...facts, standing, correctionReason: 'Ghi nhầm' })).toEqual({
    ok: true,
    rows: [{ officerId: 'a', isPresent: false, absenceReason: 'Trực', isCorrection: true }],
  })
})

test('a meeting starts at its local time, whatever the zone of the server', () => {
  const start = meetingStart({ heldOn: '2026-11-20', startsAt: '07:30' })
  expect([localDateOf(start), formatTime(start)]).toEqual(['2026-11-20', '07:30'])
  expect(start.toISOString()).toBe('2026-11-20T00:30:00.000Z')
})

test('times are read as people write them', () => {
  expect(['8', '8:00', '8h', '08h30', '14g15', '23.59'].map(readTime)).toEqual([
    '08:00',
    '08:00',
    '08:00',
    '08:30',
    '14:15',
    '23:59',
  ])
  expect(['24:00', '08:60', 'chiều', ''].map(readTime)).toEqual([null, null, null, null])
})

test('every missing field is named', () => {
  expect(Object.keys(meetingFaults({ topic: ' ', place: '', heldOn: '', startsAt: '' }))).toEqual([
    'topic',
    'place',
    'heldOn',
    'startsAt',
  ])
  expect(meetingFaults({ topic: 'Kể chuyện', place: 'Hội trường', heldOn: '2026-11-20', startsAt: '07:30' })).toEqual(
    {},
  )
})
