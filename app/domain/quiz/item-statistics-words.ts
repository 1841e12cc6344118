import type { AttemptChoice, ItemFlag } from './item-statistics-flags'

/** The words of the statistics; light enough for the browser. */

export const choiceWords: Record<AttemptChoice, { param: string; label: string }> = {
  first: { param: 'dau', label: 'Lượt đầu' },
  best: { param: 'tot-nhat', label: 'Lượt tốt nhất' },
  last: { param: 'cuoi', label: 'Lượt cuối' },
  all: { param: 'tat-ca', label: 'Mọi lượt' },
}

export function choiceOf(param: string | null): AttemptChoice {
  const found = Object.entries(choiceWords).find(([, words]) => words.param === param)
  return (found?.[0] as AttemptChoice | undefined) ?? 'first'
}

export function flagText(flag: ItemFlag): string {
  switch (flag.kind) {
    case 'tooFew':
      return 'Chưa đủ dữ liệu'
    case 'tooHard':
      return 'Gần như không ai làm được'
    case 'tooEasy':
      return 'Gần như ai cũng làm được'
    case 'negative':
      return 'Người làm bài tốt lại sai câu này nhiều hơn, có thể đáp án chưa đúng'
    case 'weak':
      return 'Ít phân biệt được người nắm bài và người chưa nắm bài'
    case 'drawsTheBest':
      return `Nhóm làm bài tốt chọn “${flag.text}” nhiều hơn đáp án đúng`
  }
}

/** "62,5", "−3,0"; an en dash where there is no value. */
export function figure(value: number | null): string {
  if (value === null) return '–'
  const text = Math.abs(value).toFixed(1).replace('.', ',')
  return value < 0 && text !== '0,0' ? `−${text}` : text
}
