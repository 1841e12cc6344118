import { stringify } from 'csv-stringify/sync'
import { stateWord } from '~/domain/learning/state-words'
import { formatDate } from '~/platform/calendar'
import type { PersonLine } from './people.server'

/** The result list for a spreadsheet in Vietnamese settings: UTF-8 with BOM, `;` between values (domain brief 5.1). */

type CsvLine = Pick<
  PersonLine,
  'name' | 'rankName' | 'positionName' | 'unitName' | 'courseTitle' | 'periodName' | 'dueOn' | 'state' | 'completedOn'
>

const columns: { header: string; value: (line: CsvLine, index: number) => string }[] = [
  { header: 'STT', value: (_line, index) => String(index + 1) },
  { header: 'Họ và tên', value: (line) => line.name },
  { header: 'Cấp bậc', value: (line) => line.rankName },
  { header: 'Chức vụ', value: (line) => line.positionName },
  { header: 'Đơn vị', value: (line) => line.unitName },
  { header: 'Chuyên đề', value: (line) => line.courseTitle },
  { header: 'Kỳ', value: (line) => line.periodName },
  { header: 'Hạn', value: (line) => formatDate(line.dueOn) },
  { header: 'Trạng thái', value: (line) => stateWord(line.state) },
  { header: 'Ngày hoàn thành', value: (line) => (line.completedOn ? formatDate(line.completedOn) : '') },
]

/** Values that a spreadsheet would run as a formula are led by an apostrophe, so that they stay text. */
export function resultsCsv(lines: readonly CsvLine[]): string {
  return stringify(
    lines.map((line, index) => columns.map((column) => column.value(line, index))),
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
