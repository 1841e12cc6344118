import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLegacy, doubtfulVerdict, legacyVerdict } from '~/domain/identity/roster/legacy-text'
import { isSyllable } from '~/domain/identity/roster/syllable'
import { anyName, typedInTcvn3, typedInVni } from './old-fonts'

test('the old fonts as they are seen in real files', () => {
  expect(decodeLegacy('NguyÔn V¨n An', 'tcvn3')).toBe('Nguyễn Văn An')
  expect(decodeLegacy('§Æng ThÞ H­êng', 'tcvn3')).toBe('Đặng Thị Hường')
  expect(decodeLegacy('Nguyeãn Vaên An', 'vni')).toBe('Nguyễn Văn An')
  expect(decodeLegacy('Ñaëng Thò Höôøng', 'vni')).toBe('Đặng Thị Hường')
  expect(decodeLegacy('TRAÀN QUOÁC DUÕNG', 'vni')).toBe('TRẦN QUỐC DŨNG')
})

test('capital fonts of TCVN3 keep small codes', () => {
  expect(decodeLegacy('NGUYÔN V¡N D¦¥NG', 'tcvn3')).toBe('NGUYỄN VĂN DƯƠNG')
})

test('whatever was typed in an old font is read back', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(decodeLegacy(typedInTcvn3(name), 'tcvn3')).toBe(name)
      expect(decodeLegacy(typedInVni(name), 'vni')).toBe(name)
    }),
  )
})

test('Vietnamese in Unicode is never taken for old text, in either normal form', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(legacyVerdict([name, 'Thượng úy', 'Đội 1'])).toBe('plain')
      expect(legacyVerdict([name.normalize('NFD')])).toBe('plain')
    }),
  )
})

test('a row typed in an old font is known by its words, or left as doubtful, never read by the wrong table', () => {
  const others = ['Thượng úy', 'Đội Cảnh sát giao thông', 'Nghiệp vụ']
  fc.assert(
    fc.property(anyName, (name) => {
      expect(legacyVerdict([name, ...others].map(typedInTcvn3))).toBe('tcvn3')
      expect(legacyVerdict([name, ...others].map(typedInVni))).toBe('vni')
    }),
  )
})

test('names of other peoples and plain text are left alone', () => {
  expect(legacyVerdict(['Y Blim Niê', "K'Brơi", 'Siu H’Wan'])).toBe('plain')
  expect(legacyVerdict(['000-123', 'CSGT', 'an@mau.vn'])).toBe('plain')
})

test('what reads as Vietnamese either way follows the file', () => {
  expect(legacyVerdict(['Vò'])).toBe('plain')
  expect(doubtfulVerdict(['Vò'], 'tcvn3')).toBe('tcvn3')
  expect(decodeLegacy('Vò', 'tcvn3')).toBe('Vũ')
  expect(doubtfulVerdict(['Lê Đình'], 'tcvn3')).toBe('plain')
})

test('signs that no table makes Vietnamese are refused', () => {
  expect(legacyVerdict(['Nguy¶¶n V¶¶n'])).toBe('unreadable')
})

test('syllables of the language', () => {
  for (const word of ['nguyễn', 'quỳnh', 'gì', 'giếng', 'khuya', 'thuở', 'ươm', 'yến', 'quốc', 'ngoằn'])
    expect(isSyllable(word), word).toBe(true)
  for (const word of ['nguyeãn', 'vaên', 'traàn', 'cat', 'nguyễễn', 'bk', 'hoáà'])
    expect(isSyllable(word), word).toBe(false)
})
