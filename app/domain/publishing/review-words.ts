/** Why a review or withdrawal was refused, in words that say what to do next. */
const texts = {
  notFound: 'Nội dung này không còn chờ duyệt. Có thể đồng chí khác đã xử lý hoặc người soạn đã rút lại.',
  ownText: 'Đồng chí là người soạn nên không duyệt được nội dung này. Người khác duyệt giúp đồng chí.',
  stale: 'Người soạn vừa gửi bản mới hơn bản đồng chí đang đọc. Đồng chí mở lại trang và đọc bản mới.',
  faults: 'Bài có lỗi nên chưa đăng được. Đồng chí trả lại để người soạn sửa các dòng ghi bên dưới.',
  codeTaken: 'Mã bài hoặc mã câu hỏi đã dùng ở nơi khác. Đồng chí trả lại để người soạn đặt mã khác.',
  ownCourse:
    'Đây là bài đầu tiên nên đăng bài cũng đăng tên và mục tiêu chuyên đề do đồng chí soạn. Người khác duyệt giúp đồng chí.',
  courseMissing: 'Chuyên đề chưa có tên và mục tiêu. Cán bộ huấn luyện soạn lại chuyên đề trước khi đăng bài.',
  noLessons: 'Chuyên đề chưa có bài nào được đăng. Đồng chí duyệt bài đầu tiên trước.',
  unconfirmed: 'Đồng chí xác nhận đủ các mục kiểm tra rồi bấm Duyệt và đăng.',
} as const

export type ReviewRefusalReason = keyof typeof texts

export function reviewRefusalText(reason: ReviewRefusalReason): string {
  return texts[reason]
}
