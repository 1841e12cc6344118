import { difficultyWords } from '~/domain/questions/question-words'
import type { CountedAttempt, KeyTime, QuizRules, Slot } from './quiz-rules'

/** Quiz rules in words, for those who write and approve them. */

export const countedAttemptWords: Record<CountedAttempt, string> = {
  best: 'Lượt có điểm cao nhất',
  first: 'Lượt đầu tiên',
  last: 'Lượt cuối cùng',
}

export const keyTimeWords: Record<KeyTime, string> = {
  afterPass: 'Sau khi đạt, hoặc khi đã hết hạn và hết lượt',
  afterDue: 'Sau hạn hoàn thành',
  never: 'Không hiện',
}

/** "Rút 5 câu, đạt từ 80%, 3 lượt, 20 phút mỗi lượt" */
export function quizRuleLine(rules: QuizRules): string {
  if (rules.draw === 0) return 'Không có bài kiểm tra'
  return [
    `${rules.blueprint?.kind === 'fixed' ? 'Đề cố định' : 'Rút'} ${rules.draw} câu`,
    `đạt từ ${rules.passPercent}%`,
    `${rules.maxAttempts} lượt`,
    ...(rules.timeLimitMinutes > 0 ? [`${rules.timeLimitMinutes} phút mỗi lượt`] : []),
    ...(rules.waitMinutes > 0 ? [`cách nhau ${rules.waitMinutes} phút`] : []),
    `tính điểm ${countedAttemptWords[rules.countedAttempt].toLowerCase()}`,
    ...(rules.showKeys === 'afterPass' ? [] : [`đáp án: ${keyTimeWords[rules.showKeys].toLowerCase()}`]),
    ...(rules.retakeAfterPass ? ['đạt rồi vẫn được làm lại'] : []),
  ].join(', ')
}

/** "3 câu khó về Chào hỏi từ danh mục Nghiệp vụ/Cư trú" */
export function slotWords({ from, topic, difficulty, count }: Slot): string {
  return [
    `${count} câu`,
    difficulty ? difficultyWords[difficulty].toLowerCase() : '',
    topic ? `về ${topic}` : '',
    from === 'lesson' ? 'của bài này' : `từ danh mục ${from.category}`,
  ]
    .filter(Boolean)
    .join(' ')
}
