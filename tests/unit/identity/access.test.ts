import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  covers,
  type Deed,
  deeds,
  type Grant,
  may,
  type Role,
  rankedName,
  roles,
  rolesFor,
  scopes,
} from '~/domain/identity/access'
import { isWithin, pathOf } from '~/domain/identity/unit-path'

const expected: Record<Role, Deed[]> = {
  commander: [
    'viewFigures',
    'keepMeetings',
    'assignCourse',
    'grantAttempts',
    'adjustStudy',
    'remind',
    'manageCourses',
    'viewCampaign',
    'delegateCommand',
  ],
  standingOffice: ['viewFigures', 'closeMonth', 'keepMeetings', 'assignCourse', 'manageCourses', 'viewCampaign'],
  trainer: ['manageCourses', 'writeLesson', 'writeQuestion', 'viewItemStatistics', 'markEssay'],
  approver: ['manageCourses', 'reviewLesson', 'viewItemStatistics', 'correctQuestion'],
  councilMember: ['viewCampaign'],
  administrator: ['manageOfficers', 'manageUnits', 'grantRoles', 'manageMail', 'viewAudit'],
}

test.each(roles)('the %s may do exactly the deeds of the table', (role) => {
  const actor = { grants: [{ role, unitId: 'a', path: 'a/' }] }
  const allowed = deeds.filter((deed) => may(actor, deed))
  expect(allowed).toEqual(deeds.filter((deed) => deed === 'study' || expected[role].includes(deed)))
})

test('an officer without a role may study and nothing else', () => {
  expect(deeds.filter((deed) => may({ grants: [] }, deed))).toEqual(['study'])
})

const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }).map((ids) => `${ids.join('/')}/`)
const grant: fc.Arbitrary<Grant> = fc
  .record({ role: fc.constantFrom(...roles), path })
  .map(({ role, path }) => ({ role, path, unitId: path.split('/').at(-2) ?? '' }))
const grants = fc.array(grant, { maxLength: 6 })

test('roles add up: more grants never close a deed', () => {
  fc.assert(
    fc.property(grants, grant, fc.constantFrom(...deeds), (some, more, deed) => {
      if (may({ grants: some }, deed)) expect(may({ grants: [...some, more] }, deed)).toBe(true)
    }),
  )
})

test('a deed is open exactly when it has a scope, study aside', () => {
  fc.assert(
    fc.property(grants, fc.constantFrom(...deeds), (some, deed) => {
      if (rolesFor(deed) === null) expect(scopes({ grants: some }, deed)).toEqual([])
      else expect(scopes({ grants: some }, deed).length > 0).toBe(may({ grants: some }, deed))
    }),
  )
})

test('scopes cover what each grant covers, none inside another', () => {
  fc.assert(
    fc.property(grants, fc.constantFrom(...deeds), path, (some, deed, unit) => {
      const byGrant = some.some((one) => rolesFor(deed)?.includes(one.role) && isWithin(unit, one.path))
      expect(covers({ grants: some }, deed, unit)).toBe(byGrant)
      const found = scopes({ grants: some }, deed)
      for (const [index, scope] of found.entries())
        for (const other of found.slice(index + 1)) {
          expect(isWithin(scope.path, other.path)).toBe(false)
          expect(isWithin(other.path, scope.path)).toBe(false)
        }
    }),
  )
})

test('no scope reaches above or beside the unit of the grant', () => {
  const actor = { grants: [{ role: 'commander' as const, unitId: 'b', path: pathOf('b', 'a/') }] }
  expect(covers(actor, 'viewFigures', 'a/b/c/')).toBe(true)
  expect(covers(actor, 'viewFigures', 'a/b/')).toBe(true)
  expect(covers(actor, 'viewFigures', 'a/')).toBe(false)
  expect(covers(actor, 'viewFigures', 'a/bb/')).toBe(false)
})

test('rank and name stay together', () => {
  expect(rankedName({ rankName: 'Thượng úy', displayName: 'Nguyễn Văn An' })).toBe('Thượng\u00a0úy\u00a0Nguyễn Văn An')
  expect(rankedName({ rankName: '', displayName: 'Nguyễn Văn An' })).toBe('Nguyễn Văn An')
})
