import { stringify } from 'csv-stringify/sync'
import type { CorrectionRow } from './correction-rows.server'

const columns: { header: string; value: (row: CorrectionRow, index: number) => string }[] = [
  { header: 'STT', value: (_row, index) => String(index + 1) },
  { header: 'Số hiệu', value: (row) => row.serviceNumber },
  { header: 'Họ và tên', value: (row) => row.name },
  { header: 'Cấp bậc', value: (row) => row.rankName },
  { header: 'Đơn vị', value: (row) => row.unitName },
  { header: 'Chuyên đề', value: (row) => row.courseTitle },
  { header: 'Kỳ học', value: (row) => row.periodName },
  { header: 'Bài học', value: (row) => row.lessonTitle },
  { header: 'Lượt làm', value: (row) => String(row.number) },
  { header: 'Trước', value: (row) => row.before },
  { header: 'Sau', value: (row) => row.after },
  { header: 'Thay đổi', value: (row) => (row.isChanged ? 'có' : 'không') },
  { header: 'Kéo theo', value: (row) => row.consequences.join('; ') },
]

/** The whole preview for a spreadsheet in Vietnamese settings (domain brief 5.1); formulas are kept from running. */
export function correctionCsv(rows: readonly CorrectionRow[]): string {
  return stringify(
    rows.map((row, index) => columns.map((column) => column.value(row, index))),
    {
      header: true,
      columns: columns.map((column) => column.header),
      delimiter: ';',
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  )
}
