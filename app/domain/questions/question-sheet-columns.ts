import { searchKeyOf } from '~/domain/identity/names'

/** The columns of a sheet of questions, one row a question. Order is free; headers are known without marks and case. */

export interface SheetColumn {
  header: string
  /** Of the column, in characters. */
  width: number
  /** For the second sheet of the template. */
  guide: string
}

const eachOf = 'Mỗi ý một cột, thêm cột khi cần: 1, 2, 3 …'

export const columns = {
  code: {
    header: 'Mã',
    width: 18,
    guide: 'Để trống với câu mới. Giữ nguyên khi sửa câu đã có: cùng mã thì câu được đổi, không thêm.',
  },
  category: { header: 'Danh mục', width: 22, guide: 'Các cấp cách nhau bằng dấu /, ví dụ: Tiếp công dân/Lời chào.' },
  type: {
    header: 'Dạng',
    width: 16,
    guide:
      'Chọn một, Chọn nhiều, Đúng, sai, Tình huống, Trả lời ngắn, Điền số, Ghép đôi, Sắp xếp, Điền khuyết hoặc Bài thu hoạch.',
  },
  stem: { header: 'Lời hỏi', width: 48, guide: 'Câu hỏi, viết đủ ý.' },
  options: {
    header: 'Phương án',
    width: 26,
    guide: `${eachOf}. Chọn, tình huống: các phương án. Trả lời ngắn: các đáp án được chấp nhận, * thay cho chữ bất kỳ. Điền số: 10, 2,5 ± 0,1 hoặc 1..5. Ghép đôi: các vế hỏi. Sắp xếp: các việc theo đúng thứ tự. Bài thu hoạch: các tiêu chí chấm.`,
  },
  right: {
    header: 'Đáp án đúng',
    width: 14,
    guide:
      'Số của phương án đúng, ví dụ 2 hoặc 1; 3. Đúng, sai: ghi Đúng hoặc Sai. Tình huống: số của cách xử lý tốt nhất.',
  },
  shares: {
    header: 'Điểm từng ý',
    width: 20,
    guide:
      'Chỉ khi chia điểm khác thường, ví dụ 1: 50%; 3: 50%. Tình huống: ghi 50% cho cách chấp nhận được. Bài thu hoạch: điểm từng tiêu chí, ví dụ 1: 4; 2: 6.',
  },
  explanation: { header: 'Giải thích', width: 40, guide: 'Hiện khi được xem đáp án.' },
  topic: { header: 'Chủ đề', width: 18, guide: 'Để gợi ý nội dung cần xem lại.' },
  difficulty: { header: 'Độ khó', width: 10, guide: 'Dễ, Vừa hoặc Khó. Để trống là Vừa.' },
  tags: { header: 'Nhãn', width: 20, guide: 'Cách nhau bằng dấu phẩy.' },
  passage: {
    header: 'Mục xem lại',
    width: 16,
    guide: 'Địa chỉ đề mục của bài học, chữ thường không dấu, nối bằng gạch. Thường để trống.',
  },
  answers: {
    header: 'Ghép với',
    width: 22,
    guide: `${eachOf}. Ghép đôi: vế ghép của vế hỏi cùng số. Không có vế hỏi thì là vế nhiễu.`,
  },
  feedback: {
    header: 'Nhận xét',
    width: 26,
    guide: `${eachOf}. Lời nói với người chọn phương án cùng số. Câu tình huống cần đủ. Đúng, sai: 1 là chọn Đúng, 2 là chọn Sai.`,
  },
  quotation: {
    header: 'Câu trích',
    width: 40,
    guide:
      'Điền khuyết: câu có chỗ trống trong ngoặc vuông, ví dụ: Đối với nhân dân, phải [kính trọng, lễ phép|lễ phép].',
  },
  marks: {
    header: 'Bỏ qua dấu',
    width: 12,
    guide: 'Trả lời ngắn, điền khuyết: ghi Có thì chữ thiếu dấu vẫn được chấp nhận.',
  },
  marking: { header: 'Cách chấm', width: 14, guide: 'Bài thu hoạch: Đạt, chưa đạt hoặc Chấm điểm.' },
  points: { header: 'Điểm tối đa', width: 12, guide: 'Bài thu hoạch chấm điểm: số nguyên.' },
  minWords: { header: 'Ít nhất (chữ)', width: 12, guide: 'Bài thu hoạch: số chữ ít nhất. Để trống là không giới hạn.' },
  maxWords: {
    header: 'Nhiều nhất (chữ)',
    width: 14,
    guide: 'Bài thu hoạch: số chữ nhiều nhất. Để trống là không giới hạn.',
  },
  guide: { header: 'Gợi ý làm bài', width: 30, guide: 'Bài thu hoạch: điều người làm bài cần nêu.' },
  keys: { header: 'Ký hiệu', width: 10, guide: 'Do hệ thống ghi khi xuất. Đồng chí không cần điền.' },
} satisfies Record<string, SheetColumn>

export type ColumnName = keyof typeof columns

/** Columns that stand once for each option. */
const numberedColumns = ['options', 'answers', 'feedback'] as const
type NumberedColumn = (typeof numberedColumns)[number]

export function isNumbered(name: ColumnName): name is NumberedColumn {
  return (numberedColumns as readonly string[]).includes(name)
}

/** How two writings of the same word compare: without marks, case and outer blanks. */
export function folded(text: string): string {
  return searchKeyOf(text)
}

/** "Phương án 2" or "Phương án B" → the second options column; null for a header that is none of ours. */
export function columnOf(header: string): { name: ColumnName; index: number } | null {
  const key = folded(header)
  for (const [name, column] of Object.entries(columns) as [ColumnName, SheetColumn][]) {
    const title = folded(column.header)
    if (key === title) return { name, index: 0 }
    if (isNumbered(name) && key.startsWith(`${title} `)) {
      const place = placeOf(key.slice(title.length))
      if (place !== null) return { name, index: place }
    }
  }
  return null
}

/** "2" and "b" → 1; null when it is neither a number from 1 nor one letter. */
export function placeOf(text: string): number | null {
  const word = folded(text)
  if (/^[a-z]$/.test(word)) return word.charCodeAt(0) - 97
  if (!/^\d{1,2}$/.test(word) || Number(word) === 0) return null
  return Number(word) - 1
}
