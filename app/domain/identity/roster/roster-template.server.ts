import writeXlsxFile from 'write-excel-file/node'
import { textCell } from '~/platform/spreadsheet/cells'
import { type Field, fields, fieldWords } from './roster-columns'

/** The template to download: people, new units, and what each column takes. */

const headerFill = '#E7F1EC'

const peopleColumns: { field: Field; width: number; example: string[] }[] = [
  { field: 'serviceNumber', width: 14, example: ['123-456', '123-457'] },
  { field: 'fullName', width: 26, example: ['Nguyễn Văn Mẫu', 'Tôn Nữ Thị Mẫu'] },
  { field: 'rank', width: 16, example: ['Thượng úy', 'Trung tá'] },
  { field: 'position', width: 20, example: ['Cán bộ', 'Đội trưởng'] },
  { field: 'unit', width: 30, example: ['Đội Mẫu', 'Đội Mẫu'] },
  { field: 'category', width: 20, example: ['Nghiệp vụ', 'Nghiệp vụ'] },
  { field: 'joinedOn', width: 18, example: ['01/11/2026', ''] },
  { field: 'email', width: 26, example: ['', ''] },
  { field: 'username', width: 18, example: ['', ''] },
]

const unitColumns: { field: Field; width: number; example: string }[] = [
  { field: 'unitCode', width: 16, example: 'doi-mau' },
  { field: 'unit', width: 36, example: 'Đội Mẫu' },
  { field: 'unitType', width: 18, example: 'Đội' },
  { field: 'parentUnit', width: 36, example: 'Tên hoặc mã đơn vị ngay trên' },
]

export async function writeRosterTemplate(): Promise<Buffer> {
  const header = (text: string) => textCell(text, { fontWeight: 'bold', backgroundColor: headerFill })
  return writeXlsxFile([
    {
      sheet: 'Danh sách',
      stickyRowsCount: 1,
      columns: peopleColumns.map(({ width }) => ({ width })),
      data: [
        peopleColumns.map(({ field }) => header(fieldWords[field].label)),
        ...[0, 1].map((line) => peopleColumns.map(({ example }) => textCell(example[line] ?? ''))),
      ],
    },
    {
      sheet: 'Đơn vị',
      stickyRowsCount: 1,
      columns: unitColumns.map(({ width }) => ({ width })),
      data: [
        unitColumns.map(({ field }) => header(field === 'unit' ? 'Tên đơn vị' : fieldWords[field].label)),
        unitColumns.map(({ example }) => textCell(example)),
      ],
    },
    {
      sheet: 'Hướng dẫn',
      stickyRowsCount: 1,
      columns: [{ width: 20 }, { width: 100 }],
      data: [
        ['Cột', 'Cách điền'].map(header),
        ...fields.map((field) => [
          textCell(fieldWords[field].label, { fontWeight: 'bold' }),
          textCell(fieldWords[field].guide),
        ]),
        [
          textCell('Lưu ý', { fontWeight: 'bold' }),
          textCell(
            'Các dòng có chữ Mẫu là ví dụ; đồng chí viết đè hoặc xóa. Trang Đơn vị chỉ cần khi có đơn vị mới. Ô để trống thì hồ sơ giữ nguyên; người không có trong tệp không bị ảnh hưởng.',
          ),
        ],
      ],
    },
  ]).toBuffer()
}
