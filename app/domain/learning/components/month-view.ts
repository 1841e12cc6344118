import type { PathState } from '~/components/lesson-path'
import { formatDate, formatDayMonth } from '~/platform/calendar'
import { courseAddress } from '../course-address'
import type { Month, MonthCourse, MonthPeriod, NextLesson, PathLesson } from '../month.server'
import { dueWords } from '../state-words'
import { enrolmentLook, type Look } from './enrolment-look'

/**
 * The home screen in words. Composed on the server, because this is the busiest page: the browser gets finished
 * sentences instead of facts, and the tree that renders them stays small.
 */
export interface MonthView {
  overdue: { title: string; detail: string; to: string } | null
  next: NextView | null
  /** What stands in the place of the next block when nothing can be done now. */
  rest: { title: string; detail: string } | null
  periods: PeriodView[]
  path: { title: string; to: string; items: PathStepView[] } | null
  past: PastMonthView[]
}

export interface NextView {
  eyebrow: string
  title: string
  /** Thousandths of the lesson read; null before the first line. */
  progress: { value: number; label: string } | null
  remaining: string
  to: string
  action: string
}

export interface PeriodView {
  name: string
  completed: number
  count: number
  summary: string
  due: string
  courses: CourseRowView[]
}

export interface PastMonthView {
  name: string
  count: string
  to: string
}

export interface CourseRowView {
  key: string
  to: string
  title: string
  detail: string
  look: Look
}

export interface PathStepView {
  key: string
  title: string
  detail: string
  state: PathState
  to: string
}

/** Thousandths read below which a bar would only show nothing. */
const shownFrom = 10

/** Older months are one press away under "Đã xong". */
const pastMonthsShown = 3

export function monthView(month: Month): MonthView {
  return {
    overdue: month.overdue && overdueView(month.overdue),
    next: month.next && nextView(month.next),
    rest: month.next ? null : restView(month),
    periods: month.running.map((period) => periodView(period, month.today)),
    path: month.path && {
      title: month.path.courseTitle,
      to: courseAddress(month.path),
      items: pathItems(month.path.lessons, month.next?.lessonCode ?? null),
    },
    past: month.past.slice(0, pastMonthsShown).map(pastMonthView),
  }
}

function overdueView({ count, first }: NonNullable<Month['overdue']>): MonthView['overdue'] {
  const time = first.minutesLeft > 0 ? `. Học khoảng ${first.minutesLeft} phút là xong` : ''
  return {
    title: count === 1 ? `1 chuyên đề quá hạn ${first.daysLate} ngày` : `${count} chuyên đề quá hạn`,
    detail: `${first.courseTitle}, hạn ${formatDayMonth(first.dueOn)}${time}.`,
    to: courseAddress(first),
  }
}

function nextView(next: NextLesson): NextView {
  const lesson = `/bai-hoc/${next.lessonCode}`
  const place = `Bài ${next.position} trong ${next.lessonCount}`
  if (next.step === 'quiz')
    return {
      eyebrow: `${next.attemptRunning ? 'Đang làm bài kiểm tra' : 'Kiểm tra'} · ${place}`,
      title: next.title,
      progress: null,
      remaining: next.attemptRunning
        ? 'Bài làm dở đã được lưu, đồng chí làm tiếp từ câu đang dừng.'
        : 'Đồng chí đã đọc đến cuối bài. Đạt bài kiểm tra là hoàn thành bài học.',
      to: `${lesson}/kiem-tra`,
      action: next.attemptRunning ? 'Làm tiếp' : 'Làm bài kiểm tra',
    }
  const minutesLeft = Math.max(1, Math.ceil((next.readingMinutes * (1000 - next.permille)) / 1000))
  const isBegun = next.state !== 'notStarted'
  return {
    eyebrow: `${isBegun ? 'Học tiếp' : 'Bài tiếp theo'} · ${place}`,
    title: next.title,
    progress:
      next.permille >= shownFrom
        ? { value: next.permille, label: `Đã đọc ${Math.floor(next.permille / 10)}% bài` }
        : null,
    remaining: isBegun ? `Còn khoảng ${minutesLeft} phút` : `Khoảng ${next.readingMinutes} phút`,
    to: lesson,
    action: isBegun ? 'Học tiếp' : 'Bắt đầu học',
  }
}

