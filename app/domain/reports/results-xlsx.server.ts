import writeXlsxFile from 'write-excel-file/node'
import { stateWord } from '~/domain/learning/state-words'
import { daysBetween } from '~/platform/calendar'
import { countCell, dateCell, headerCell, shareCell, textCell } from '~/platform/spreadsheet/cells'
import { rowName, takenAtWords } from './components/words'
import type { PersonLine } from './people.server'
import type { Matrix } from './unit-matrix'
import type { OverviewColumn } from './unit-overview.server'

/** Spreadsheets of the report pages: the same figures as on screen, dates as dates, the header frozen. */

type Cell = ReturnType<typeof textCell> | ReturnType<typeof dateCell> | ReturnType<typeof countCell>

interface SheetColumn<Line> {
  header: string
  width: number
  cell: (line: Line, index: number) => Cell
}

/** What the figures are about: a second sheet, so that the first begins with its header. */
export interface SheetFacts {
  unitName: string
  /** Empty: every month. */
  periodName: string
  takenAt: Date
}

const people: SheetColumn<PersonLine>[] = [
  { header: 'STT', width: 6, cell: (_line, index) => countCell(index + 1) },
  { header: 'Số hiệu', width: 12, cell: (line) => textCell(line.serviceNumber) },
  { header: 'Họ và tên', width: 26, cell: (line) => textCell(line.name) },
  { header: 'Cấp bậc', width: 14, cell: (line) => textCell(line.rankName) },
  { header: 'Chức vụ', width: 18, cell: (line) => textCell(line.positionName) },
  { header: 'Đơn vị', width: 30, cell: (line) => textCell(line.unitName) },
  { header: 'Chuyên đề', width: 40, cell: (line) => textCell(line.courseTitle) },
  { header: 'Kỳ', width: 16, cell: (line) => textCell(line.periodName) },
  { header: 'Hạn', width: 12, cell: (line) => dateCell(line.dueOn) },
]

const results: SheetColumn<PersonLine>[] = [
  ...people,
  { header: 'Trạng thái', width: 20, cell: (line) => textCell(stateWord(line.state)) },
  { header: 'Bài đã xong', width: 12, cell: (line) => countCell(line.completedLessons) },
  { header: 'Số bài', width: 10, cell: (line) => countCell(line.lessonCount) },
  { header: 'Ngày hoàn thành', width: 16, cell: (line) => dateCell(line.completedOn) },
  { header: 'Lý do miễn', width: 30, cell: (line) => textCell(line.exemptReason ?? '') },
]

export function resultsXlsx(lines: readonly PersonLine[], facts: SheetFacts): Promise<Buffer> {
  return writeSheets('Kết quả', results, lines, facts)
}

/** `reportOn`: the local date up to which the days are counted. */
export function overdueXlsx(lines: readonly PersonLine[], facts: SheetFacts & { reportOn: string }): Promise<Buffer> {
  const columns: SheetColumn<PersonLine>[] = [
    ...people,
    { header: 'Quá hạn (ngày)', width: 14, cell: (line) => countCell(daysBetween(line.dueOn, facts.reportOn)) },
    { header: 'Bài đã xong', width: 12, cell: (line) => countCell(line.completedLessons) },
    { header: 'Số bài', width: 10, cell: (line) => countCell(line.lessonCount) },
  ]
  return writeSheets('Quá hạn', columns, lines, facts)
}

/** Unit × course with counts and shares, the sum in the last row. */
export function matrixXlsx(
  { matrix, columns }: { matrix: Matrix; columns: readonly OverviewColumn[] },
  facts: SheetFacts,
): Promise<Buffer> {
  const hasUnits = matrix.rows.some((row) => row.kind === 'unit')
  const rows = [
    ...matrix.rows.map((row) => ({ ...row, label: rowName(row, hasUnits), style: {} })),
    { ...matrix.total, label: `Cộng ${facts.unitName}`, style: { fontWeight: 'bold' as const } },
  ]
  const sheet: SheetColumn<(typeof rows)[number]>[] = [
    { header: 'Đơn vị', width: 34, cell: (row) => textCell(row.label, row.style) },
    { header: 'Quân số', width: 10, cell: (row) => countCell(row.headCount, row.style) },
    ...columns.flatMap((column, index) => {
      const head = `${column.title} (${column.periodName})`
      return [
        {
          header: `${head}: hoàn thành`,
          width: 16,
          cell: (row: (typeof rows)[number]) => cellOf(row.cells[index]?.completed, row.style),
        },
        {
          header: `${head}: phải học`,
          width: 16,
          cell: (row: (typeof rows)[number]) => cellOf(row.cells[index]?.eligible, row.style),
        },
        {
          header: `${head}: tỷ lệ`,
          width: 12,
          cell: (row: (typeof rows)[number]) => {
            const cell = row.cells[index]
            return cell ? shareCell(cell.completed, cell.eligible, row.style) : null
          },
        },
      ]
    }),
    { header: 'Lượt quá hạn', width: 12, cell: (row) => countCell(row.overdue, row.style) },
  ]
  return writeSheets('Theo đơn vị', sheet, rows, facts)
}

function cellOf(count: number | undefined, style: { fontWeight?: 'bold' }): Cell {
  return count === undefined ? null : countCell(count, style)
}

function writeSheets<Line>(
  name: string,
  columns: readonly SheetColumn<Line>[],
  lines: readonly Line[],
  facts: SheetFacts,
): Promise<Buffer> {
  return writeXlsxFile([
    {
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        columns.map(({ header }) => headerCell(header)),
        ...lines.map((line, index) => columns.map((column) => column.cell(line, index))),
      ],
    },
    {
      sheet: 'Thông tin',
      columns: [{ width: 16 }, { width: 60 }],
      data: [
        ['Đơn vị', facts.unitName],
        ['Kỳ', facts.periodName || 'Mọi tháng học'],
        ['Số liệu', takenAtWords(facts.takenAt)],
      ].map((row) => row.map((text) => textCell(text))),
    },
  ]).toBuffer()
}
