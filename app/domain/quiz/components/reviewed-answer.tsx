import { Check, X } from 'lucide'
import { Fragment, type ReactNode } from 'react'
import { Callout } from '~/components/callout'
import { classNames } from '~/components/class-names'
import { Icon } from '~/components/icon'
import { OptionRow } from '~/components/option-row'
import type { AcceptedAnswer, ReviewedAnswer, ReviewedOption } from '../reviewed-question'
import { EssayReview } from './essay-review'

type Of<Kind extends ReviewedAnswer['kind']> = Extract<ReviewedAnswer, { kind: Kind }>

/** What was answered beside what is right, by the kind of answer. */
export function ReviewedAnswerView({ answer }: { answer: ReviewedAnswer }) {
  switch (answer.kind) {
    case 'options':
      return <Options answer={answer} />
    case 'text':
      return <Text answer={answer} />
    case 'pairs':
      return <Pairs answer={answer} />
    case 'order':
      return <Order answer={answer} />
    case 'gaps':
      return <Gaps answer={answer} />
    case 'essay':
      return <EssayReview answer={answer} />
  }
}

function Options({ answer }: { answer: Of<'options'> }) {
  return (
    <ul className="flex flex-col gap-2.5">
      {answer.options.map((option) => (
        <li key={option.key}>
          <OptionRow
            type={answer.isMultiple ? 'checkbox' : 'radio'}
            readOnly
            letter={option.key}
            state={option.quality === 'right' ? 'correct' : option.chosen ? 'wrong' : 'idle'}
            tag={tagOf(option)}
          >
            {option.text}
            {option.feedback && (option.chosen || option.quality !== 'wrong') && (
              <span className="mt-0.5 block text-label text-text-2">{option.feedback}</span>
            )}
          </OptionRow>
        </li>
      ))}
    </ul>
  )
}

function tagOf({ quality, chosen }: ReviewedOption): string | undefined {
  if (quality === 'right') return chosen ? 'Đáp án đúng, đồng chí chọn' : 'Đáp án đúng'
  if (quality === 'acceptable') return chosen ? 'Chấp nhận được, đồng chí chọn' : 'Chấp nhận được'
  return chosen ? 'Đồng chí chọn' : undefined
}

function Text({ answer }: { answer: Of<'text'> }) {
  return (
    <dl className="flex flex-col gap-2">
      <Given text={answer.given} />
      <div>
        <dt className="text-sm text-text-3">Đáp án được chấp nhận</dt>
        <dd className="font-medium break-words">{acceptedWords(answer.accepted)}</dd>
        {answer.feedback && <dd className="text-label text-text-2">{answer.feedback}</dd>}
      </div>
    </dl>
  )
}

function Given({ text }: { text: string }) {
  return (
    <div>
      <dt className="text-sm text-text-3">Đồng chí trả lời</dt>
      <dd className="font-medium break-words">{text.trim() === '' ? 'Để trống' : text}</dd>
    </div>
  )
}

function acceptedWords(accepted: AcceptedAnswer[]): string {
  return accepted.map(({ text, percent }) => (percent === 100 ? text : `${text} (${percent}% điểm)`)).join('; ')
}

function Pairs({ answer }: { answer: Of<'pairs'> }) {
  return (
    <ul className="flex flex-col gap-2.5">
      {answer.pairs.map((pair) => (
        <li key={pair.prompt} className="rounded-lg border border-line px-4 py-3">
          <p className="font-medium">{pair.prompt}</p>
          <Verdict isRight={pair.isRight}>Đồng chí ghép: {pair.given === '' ? 'để trống' : pair.given}</Verdict>
          {!pair.isRight && <p className="mt-0.5 text-label text-done-fg">Đáp án đúng: {pair.right}</p>}
        </li>
      ))}
    </ul>
  )
}

function Verdict({ isRight, children }: { isRight: boolean; children: ReactNode }) {
  return (
    <p className={classNames('mt-0.5 flex gap-1.5 text-label', isRight ? 'text-done-fg' : 'text-soon-fg')}>
      <Icon icon={isRight ? Check : X} size="sm" className="mt-[3px]" />
      <span className="min-w-0">
        <span className="sr-only">{isRight ? 'Đúng. ' : 'Chưa đúng. '}</span>
        {children}
      </span>
    </p>
  )
}

function Order({ answer }: { answer: Of<'order'> }) {
  const isWhole = answer.given.join('\n') === answer.right.join('\n')
  return (
    <div className={classNames('grid gap-4', !isWhole && 'sm:grid-cols-2')}>
      {!isWhole && <Steps title="Đồng chí xếp" texts={answer.given} />}
      <Steps title={isWhole ? 'Thứ tự đúng, đồng chí đã xếp' : 'Thứ tự đúng'} texts={answer.right} />
    </div>
  )
}

function Steps({ title, texts }: { title: string; texts: string[] }) {
  return (
    <div>
      <p className="text-sm text-text-3">{title}</p>
      {texts.length === 0 ? (
        <p className="font-medium">Để trống</p>
      ) : (
        <ol className="mt-1 list-decimal pl-6">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Gaps({ answer }: { answer: Of<'gaps'> }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="rounded-lg border border-line px-4 py-3 whitespace-pre-line">
        {answer.parts.map((part, index) => {
          const gap = answer.gaps[index]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the quotation
            <Fragment key={index}>
              {part}
              {gap && (
                <strong className="font-semibold underline decoration-line-2 underline-offset-4">
                  {gap.given.trim() === '' ? '……' : gap.given}
                </strong>
              )}
            </Fragment>
          )
        })}
      </p>
      <ol className="flex flex-col gap-1">
        {answer.gaps.map((gap, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gap is its place in the quotation
          <li key={index}>
            <Verdict isRight={gap.mark === 'full'}>
              Chỗ trống {index + 1}: {gap.mark === 'full' ? gap.given : `đáp án ${acceptedWords(gap.accepted)}`}
            </Verdict>
            {gap.feedback && <p className="pl-5.5 text-label text-text-2">{gap.feedback}</p>}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A question that was voided or whose key changed: said where its answer stands. */
export function CorrectionNote({ correction }: { correction: { kind: 'void' | 'rekey'; reason: string } }) {
  return (
    <Callout
      tone="blue"
      title={correction.kind === 'void' ? 'Câu này đã hủy, được tính trọn điểm' : 'Đáp án câu này đã được sửa'}
    >
      {correction.reason}
    </Callout>
  )
}
