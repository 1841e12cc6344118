import { Check } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '~/components/icon'
import { numberText, qualityWords, wordLimits } from '../content-lines'
import { writtenPercent } from '../percent'
import { type AcceptedText, fullWeight, type QuestionBody, type QuestionContent, type Weight } from '../question-body'
import { findQuestionFaults } from '../question-rules'
import { difficultyWords, typeWords } from '../question-words'

export interface QuestionViewProps {
  content: QuestionContent
  /** Before the type: "Câu 3". */
  place?: string
  /** Not saved yet, so what the rules refuse is not shown as right. */
  isDraft?: boolean
}

/** A question with its key, for whoever writes or reviews it. Never for learners. */
export function QuestionView({ content, place, isDraft = false }: QuestionViewProps) {
  const { body, topic, difficulty, tags, stem, explanation } = content
  const refused = isDraft ? findQuestionFaults(content).map(({ field }) => field) : []
  const isSound: IsSound = (at) => !refused.some((field) => field.startsWith(`${at}.`) && !field.endsWith('.feedback'))
  const facts = [place, typeWords[body.type], difficultyWords[difficulty], topic, ...tags.map((tag) => `#${tag}`)]
  return (
    <>
      <p className="text-xs text-text-3">{facts.filter(Boolean).join(' · ')}</p>
      <p className="mt-1 font-medium break-words whitespace-pre-line">{stem}</p>
      <div className="mt-2 flex flex-col gap-2">
        <Body body={body} isSound={isSound} />
      </div>
      {explanation ? (
        <p className="mt-2 text-sm break-words whitespace-pre-line text-text-2">
          <span className="font-medium">Giải thích:</span> {explanation}
        </p>
      ) : null}
    </>
  )
}

/** Whether the rules let pass what stands at a place of the body: "options[2]". */
type IsSound = (at: string) => boolean

const notSound = 'Chưa hợp lệ'

function Body({ body, isSound }: { body: QuestionBody; isSound: IsSound }) {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
      return (
        <Lines>
          {body.options.map(({ key, text, correct, weight, feedback }, index) => (
            <Line
              key={key}
              isRight={correct}
              isSound={isSound(`options[${index}]`)}
              word={correct ? 'Đáp án đúng' : ''}
              feedback={feedback}
            >
              {text}
              {weight === undefined ? null : <Share weight={weight} />}
            </Line>
          ))}
        </Lines>
      )
    case 'situation':
      return (
        <Lines>
          {body.options.map(({ key, text, quality, feedback }, index) => (
            <Line
              key={key}
              isRight={quality === 'best'}
              isSound={isSound(`options[${index}]`)}
              word={qualityWords[quality]}
              feedback={feedback}
            >
              {text}
            </Line>
          ))}
        </Lines>
      )
    case 'shortAnswer':
      return (
        <>
          <Accepted accepted={body.accepted} at="accepted" isSound={isSound} />
          <Marks ignoreMarks={body.ignoreMarks} />
        </>
      )
    case 'numeric':
      return (
        <Lines>
          {body.accepted.map((answer, index) => (
            <Line
              key={numberText(answer)}
              isRight={answer.weight === fullWeight}
              isSound={isSound(`accepted[${index}]`)}
              feedback={answer.feedback}
            >
              {numberText(answer)}
              <Share weight={answer.weight} isFullSilent />
            </Line>
          ))}
        </Lines>
      )
    case 'matching':
      return (
        <Lines>
          {body.pairs.map(({ key, prompt, answer }, index) => (
            <Line key={key} isRight isSound={isSound(`pairs[${index}]`)}>
              {prompt} <span aria-hidden="true">→</span>
              <span className="sr-only"> ghép với </span> {answer}
            </Line>
          ))}
          {body.distractors.map(({ key, text }) => (
            <Line key={key} word="Vế nhiễu">
              {text}
            </Line>
          ))}
        </Lines>
      )
    case 'ordering':
      return (
        <ol className="flex list-decimal flex-col gap-1.5 pl-6 text-label">
          {body.items.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ol>
      )
    case 'missingWord':
      return <Quotation body={body} isSound={isSound} />
    case 'essay':
      return <Essay body={body} />
  }
}

