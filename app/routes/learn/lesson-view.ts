import type { PathState } from '~/components/lesson-path'
import type { LessonPage } from '~/domain/learning/reading.server'
import { dueWords, lessonStateWord, stateWord } from '~/domain/learning/state-words'
import { formatDate, localDateOf } from '~/platform/calendar'

/** What stands at the end of a lesson: the one thing to do next. */
export interface NextStep {
  to: string
  label: string
}

type Facts = Pick<
  LessonPage,
  'code' | 'hasQuiz' | 'quizPassed' | 'attemptRunning' | 'attemptsLeft' | 'nextLesson' | 'enrolment'
> & { course: { code: string } }

/** Quiz first, then the next lesson, then back to the course. */
export function nextStep(page: Facts): NextStep {
  const quiz = `/bai-hoc/${page.code}/kiem-tra`
  if (page.enrolment && page.hasQuiz && !page.quizPassed) {
    if (page.attemptRunning) return { to: quiz, label: 'Làm tiếp bài kiểm tra' }
    return { to: quiz, label: page.attemptsLeft > 0 ? 'Làm bài kiểm tra' : 'Xem kết quả kiểm tra' }
  }
  if (page.nextLesson) return { to: `/bai-hoc/${page.nextLesson.code}`, label: 'Học bài tiếp theo' }
  return { to: `/chuyen-de/${page.course.code}`, label: 'Về chuyên đề' }
}

export interface PathLesson {
  key: string
  title: string
  detail: string
  state: PathState
  to?: string
}

/** The lessons of the course beside the text. */
export function coursePath(page: Pick<LessonPage, 'code' | 'course'>): PathLesson[] {
  return page.course.lessons.map(({ code, title, state }) => {
    const isCurrent = code === page.code
    return {
      key: code,
      title,
      detail: isCurrent && state !== 'completed' ? 'Đang học' : lessonStateWord(state),
      state: isCurrent ? 'current' : state === 'completed' ? 'done' : 'open',
      to: isCurrent ? undefined : `/bai-hoc/${code}`,
    }
  })
}

const stateTones = {
  exempt: 'neutral',
  completed: 'done',
  completedLate: 'done',
  overdue: 'late',
  inProgress: 'prog',
  notStarted: 'none',
} as const

export function dueView(page: Pick<LessonPage, 'enrolment'>, now: Date) {
  if (!page.enrolment) return null
  const { dueOn, state } = page.enrolment
  const isSettled = state === 'exempt' || state === 'completed' || state === 'completedLate'
  const words = isSettled ? '' : `, ${dueWords(dueOn, localDateOf(now))}`
  return { text: `${formatDate(dueOn)}${words}`, tone: stateTones[state], label: stateWord(state) }
}

/** Minutes left after this share of the text; zero at the end. */
export function minutesLeft(readingMinutes: number, permille: number): number {
  return permille >= 995 ? 0 : Math.max(1, Math.ceil((readingMinutes * (1000 - permille)) / 1000))
}

/** The section after the one being read; null in the last one. */
export function nextSection(headings: readonly { id: string }[], current: string): string | null {
  const index = headings.findIndex(({ id }) => id === current)
  return headings[index + 1]?.id ?? null
}
