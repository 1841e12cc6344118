import { formatTime } from '~/platform/calendar'
import type { Delivery } from './answer-outbox'

/** Where the answers are, in words (design section 5). */
export function deliveryWords(delivery: Delivery): string {
  switch (delivery.kind) {
    case 'idle':
      return 'Câu trả lời được lưu ngay khi đồng chí chọn.'
    case 'sending':
      return `Đang lưu câu ${delivery.position}`
    case 'saved':
      return `Đã lưu câu ${delivery.position} lúc ${formatTime(delivery.at)}`
    case 'corrected':
      return `Câu ${delivery.position} vừa được trả lời trên máy khác. Đang hiện câu trả lời mới nhất.`
    case 'offline':
      return `Mất mạng. ${delivery.waiting} câu trả lời đang giữ trên máy này, sẽ gửi lại khi có mạng.`
    case 'signedOut':
      return `Phiên làm việc đã hết. ${delivery.waiting} câu trả lời đang giữ trên trang này, sẽ gửi lại khi đồng chí đăng nhập.`
    case 'submitted':
      return 'Bài làm này đã được nộp.'
    case 'gone':
      return 'Không còn thấy bài làm này. Đồng chí quay lại bài học để bắt đầu lại.'
  }
}
