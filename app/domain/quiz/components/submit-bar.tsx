import { useNavigate } from '@remix-run/react'
import { CloudOff } from 'lucide'
import { useEffect, useRef, useState } from 'react'
import { ActionBar } from '~/components/action-bar'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { ConfirmDialog } from '~/components/dialog'
import type { Delivery } from './answer-outbox'
import type { StoredAnswers } from './delivery-words'
import { missingSentences, missingWords, overviewName, type UnfinishedAnswer } from './paper'
import { SavedLine } from './saved-line'
import { submitAttempt } from './submit-attempt'

interface SubmitBarProps {
  attemptId: string
  delivery: Delivery
  stored: StoredAnswers
  unanswered: number[]
  /** Begun, with a part still empty. */
  unfinished: UnfinishedAnswer[]
  /** The page that asks once more, for browsers without scripts. */
  isConfirming: boolean
  isLive: boolean
  flush(): Promise<boolean>
}

const unsentWords = 'Mất mạng, chưa nộp được. Bài làm vẫn giữ trên máy này, đồng chí bấm nộp lại khi có mạng.'

/** Hands the attempt in: at once when every question is answered whole, after one question otherwise. */
export function SubmitBar(props: SubmitBarProps) {
  const { attemptId, delivery, stored, unanswered, unfinished, isConfirming, isLive, flush } = props
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

  const title = `Nộp bài khi ${missingWords(unanswered, unfinished)}?`
  const description = `${missingSentences(unanswered, unfinished)} Nộp rồi thì không sửa được nữa.`
  const firstOpen = [...unanswered, ...unfinished.map(({ position }) => position)].sort((a, b) => a - b)[0]
  const mustAsk = firstOpen !== undefined && !isConfirming
  return (
    <ActionBar
      note={problem === '' ? <SavedLine delivery={delivery} stored={stored} attemptId={attemptId} /> : undefined}
    >
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
