import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actedFor, type Grant, mayDecideAbout, roles, scopes, scopesByOwner } from '~/domain/identity/access'
import { delegationFault, endedEarly } from '~/domain/identity/delegations'
import { chosenParts } from '~/domain/identity/split-form'

const paths = ['r/', 'r/a/', 'r/a/b/', 'r/c/']
const principals = ['p', 'q'].map((officerId) => ({ officerId, displayName: officerId, rankName: '' }))
const grants = fc.array(
  fc.record({
    role: fc.constantFrom(...roles),
    path: fc.constantFrom(...paths),
    onBehalfOf: fc.option(fc.constantFrom(...principals), { nil: undefined }),
  }),
  { maxLength: 6 },
)
const withUnits = (found: { role: Grant['role']; path: string; onBehalfOf?: Grant['onBehalfOf'] }[]): Grant[] =>
  found.map((grant) => ({ ...grant, unitId: grant.path.split('/').at(-2) ?? '' }))

test('delegated and own units together are the units of the deed, and none beyond', () => {
  fc.assert(
    fc.property(grants, fc.constantFrom(...paths), (found, path) => {
      const actor = { grants: withUnits(found) }
      const covered = scopes(actor, 'grantAttempts').some((scope) => path.startsWith(scope.path))
      const byOwner = scopesByOwner(actor, 'grantAttempts').some(({ scopes: owned }) =>
        owned.some((scope) => path.startsWith(scope.path)),
      )
      expect(byOwner).toBe(covered)
    }),
  )
})

test('nobody decides about himself, and by another’s command not about that one', () => {
  fc.assert(
    fc.property(grants, fc.constantFrom('me', 'p', 'q', 'x'), fc.constantFrom(...paths), (found, officerId, path) => {
      const actor = { officerId: 'me', grants: withUnits(found) }
      const opening = actor.grants.filter((grant) => grant.role === 'commander' && path.startsWith(grant.path))
      const expected = officerId !== 'me' && opening.some((grant) => grant.onBehalfOf?.officerId !== officerId)
      expect(mayDecideAbout(actor, 'grantAttempts', { officerId, path })).toBe(expected)
    }),
  )
})

test('a deed is done for others only where no own grant opens it', () => {
  fc.assert(
    fc.property(grants, fc.constantFrom(...paths), (found, path) => {
      const actor = { grants: withUnits(found) }
      const opening = actor.grants.filter((grant) => grant.role === 'commander' && path.startsWith(grant.path))
      const isOwn = opening.some((grant) => grant.onBehalfOf === undefined)
      const expected = isOwn ? [] : [...new Set(opening.map((grant) => grant.onBehalfOf?.officerId))]
      expect(actedFor(actor, 'grantAttempts', path).map((one) => one.officerId)).toEqual(expected)
      expect(actedFor(actor, 'study')).toEqual([])
    }),
  )
})

test('a delegation is to another, from today on, at most a year', () => {
  const wanted = {
    actorId: 'c',
    delegatorId: 'c',
    delegateId: 'd',
    from: '2026-11-23',
    lastOn: '2026-11-23',
    today: '2026-11-23',
  }
  expect(delegationFault(wanted)).toBeNull()
  expect(delegationFault({ ...wanted, lastOn: '2027-11-23' })).toBeNull()
  expect(delegationFault({ ...wanted, lastOn: '2027-11-24' })).toBe('delegationTooLong')
  expect(delegationFault({ ...wanted, lastOn: '2026-11-22' })).toBe('endBeforeStart')
  expect(delegationFault({ ...wanted, from: '2026-11-22' })).toBe('delegationPast')
  expect(delegationFault({ ...wanted, delegateId: 'c' })).toBe('delegateSelf')
  expect(delegationFault({ ...wanted, actorId: 'd' })).toBe('selfDecision')
})

test('ended early, a delegation holds no more today; one that had not begun never holds', () => {
  expect(endedEarly({ validFrom: '2026-11-01', validTo: '2026-12-01' }, '2026-11-23')).toBe('2026-11-23')
  expect(endedEarly({ validFrom: '2026-11-23', validTo: '2026-12-01' }, '2026-11-23')).toBe('2026-11-23')
  expect(endedEarly({ validFrom: '2026-11-30', validTo: '2026-12-01' }, '2026-11-23')).toBe('2026-11-30')
})

test('the form of a split gives the part of each officer and unit, and leaves out what is no part', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['nguoi.1', '0'],
    ['nguoi.2', 'o-lai'],
    ['nguoi.3', ''],
    ['nguoi.4', '9'],
    ['donvi.5', '2'],
    ['from', '0'],
  ] as const)
    form.set(name, value)
  const parts = [
    { index: 0, code: 'x' },
    { index: 2, code: 'y' },
  ]
  const kept = chosenParts(form, { parts, keepsUnit: true })
  expect([...kept.partOfOfficer]).toEqual([
    ['1', 'x'],
    ['2', null],
  ])
  expect([...kept.partOfUnit]).toEqual([['5', 'y']])
  expect([...chosenParts(form, { parts, keepsUnit: false }).partOfOfficer]).toEqual([['1', 'x']])
})
