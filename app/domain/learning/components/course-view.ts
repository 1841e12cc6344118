import type { CalloutTone } from '~/components/callout'
import { formatDate, formatDayMonth, localDateOf } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'
import { courseAddress } from '../course-address'
import type { CoursePage, CoursePeriod } from '../courses.server'
import { dueWords } from '../state-words'
import { enrolmentLook, type Look } from './enrolment-look'
import { lowerFirst, pathItems } from './month-view'

/** A course as its page says it. */
export function courseView(course: CoursePage, now: Date) {
  return {
    code: course.code,
    title: course.title,
    summary: course.summary,
    objectives: course.objectives,
    mayAssign: course.mayAssign,
    notice: noticeOf(course),
    next: nextOf(course),
    path: pathItems(course.lessons, course.nextLesson?.code ?? null).map(({ to, ...step }) =>
      course.isStudiedHere ? { ...step, to } : step,
    ),
    periods: course.periods.length > 1 ? course.periods.map((period) => periodLine(course.code, period)) : [],
    enrolment: course.enrolment && {
      look: enrolmentLookOf(course.enrolment),
      facts: factsOf(course, course.enrolment, localDateOf(now)),
    },
    assignments: course.assignments.map((assignment) => ({
      id: assignment.id,
      unitName: assignment.unitName,
      period: assignment.periodName,
      detail: `${formatCount(assignment.enrolled)} đồng chí · mở ${formatDayMonth(assignment.opensOn)}, hạn ${formatDate(assignment.dueOn)}`,
      look: assignmentLook(assignment, localDateOf(now)),
      canWithdraw: assignment.withdrawnOn === null,
    })),
  }
}

function assignmentLook({ withdrawnOn, opensOn, dueOn }: CoursePage['assignments'][number], today: string): Look {
  if (withdrawnOn) return { tone: 'neutral', label: `Đã thu hồi ${formatDayMonth(withdrawnOn)}` }
  if (dueOn < today) return { tone: 'neutral', label: 'Đã hết hạn' }
  return opensOn > today ? { tone: 'none', label: 'Chưa mở' } : { tone: 'prog', label: 'Đang học' }
}

function nextOf({ nextLesson, lessons }: CoursePage) {
  const lesson = lessons.find((candidate) => candidate.code === nextLesson?.code)
  if (!nextLesson || !lesson) return null
  const isQuiz = nextLesson.step === 'quiz'
  const isBegun = lesson.state !== 'notStarted'
  return {
    eyebrow: `${isQuiz ? 'Kiểm tra' : isBegun ? 'Học tiếp' : 'Bài tiếp theo'} · Bài ${lesson.position} trong ${lessons.length}`,
    title: lesson.title,
    remaining: isQuiz
      ? `Đã làm ${lesson.attemptsUsed} trong ${lesson.maxAttempts} lượt.`
      : `Khoảng ${lesson.readingMinutes} phút`,
    to: `/bai-hoc/${lesson.code}${isQuiz ? '/kiem-tra' : ''}`,
    action: isQuiz
      ? lesson.attemptRunning
        ? 'Làm tiếp bài kiểm tra'
        : 'Làm bài kiểm tra'
      : isBegun
        ? 'Học tiếp'
        : 'Bắt đầu học',
  }
}

function enrolmentLookOf({ isOpen, state, marks }: Pick<CoursePeriod, 'isOpen' | 'state' | 'marks'>): Look {
  return isOpen ? enrolmentLook(state, marks) : { tone: 'neutral', label: 'Chưa mở' }
}

function periodLine(courseCode: string, period: CoursePeriod) {
  const { periodCode, periodName, opensOn, dueOn, completedOn, isOpen, isShown } = period
  const date = completedOn
    ? `xong ${formatDate(completedOn)}`
    : isOpen
      ? `hạn ${formatDate(dueOn)}`
      : `mở ${formatDate(opensOn)}`
  return {
    key: periodCode,
    to: courseAddress({ courseCode, periodCode }),
    title: periodName,
    detail: isShown ? `Đang xem · ${date}` : sentenceCase(date),
    look: enrolmentLookOf(period),
    isShown,
  }
}

function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

type Notice = { tone: CalloutTone; title: string; detail: string }

/** The lessons open in another period's enrolment: says in which, and when it is this one's turn. */
function elsewhereNotice({ enrolment, periods, isStudiedHere }: CoursePage): Notice | null {
  const studied = periods.find((period) => period.isStudied)
  if (!enrolment || isStudiedHere || !studied) return null
  const isDone = enrolment.completedOn !== null || enrolment.state === 'exempt'
  return {
    tone: 'blue',
    title: `Các bài đang mở theo ${lowerFirst(studied.periodName)}`,
    detail: isDone
      ? 'Trang này chỉ ghi lại kết quả của tháng đã chọn.'
      : `Đồng chí học xong ${lowerFirst(studied.periodName)} thì học tiếp ${lowerFirst(enrolment.periodName)}.`,
  }
}

function noticeOf(course: CoursePage): Notice | null {
  const { enrolment, lessons } = course
  if (!enrolment) return null
  if (enrolment.marks.outOfAttempts) {
    const blocked = lessons.find((lesson) => lesson.isOutOfAttempts)
    return {
      tone: 'red',
      title: 'Hết lượt làm bài kiểm tra',
      detail: `Đồng chí đã dùng hết lượt ở ${blocked ? `bài ${blocked.position}` : 'một bài'}. Đồng chí đề nghị chỉ huy đơn vị cho thêm lượt.`,
    }
  }
  if (enrolment.state === 'exempt')
    return {
      tone: 'blue',
      title: 'Đồng chí được miễn học tập chuyên đề này',
      detail: `${enrolment.exemptReason ? `Lý do: ${enrolment.exemptReason}. ` : ''}Đồng chí vẫn có thể đọc bài khi cần.`,
    }
  if (!enrolment.isOpen)
    return {
      tone: 'blue',
      title: 'Chuyên đề chưa mở',
      detail: `Các bài mở từ ngày ${formatDate(enrolment.opensOn)}.`,
    }
  return elsewhereNotice(course)
}

function factsOf(course: CoursePage, enrolment: NonNullable<CoursePage['enrolment']>, today: string) {
  const done = course.lessons.filter((lesson) => lesson.state === 'completed').length
  const isOpenWork = enrolment.completedOn === null && enrolment.state !== 'exempt'
  return [
    { term: 'Tháng học', detail: enrolment.periodName },
    {
      term: 'Hạn hoàn thành',
      detail: `${formatDate(enrolment.dueOn)}${isOpenWork ? `, ${dueWords(enrolment.dueOn, today)}` : ''}`,
    },
    { term: 'Tiến độ', detail: `${done}/${course.lessons.length} bài` },
    ...(enrolment.completedOn ? [{ term: 'Hoàn thành', detail: formatDate(enrolment.completedOn) }] : []),
  ]
}
