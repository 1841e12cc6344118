import { expect, test } from 'vitest'
import { enrolmentLook } from '~/domain/learning/components/enrolment-look'
import { monthView } from '~/domain/learning/components/month-view'
import type { Month, MonthCourse, NextLesson } from '~/domain/learning/month.server'

const course: MonthCourse = {
  enrolmentId: 'e',
  courseCode: 'niem-no',
  title: 'Niềm nở khi tiếp xúc',
  periodCode: '2026-11',
  periodName: 'Tháng 11/2026',
  opensOn: '2026-11-01',
  dueOn: '2026-11-30',
  isOpen: true,
  state: 'inProgress',
  marks: { dueSoon: true, outOfAttempts: false },
  lessonCount: 4,
  completedLessons: 2,
  completedOn: null,
  exemptReason: null,
}
const next: NextLesson = {
  courseCode: 'niem-no',
  courseTitle: 'Niềm nở khi tiếp xúc',
  lessonCode: 'bon-xin',
  title: 'Bốn xin',
  position: 3,
  lessonCount: 4,
  state: 'inProgress',
  readingMinutes: 12,
  permille: 500,
  step: 'read',
  attemptRunning: false,
}

function month(facts: Partial<Month> = {}, courses = [course]): Month {
  return {
    today: '2026-11-23',
    running: [
      {
        code: '2026-11',
        name: 'Tháng 11/2026',
        lastDueOn: '2026-11-30',
        lessonCount: 4,
        completedLessons: 2,
        courses,
      },
    ],
    upcoming: null,
    past: [],
    overdue: null,
    next,
    path: null,
    ...facts,
  }
}

test('the next block says where to go on and what is left', () => {
  expect(monthView(month()).next).toEqual({
    eyebrow: 'Học tiếp · Bài 3 trong 4',
    title: 'Bốn xin',
    progress: { value: 500, label: 'Đã đọc 50% bài' },
    remaining: 'Còn khoảng 6 phút',
    to: '/bai-hoc/bon-xin',
    action: 'Học tiếp',
  })
})

test('a lesson read to the end leads to its quiz, a running attempt back into it', () => {
  const read = monthView(month({ next: { ...next, step: 'quiz' } })).next
  expect(read).toMatchObject({ to: '/bai-hoc/bon-xin/kiem-tra', action: 'Làm bài kiểm tra' })
  const running = monthView(month({ next: { ...next, step: 'quiz', attemptRunning: true } })).next
  expect(running?.action).toBe('Làm tiếp')
})

test('the month says its count, last due date and days left; a finished one only its count', () => {
  expect(monthView(month()).periods[0]).toMatchObject({
    summary: 'Đã học 2 trong 4 bài.',
    due: 'Hạn cuối 30/11, còn 7 ngày.',
    courses: [{ detail: '2/4 bài · hạn 30/11', look: { label: 'Đang học' } }],
  })
})

test('with nothing left to do the place of the next block says why', () => {
  const done = month({ next: null }, [
    { ...course, state: 'completed', marks: { dueSoon: false, outOfAttempts: false } },
  ])
  expect(monthView(done).rest?.title).toBe('Đồng chí đã học xong tháng 11/2026')
  const upcoming = { code: '2026-12', name: 'Tháng 12/2026', opensOn: '2026-12-01' }
  expect(monthView(month({ next: null, running: [], upcoming })).rest).toEqual({
    title: 'Tháng này chưa có chuyên đề nào được giao',
    detail: 'Tháng 12/2026 mở ngày 01/12/2026.',
  })
  const stuck = month({ next: null }, [{ ...course, marks: { dueSoon: true, outOfAttempts: true } }])
  expect(monthView(stuck).rest?.title).toBe('Đồng chí đã hết lượt làm bài kiểm tra')
})

test('overdue is told with its days and the way out', () => {
  const first = {
    courseCode: 'c',
    periodCode: '2026-10',
    courseTitle: 'Bảo vệ dữ liệu dân cư',
    dueOn: '2026-10-31',
    daysLate: 23,
    minutesLeft: 8,
  }
  expect(monthView(month({ overdue: { count: 1, first } })).overdue).toEqual({
    title: '1 chuyên đề quá hạn 23 ngày',
    detail: 'Bảo vệ dữ liệu dân cư, hạn 31/10. Học khoảng 8 phút là xong.',
    to: '/chuyen-de/c?ky=2026-10',
  })
})

test('overdue wins over in progress, due soon only over not started, out of attempts over all', () => {
  const marks = { dueSoon: true, outOfAttempts: false }
  expect(enrolmentLook('notStarted', marks).label).toBe('Sắp đến hạn')
  expect(enrolmentLook('inProgress', marks).label).toBe('Đang học')
  expect(enrolmentLook('overdue', marks)).toEqual({ tone: 'late', label: 'Quá hạn' })
  expect(enrolmentLook('overdue', { dueSoon: false, outOfAttempts: true }).label).toBe('Hết lượt làm bài')
})
