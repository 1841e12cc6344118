import { expect, test } from 'vitest'
import { importCountWords } from '~/domain/questions/import-words'

test('what there is none of is not said', () => {
  const none = { added: 0, changed: 0, same: 0, faults: 0 }
  expect(importCountWords('Sẽ', { ...none, added: 3 })).toBe('Sẽ thêm 3 câu.')
  expect(importCountWords('Đã', { added: 1200, changed: 1, same: 2, faults: 4 })).toBe(
    'Đã thêm 1.200 câu, đổi 1 câu, 2 câu không đổi, 4 câu có lỗi.',
  )
  expect(importCountWords('Sẽ', { ...none, same: 2 })).toBe('Không có câu nào để thêm hay đổi, 2 câu không đổi.')
})
