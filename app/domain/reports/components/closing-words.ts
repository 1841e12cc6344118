import { formatCount } from '~/platform/number-format'
import type { OpenMatter } from '../closing-content'
import type { ClosingRefusal } from '../month-closing'

/** The words of closing a month. */

export const closingRefusals: Record<Exclude<ClosingRefusal, 'notFound'>, string> = {
  periodRunning: 'Tháng học chưa kết thúc vào ngày đã chọn. Đồng chí vui lòng chọn từ ngày cuối của tháng học trở đi.',
  dateAhead: 'Ngày chốt chưa đến. Đồng chí vui lòng chọn hôm nay hoặc ngày trước đó.',
  alreadyClosed: 'Tháng này đã chốt trước đó.',
  closedAbove:
    'Tháng này đã chốt ở đơn vị cấp trên hoặc ở một đơn vị bên dưới. Số liệu đã chốt không chốt lại lần nữa.',
  notConfirmed: 'Còn việc chưa xong trong tháng. Đồng chí vui lòng đọc danh sách và đánh dấu xác nhận rồi chốt.',
}

export function openMatterWords({ subject, count }: OpenMatter): string {
  const counted = formatCount(count)
  if (subject === 'runningAttempt') return `${counted} lượt học có bài kiểm tra đang làm`
  if (subject === 'unmarkedEssay') return `${counted} lượt học có bài thu hoạch chờ chấm`
  if (subject === 'notYetDue') return `${counted} lượt học chưa đến hạn`
  return `${counted} lượt học quá hạn chưa xong`
}
