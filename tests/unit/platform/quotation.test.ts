import { expect, test } from 'vitest'
import { quoted } from '~/platform/quotation'

test.each([
  ['Trách nhiệm', '“Trách nhiệm”'],
  ['Niềm nở khi tiếp xúc: "4 xin, 4 luôn"', '“Niềm nở khi tiếp xúc: ‘4 xin, 4 luôn’”'],
  ['Dữ liệu “đúng, đủ, sạch, sống”', '“Dữ liệu ‘đúng, đủ, sạch, sống’”'],
  ['Màn hình 24"', '“Màn hình 24"”'],
])('%s in quotation marks is %s', (text, expected) => {
  expect(quoted(text)).toBe(expected)
})
