import { useBeforeUnload, useBlocker, useNavigate, useSearchParams } from '@remix-run/react'
import { Check, CloudOff, Flag, LayoutGrid, X } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { ActionBar } from '~/components/action-bar'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { ConfirmDialog } from '~/components/dialog'
import { Icon } from '~/components/icon'
import { IconLink } from '~/components/icon-button'
import { QuizSegments, type SegmentState } from '~/components/quiz-segments'
import { ReaderShell } from '~/components/reader-shell'
import type { RunningAttempt } from '../attempts.server'
import type { Delivery } from './answer-outbox'
import { deliveryWords } from './delivery-words'
import { countWords, overviewName, positionList, segmentOf, unansweredPositions, viewOf } from './paper'
import { QuestionForm, questionFormId } from './question-form'
import { QuestionGrid, QuestionStates } from './question-grid'
import { submitAttempt } from './submit-attempt'
import { useAnswers } from './use-answers'

interface QuizRunnerProps {
  attempt: RunningAttempt
  lesson: { code: string; title: string; position: number }
  /** Over the questions, such as the note about a passed deadline. */
  notice?: ReactNode
}

/** A running attempt: one question a view, the overview, and submitting. Each step has its own address. */
export function QuizRunner({ attempt, lesson, notice }: QuizRunnerProps) {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const { answers, delivery, isWaiting, change, flush } = useAnswers(attempt)
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const [stopped] = useState(() => viewOf(attempt, null))

  const asked = search.get('cau')
  const view = asked === null ? stopped : viewOf(attempt, asked)
  const position = view.kind === 'question' ? view.question.position : null
  const unanswered = unansweredPositions(attempt, answers)
  const segments = attempt.questions.map((question) => ({
    position: question.position,
    state: segmentOf(answers, question.position),
  }))
  const count = attempt.questions.length
  const nextName = position === null || position === count ? overviewName : String(position + 1)
  const goOn = useCallback(() => navigate(`?cau=${nextName}`), [navigate, nextName])

  return (
    <ReaderShell
      back={{ href: `/bai-hoc/${lesson.code}`, label: 'Tạm dừng, về bài học', icon: X }}
      title={`Kiểm tra bài ${lesson.position}`}
      isTitleHeading
      tools={<IconLink to={`?cau=${overviewName}`} icon={LayoutGrid} label="Tổng quan các câu" className="lg:hidden" />}
      contents={
        <div className="flex flex-col gap-3">
          <p className="text-sm font-medium text-text-2">{countWords(attempt, answers)}</p>
          <QuestionGrid segments={segments} current={position} />
        </div>
      }
      actionBar={
        view.kind === 'question' ? (
          <ActionBar note={<Saved delivery={delivery} attemptId={attempt.attemptId} />}>
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
            unanswered={unanswered}
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
            chosen={answers[view.question.position]?.chosen ?? []}
            isLive={isLive}
            onChoose={(chosen) => change(view.question.position, { chosen })}
            onContinue={goOn}
          />
        ) : (
          <Overview
            unanswered={unanswered}
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
  questions: { position: number; state: SegmentState; isAnswered: boolean }[]
}

function Overview({ unanswered, questions }: OverviewProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isComplete = unanswered.length === 0
  return (
    <section aria-labelledby="tong-quan">
      <h2 ref={heading} id="tong-quan" tabIndex={-1} className="text-xl font-semibold outline-none">
        {isComplete ? `Đã trả lời đủ ${questions.length} câu` : `Còn ${unanswered.length} câu chưa trả lời`}
      </h2>
      <p className="mt-1 mb-4 text-text-2">
        {isComplete
          ? 'Đồng chí có thể xem lại từng câu. Nộp rồi thì không sửa được nữa.'
          : `Đó là ${positionList(unanswered)}. Câu để trống không có điểm.`}
      </p>
      <Card as="div">
        <QuestionStates questions={questions} />
      </Card>
    </section>
  )
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

function Saved({ delivery, attemptId }: { delivery: Delivery; attemptId: string }) {
  const isTrouble = delivery.kind === 'offline' || delivery.kind === 'signedOut' || delivery.kind === 'gone'
  return (
    <div role="status" className="flex min-h-5.5 items-start gap-1.5">
      {delivery.kind === 'saved' && <Icon icon={Check} size="sm" className="mt-[3px]" />}
      {isTrouble && <Icon icon={CloudOff} size="sm" className="mt-[3px] text-soon-mk" />}
      <p className={isTrouble ? 'text-soon-fg' : undefined}>
        {deliveryWords(delivery)}{' '}
        {delivery.kind === 'signedOut' && (
          <a href="/dang-nhap" target="_blank" rel="noreferrer" className="link">
            Đăng nhập ở thẻ mới
          </a>
        )}
        {delivery.kind === 'submitted' && (
          <a href={`/bai-lam/${attemptId}`} className="link">
            Xem kết quả
          </a>
        )}
      </p>
    </div>
  )
}

interface SubmitBarProps {
  attemptId: string
  delivery: Delivery
  unanswered: number[]
  /** The page that asks once more, for browsers without scripts. */
  isConfirming: boolean
  isLive: boolean
  flush(): Promise<boolean>
}

const unsentWords = 'Mất mạng, chưa nộp được. Bài làm vẫn giữ trên máy này, đồng chí bấm nộp lại khi có mạng.'

function SubmitBar({ attemptId, delivery, unanswered, isConfirming, isLive, flush }: SubmitBarProps) {
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const isUnderWay = useRef(false)
  useEffect(() => {
    if (delivery.kind === 'saved') setProblem('')
  }, [delivery])

  async function submit() {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setBusy(true)
    setProblem('')
    const isSent = (await flush()) && (await submitAttempt(attemptId))
    if (isSent) return navigate(`/bai-lam/${attemptId}`)
    isUnderWay.current = false
    setBusy(false)
    setAsking(false)
    setProblem(unsentWords)
  }

  const title = `Nộp bài khi còn ${unanswered.length} câu chưa trả lời?`
  const description = `Còn ${positionList(unanswered)}. Nộp rồi thì không sửa được nữa.`
  const firstOpen = unanswered[0]
  const mustAsk = firstOpen !== undefined && !isConfirming
  return (
    <ActionBar note={problem === '' ? <Saved delivery={delivery} attemptId={attemptId} /> : undefined}>
      <div className="flex flex-col gap-3 sm:w-full">
        {problem !== '' && (
          <Callout tone="clay" icon={CloudOff} isAlert>
            {problem}
          </Callout>
        )}
        {isConfirming && firstOpen !== undefined && (
          <p className="font-medium">
            {title} <span className="font-normal text-text-2">{description}</span>
          </p>
        )}
        <div className="flex gap-3 *:flex-1 sm:justify-end sm:*:flex-none">
          {firstOpen !== undefined && (
            <ButtonLink to={`?cau=${firstOpen}`} variant="secondary" size="lg">
              Làm câu {firstOpen}
            </ButtonLink>
          )}
          {mustAsk ? (
            <ButtonLink
              to={`?cau=${overviewName}&xac-nhan=1`}
              size="lg"
              onClick={(event) => {
                if (!isLive) return
                event.preventDefault()
                setAsking(true)
              }}
            >
              Nộp bài
            </ButtonLink>
          ) : (
            <form
              method="post"
              action={`/bai-lam/${attemptId}/nop`}
              onSubmit={(event) => {
                event.preventDefault()
                void submit()
              }}
            >
              <Button type="submit" size="lg" block busy={isBusy} busyLabel="Đang nộp">
                {isConfirming && firstOpen !== undefined ? 'Vẫn nộp bài' : 'Nộp bài'}
              </Button>
            </form>
          )}
        </div>
      </div>
      {firstOpen !== undefined && (
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setAsking}
          title={title}
          description={description}
          safeLabel={`Làm câu ${firstOpen}`}
          confirm={
            <Button variant="secondary" busy={isBusy} busyLabel="Đang nộp" onClick={() => void submit()}>
              Vẫn nộp bài
            </Button>
          }
        />
      )}
    </ActionBar>
  )
}

/** Answers that have not reached the server live in this page only: leaving asks first. */
function LeaveGuard({ isWaiting }: { isWaiting: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isWaiting && currentLocation.pathname !== nextLocation.pathname,
  )
  useBeforeUnload(
    useCallback(
      (event) => {
        if (isWaiting) event.preventDefault()
      },
      [isWaiting],
    ),
  )
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      onOpenChange={(isOpen) => {
        if (!isOpen && blocker.state === 'blocked') blocker.reset()
      }}
      title="Rời trang khi còn câu trả lời chưa gửi?"
      description="Mạng đang ngắt. Rời trang bây giờ thì các câu trả lời chưa gửi sẽ mất, các câu đã lưu vẫn còn."
      safeLabel="Ở lại trang này"
      confirm={
        <Button variant="secondary" onClick={() => blocker.proceed?.()}>
          Rời trang
        </Button>
      }
    />
  )
}
