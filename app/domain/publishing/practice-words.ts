import type { ChoiceMark, ConductKey, EndingResult } from './vocabulary'

/** "4 xin, 4 luôn" in words. */
export const conductWords: Record<ConductKey, string> = {
  'xin-chao': 'xin chào',
  'xin-loi': 'xin lỗi',
  'xin-cam-on': 'xin cảm ơn',
  'xin-phep': 'xin phép',
  'luon-mim-cuoi': 'luôn mỉm cười',
  'luon-nhe-nhang': 'luôn nhẹ nhàng',
  'luon-lang-nghe': 'luôn lắng nghe',
  'luon-giup-do': 'luôn giúp đỡ',
}

export const markWords: Record<ChoiceMark, string> = {
  best: 'Đúng cách',
  acceptable: 'Tạm được',
  wrong: 'Chưa đúng',
}

export const resultWords: Record<EndingResult, string> = {
  good: 'Kết tốt',
  fair: 'Kết tạm được',
  poor: 'Kết chưa tốt',
}

/**
 * A feedback that already begins with the mark's words ("Chưa đúng. Câu này …") without them, because the block sets
 * them in bold itself.
 */
export function withoutMark(feedback: string, mark: ChoiceMark): string {
  const word = markWords[mark]
  const rest = feedback.startsWith(word) ? feedback.slice(word.length).replace(/^[.:,]?\s*/, '') : feedback
  return rest === '' ? feedback : rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1)
}
