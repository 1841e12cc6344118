import { expect, test } from 'vitest'
import { commonPasswords } from '~/domain/identity/common-passwords'
import { passwordFault, passwordFaultText } from '~/domain/identity/password-rules'

const owner = {
  username: 'an.nguyen',
  serviceNumber: '123-456',
  familyName: 'Nguyễn',
  middleName: 'Văn',
  givenName: 'Cường',
}

test.each([
  'cau-tre-mua-xuan-77',
  'Dòng sông quê em xanh',
  'chin con trau an co',
  'x7!kPq2#mzT9',
  // Four different words with no name in them.
  'ban la nui doi xa',
])('"%s" is taken', (password) => {
  expect(passwordFault(password, owner)).toBeNull()
})

test.each([
  ['ngan', 'tooShort'],
  ['123456789', 'tooShort'],
  ['ê'.normalize('NFD').repeat(9), 'tooShort'],
  ['a b '.repeat(40), 'tooLong'],
  ['1234567890', 'common'],
  ['0987654321', 'common'],
  ['abcdefghijkl', 'monotonous'],
  ['aaaaaaaaaaaa', 'monotonous'],
  ['abcabcabcabc', 'monotonous'],
  ['matkhau123', 'common'],
  ['MẬT KHẨU 123', 'common'],
  ['congan113113', 'common'],
  ['CongAn@2027!!', 'common'],
  ['p@ssw0rd2031', 'common'],
  ['niemno2026', 'common'],
  ['vietnam19451975', 'common'],
  ['qwertyuiop', 'common'],
  ['xin chao an.nguyen', 'personal'],
  ['so hieu 123456 x', 'personal'],
  ['toi ten la Cuong', 'personal'],
  ['NguyenVanCuong!', 'personal'],
])('"%s" is %s', (password, fault) => {
  expect(passwordFault(password, owner)).toBe(fault)
})

test('a password has one length whatever keyboard wrote it', () => {
  const composed = 'đường về nhà'
  expect(passwordFault(composed.normalize('NFD'), owner)).toBe(passwordFault(composed.normalize('NFC'), owner))
})

test('the list holds at least 500 folded words', () => {
  expect(commonPasswords.size).toBeGreaterThanOrEqual(500)
  for (const word of commonPasswords) expect(word).toMatch(/^[a-z0-9]+$/)
})

test('every fault has a sentence that says what to do', () => {
  for (const fault of ['tooShort', 'tooLong', 'common', 'monotonous', 'personal'] as const)
    expect(passwordFaultText(fault)).toMatch(/\.$/)
})
