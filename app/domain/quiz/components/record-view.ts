import { typeWords } from '~/domain/questions/question-words'
import { formatDate, formatTime, localDateOf } from '~/platform/calendar'
import { formatPoints } from '~/platform/number-format'
import type { AttemptRecord } from '../attempt-records.server'
import { type Fraction, worthInHundredths } from '../grading'
import { durationWords } from './rule-words'

const counted: Record<string, string> = { first: 'lượt đầu tiên', best: 'lượt cao nhất', last: 'lượt cuối cùng' }

/** The whole of an attempt in words; instants to the second, because a dispute may hang on one. */
export function recordView(record: AttemptRecord) {
  const { rules, questions } = record
  const score = (share: Fraction, passed: boolean) =>
    `${formatPoints(worthInHundredths(share, questions.length))}/${questions.length}, ${passed ? 'đạt' : 'chưa đạt'}`
  return {
    title: `Hồ sơ bài làm, lượt ${record.number}`,
    subtitle: `Bài ${record.lesson.position}: ${record.lesson.title}`,
    lesson: record.lesson,
    isOwn: record.isOwn,
    resultTo: `/bai-lam/${record.attemptId}`,
    facts: [
      { term: 'Người làm bài', detail: `${record.officer.name}, số hiệu ${record.officer.serviceNumber}` },
      { term: 'Chuyên đề', detail: record.course.title },
      { term: 'Bắt đầu', detail: instantWords(record.startedAt) },
      ...(record.expiresAt ? [{ term: 'Hết giờ', detail: instantWords(record.expiresAt) }] : []),
      {
        term: 'Nộp',
        detail: `${instantWords(record.submittedAt)}${record.closedBy === 'expiry' ? ', hệ thống nộp khi hết giờ' : ''}`,
      },
      { term: 'Kết quả', detail: record.first ? score(record.first.score, record.first.passed) : 'chờ chấm' },
      ...record.regrades.map((regrade) => ({
        term: 'Tính lại',
        detail: `${score(regrade.score, regrade.passed)}, ${instantWords(regrade.at)}. Lý do: ${regrade.reason}`,
      })),
      { term: 'Mã biên nhận', detail: record.receiptCode },
    ],
    rules: [
      { term: 'Cần đạt', detail: `${rules.passPercent}%` },
      { term: 'Số lượt', detail: String(rules.maxAttempts) },
      {
        term: 'Thời gian',
        detail: rules.timeLimitMinutes > 0 ? durationWords(rules.timeLimitMinutes) : 'không giới hạn',
      },
      { term: 'Chờ giữa hai lượt', detail: rules.waitMinutes > 0 ? durationWords(rules.waitMinutes) : 'không' },
      { term: 'Điểm thi đua tính theo', detail: counted[rules.countedAttempt] ?? rules.countedAttempt },
      { term: 'Mã rút đề', detail: `${record.seed}, số để dựng lại đúng các câu và thứ tự của đề này` },
    ],
    questions: questions.map((question) => ({
      ...question,
      heading: `Câu ${question.position}. ${typeWords[question.type]}, mã ${question.code}, bản ${question.version}`,
      answered: question.answeredAt
        ? `Trả lời lần cuối ${instantWords(question.answeredAt)}, lần ghi ${question.revision}`
        : 'Chưa trả lời',
      marked: question.mark && markWords(question.mark),
    })),
  }
}

/** "Chấm 7/10, 08:15:30, 23/11/2026. Bài nêu được việc làm cụ thể." */
function markWords({
  numerator,
  denominator,
  comment,
  markedAt,
}: NonNullable<AttemptRecord['questions'][number]['mark']>): string {
  const verdict = denominator === 1 ? (numerator === 1 ? 'đạt' : 'chưa đạt') : `${numerator}/${denominator}`
  return `Chấm ${verdict}, ${instantWords(markedAt)}.${comment ? ` ${comment}` : ''}`
}

/** "08:15:30, 23/11/2026" */
function instantWords(instant: Date): string {
  const seconds = String(instant.getUTCSeconds()).padStart(2, '0')
  return `${formatTime(instant)}:${seconds}, ${formatDate(localDateOf(instant))}`
}