function Lines({ children }: { children: ReactNode }) {
  return <ul className="flex flex-col gap-1.5">{children}</ul>
}

function Line({
  isRight: isMeantRight = false,
  isSound = true,
  word: usualWord,
  feedback,
  children,
}: {
  isRight?: boolean
  isSound?: boolean
  word?: string
  feedback?: string
  children: ReactNode
}) {
  const isRight = isMeantRight && isSound
  const word = isSound ? usualWord : notSound
  return (
    <li className="flex gap-2 text-label">
      <span className="mt-0.5 grid size-5 flex-none place-items-center">
        {isRight ? <Icon icon={Check} size="sm" className="text-done-mk" /> : '–'}
      </span>
      <span className="min-w-0 break-words">
        {children}
        {word ? (
          <strong className={isRight ? 'font-semibold text-done-fg' : 'font-medium text-text-2'}> {word}</strong>
        ) : null}
        {feedback ? <span className="block text-sm text-text-3">{feedback}</span> : null}
      </span>
    </li>
  )
}

function Share({ weight, isFullSilent = false }: { weight: Weight; isFullSilent?: boolean }) {
  if (isFullSilent && weight === fullWeight) return null
  return <span className="text-text-2"> ({writtenPercent(weight)} %)</span>
}

function Accepted({ accepted, at, isSound }: { accepted: readonly AcceptedText[]; at: string; isSound: IsSound }) {
  return (
    <Lines>
      {accepted.map((answer, index) => (
        <Line
          key={answer.text}
          isRight={answer.weight === fullWeight}
          isSound={isSound(`${at}[${index}]`)}
          feedback={answer.feedback}
        >
          {answer.text}
          <Share weight={answer.weight} isFullSilent />
        </Line>
      ))}
    </Lines>
  )
}

function Marks({ ignoreMarks }: { ignoreMarks: boolean }) {
  return (
    <p className="text-sm text-text-2">
      {ignoreMarks ? 'Viết không dấu cũng được chấp nhận.' : 'Phải viết đúng dấu; chữ hoa, chữ thường như nhau.'}
    </p>
  )
}

function Quotation({ body, isSound }: { body: Extract<QuestionBody, { type: 'missingWord' }>; isSound: IsSound }) {
  const gapNames = body.gaps.map((_, index) => `(${index + 1})`)
  return (
    <>
      <p className="text-label break-words whitespace-pre-line">
        {body.parts.map((part, index) => `${part}${gapNames[index] ? `…… ${gapNames[index]}` : ''}`).join('')}
      </p>
      {body.gaps.map((gap, index) => (
        <div key={gapNames[index]} className="flex flex-col gap-1">
          <p className="text-sm font-medium text-text-2">Chỗ trống {index + 1}</p>
          <Accepted accepted={gap.accepted} at={`gaps[${index}].accepted`} isSound={isSound} />
        </div>
      ))}
      <Marks ignoreMarks={body.ignoreMarks} />
    </>
  )
}

function Essay({ body }: { body: Extract<QuestionBody, { type: 'essay' }> }) {
  return (
    <>
      <p className="text-sm text-text-2">
        {body.marking === 'passFail' ? 'Chấm đạt hoặc chưa đạt' : `Chấm điểm, tối đa ${body.maxPoints} điểm`} ·{' '}
        {wordLimits(body)}
      </p>
      {body.guide ? <p className="text-label whitespace-pre-line">{body.guide}</p> : null}
      {body.rubric.length > 0 ? (
        <Lines>
          {body.rubric.map(({ criterion, points }) => (
            <Line key={criterion}>
              {criterion}
              {body.marking === 'points' ? ` (${points} điểm)` : ''}
            </Line>
          ))}
        </Lines>
      ) : null}
    </>
  )
}
