import { formatDate, isLocalDate } from '~/platform/calendar'

/** The words of the log's deeds and subjects on screen. A deed without words is shown by its own name. */

export const deedWords: Record<string, string> = {
  'session.open': 'Đăng nhập',
  'session.end': 'Đăng xuất thiết bị',
  'password.change': 'Tự đổi mật khẩu',
  'password.issue': 'Cấp mật khẩu một lần',
  'password.issueMany': 'Cấp phiếu mật khẩu một lần',
  'account.lock': 'Khóa tài khoản',
  'account.unlock': 'Mở khóa tài khoản',
  'officer.create': 'Thêm người dùng',
  'officer.email': 'Đổi thư điện tử',
  'officer.rank': 'Thay đổi cấp bậc hàm',
  'officer.transfer': 'Điều chuyển',
  'roster.import': 'Nhập danh sách cán bộ, chiến sĩ',
  'roster.undo': 'Hoàn tác lần nhập danh sách',
  'role.grant': 'Giao vai trò',
  'role.end': 'Kết thúc vai trò',
  'unit.create': 'Thêm đơn vị',
  'unit.rename': 'Đổi tên đơn vị',
  'course.create': 'Tạo chuyên đề',
  'course.import': 'Nhập chuyên đề',
  'course.publish': 'Đăng chuyên đề',
  'course.assign': 'Giao học tập',
  'course.withdrawAssignment': 'Thu hồi việc giao học tập',
  'courseDraft.submit': 'Gửi duyệt chuyên đề',
  'courseDraft.recall': 'Rút chuyên đề đang chờ duyệt',
  'courseDraft.return': 'Trả lại chuyên đề',
  'draft.open': 'Mở bản nháp',
  'draft.submit': 'Gửi duyệt bài học',
  'draft.recall': 'Rút bài học đang chờ duyệt',
  'draft.return': 'Trả lại bài học',
  'draft.discard': 'Bỏ bản nháp',
  'question.write': 'Soạn câu hỏi',
  'question.approve': 'Duyệt câu hỏi',
  'question.return': 'Trả lại câu hỏi',
  'question.import': 'Nhập câu hỏi từ tệp',
  'question.retire': 'Ngừng dùng câu hỏi',
  'questionCategory.create': 'Thêm danh mục câu hỏi',
  'questionCategory.rename': 'Đổi tên danh mục câu hỏi',
  'lesson.open': 'Mở bài học',
  'lesson.publish': 'Đăng bài học',
  'lesson.withdraw': 'Thu hồi bài học',
  'attempt.start': 'Bắt đầu bài kiểm tra',
  'attempt.submit': 'Nộp bài kiểm tra',
  'attempt.expire': 'Hết giờ, hệ thống nộp bài kiểm tra',
  'attempt.grant': 'Cho thêm lượt, thêm giờ làm bài',
  'question.void': 'Hủy câu hỏi, tính lại điểm',
  'question.rekey': 'Sửa đáp án, tính lại điểm',
  'essay.mark': 'Chấm bài thu hoạch',
  'demo.prepare': 'Chuẩn bị dữ liệu mẫu',
}

export function deedName(deed: string): string {
  return deedWords[deed] ?? deed
}

const subjectWords: Record<string, string> = {
  officer: 'Người dùng',
  unit: 'Đơn vị',
  course: 'Chuyên đề',
  courseDraft: 'Bản nháp chuyên đề',
  courseVersion: 'Phiên bản chuyên đề',
  lesson: 'Bài học',
  lessonDraft: 'Bản nháp bài học',
  lessonVersion: 'Phiên bản bài học',
  question: 'Câu hỏi',
  questionCategory: 'Danh mục câu hỏi',
  questionImport: 'Tệp câu hỏi',
  rosterImport: 'Lần nhập danh sách',
  assignment: 'Việc giao học tập',
  enrolment: 'Lượt học',
  attempt: 'Lượt làm bài',
  questionVersion: 'Phiên bản câu hỏi',
  campaign: 'Đợt thi đua',
  demo: 'Dữ liệu mẫu',
}

export function subjectName(type: string): string {
  return subjectWords[type] ?? type
}

const detailWords: Record<string, string> = {
  id: 'Mã đối tượng',
  add: 'Số đồng chí thêm',
  unitConflicts: 'Số đơn vị vướng mắc',
  units: 'Số đơn vị mới',
  skipped: 'Số dòng bỏ qua',
  same: 'Số đồng chí giữ nguyên',
  rows: 'Số dòng',
  move: 'Số đồng chí điều chuyển',
  kept: 'Số dòng giữ lại',
  hash: 'Mã băm của tệp',
  conflict: 'Số dòng vướng mắc',
  change: 'Số đồng chí thay đổi',
  address: 'Địa chỉ mạng',
  after: 'Sau',
  before: 'Trước',
  code: 'Mã',
  count: 'Số lượng',
  courseCode: 'Mã chuyên đề',
  device: 'Thiết bị',
  enrolled: 'Số đồng chí được giao',
  from: 'Từ ngày',
  isShared: 'Máy dùng chung',
  lessonCode: 'Mã bài học',
  name: 'Tên',
  number: 'Số thứ tự',
  positionCode: 'Mã chức vụ',
  rankCode: 'Mã cấp bậc',
  revision: 'Lần lưu',
  role: 'Vai trò',
  serviceNumber: 'Số hiệu',
  sessionsEnded: 'Số thiết bị bị đăng xuất',
  title: 'Tên',
  unitCode: 'Mã đơn vị',
}

/** One detail of an event as a line of text. A key without words is shown by its own name, for whoever traces a case. */
export function detailLine(key: string, value: unknown): string {
  return `${detailWords[key] ?? key}: ${valueText(value)}`
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return isLocalDate(value) ? formatDate(value) : value
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  return value === null ? 'không có' : JSON.stringify(value)
}
