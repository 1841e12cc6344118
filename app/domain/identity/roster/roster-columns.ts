import { collapse, searchKeyOf } from '../names'

/** The columns that a roster may have, and how their headers are written. */

export const fields = [
  'serviceNumber',
  'fullName',
  'familyAndMiddle',
  'familyName',
  'middleName',
  'givenName',
  'rank',
  'position',
  'unit',
  'unitCode',
  'category',
  'joinedOn',
  'email',
  'username',
  'parentUnit',
  'unitType',
] as const
export type Field = (typeof fields)[number]

/** For each field the place of its column, from 0; a field without one is not in the file. */
export type ColumnMap = Partial<Record<Field, number>>

export const fieldWords: Record<Field, { label: string; guide: string }> = {
  serviceNumber: {
    label: 'Số hiệu',
    guide: 'Bắt buộc. Hệ thống nhận ra mỗi đồng chí bằng số hiệu, không bằng họ tên.',
  },
  fullName: { label: 'Họ và tên', guide: 'Viết đủ, có dấu. Có thể thay bằng ba cột Họ, Tên đệm, Tên.' },
  familyAndMiddle: { label: 'Họ và tên đệm', guide: 'Dùng cùng cột Tên, khi tệp tách tên riêng.' },
  familyName: { label: 'Họ', guide: 'Dùng cùng cột Tên; cần cho họ ghép như Tôn Nữ, Tôn Thất.' },
  middleName: { label: 'Tên đệm', guide: 'Để trống khi không có.' },
  givenName: { label: 'Tên', guide: 'Tên gọi.' },
  rank: {
    label: 'Cấp bậc hàm',
    guide: 'Viết đủ: Thượng úy, Trung tá. Ký hiệu 3/, 2// cũng đọc được; "Th.úy" thì không.',
  },
  position: { label: 'Chức vụ', guide: 'Theo danh mục chức vụ của hệ thống: Đội trưởng, Cán bộ.' },
  unit: { label: 'Đơn vị', guide: 'Tên đầy đủ, tên ngắn hoặc mã đơn vị.' },
  unitCode: { label: 'Mã đơn vị', guide: 'Khi nhiều đơn vị trùng tên. Đơn vị mới không ghi mã thì hệ thống tự đặt.' },
  category: { label: 'Diện lực lượng', guide: 'Nghiệp vụ, Chuyên môn kỹ thuật hoặc Nghĩa vụ.' },
  joinedOn: { label: 'Ngày vào đơn vị', guide: 'Ngày/tháng/năm. Để trống thì lấy ngày áp dụng của lần nhập.' },
  email: { label: 'Thư điện tử', guide: 'Để trống khi không có.' },
  username: { label: 'Tên đăng nhập', guide: 'Chỉ cho người mới. Để trống thì dùng số hiệu.' },
  parentUnit: { label: 'Đơn vị cấp trên', guide: 'Chỉ cho đơn vị mới: tên hoặc mã của đơn vị ngay trên.' },
  unitType: { label: 'Loại đơn vị', guide: 'Chỉ cho đơn vị mới: Đội, Phòng, Công an xã, Tổ …' },
}

/** Folded headers that mean a field; the first of each is how the template writes it. */
const headerWords: Record<Field, string[]> = {
  serviceNumber: ['so hieu', 'so hieu cand', 'sh', 'so hieu cong an', 'ma can bo', 'ma so'],
  fullName: ['ho va ten', 'ho ten', 'ho ten day du', 'ho ten khai sinh', 'ho va ten khai sinh', 'ten can bo'],
  familyAndMiddle: ['ho va ten dem', 'ho dem', 'ho va dem', 'ho ten dem', 'ho lot', 'ho va ten lot'],
  familyName: ['ho'],
  middleName: ['ten dem', 'dem', 'chu dem', 'ten lot'],
  givenName: ['ten', 'ten goi'],
  rank: ['cap bac ham', 'cap bac', 'cap ham', 'quan ham', 'cb'],
  position: ['chuc vu', 'chuc danh', 'cv'],
  unit: ['don vi', 'don vi cong tac', 'ten don vi', 'doi', 'to doi'],
  unitCode: ['ma don vi', 'ma dv'],
  category: ['dien luc luong', 'loai', 'dien', 'luc luong', 'loai can bo', 'dien can bo'],
  joinedOn: ['ngay vao don vi', 'ngay ve don vi', 'ngay nhan cong tac', 'tu ngay', 'ngay den'],
  email: ['thu dien tu', 'email', 'e mail', 'dia chi email', 'hop thu'],
  username: ['ten dang nhap', 'tai khoan', 'user', 'username'],
  parentUnit: ['don vi cap tren', 'cap tren', 'truc thuoc', 'thuoc don vi', 'don vi truc thuoc'],
  unitType: ['loai don vi', 'kieu don vi'],
}

const byHeader = new Map(fields.flatMap((field) => headerWords[field].map((header) => [header, field] as const)))

/** Marks, case, signs and numbering put aside: "1. Số hiệu (CAND)" → "so hieu cand". */
export function headerKey(header: string): string {
  return collapse(searchKeyOf(header).replace(/[^a-z]+/g, ' '))
}

/** What the headers mean: what was chosen for the same header before comes first, then the usual words. */
export function guessColumns(headers: readonly string[], remembered: Readonly<Record<string, string>>): ColumnMap {
  const map: ColumnMap = {}
  headers.forEach((header, index) => {
    const key = headerKey(header)
    if (key === '') return
    const chosen = remembered[key]
    const field = chosen === undefined ? byHeader.get(key) : chosen
    if (isField(field) && map[field] === undefined) map[field] = index
  })
  return map
}

/** What to remember of a choice of columns: by header, the field or "" for a column that is left out. */
export function columnsToRemember(headers: readonly string[], map: ColumnMap): Record<string, string> {
  const chosen = new Map(Object.entries(map).map(([field, index]) => [index, field]))
  const kept: Record<string, string> = {}
  headers.forEach((header, index) => {
    const key = headerKey(header)
    if (key !== '') kept[key] = chosen.get(index) ?? ''
  })
  return kept
}

export function isField(text: unknown): text is Field {
  return typeof text === 'string' && Object.hasOwn(fieldWords, text)
}