function restView({ running, upcoming }: Month): MonthView['rest'] {
  const opening = upcoming && `${upcoming.name} mở ngày ${formatDate(upcoming.opensOn)}.`
  const courses = running.flatMap((period) => period.courses)
  if (courses.length === 0)
    return {
      title: 'Tháng này chưa có chuyên đề nào được giao',
      detail: opening ?? 'Khi đơn vị giao chuyên đề, đồng chí sẽ nhận được thông báo.',
    }
  if (courses.some((course) => course.marks.outOfAttempts))
    return {
      title: 'Đồng chí đã hết lượt làm bài kiểm tra',
      detail: 'Đồng chí đề nghị chỉ huy đơn vị cho thêm lượt làm bài. Bài đã học và điểm các bài khác vẫn giữ nguyên.',
    }
  const waiting = courses.find((course) => !course.isOpen)
  if (waiting)
    return {
      title: 'Chưa có bài nào mở để học',
      detail: `${waiting.title} mở ngày ${formatDate(waiting.opensOn)}.`,
    }
  return {
    title: `Đồng chí đã học xong ${running.map((period) => lowerFirst(period.name)).join(' và ')}`,
    detail: opening ?? 'Đồng chí có thể luyện thêm tình huống để phản xạ lời nói nhanh hơn.',
  }
}

function periodView(period: MonthPeriod, today: string): PeriodView {
  const isDone = period.completedLessons >= period.lessonCount
  return {
    name: period.name,
    completed: period.completedLessons,
    count: period.lessonCount,
    summary:
      period.lessonCount === 0
        ? 'Đồng chí được miễn học tập tháng này.'
        : `Đã học ${period.completedLessons} trong ${period.lessonCount} bài.`,
    due:
      isDone || period.lessonCount === 0
        ? ''
        : `Hạn cuối ${formatDayMonth(period.lastDueOn)}, ${dueWords(period.lastDueOn, today)}.`,
    courses: period.courses.map(courseRow),
  }
}

function pastMonthView({ name, lessonCount, completedLessons }: MonthPeriod): PastMonthView {
  return {
    name,
    count: lessonCount === 0 ? 'Miễn học tập' : `${completedLessons}/${lessonCount} bài`,
    to: completedLessons < lessonCount ? '/chuyen-de' : '/chuyen-de?muc=da-xong',
  }
}

/** "2/5 bài · hạn 30/11" with the chip of its state. */
export function courseRow(course: MonthCourse): CourseRowView {
  return {
    key: course.enrolmentId,
    to: courseAddress(course),
    title: course.title,
    detail: courseDetail(course),
    look: course.isOpen ? enrolmentLook(course.state, course.marks) : { tone: 'neutral', label: 'Chưa mở' },
  }
}

function courseDetail(course: MonthCourse): string {
  const lessons = `${course.completedLessons}/${course.lessonCount} bài`
  if (course.state === 'exempt') return course.exemptReason ? `${lessons} · ${course.exemptReason}` : lessons
  if (course.completedOn) return `${lessons} · xong ${formatDayMonth(course.completedOn)}`
  if (!course.isOpen) return `${course.lessonCount} bài · mở ${formatDayMonth(course.opensOn)}`
  return `${lessons} · hạn ${formatDayMonth(course.dueOn)}`
}

/** The lessons of a course as steps; `nextCode` is the one to do now. */
export function pathItems(lessons: PathLesson[], nextCode: string | null): PathStepView[] {
  return lessons.map((lesson) => ({
    key: lesson.code,
    title: lesson.title,
    detail: pathDetail(lesson),
    state: lesson.state === 'completed' ? 'done' : lesson.code === nextCode ? 'current' : 'open',
    to: `/bai-hoc/${lesson.code}`,
  }))
}

function pathDetail(lesson: PathLesson): string {
  if (lesson.completedOn) return `Hoàn thành ${formatDayMonth(lesson.completedOn)}`
  const content = `${lesson.readingMinutes} phút${lesson.hasQuiz ? ', có bài kiểm tra' : ''}`
  if (lesson.isOutOfAttempts) return 'Hết lượt làm bài kiểm tra'
  return lesson.state === 'inProgress' ? `Đang học · ${content}` : content
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
