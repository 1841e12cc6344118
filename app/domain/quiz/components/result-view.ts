import { formatInstant } from '~/platform/calendar'
import { formatPoints } from '~/platform/number-format'
import type { AttemptResult } from '../results.server'

/** What a closed attempt came to, in words. Keys are there only when the server sent them. */
export function resultView(result: AttemptResult, { now, whomToAsk }: { now: Date; whomToAsk: string }) {
  return {
    title: `Kết quả kiểm tra bài ${result.lesson.position}`,
    lesson: result.lesson,
    course: result.course,
    passed: result.passed,
    ring:
      result.passed === null
        ? null
        : {
            rightCount: result.rightCount,
            questionCount: result.questionCount,
            label: `Đúng ${result.rightCount} trong ${result.questionCount} câu`,
          },
    headline: headlineOf(result),
    detail: detailOf(result, { now, whomToAsk }),
    facts: factsOf(result),
    expiryNote:
      result.closedBy === 'expiry'
        ? `Hệ thống đã nộp bài ${formatInstant(result.submittedAt, now)} với các câu trả lời đã lưu.`
        : null,
    regrades: result.regrades.map((regrade) => regradeView(regrade, result.questionCount, now)),
    receipt: {
      code: result.receiptCode,
      to: `/bien-nhan?ma=${result.receiptCode}`,
      submittedAt: formatInstant(result.submittedAt, now),
    },
    recordTo: `/bai-lam/${result.attemptId}/ho-so`,
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

function factsOf(result: AttemptResult): { term: string; detail: string }[] {
  const score = { term: 'Điểm bài làm', detail: `${formatPoints(result.scoreHundredths)}/${result.questionCount}` }
  // Beside the ring and the headline, the same count a third time says nothing.
  const isSaid = result.passed === false && result.scoreHundredths === 100 * result.rightCount
  return [
    ...(result.passed === null ? [{ ...score, detail: 'chưa có' }] : isSaid ? [] : [score]),
    { term: 'Cần đạt', detail: `${formatPoints(result.neededHundredths)}/${result.questionCount}` },
    { term: 'Thời gian', detail: durationWords(result.durationSeconds) },
    { term: 'Lượt làm', detail: `${result.number} trong ${result.maxAttempts}` },
  ]
}

/** A grade before and after a correction, with its reason. */
function regradeView(regrade: AttemptResult['regrades'][number], questionCount: number, now: Date) {
  const words = (hundredths: number, passed: boolean) =>
    `${formatPoints(hundredths)}/${questionCount}, ${passed ? 'đạt' : 'chưa đạt'}`
  return {
    key: regrade.at.toISOString(),
    title: `Kết quả được tính lại ${formatInstant(regrade.at, now)}`,
    change: `Trước: ${words(regrade.beforeHundredths, regrade.beforePassed)}. Sau: ${words(regrade.afterHundredths, regrade.afterPassed)}.`,
    reason: `Lý do: ${regrade.reason}`,
  }
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
  if (result.passed === null) return 'Bài đã nộp, đang chờ chấm bài thu hoạch'
  if (!result.passed) return `Đúng ${result.rightCount} trong ${result.questionCount} câu`
  if (result.lessonCompleted) return `Đồng chí đã hoàn thành bài ${result.lesson.position}`
  return `Đồng chí đã đạt bài kiểm tra`
}

function detailOf(result: AttemptResult, { now, whomToAsk }: { now: Date; whomToAsk: string }): string {
  const checks = checksToAnswer(result).length
  if (result.passed === null)
    return 'Cán bộ huấn luyện chấm bài thu hoạch. Chấm xong, điểm và kết quả hiện ở đây; ngày hoàn thành tính theo lúc nộp bài.'
  if (result.passed) {
    if (checks > 0) return `Bài học còn ${checks} câu hỏi bắt buộc chưa trả lời. Trả lời xong là hoàn thành bài.`
    return result.courseCompleted ? `Chuyên đề ${result.course.title} cũng đã hoàn thành.` : ''
  }
  if (result.isLessonPassed) return 'Đồng chí đã đạt ở lượt khác, kết quả hoàn thành vẫn giữ nguyên.'
  if (result.hasRunningAttempt) return 'Đồng chí đang làm lượt tiếp theo.'
  if (result.attemptsLeft > 0) {
    const wait = isAhead(result.nextStartAt, now)
      ? ` Lượt tiếp theo bắt đầu được từ ${formatInstant(result.nextStartAt, now)}.`
      : ''
    return `Đồng chí đọc lại các phần dưới đây, rồi làm tiếp. Còn ${result.attemptsLeft} lượt làm.${wait}`
  }
  return `Hết lượt làm bài. Đồng chí đề nghị ${whomToAsk} cho thêm lượt.`
}

function isAhead(instant: Date | null, now: Date): instant is Date {
  return instant !== null && instant > now
}

/** A completion is never taken back, so a finished lesson asks for nothing more. */
function checksToAnswer(result: AttemptResult): string[] {
  return result.lessonCompleted ? [] : result.requiredChecksLeft
}

function keysNoteOf({ showKeys, attemptsLeft, hasRunningAttempt, isLessonPassed }: AttemptResult): string {
  if (showKeys === 'never') return 'Đáp án và lời giải thích của bài này không hiện.'
  if (hasRunningAttempt) return 'Đáp án và lời giải thích không hiện khi đồng chí đang làm một lượt khác.'
  if (showKeys === 'afterDue' && !isLessonPassed && attemptsLeft > 0)
    return 'Đáp án và lời giải thích hiện sau hạn của chuyên đề, khi đồng chí đã đạt hoặc đã hết lượt làm.'
  return showKeys === 'afterPass' && attemptsLeft > 0
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
  if (result.passed === null && !result.hasRunningAttempt) return { main: month, other: lesson }
  const quiz = `/bai-hoc/${result.lesson.code}/kiem-tra`
  if (result.hasRunningAttempt) return { main: { to: quiz, label: 'Làm tiếp' }, other: lesson }
  if (result.attemptsLeft === 0) return { main: lesson, other: month }
  return { main: lesson, other: { to: quiz, label: 'Làm lại' } }
}
