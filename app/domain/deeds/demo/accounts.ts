/** The sign-ins that a demo start prints, with the words of the glossary. */
export const demoAccounts: readonly { role: string; username: string }[] = [
  { role: 'cán bộ, chiến sĩ', username: 'canbo' },
  { role: 'chỉ huy đơn vị', username: 'chihuy' },
  { role: 'ban chỉ huy', username: 'lanhdao' },
  { role: 'cán bộ huấn luyện', username: 'huanluyen' },
  { role: 'người duyệt nội dung', username: 'duyet' },
  { role: 'bộ phận thường trực thi đua', username: 'thuongtruc' },
  { role: 'ủy viên hội đồng', username: 'hoidong' },
  { role: 'quản trị hệ thống', username: 'quantri' },
]
