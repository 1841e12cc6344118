import { CircleCheck, CircleHelp, RotateCcw } from 'lucide'
import { type FormEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { OptionRow } from '~/components/option-row'
import type { KnowledgeCheckData } from '../block-data'
import { BlockFrame } from './block-frame'
import { useBlockHost } from './block-host'
import { useKeptState } from './kept-state'
import { Markup } from './markup'
import { postAnswer } from './post-answer'

type Sending = 'idle' | 'sending' | 'saved' | 'failed' | 'signedOut'

/**
 * A practice question: feedback at once, and the server keeps that it was answered, right or wrong.
 * @param alreadyChosen on the page while it was still without scripts: newer than whatever is kept or stored.
 */
export function KnowledgeCheckBlock({ alreadyChosen, ...check }: KnowledgeCheckData & { alreadyChosen: string[] }) {
  const { lessonCode, answers, isPreview, onAnswered } = useBlockHost()
  const stored = alreadyChosen.length > 0 ? undefined : answers[check.id]
  const [chosen, setChosen] = useKeptState<string[]>(`${check.id}:${check.hash}`, stored ?? [], { isValid: isKeyList })
  const [isOpen, setIsOpen] = useState(stored === undefined)
  const [sending, setSending] = useState<Sending>(stored ? 'saved' : 'idle')
  const [isAsking, setIsAsking] = useState(false)
  const feedback = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(isOpen)
  const groupName = useId()

  useLayoutEffect(() => {
    if (alreadyChosen.length > 0) setChosen(alreadyChosen)
  }, [alreadyChosen, setChosen])

  useEffect(() => {
    if (wasOpen.current && !isOpen) feedback.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  async function answer(event: FormEvent) {
    event.preventDefault()
    if (chosen.length === 0) return setIsAsking(true)
    setIsAsking(false)
    setIsOpen(false)
    if (!isPreview) await send()
  }

  async function send() {
    setSending('sending')
    const outcome = await postAnswer({ lessonCode, checkId: check.id, chosen })
    setSending(outcome)
    if (outcome === 'saved') onAnswered?.()
  }

  function toggle(key: string, isChecked: boolean) {
    const others = check.multiple ? chosen.filter((one) => one !== key) : []
    setChosen(isChecked ? [...others, key].sort() : others)
  }

  const isRight = check.options.every((option) => option.correct === chosen.includes(option.key))
  return (
    <BlockFrame
      icon={CircleHelp}
      kind={check.required ? 'Tự kiểm tra · cần trả lời để hoàn thành bài' : 'Tự kiểm tra'}
      title={check.prompt}
    >
      <form method="post" onSubmit={answer} className="flex flex-col gap-3">
        <fieldset className="flex min-w-0 flex-col gap-3">
          <legend className="sr-only">{check.prompt}</legend>
          {isOpen ? <p className="text-sm text-text-3">{check.multiple ? 'Chọn mọi ý đúng.' : 'Chọn một ý.'}</p> : null}
          {check.options.map((option, index) => (
            <OptionRow
              key={option.key}
              type={check.multiple ? 'checkbox' : 'radio'}
              letter={String.fromCharCode(65 + index)}
              name={groupName}
              value={option.key}
              checked={chosen.includes(option.key)}
              onChange={(event) => toggle(option.key, event.currentTarget.checked)}
              readOnly={!isOpen}
              state={isOpen ? 'idle' : stateOf(option.correct, chosen.includes(option.key))}
              tag={isOpen ? undefined : tagOf(option.correct, chosen.includes(option.key))}
            >
              <Markup as="span" html={option.html} />
              {!isOpen && chosen.includes(option.key) && option.feedback ? (
                <span className="mt-1 block text-label text-text-2">{withoutVerdict(option.feedback)}</span>
              ) : null}
            </OptionRow>
          ))}
        </fieldset>
        {isAsking ? (
          <p role="alert" className="text-sm font-medium text-late-fg">
            Đồng chí chọn ít nhất một ý rồi trả lời.
          </p>
        ) : null}
        {isOpen ? (
          <Button type="submit" variant="soft" className="self-start">
            Trả lời
          </Button>
        ) : null}
      </form>
      {!isOpen && (
        <div ref={feedback} tabIndex={-1} className="outline-none">
          <Callout
            tone={isRight ? 'green' : 'blue'}
            icon={isRight ? CircleCheck : undefined}
            title={isRight ? 'Đúng.' : 'Chưa đúng.'}
            action={
              isRight ? undefined : (
                <Button variant="ghost" size="sm" icon={RotateCcw} onClick={() => setIsOpen(true)}>
                  Trả lời lại
                </Button>
              )
            }
          >
            <Explanation check={check} chosen={chosen} /> Phần này để luyện, không tính điểm.
          </Callout>
        </div>
      )}
      <p aria-live="polite" className="text-sm text-text-3 empty:hidden">
        {sending === 'sending' && 'Đang lưu câu trả lời.'}
        {sending === 'saved' && !isPreview && !isOpen && 'Đã lưu câu trả lời.'}
      </p>
      {(sending === 'failed' || sending === 'signedOut') && (
        <Callout
          tone="clay"
          isAlert
          title={sending === 'failed' ? 'Chưa lưu được câu trả lời.' : 'Phiên làm việc đã hết.'}
          action={
            <Button variant="secondary" size="sm" onClick={send}>
              Gửi lại
            </Button>
          }
        >
          {sending === 'failed'
            ? 'Câu trả lời còn trên máy. Đồng chí gửi lại khi có mạng.'
            : 'Câu trả lời còn trên máy. Đồng chí tải lại trang, đăng nhập rồi gửi lại.'}
        </Callout>
      )}
    </BlockFrame>
  )
}

/** Reasons for the right options that were not chosen: the chosen ones have theirs beside them. */
function Explanation({ check, chosen }: { check: KnowledgeCheckData; chosen: string[] }) {
  const left = check.options.filter((option) => option.correct && !chosen.includes(option.key) && option.feedback)
  return <>{left.map((option) => withoutVerdict(option.feedback)).join(' ')}</>
}

function stateOf(correct: boolean, isChosen: boolean) {
  if (correct) return 'correct'
  return isChosen ? 'wrong' : 'idle'
}

function tagOf(correct: boolean, isChosen: boolean): string | undefined {
  if (correct) return isChosen ? 'Đáp án đúng, đồng chí đã chọn' : 'Đáp án đúng'
  return isChosen ? 'Đồng chí đã chọn, chưa đúng' : undefined
}

/** The verdict stands beside the option already. */
function withoutVerdict(feedback: string): string {
  return feedback.replace(/^(?:Đúng|Chưa đúng)\.\s+(?=\S)/, '')
}

function isKeyList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
