import { formatInstant } from '~/platform/calendar'
import type { ReviewedAnswer } from '../reviewed-question'
import { wordCount } from './essay-words'

type Essay = Extract<ReviewedAnswer, { kind: 'essay' }>

/** An essay as it was handed in, with its mark, comment and the points on each criterion once they are there. */
export function EssayReview({ answer }: { answer: Essay }) {
  const { text, rubric, marked } = answer
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="text-sm text-text-3">Bài viết của đồng chí, {wordCount(text)} từ</p>
        <p className="mt-1 rounded-lg border border-line px-4 py-3 break-words whitespace-pre-line">
          {text.trim() === '' ? 'Để trống' : text}
        </p>
      </div>
      {marked ? (
        <div className="rounded-lg bg-sunken px-4 py-3.5">
          <p className="font-semibold">{verdictWords(marked)}</p>
          {marked.rubric.length > 0 && (
            <ul className="mt-1 text-label">
              {marked.rubric.map(({ criterion, points }) => (
                <li key={criterion}>
                  {criterion}: {points}
                  {maximumOf(rubric, criterion)} điểm
                </li>
              ))}
            </ul>
          )}
          {marked.comment && <p className="mt-2 whitespace-pre-line">Nhận xét: {marked.comment}</p>}
          <p className="mt-2 text-sm text-text-3">Chấm lúc {formatInstant(marked.markedAt, new Date(0))}</p>
        </div>
      ) : (
        <p className="text-label text-text-2">Bài viết đang chờ cán bộ huấn luyện chấm.</p>
      )}
    </div>
  )
}

function verdictWords({ isPassFail, numerator, denominator }: NonNullable<Essay['marked']>): string {
  if (isPassFail) return numerator > 0 ? 'Đạt' : 'Chưa đạt'
  return `${numerator}/${denominator} điểm`
}

function maximumOf(rubric: Essay['rubric'], criterion: string): string {
  const maximum = rubric.find((line) => line.criterion === criterion)?.points ?? 0
  return maximum > 0 ? `/${maximum}` : ''
}
