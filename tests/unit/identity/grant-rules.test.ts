import { expect, test } from 'vitest'
import { grantEndRefusal, grantRefusal, lockRefusal } from '~/domain/identity/grant-rules'

test('nobody grants himself a role while another administrator could', () => {
  expect(grantRefusal({ actorId: 'a', officerId: 'a', otherAdministrators: 1 })).toBe('selfGrant')
  expect(grantRefusal({ actorId: 'a', officerId: 'a', otherAdministrators: 0 })).toBeNull()
  expect(grantRefusal({ actorId: 'a', officerId: 'b', otherAdministrators: 1 })).toBeNull()
})

test('the last administrator stays', () => {
  expect(grantEndRefusal({ role: 'administrator', otherAdministrators: 0 })).toBe('lastAdministrator')
  expect(grantEndRefusal({ role: 'administrator', otherAdministrators: 1 })).toBeNull()
  expect(grantEndRefusal({ role: 'trainer', otherAdministrators: 0 })).toBeNull()
})

test('nobody locks himself, nor anybody the last administrator', () => {
  expect(lockRefusal({ actorId: 'a', officerId: 'a', isAdministrator: true, otherAdministrators: 5 })).toBe('self')
  expect(lockRefusal({ actorId: null, officerId: 'a', isAdministrator: true, otherAdministrators: 0 })).toBe(
    'lastAdministrator',
  )
  expect(lockRefusal({ actorId: 'b', officerId: 'a', isAdministrator: false, otherAdministrators: 0 })).toBeNull()
})
