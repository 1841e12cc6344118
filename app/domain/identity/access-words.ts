import type { Deed, Role } from './access'

/** The words of roles and closed areas on screen (domain brief 6, design section 5). */

export const roleNames: Record<Role, string> = {
  commander: 'Chỉ huy',
  trainer: 'Cán bộ huấn luyện',
  approver: 'Người duyệt nội dung',
  standingOffice: 'Bộ phận thường trực thi đua',
  councilMember: 'Ủy viên hội đồng',
  administrator: 'Quản trị hệ thống',
}

const forCommanders = 'Trang này dành cho chỉ huy đơn vị. Đồng chí cần xem số liệu thì đề nghị chỉ huy gửi.'
const forAdministrators =
  'Trang này dành cho quản trị hệ thống. Đồng chí cần thay đổi thông tin thì đề nghị quản trị hệ thống thực hiện.'

const closedAreas: Record<Deed, string> = {
  study: 'Trang này dành cho cán bộ, chiến sĩ đã đăng nhập.',
  viewFigures: forCommanders,
  closeMonth: 'Việc chốt số liệu tháng dành cho bộ phận thường trực.',
  keepMeetings: 'Việc mở buổi sinh hoạt và điểm danh dành cho chỉ huy đơn vị và bộ phận thường trực.',
  assignCourse: 'Việc giao học tập dành cho chỉ huy đơn vị và bộ phận thường trực.',
  grantAttempts: 'Việc cho thêm lượt, thêm giờ làm bài dành cho chỉ huy đơn vị.',
  adjustStudy: 'Việc miễn, hoãn, gia hạn học tập và ghi nghỉ dành cho chỉ huy đơn vị.',
  remind: 'Việc nhắc học tập dành cho chỉ huy đơn vị.',
  manageCourses: 'Trang này dành cho chỉ huy đơn vị và cán bộ huấn luyện.',
  writeLesson:
    'Trang này dành cho cán bộ huấn luyện. Đồng chí muốn góp ý bài học thì gửi cho cán bộ huấn luyện của đơn vị.',
  writeQuestion: 'Ngân hàng câu hỏi dành cho cán bộ huấn luyện.',
  viewItemStatistics: 'Trang này dành cho cán bộ huấn luyện và người duyệt nội dung.',
  markEssay: 'Trang này dành cho cán bộ huấn luyện chấm bài thu hoạch.',
  reviewLesson: 'Trang này dành cho người duyệt nội dung.',
  correctQuestion:
    'Việc hủy câu hỏi và sửa đáp án dành cho người duyệt nội dung. Đồng chí thấy câu hỏi sai thì đề nghị người duyệt.',
  viewCampaign: 'Trang này dành cho chỉ huy đơn vị và hội đồng thi đua. Điểm của đồng chí có ở mục Thi đua.',
  manageOfficers: forAdministrators,
  manageUnits: forAdministrators,
  grantRoles: forAdministrators,
  manageMail: forAdministrators,
  delegateCommand: 'Việc ủy quyền chỉ huy dành cho chỉ huy đơn vị.',
  viewAudit: 'Nhật ký hệ thống dành cho quản trị hệ thống.',
}

/** Why the area of a deed is closed, and what to do instead. */
export function closedAreaText(deed: Deed): string {
  return closedAreas[deed]
}
