import { expect, test } from 'vitest'
import { passwordFault } from '~/domain/identity/password-rules'
import {
  hashPassword,
  makeOneTimePassword,
  verifyAgainstNobody,
  verifyPassword,
} from '~/domain/identity/passwords.server'

test('argon2id with the chosen cost, each hash its own salt', async () => {
  const [one, two] = await Promise.all([hashPassword('cau-tre-mua-xuan'), hashPassword('cau-tre-mua-xuan')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword(one, 'cau-tre-mua-xuan')).toBe(true)
  expect(await verifyPassword(one, 'cau-tre-mua-thu')).toBe(false)
})

test('a password typed as NFD matches the one typed as NFC', async () => {
  const hash = await hashPassword('đường về nhà'.normalize('NFC'))
  expect(await verifyPassword(hash, 'đường về nhà'.normalize('NFD'))).toBe(true)
})

test('nobody has no password', async () => {
  expect(await verifyAgainstNobody('cau-tre-mua-xuan')).toBe(false)
})

test('one-time passwords are readable, different and keep the rules', () => {
  const owner = { username: 'an', serviceNumber: '1', familyName: 'Lê', middleName: '', givenName: 'An' }
  const made = Array.from({ length: 200 }, makeOneTimePassword)
  expect(new Set(made).size).toBe(200)
  for (const password of made) {
    expect(password).toMatch(/^([acdefghjkmnpqrtwxy34679]{4}-){2}[acdefghjkmnpqrtwxy34679]{4}$/)
    expect(passwordFault(password, owner)).toBeNull()
  }
})
