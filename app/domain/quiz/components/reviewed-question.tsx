import { Link } from '@remix-run/react'
import { CircleDot, CircleX } from 'lucide'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { OptionRow, type OptionState } from '~/components/option-row'
import { StatusChip } from '~/components/status-chip'
import type { ResultView } from './result-view'

type Question = ResultView['questions'][number]
type Option = Question['options'][number]

const marks = {
  full: { tone: 'done', label: 'Đúng' },
  partial: { tone: 'soon', icon: CircleDot, label: 'Đúng một phần' },
  none: { tone: 'soon', icon: CircleX, label: 'Chưa đúng' },
} as const

/** A question after the keys may be shown: what was chosen, what is right, and why. */
export function ReviewedQuestion({ question }: { question: Question }) {
  return (
    <Card as="article" padding="md" aria-labelledby={`cau-${question.position}`} className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <p className="text-sm text-text-3">Câu {question.position}</p>
        <StatusChip {...marks[question.mark]} />
      </div>
      <h3 id={`cau-${question.position}`} className="font-semibold text-pretty">
        {question.stem}
      </h3>
      <ul className="flex flex-col gap-2.5">
        {question.options.map((option) => (
          <li key={option.key}>
            <OptionRow
              type={question.type === 'multiple' ? 'checkbox' : 'radio'}
              readOnly
              letter={option.key}
              state={stateOf(option)}
              tag={tagOf(option)}
            >
              {option.text}
              {option.feedback && (option.chosen || option.correct) && (
                <span className="mt-0.5 block text-label text-text-2">{option.feedback}</span>
              )}
            </OptionRow>
          </li>
        ))}
      </ul>
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
        <strong className="font-semibold text-text">Vì sao:</strong> {question.explanation}
      </Callout>
    </Card>
  )
}

function stateOf(option: Option): OptionState {
  if (option.correct) return 'correct'
  return option.chosen ? 'wrong' : 'idle'
}

function tagOf(option: Option): string | undefined {
  if (option.correct) return option.chosen ? 'Đáp án đúng, đồng chí chọn' : 'Đáp án đúng'
  return option.chosen ? 'Đồng chí chọn' : undefined
}
