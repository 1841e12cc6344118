/** Why a learning deed was refused, in words that say what to do. Reasons of the deeds stand in their result types. */

const words = {
  notFound: 'Không thấy mục này. Có thể nội dung đã được gỡ hoặc chưa giao cho đồng chí.',
  courseNotFound: 'Không thấy chuyên đề này. Đồng chí vui lòng chọn lại chuyên đề.',
  unitNotFound: 'Không thấy đơn vị này trong phạm vi của đồng chí. Vui lòng chọn lại đơn vị.',
  dueBeforeOpening: 'Hạn hoàn thành đứng trước ngày mở. Vui lòng xem lại hai ngày.',
  dueInPast: 'Hạn hoàn thành đã qua. Vui lòng chọn từ hôm nay trở đi.',
  datesTooFar: 'Ngày mở hoặc hạn hoàn thành cách tháng học quá một năm. Vui lòng xem lại hai ngày.',
  alreadyAssignedOtherDates:
    'Chuyên đề này đã giao cho đơn vị trong tháng học này với ngày khác. Đồng chí thu hồi lần giao trước rồi giao lại.',
  periodDates: 'Ngày đầu và ngày cuối của tháng học chưa đúng. Vui lòng xem lại.',
  reasonMissing: 'Đồng chí chưa ghi lý do. Vui lòng ghi lý do rồi gửi lại.',
  alreadyWithdrawn: 'Lần giao này đã được thu hồi trước đó.',
  noQuiz: 'Bài học này không có bài kiểm tra.',
  lessonNotOpened: 'Đồng chí vui lòng mở bài học trước khi làm bài kiểm tra.',
  alreadyPassed: 'Đồng chí đã đạt bài kiểm tra này.',
  outOfAttempts: 'Đồng chí đã hết lượt làm bài. Đồng chí đề nghị chỉ huy đơn vị cho thêm lượt.',
  awaitingMark: 'Lượt trước đang chờ chấm bài thu hoạch. Đồng chí chờ kết quả rồi làm tiếp.',
  waiting: 'Chưa đến lúc làm lượt tiếp theo. Đồng chí đọc lại bài rồi quay lại sau.',
  noQuestions: 'Bài kiểm tra chưa có câu hỏi. Đồng chí vui lòng báo cán bộ huấn luyện.',
  submitted: 'Bài này đã nộp, câu trả lời không thay đổi được nữa.',
  badChoice: 'Phương án đã chọn không có trong câu hỏi. Vui lòng chọn lại.',
} as const

export type LearningRefusal = keyof typeof words

export function refusalWords(reason: LearningRefusal): string {
  return words[reason]
}
