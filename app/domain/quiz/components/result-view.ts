import { formatInstant } from '~/platform/calendar'
import { formatPoints } from '~/platform/number-format'
import type { AttemptResult } from '../results.server'

/** What a submitted attempt came to, in words. Keys are there only when the server sent them. */
export function resultView(result: AttemptResult, now: Date) {
  return {
    title: `Kết quả kiểm tra bài ${result.lesson.position}`,
    lesson: result.lesson,
    course: result.course,
    passed: result.passed,
    rightCount: result.rightCount,
    questionCount: result.questionCount,
    ring: `Đúng ${result.rightCount} trong ${result.questionCount} câu`,
    headline: headlineOf(result),
    detail: detailOf(result),
    facts: [
      { term: 'Điểm bài làm', detail: `${formatPoints(result.scoreHundredths)}/${result.questionCount}` },
      { term: 'Cần đạt', detail: `${formatPoints(result.neededHundredths)}/${result.questionCount}` },
      { term: 'Thời gian', detail: durationWords(result.durationSeconds) },
      { term: 'Lượt làm', detail: `${result.number} trong ${result.maxAttempts}` },
    ],
    receipt: `Mã biên nhận ${receiptCode(result.attemptId)}, nộp ${formatInstant(result.submittedAt, now)}.`,
    actions: actionsOf(result),
    reread: result.reread.map(({ topic, passage, heading, count }) => ({
      key: `${topic} ${passage}`,
      topic,
      heading: heading || 'Đọc lại bài học',
      count: `${count} câu`,
      to: passageHref(result.lesson.code, passage),
    })),
    keysNote: result.shown === 'keys' ? null : keysNoteOf(result),
    questions: result.questions.map((question) => ({
      ...question,
      passageTo: question.passage ? passageHref(result.lesson.code, question.passage) : null,
    })),
  }
}

export type ResultView = ReturnType<typeof resultView>

/** The last eight characters of the attempt's id, for the officer to quote. */
export function receiptCode(attemptId: string): string {
  return attemptId.replaceAll('-', '').slice(-8).toUpperCase()
}

/** "7 phút 20 giây"; longer pauses in hours and minutes. */
export function durationWords(totalSeconds: number): string {
  const hours = Math.floor(totalSeconds / 3600)
  const minutes = Math.floor((totalSeconds % 3600) / 60)
  if (hours > 0) return `${hours} giờ ${minutes} phút`
  const seconds = totalSeconds % 60
  return minutes > 0 ? `${minutes} phút ${seconds} giây` : `${seconds} giây`
}

function passageHref(lessonCode: string, passage: string): string {
  return `/bai-hoc/${lessonCode}${passage ? `#${passage}` : ''}`
}

function headlineOf(result: AttemptResult): string {
  if (!result.passed) return `Đúng ${result.rightCount} trong ${result.questionCount} câu`
  if (result.lessonCompleted) return `Đồng chí đã hoàn thành bài ${result.lesson.position}`
  return `Đồng chí đã đạt bài kiểm tra`
}

function detailOf(result: AttemptResult): string {
  const checks = checksToAnswer(result).length
  if (result.passed) {
    if (checks > 0) return `Bài học còn ${checks} câu hỏi bắt buộc chưa trả lời. Trả lời xong là hoàn thành bài.`
    return result.courseCompleted ? `Chuyên đề ${result.course.title} cũng đã hoàn thành.` : ''
  }
  if (result.isLessonPassed) return 'Đồng chí đã đạt ở lượt khác, kết quả hoàn thành vẫn giữ nguyên.'
  if (result.hasRunningAttempt) return 'Đồng chí đang làm lượt tiếp theo.'
  if (result.attemptsLeft > 0)
    return `Đồng chí đọc lại các phần dưới đây, rồi làm tiếp. Còn ${result.attemptsLeft} lượt làm.`
  return 'Đồng chí đã hết lượt làm bài. Đồng chí đề nghị chỉ huy đơn vị cho thêm lượt.'
}

/** A completion is never taken back, so a finished lesson asks for nothing more. */
function checksToAnswer(result: AttemptResult): string[] {
  return result.lessonCompleted ? [] : result.requiredChecksLeft
}

function keysNoteOf(result: AttemptResult): string {
  return result.attemptsLeft > 0
    ? 'Đáp án và lời giải thích hiện sau khi đồng chí đạt bài này.'
    : 'Đáp án và lời giải thích hiện sau khi hết hạn của chuyên đề.'
}

interface Way {
  to: string
  label: string
}

/** One main way on, at most one other. */
function actionsOf(result: AttemptResult): { main: Way; other: Way | null } {
  const lesson = { to: `/bai-hoc/${result.lesson.code}`, label: 'Đọc lại bài' }
  const course = { to: `/chuyen-de/${result.course.code}`, label: 'Về chuyên đề' }
  const month = { to: '/thang-nay', label: 'Về Tháng này' }
  if (result.isLessonPassed || result.passed) {
    const [check] = checksToAnswer(result)
    if (check) return { main: { to: `${lesson.to}#${check}`, label: 'Trả lời câu hỏi trong bài' }, other: course }
    if (result.nextLesson)
      return {
        main: { to: `/bai-hoc/${result.nextLesson.code}`, label: `Học tiếp: ${result.nextLesson.title}` },
        other: course,
      }
    return { main: month, other: course }
  }
  const quiz = `/bai-hoc/${result.lesson.code}/kiem-tra`
  if (result.hasRunningAttempt) return { main: { to: quiz, label: 'Làm tiếp' }, other: lesson }
  if (result.attemptsLeft === 0) return { main: lesson, other: month }
  return { main: lesson, other: { to: quiz, label: 'Làm lại' } }
}
