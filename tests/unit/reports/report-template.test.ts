import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyTemplate,
  printCount,
  printDate,
  printPeriod,
  recipientLines,
  signatureLines,
} from '~/domain/reports/report-template'

test('counts below ten are led by a zero, larger ones are not', () => {
  expect([0, 3, 9, 10, 1730].map(printCount)).toEqual(['00', '03', '09', '10', '1.730'])
  fc.assert(fc.property(fc.nat({ max: 99_999 }), (count) => printCount(count).startsWith('0') === count < 10))
})

test('days below ten, and months one and two only, are led by a zero', () => {
  expect(printDate('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026')
  expect(printDate('2026-03-05')).toBe('ngày 05 tháng 3 năm 2026')
  expect(printDate('2026-11-23')).toBe('ngày 23 tháng 11 năm 2026')
  expect(printPeriod('Tháng 2/2026')).toBe('tháng 02 năm 2026')
  expect(printPeriod('Tháng 11/2026')).toBe('tháng 11 năm 2026')
  expect(printPeriod('Đợt đầu năm')).toBe('Đợt đầu năm')
})

test('who signs: the head, a deputy for the head, or acting', () => {
  const common = { authority: 'TRƯỞNG CÔNG AN HUYỆN', signerPosition: 'PHÓ TRƯỞNG CÔNG AN HUYỆN' }
  expect(signatureLines({ ...common, authorityMark: '' })).toEqual(['TRƯỞNG CÔNG AN HUYỆN'])
  expect(signatureLines({ ...common, authorityMark: 'KT.' })).toEqual([
    'KT. TRƯỞNG CÔNG AN HUYỆN',
    'PHÓ TRƯỞNG CÔNG AN HUYỆN',
  ])
  expect(signatureLines({ ...common, authorityMark: 'Q.' })).toEqual(['Q. TRƯỞNG CÔNG AN HUYỆN'])
  expect(signatureLines({ authorityMark: '', authority: '', signerPosition: '' })).toEqual([])
})

test('recipients end with semicolons and a full stop, however they were typed', () => {
  expect(recipientLines('Như trên\n- Ban Chỉ huy (để báo cáo);\n\n  Lưu: VT, TH.')).toEqual([
    '- Như trên;',
    '- Ban Chỉ huy (để báo cáo);',
    '- Lưu: VT, TH.',
  ])
  expect(recipientLines('')).toEqual([])
})

test('a unit’s first template carries its own names in Vietnamese capitals', () => {
  expect(emptyTemplate({ name: 'Đội Cảnh sát hình sự', parentName: 'Công an huyện Tân Mẫu' })).toMatchObject({
    parentAgency: 'CÔNG AN HUYỆN TÂN MẪU',
    agency: 'ĐỘI CẢNH SÁT HÌNH SỰ',
  })
})
