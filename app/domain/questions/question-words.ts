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
