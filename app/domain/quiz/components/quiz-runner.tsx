import { useNavigate, useSearchParams } from '@remix-run/react'
import { Flag, LayoutGrid, X } from 'lucide'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { ActionBar } from '~/components/action-bar'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { IconLink } from '~/components/icon-button'
import { QuizSegments, type SegmentState } from '~/components/quiz-segments'
import { ReaderShell } from '~/components/reader-shell'
import type { RunningAttempt } from '../attempts.server'
import { AttemptTimer } from './attempt-timer'
import { LeaveGuard } from './leave-guard'
import {
  countWords,
  missingSentences,
  missingWords,
  overviewName,
  segmentOf,
  storedAnswers,
  type UnfinishedAnswer,
  unansweredPositions,
  unfinishedAnswers,
  viewName,
  viewOf,
} from './paper'
import { QuestionForm, questionFormId } from './question-form'
import { QuestionGrid, QuestionStates } from './question-grid'
import { SavedLine } from './saved-line'
import { SubmitBar } from './submit-bar'
import { useAnswers } from './use-answers'
import { useAttemptClock } from './use-attempt-clock'
import { useTimeUp } from './use-time-up'
import type { Unsettled } from './use-typed'

interface RefusedAnswer {
  position: number
  response: string[]
  places: Record<string, string>
  problem: string
}

interface QuizRunnerProps {
  attempt: RunningAttempt
  /** When the server sent this page. */
  serverNow: Date
  /** The answer of a plain form that could not be kept, as it was filled in. */
  refused: RefusedAnswer | null
  lesson: { code: string; title: string; position: number }
  /** Over the questions, such as the note about a passed deadline. */
  notice?: ReactNode
}

/** A running attempt: one question a view, the overview, and submitting. Each step has its own address. */
export function QuizRunner({ attempt, serverNow, refused, lesson, notice }: QuizRunnerProps) {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const { answers, delivery, isWaiting, change, flush } = useAnswers(attempt)
  const unsettled: Unsettled = useRef(null)
  const { endsAt, secondsLeft, isOver, ask } = useAttemptClock({ ...attempt, serverNow })
  const flushAll = useCallback(() => {
    unsettled.current?.()
    return flush()
  }, [flush])
  useTimeUp({ attemptId: attempt.attemptId, isOver, ask, flush: flushAll })
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const [stopped] = useState(() => viewOf(attempt, null))

  const asked = search.get('cau')
  // The place goes into the address, or else reloading would lead to the next question without an answer.
  useEffect(() => {
    if (asked === null) navigate(`?cau=${viewName(stopped)}`, { replace: true, preventScrollReset: true })
  }, [asked, navigate, stopped])
  const view = asked === null ? stopped : viewOf(attempt, asked)
  const position = view.kind === 'question' ? view.question.position : null
  const unanswered = unansweredPositions(attempt, answers)
  const stored = storedAnswers(attempt, serverNow)
  const unfinished = unfinishedAnswers(attempt, answers)
  const segments = attempt.questions.map(({ position }) => ({
    position,
    state: segmentOf(attempt, answers, position),
    unfinished: unfinished.find((one) => one.position === position)?.words ?? null,
  }))
  const count = attempt.questions.length
  const nextName = position === null || position === count ? overviewName : String(position + 1)
  const goOn = useCallback(() => navigate(`?cau=${nextName}`), [navigate, nextName])
  const refusedHere = !isLive && refused?.position === position ? refused : null

  return (
    <ReaderShell
      back={{ href: `/bai-hoc/${lesson.code}`, label: 'Tạm dừng, về bài học', icon: X }}
      title={`Kiểm tra bài ${lesson.position}`}
      isTitleHeading
      tools={
        <>
          {endsAt && <AttemptTimer endsAt={endsAt} secondsLeft={secondsLeft} />}
          <IconLink to={`?cau=${overviewName}`} icon={LayoutGrid} label="Tổng quan các câu" className="lg:hidden" />
        </>
      }
      contents={
        <div className="flex flex-col gap-3">
          <p className="text-sm font-medium text-text-2">{countWords(attempt, answers)}</p>
          <QuestionGrid segments={segments} current={position} />
        </div>
      }
      actionBar={
        view.kind === 'question' ? (
          <ActionBar note={<SavedLine delivery={delivery} stored={stored} attemptId={attempt.attemptId} />}>
            <FlagButton
              isLive={isLive}
              isFlagged={answers[view.question.position]?.flagged ?? false}
              onFlag={(flagged) => change(view.question.position, { flagged })}
            />
            <Button type="submit" form={questionFormId} name="next" value={nextName} size="lg">
              {nextLabel(isLive, nextName === overviewName)}
            </Button>
            {/* Last in the form: it holds when the flag sends it, and yields to the button above. */}
            <input type="hidden" form={questionFormId} name="next" value={view.question.position} />
          </ActionBar>
        ) : (
          <SubmitBar
            attemptId={attempt.attemptId}
            delivery={delivery}
            stored={stored}
            unanswered={unanswered}
            unfinished={unfinished}
            isConfirming={search.has('xac-nhan')}
            isLive={isLive}
            flush={flush}
          />
        )
      }
    >
      {notice}
      <QuizSegments
        segments={segments.map((segment) => segment.state)}
        currentIndex={position === null ? undefined : position - 1}
        label={position === null ? 'Tổng quan' : `Câu ${position} trong ${count}`}
        detail={countWords(attempt, answers)}
      />
      <div className="mt-5">
        {view.kind === 'question' ? (
          <QuestionForm
            key={view.question.position}
            attemptId={attempt.attemptId}
            question={view.question}
            response={refusedHere?.response ?? answers[view.question.position]?.response ?? []}
            isLive={isLive}
            isOver={isOver}
            refused={refusedHere}
            unsettled={unsettled}
            onAnswer={(response) => change(view.question.position, { response })}
            onContinue={goOn}
          />
        ) : (
          <Overview
            unanswered={unanswered}
            unfinished={unfinished}
            questions={segments.map((segment) => ({
              ...segment,
              isAnswered: !unanswered.includes(segment.position),
            }))}
          />
        )}
      </div>
      <LeaveGuard isWaiting={isWaiting} />
    </ReaderShell>
  )
}

