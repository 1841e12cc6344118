import { Link } from '@remix-run/react'
import { CircleDot, CircleX, Hourglass } from 'lucide'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { StatusChip } from '~/components/status-chip'
import type { ResultView } from './result-view'
import { CorrectionNote, ReviewedAnswerView } from './reviewed-answer'

const marks = {
  full: { tone: 'done', label: 'Đúng' },
  partial: { tone: 'soon', icon: CircleDot, label: 'Đúng một phần' },
  none: { tone: 'soon', icon: CircleX, label: 'Chưa đúng' },
  waiting: { tone: 'prog', icon: Hourglass, label: 'Chờ chấm' },
} as const

/** A question after the keys may be shown: what was answered, what is right, and why. */
export function ReviewedQuestion({ question }: { question: ResultView['questions'][number] }) {
  return (
    <Card as="article" padding="md" aria-labelledby={`cau-${question.position}`} className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <p className="text-sm text-text-3">Câu {question.position}</p>
        <StatusChip {...marks[question.mark]} />
      </div>
      <h3 id={`cau-${question.position}`} className="font-semibold text-pretty whitespace-pre-line">
        {question.stem}
      </h3>
      {question.correction && <CorrectionNote correction={question.correction} />}
      <ReviewedAnswerView answer={question.answer} />
      {(question.explanation !== '' || question.passageTo) && (
        <Callout
          tone="blue"
          action={
            question.passageTo && (
              <Link to={question.passageTo} className="link inline-flex min-h-11 items-center">
                Xem lại phần này trong bài
              </Link>
            )
          }
        >
          {question.explanation !== '' && (
            <>
              <strong className="font-semibold text-text">Vì sao:</strong> {question.explanation}
            </>
          )}
        </Callout>
      )}
    </Card>
  )
}
