import type { CalloutTone } from '~/components/callout'
import { formatDate, formatInstant } from '~/platform/calendar'
import type { QuizPage } from '../attempts.server'

/** What the officer reads before an attempt begins: the rules from the rule data, or why none can begin. */
export function startView(page: QuizPage, now: Date) {
  const { rules, refusal } = page
  const passedAttempt = page.earlier.find((attempt) => attempt.passed)
  return {
    lead: leadOf(page),
    canStart: refusal === null,
    refusal: refusal && refusalOf(refusal, page),
    buttonLabel: page.attemptsUsed === 0 ? 'Bắt đầu làm bài' : `Bắt đầu lượt ${page.attemptsUsed + 1}`,
    way: passedAttempt
      ? { to: `/bai-lam/${passedAttempt.attemptId}`, label: 'Xem kết quả' }
      : { to: `/bai-hoc/${page.lesson.code}`, label: refusal === 'lessonNotOpened' ? 'Mở bài học' : 'Xem lại bài' },
    facts: [
      { term: 'Số câu', detail: String(rules.questionCount) },
      { term: 'Cần đạt', detail: `${rules.passPercent}%` },
      { term: 'Còn lượt', detail: `${page.attemptsLeft}/${rules.maxAttempts}` },
    ],
    rules: ruleSentences(page),
    earlier: page.earlier.map((attempt) => ({
      to: `/bai-lam/${attempt.attemptId}`,
      title: `Lượt ${attempt.number}: đúng ${attempt.rightCount}/${attempt.questionCount} câu`,
      detail: `Nộp ${formatInstant(attempt.submittedAt, now)}`,
      passed: attempt.passed,
    })),
  }
}

function leadOf({ rules, refusal }: QuizPage): string {
  if (refusal) return 'Bài kiểm tra của bài học này.'
  return `Làm ${rules.questionCount} câu, đạt là hoàn thành phần kiểm tra của bài học.`
}

/** Generated from the rules of the pinned course version (domain brief 2.7 and 3). */
function ruleSentences({ rules, dueOn, isPastDue }: QuizPage): string[] {
  const needed = Math.ceil((rules.questionCount * rules.passPercent) / 100)
  const due = `Hạn ${formatDate(dueOn)}. Bài nộp sau 24 giờ ngày này là trễ hạn, kể cả khi bắt đầu trước đó.`
  return [
    `Câu hỏi rút ngẫu nhiên từ ngân hàng câu hỏi của bài. Cần đạt ${rules.passPercent}%, tức là đúng ${needed} trong ${rules.questionCount} câu; câu có nhiều đáp án được tính điểm từng phần.`,
    `Được làm tối đa ${rules.maxAttempts} lượt. Mỗi lượt bắt đầu đều tính, kể cả khi chưa nộp.`,
    'Không giới hạn thời gian. Mỗi câu trả lời được lưu ngay, dừng giữa chừng thì lần sau làm tiếp đúng chỗ.',
    ...(isPastDue ? [] : [due]),
    'Chưa đạt mà còn lượt: đồng chí biết số câu đúng và phần cần đọc lại. Đáp án và lời giải thích hiện sau khi đạt, hoặc khi đã hết cả hạn và lượt làm.',
  ]
}

function refusalOf(
  reason: NonNullable<QuizPage['refusal']>,
  page: QuizPage,
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
        title: 'Hết lượt làm bài kiểm tra',
        detail: `Đồng chí đã dùng cả ${page.rules.maxAttempts} lượt. Đồng chí đề nghị chỉ huy đơn vị cho thêm lượt, trong lúc chờ vẫn đọc lại bài được.`,
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