interface OverviewProps {
  unanswered: number[]
  unfinished: UnfinishedAnswer[]
  questions: { position: number; state: SegmentState; isAnswered: boolean; unfinished: string | null }[]
}

function Overview({ unanswered, unfinished, questions }: OverviewProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const missing = missingWords(unanswered, unfinished)
  const isComplete = missing === ''
  return (
    <section aria-labelledby="tong-quan">
      <h2 ref={heading} id="tong-quan" tabIndex={-1} className="text-xl font-semibold outline-none">
        {isComplete ? `Đã trả lời đủ ${questions.length} câu` : capitalized(missing)}
      </h2>
      <p className="mt-1 mb-4 text-text-2">
        {isComplete
          ? 'Đồng chí có thể xem lại từng câu. Nộp rồi thì không sửa được nữa.'
          : `${missingSentences(unanswered, unfinished)} Chỗ để trống không có điểm.`}
      </p>
      <Card as="div">
        <QuestionStates questions={questions} />
      </Card>
    </section>
  )
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

function nextLabel(isLive: boolean, isLast: boolean): string {
  if (isLast) return isLive ? 'Xem lại và nộp' : 'Lưu và xem lại trước khi nộp'
  return isLive ? 'Câu tiếp theo' : 'Lưu và sang câu tiếp theo'
}

interface FlagButtonProps {
  isLive: boolean
  isFlagged: boolean
  onFlag(flagged: boolean): void
}

/** Without scripts it sends the question with the flag turned over. */
function FlagButton({ isLive, isFlagged, onFlag }: FlagButtonProps) {
  return (
    <Button
      type={isLive ? 'button' : 'submit'}
      form={questionFormId}
      name="flagged"
      value={isFlagged ? '0' : '1'}
      variant={isFlagged ? 'soft' : 'secondary'}
      size="lg"
      icon={Flag}
      aria-pressed={isFlagged}
      onClick={isLive ? () => onFlag(!isFlagged) : undefined}
    >
      Xem lại sau
    </Button>
  )
}
