import { expect, test } from 'vitest'
import { resultsCsv } from '~/domain/reports/results-csv'
import { attachmentHeader } from '~/platform/http/attachment'

const line = {
  name: 'Đặng Thị Hường',
  rankName: 'Thượng úy',
  positionName: 'Cán bộ',
  unitName: 'Đội 1; Tổ "A"',
  courseTitle: 'Niềm nở khi tiếp xúc',
  periodName: 'Tháng 11/2026',
  dueOn: '2026-11-30',
  state: 'completedLate' as const,
  completedOn: '2026-12-01',
}

test('begins with a byte order mark and names its columns', () => {
  const [header] = resultsCsv([]).split('\r\n')
  expect(header).toBe('\ufeffSTT;Họ và tên;Cấp bậc;Chức vụ;Đơn vị;Chuyên đề;Kỳ;Hạn;Trạng thái;Ngày hoàn thành')
})

test('a line reads as on screen, and separators inside a value are quoted', () => {
  expect(resultsCsv([line]).split('\r\n')[1]).toBe(
    '1;Đặng Thị Hường;Thượng úy;Cán bộ;"Đội 1; Tổ ""A""";Niềm nở khi tiếp xúc;Tháng 11/2026;30/11/2026;Hoàn thành trễ hạn;01/12/2026',
  )
})

test('an unfinished course has no day of completion', () => {
  expect(resultsCsv([{ ...line, state: 'notStarted', completedOn: null }])).toContain(';Chưa học;\r\n')
})

test.each(['=1+1', '+84', '-2', '@sum', '\tx', '\rx'])('%j never becomes a formula', (name) => {
  expect(
    resultsCsv([{ ...line, name }])
      .split(';')
      .find((value) => value.includes(name)),
  ).toMatch(/^"?'/)
})

test('a Vietnamese file name stays out of the raw header', () => {
  const header = attachmentHeader("Kết quả (Đội 1)'.csv", 'ket-qua-Đội 1.csv')
  expect(header).toBe(
    'attachment; filename="ket-qua-__i_1.csv"; filename*=UTF-8\'\'K%E1%BA%BFt%20qu%E1%BA%A3%20%28%C4%90%E1%BB%99i%201%29%27.csv',
  )
  expect(() => new Headers({ 'Content-Disposition': header })).not.toThrow()
})
