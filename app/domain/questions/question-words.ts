import type { Difficulty, QuestionType } from './question-body'

export const typeWords: Record<QuestionType, string> = {
  single: 'Chọn một',
  multiple: 'Chọn nhiều',
  trueFalse: 'Đúng, sai',
  situation: 'Tình huống',
  shortAnswer: 'Trả lời ngắn',
  numeric: 'Điền số',
  matching: 'Ghép đôi',
  ordering: 'Sắp xếp',
  missingWord: 'Điền khuyết',
  essay: 'Bài thu hoạch',
}

export const difficultyWords: Record<Difficulty, string> = { easy: 'Dễ', medium: 'Vừa', hard: 'Khó' }

export const bankStateWords = { pending: 'Chờ duyệt', active: 'Đang dùng', retired: 'Ngừng dùng' } as const
export const bankHomeWords = { lesson: 'Bài học', bank: 'Ngân hàng' } as const

/** What each type is for, for whoever writes one. */
export const typeHints: Record<QuestionType, string> = {
  single: 'Một phương án đúng trong hai đến tám phương án.',
  multiple: 'Nhiều phương án đúng; chọn đúng phần nào được điểm phần ấy.',
  trueFalse: 'Một nhận định để người học cho biết đúng hay sai.',
  situation: 'Cách xử lý tốt nhất, chấp nhận được và chưa phù hợp, mỗi cách có nhận xét.',
  shortAnswer: 'Người học gõ vài chữ; hệ thống so với các câu trả lời được chấp nhận.',
  numeric: 'Người học gõ một con số, có thể cho phép sai số.',
  matching: 'Ghép mỗi vế hỏi với một vế trả lời.',
  ordering: 'Xếp các việc theo đúng thứ tự.',
  missingWord: 'Điền từ còn thiếu vào câu trích.',
  essay: 'Bài viết do cán bộ huấn luyện chấm theo tiêu chí.',
}
