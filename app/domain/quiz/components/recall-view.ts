import { formatDate } from '~/platform/calendar'
import type { RecallFeedback, RecallPage } from '../recall.server'

/** The words of ôn nhanh. */

const verdicts = { full: 'đúng', partial: 'đúng một phần', none: 'chưa đúng', waiting: 'chưa đúng' } as const

export function feedbackView({ lessonCode, ...question }: RecallFeedback, hasNext: boolean) {
  return {
    heading: `Câu ${question.position}: ${verdicts[question.mark]}`,
    question: {
      ...question,
      passageTo: lessonCode && question.passage ? `/bai-hoc/${lessonCode}#${question.passage}` : null,
    },
    way: { to: '/on-tap', label: hasNext ? 'Câu tiếp theo' : 'Xong' },
  }
}

/** What stands in the place of a question when none is asked. */
export function restView({ isOn, answeredToday, nextOn }: RecallPage): { title: string; detail: string } {
  if (!isOn)
    return {
      title: 'Ôn nhanh đang tắt',
      detail: 'Đồng chí bật lại bất cứ lúc nào. Lịch ôn của các câu vẫn được giữ.',
    }
  const next = nextOn && `Lần ôn tiếp theo: ${formatDate(nextOn)}.`
  if (answeredToday > 0)
    return { title: `Xong ${answeredToday} câu hôm nay`, detail: next ?? 'Các câu này quay lại khi đến lịch.' }
  return {
    title: 'Hôm nay không có câu nào cần ôn',
    detail: next ?? 'Câu hỏi của một bài quay lại 7 ngày sau khi đồng chí hoàn thành bài đó.',
  }
}

/** "3 câu, khoảng 2 phút" */
export function dueWords(count: number): string {
  return `${count} câu, khoảng ${count > 1 ? 2 : 1} phút`
}
