import type { AttendanceRefusal } from './study-meeting'

/** Why ticking attendance was refused, in words that say what to do. */
const words: Record<Exclude<AttendanceRefusal, 'notFound'>, string> = {
  cancelled: 'Buổi sinh hoạt này đã hủy, không điểm danh nữa.',
  notBegun: 'Buổi sinh hoạt chưa bắt đầu. Đồng chí điểm danh từ giờ bắt đầu trở đi.',
  ownself: 'Đồng chí không tự điểm danh. Chỉ huy khác hoặc bộ phận thường trực điểm danh cho đồng chí.',
  notMember: 'Có đồng chí không thuộc quân số của đơn vị trong ngày này. Vui lòng tải lại trang.',
  absenceReasonMissing: 'Đồng chí chưa ghi lý do vắng. Vui lòng ghi lý do cho từng đồng chí vắng mặt.',
  correctionReasonMissing: 'Đồng chí chưa ghi lý do sửa điểm danh. Vui lòng ghi lý do rồi gửi lại.',
  nothingTicked: 'Chưa có đồng chí nào để điểm danh.',
}

export function attendanceRefusalWords(reason: keyof typeof words): string {
  return words[reason]
}

/** Why a meeting was not cancelled. */
export function cancelRefusalWords(reason: 'reasonMissing' | 'attended'): string {
  return reason === 'attended'
    ? 'Buổi sinh hoạt đã điểm danh nên không hủy được. Đồng chí sửa điểm danh từng người nếu ghi nhầm.'
    : 'Đồng chí chưa ghi lý do hủy. Vui lòng ghi lý do rồi gửi lại.'
}
