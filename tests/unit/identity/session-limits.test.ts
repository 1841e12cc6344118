import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idleEnd, isAlive, isExtensionDue, openingTimes } from '~/domain/identity/session-limits'
import { hours, minutes } from '~/platform/duration'

const limits = { idle: hours(12), sharedIdle: minutes(15), absolute: hours(168) }
const now = new Date('2026-11-23T01:00:00Z')

test('a shared computer has the short idle limit', () => {
  expect(openingTimes({ now, isShared: true, limits }).expiresAt).toEqual(new Date('2026-11-23T01:15:00Z'))
  expect(openingTimes({ now, isShared: false, limits }).expiresAt).toEqual(new Date('2026-11-23T13:00:00Z'))
})

test('use never carries a session past its absolute end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: hours(200) }), fc.boolean(), (later, isShared) => {
      const { absoluteExpiresAt } = openingTimes({ now, isShared, limits })
      const end = idleEnd({ now: new Date(now.getTime() + later), isShared, limits, absoluteExpiresAt })
      expect(end.getTime()).toBeLessThanOrEqual(absoluteExpiresAt.getTime())
    }),
  )
})

test('a session ends at its instant, not after it', () => {
  const session = openingTimes({ now, isShared: true, limits })
  expect(isAlive(session, new Date(session.expiresAt.getTime() - 1))).toBe(true)
  expect(isAlive(session, session.expiresAt)).toBe(false)
})

test('use is written at most once per tenth of the idle limit', () => {
  const session = { lastSeenAt: now, isShared: true, limits }
  expect(isExtensionDue({ ...session, now: new Date(now.getTime() + minutes(1.5) - 1) })).toBe(false)
  expect(isExtensionDue({ ...session, now: new Date(now.getTime() + minutes(1.5)) })).toBe(true)
})
