import type { CalloutTone } from '~/components/callout'
import { formatInstant } from '~/platform/calendar'
import { minutes } from '~/platform/duration'
import type { QuizPage } from '../attempts.server'
import { durationWords, ruleSentences } from './rule-words'

/** What the officer reads before an attempt begins: the rules from the rule data, or why none can begin. */
export function startView(page: QuizPage, { now, whomToAsk }: { now: Date; whomToAsk: string }) {
  const { rules, refusal } = page
  const toShow =
    page.earlier.find((attempt) => attempt.passed) ?? page.earlier.findLast((attempt) => attempt.passed === null)
  return {
    lead: leadOf(page),
    canStart: refusal === null,
    showsRules: refusal === null || refusal === 'lessonNotOpened' || refusal === 'waiting',
    refusal: refusal && refusalOf(refusal, page, { now, whomToAsk }),
    buttonLabel: page.attemptsUsed === 0 ? 'Bắt đầu làm bài' : `Bắt đầu lượt ${page.attemptsUsed + 1}`,
    way: toShow
      ? { to: `/bai-lam/${toShow.attemptId}`, label: 'Xem kết quả' }
      : { to: `/bai-hoc/${page.lesson.code}`, label: refusal === 'lessonNotOpened' ? 'Mở bài học' : 'Xem lại bài' },
    facts: [
      { term: 'Số câu', detail: String(rules.questionCount) },
      { term: 'Cần đạt', detail: `${rules.passPercent}%` },
      { term: 'Còn lượt', detail: `${page.attemptsLeft}/${rules.maxAttempts}` },
      ...(rules.timeLimitMinutes > 0 ? [{ term: 'Thời gian', detail: durationWords(rules.timeLimitMinutes) }] : []),
    ],
    rules: ruleSentences(rules, page),
    earlier: page.earlier.map((attempt) => ({
      to: `/bai-lam/${attempt.attemptId}`,
      title:
        attempt.passed === null
          ? `Lượt ${attempt.number}`
          : `Lượt ${attempt.number}: đúng ${attempt.rightCount}/${attempt.questionCount} câu`,
      detail: `Nộp ${formatInstant(attempt.submittedAt, now)}${page.earlier.length > 1 && attempt.isCounted ? ', lượt tính điểm' : ''}`,
      passed: attempt.passed,
    })),
  }
}

function leadOf({ rules, refusal }: QuizPage): string {
  if (refusal) return 'Bài kiểm tra của bài học này.'
  return `Làm ${rules.questionCount} câu, đạt là hoàn thành phần kiểm tra của bài học.`
}

/** Never earlier than the instant itself, though only minutes are shown. */
function wholeMinute(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / minutes(1)) * minutes(1))
}

function refusalOf(
  reason: NonNullable<QuizPage['refusal']>,
  page: QuizPage,
  { now, whomToAsk }: { now: Date; whomToAsk: string },
): { tone: CalloutTone; title: string; detail: string } {
  switch (reason) {
    case 'alreadyPassed':
      return {
        tone: 'green',
        title: 'Đồng chí đã đạt bài kiểm tra này',
        detail: 'Không cần làm lại. Đáp án và lời giải thích ở trang kết quả.',
      }
    case 'outOfAttempts':
      return {
        tone: 'red',
        title: 'Hết lượt làm bài',
        detail: `Đồng chí đã dùng cả ${page.rules.maxAttempts} lượt. Đồng chí đề nghị ${whomToAsk} cho thêm lượt, trong lúc chờ vẫn đọc lại bài được.`,
      }
    case 'waiting':
      return {
        tone: 'blue',
        title: 'Chưa đến lúc làm lượt tiếp theo',
        detail: page.nextStartAt
          ? `Lượt tiếp theo bắt đầu được từ ${formatInstant(wholeMinute(page.nextStartAt), now)}. Trong lúc chờ, đồng chí đọc lại bài.`
          : 'Đồng chí đọc lại bài rồi quay lại sau.',
      }
    case 'awaitingMark':
      return {
        tone: 'blue',
        title: 'Bài thu hoạch đang chờ chấm',
        detail: 'Lượt đã nộp có thể đã đạt. Cán bộ huấn luyện chấm xong thì kết quả hiện ở trang kết quả.',
      }
    case 'lessonNotOpened':
      return {
        tone: 'blue',
        title: 'Đồng chí mở bài học trước',
        detail: 'Bài kiểm tra bắt đầu được sau khi đồng chí mở bài học lần đầu.',
      }
    case 'noQuiz':
      return {
        tone: 'blue',
        title: 'Bài học này không có bài kiểm tra',
        detail: 'Trả lời các câu hỏi bắt buộc trong bài là hoàn thành bài học.',
      }
    default:
      return {
        tone: 'clay',
        title: 'Chưa có câu hỏi để làm bài',
        detail: 'Cán bộ huấn luyện đang chuẩn bị câu hỏi cho bài này. Đồng chí quay lại sau.',
      }
  }
}
