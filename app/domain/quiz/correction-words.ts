/** Why a correction was not made, and what to do instead. */
const refusals: Record<string, string> = {
  alreadyVoid: 'Câu này đã được hủy, mọi đồng chí đã được trọn điểm. Không đính chính thêm được.',
  sameKey: 'Đáp án này giống đáp án đang dùng, không có gì để tính lại.',
  otherQuestion: 'Nội dung hỏi đã khác câu đã dùng. Đồng chí soạn phiên bản mới của câu hỏi.',
  ownAttempt: 'Đồng chí có bài làm chịu ảnh hưởng của lần đính chính này. Vui lòng đề nghị người duyệt khác thực hiện.',
  changed: 'Số liệu vừa thay đổi sau khi đồng chí mở bản xem trước. Vui lòng xem lại rồi xác nhận.',
}

export function correctionRefusalText(reason: string): string {
  return refusals[reason] ?? 'Không thấy câu hỏi này.'
}

export const longestReason = 500

/** The reason goes to everybody concerned, so it has to say something. */
export function reasonFaults(reason: string): string[] {
  if (reason.trim().length < 5) return ['Đồng chí chưa ghi lý do. Lý do được gửi tới mọi đồng chí có điểm thay đổi.']
  return reason.length > longestReason ? [`Lý do dài quá ${longestReason} ký tự. Vui lòng rút ngắn.`] : []
}
