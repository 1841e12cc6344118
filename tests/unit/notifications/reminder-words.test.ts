import { expect, test } from 'vitest'
import {
  digestMail,
  digestNotice,
  escalationNotice,
  nudgeNotice,
  stepNotice,
  tasksMail,
  testMail,
} from '~/domain/notifications/reminder-words'

const today = '2026-11-23'
const addressOf = (path: string) => `https://niemno.example.vn${path}`
const task = (title: string, dueOn: string) => ({ title, periodName: 'Tháng 11/2026', dueOn })
const soon = task('Niềm nở khi tiếp xúc', '2026-11-30')
const late = task('Sáu điều Bác Hồ dạy', '2026-11-20')
const digest = {
  name: 'Trung tá Trần Văn Bình',
  periodName: 'Tháng 11/2026',
  units: [
    { name: 'Đội 1', completed: 12, eligible: 15, overdueOfficers: 2 },
    { name: 'Đội 2', completed: 8, eligible: 8, overdueOfficers: 0 },
  ],
  overdue: [{ name: 'Trung úy Võ Văn Giang', unitName: 'Đội 1', enrolments: 2, oldestDueOn: '2026-09-30' }],
  overdueOfficers: 2,
}

test('a notice says how things stand today, whichever step it is', () => {
  expect(stepNotice(soon, today).title).toBe('Còn 7 ngày: “Niềm nở khi tiếp xúc”')
  expect(stepNotice(soon, '2026-11-30').title).toBe('Hôm nay đến hạn: “Niềm nở khi tiếp xúc”')
  expect(stepNotice(late, today)).toEqual({
    title: 'Quá hạn 3 ngày: “Sáu điều Bác Hồ dạy”',
    body: 'Tháng 11/2026, hạn hoàn thành 20/11/2026. Đồng chí vẫn học được, kết quả được ghi là hoàn thành trễ hạn.',
  })
})

test('several tasks come in one notice and in one mail', () => {
  expect(nudgeNotice([late], 'Trung tá Bình', today).body).toBe('Tháng 11/2026, hạn 20/11/2026, quá hạn 3 ngày.')
  expect(nudgeNotice([late, soon], 'Trung tá Trần Văn Bình', today)).toEqual({
    title: 'Đồng chí Trung tá Trần Văn Bình nhắc hoàn thành 2 chuyên đề',
    body: 'Sáu điều Bác Hồ dạy (tháng 11/2026), hạn 20/11/2026, quá hạn 3 ngày; Niềm nở khi tiếp xúc (tháng 11/2026), hạn 30/11/2026, còn 7 ngày.',
  })
  const mail = tasksMail({ name: 'Thượng úy Nguyễn Văn An', tasks: [late, soon], by: null }, today, addressOf)
  expect(mail.subject).toBe('Nhắc việc học tập: 2 chuyên đề chưa hoàn thành, 1 quá hạn')
  expect(mail.text.match(/^- /gm)).toHaveLength(2)
})

test('a digest names each unit with its count, the longest overdue, and how many are not listed', () => {
  expect(digestNotice(digest)).toEqual({
    title: 'Tình hình học tập tuần: 2 đồng chí quá hạn',
    body: 'Tháng 11/2026: 20/23 lượt học đã hoàn thành. Trung úy Võ Văn Giang, Đội 1.',
  })
  const { text } = digestMail(digest, today, addressOf)
  expect(text).toContain(
    '- Đội 1: 12/15 lượt học đã hoàn thành, 2 đồng chí quá hạn\n- Đội 2: 8/8 lượt học đã hoàn thành\n',
  )
  expect(text).toContain('- Trung úy Võ Văn Giang, Đội 1: 2 chuyên đề, lâu nhất 54 ngày\n- và 1 đồng chí khác\n')
})

test('every mail addresses the comrade, links home and never exclaims', () => {
  const mails = [
    tasksMail({ name: 'Thượng úy An', tasks: [late], by: 'Trung tá Bình' }, today, addressOf),
    tasksMail({ name: 'Thượng úy An', tasks: [soon], by: null }, today, addressOf),
    digestMail(digest, today, addressOf),
    testMail('Thượng úy An', addressOf),
  ]
  for (const { subject, text } of mails) {
    expect(text).toMatch(/^Kính gửi đồng chí /)
    expect(text).toContain('https://niemno.example.vn/ca-nhan')
    expect(subject + text).not.toMatch(/!|bạn|undefined|\n\n\n/)
  }
})

test('an escalation names three and counts the rest', () => {
  expect(escalationNotice(['A', 'B', 'C', 'D', 'E'], 7)).toEqual({
    title: '5 đồng chí quá hạn từ 7 ngày trở lên',
    body: 'A, B, C và 2 đồng chí khác. Báo cáo để đồng chí nắm và chỉ đạo.',
  })
})
