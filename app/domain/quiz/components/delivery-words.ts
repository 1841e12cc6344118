import { formatInstant, formatTime } from '~/platform/calendar'
import type { Delivery } from './answer-outbox'

export const notKeptWords = 'Máy này không giữ được câu trả lời khi đóng trang.'

/** What the server held when it sent the page. */
export interface StoredAnswers {
  /** Questions with an answer. */
  count: number
  questionCount: number
  lastAt: Date | null
  now: Date
}

/** Where the answers are, in words (design section 5). */
export function deliveryWords(delivery: Delivery, stored: StoredAnswers): string {
  switch (delivery.kind) {
    case 'idle':
      return storedWords(stored)
    case 'sending':
      return `Đang lưu câu ${delivery.position}`
    case 'saved':
      return `Đã lưu câu ${delivery.position} lúc ${formatTime(delivery.at)}`
    case 'corrected':
      return `Câu ${delivery.position} vừa được trả lời trên máy khác. Đang hiện câu trả lời mới nhất.`
    case 'offline':
      return `Mất mạng. ${held(delivery)}, sẽ gửi lại khi có mạng.${notKept(delivery)}`
    case 'signedOut':
      return `Phiên làm việc đã hết. ${held(delivery)}, sẽ gửi lại khi đồng chí đăng nhập.${notKept(delivery)}`
    case 'otherOfficer':
      return `Máy này đang đăng nhập tên người khác. ${held(delivery)}, chỉ gửi khi đồng chí đăng nhập lại.${notKept(delivery)}`
    case 'submitted':
      return `Bài làm này đã được nộp.${refusedWords(delivery.refused)}`
    case 'gone':
      return `Không còn thấy bài làm này. Đồng chí quay lại bài học để bắt đầu lại.${refusedWords(delivery.refused)}`
  }
}

/** "Đã lưu 2 câu trả lời trên hệ thống, gần nhất hôm nay 08:14." */
function storedWords({ count, questionCount, lastAt, now }: StoredAnswers): string {
  if (count === 0) return 'Câu trả lời được lưu ngay khi đồng chí chọn hoặc nhập.'
  const what = count === questionCount ? `Đã lưu cả ${count} câu` : `Đã lưu ${count} câu trả lời`
  return `${what} trên hệ thống${lastAt ? `, gần nhất ${formatInstant(lastAt, now)}` : ''}.`
}

/** "3 câu trả lời gửi sau khi bài đã đóng, không được tính." */
export function lateAnswersWords(count: number): string {
  return `${count} câu trả lời gửi sau khi bài đã đóng, không được tính.`
}

function refusedWords(count: number): string {
  return count > 0 ? ` ${lateAnswersWords(count)}` : ''
}

function held({ waiting, isKept }: { waiting: number; isKept: boolean }): string {
  return `${waiting} câu trả lời đang giữ ${isKept ? 'trên máy này' : 'trên trang này'}`
}

function notKept({ isKept }: { isKept: boolean }): string {
  return isKept ? '' : ` ${notKeptWords}`
}
