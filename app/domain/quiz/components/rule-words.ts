import { formatDate } from '~/platform/calendar'

/** The rules of a quiz as they stand in its data, in words (domain brief 2.7 and 3). */

export interface StatedRules {
  questionCount: number
  passPercent: number
  maxAttempts: number
  /** Zero: none. */
  timeLimitMinutes: number
  /** Zero: none. */
  waitMinutes: number
  countedAttempt: 'first' | 'best' | 'last'
  showKeys: 'afterPass' | 'afterDue' | 'never'
  retakeAfterPass: boolean
}

const counted = { first: 'lượt đầu tiên', best: 'lượt có điểm cao nhất', last: 'lượt cuối cùng' } as const

/** One sentence a rule; what the quiz does not limit is said too where an officer would ask. */
export function ruleSentences(
  rules: StatedRules,
  { dueOn, isPastDue }: { dueOn: string; isPastDue: boolean },
): string[] {
  const { questionCount, passPercent, maxAttempts, waitMinutes } = rules
  const needed = Math.ceil((questionCount * passPercent) / 100)
  return [
    `Cần đạt ${passPercent}%, tức là ${needed} trong ${questionCount} câu. Câu có nhiều phần được tính điểm từng phần.`,
    `Được làm tối đa ${maxAttempts} lượt. Mỗi lượt bắt đầu đều tính, kể cả khi chưa nộp.`,
    ...(waitMinutes > 0 && maxAttempts > 1
      ? [`Nộp xong một lượt, ${durationWords(waitMinutes)} sau mới bắt đầu được lượt tiếp theo.`]
      : []),
    timeSentence(rules),
    `Điểm thi đua tính theo ${counted[rules.countedAttempt]}. Hoàn thành bài học thì lượt nào đạt cũng được.`,
    keysSentence(rules.showKeys),
    rules.retakeAfterPass ? 'Đạt rồi vẫn được làm thêm khi còn lượt.' : 'Đạt rồi thì không làm thêm lượt nữa.',
    ...(isPastDue
      ? []
      : [`Hạn ${formatDate(dueOn)}. Bài nộp sau 24 giờ ngày này là trễ hạn, kể cả khi bắt đầu trước đó.`]),
  ]
}

function timeSentence({ timeLimitMinutes }: StatedRules): string {
  if (timeLimitMinutes === 0)
    return 'Không giới hạn thời gian. Mỗi câu trả lời được lưu ngay, dừng giữa chừng thì lần sau làm tiếp đúng chỗ.'
  return `Mỗi lượt có ${durationWords(timeLimitMinutes)}, tính theo giờ máy chủ từ lúc bắt đầu, cả khi đóng trang. Hết giờ, hệ thống tự nộp các câu đã lưu.`
}

function keysSentence(showKeys: StatedRules['showKeys']): string {
  switch (showKeys) {
    case 'afterPass':
      return 'Chưa đạt mà còn lượt: đồng chí biết số câu đúng và phần cần đọc lại. Đáp án và lời giải thích hiện sau khi đạt, hoặc khi đã hết cả hạn và lượt làm.'
    case 'afterDue':
      return 'Nộp xong, đồng chí biết số câu đúng và phần cần đọc lại. Đáp án và lời giải thích hiện sau hạn của chuyên đề, khi đã đạt hoặc đã hết lượt làm.'
    case 'never':
      return 'Nộp xong, đồng chí biết số câu đúng và phần cần đọc lại. Đáp án của bài này không hiện.'
  }
}

/** "20 phút", "1 giờ 30 phút", "2 ngày". */
export function durationWords(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  return [days > 0 && `${days} ngày`, hours > 0 && `${hours} giờ`, rest > 0 && `${rest} phút`].filter(Boolean).join(' ')
}
