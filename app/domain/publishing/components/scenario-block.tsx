import { Check, CircleCheck, CircleDot, CircleX, type IconNode, MessagesSquare, RotateCcw, TriangleAlert } from 'lucide'
import { type RefObject, useEffect, useRef } from 'react'
import { Button } from '~/components/button'
import { Callout, type CalloutTone } from '~/components/callout'
import { Icon } from '~/components/icon'
import type { ScenarioChoice, ScenarioData, ScenarioEnding, ScenarioTurn } from '../block-data'
import { conductWords, markWords, resultWords, withoutMark } from '../practice-words'
import { conductOf, type PlayedTurn, play } from '../scenario-play'
import type { ChoiceMark, ConductKey, EndingResult } from '../vocabulary'
import { BlockFrame } from './block-frame'
import { useBlockHost } from './block-host'
import { calmScroll } from './calm-scroll'
import { isIndexList, useKeptState } from './kept-state'
import { Markup } from './markup'
import { postScenarioResult } from './post-answer'

const markLooks: Record<ChoiceMark, { tone: CalloutTone; icon: IconNode }> = {
  best: { tone: 'green', icon: CircleCheck },
  acceptable: { tone: 'blue', icon: CircleDot },
  wrong: { tone: 'clay', icon: CircleX },
}

const resultTones: Record<EndingResult, CalloutTone> = { good: 'green', fair: 'blue', poor: 'clay' }

/**
 * A conversation in which the officer chooses what to say. A choice is final for its turn; the whole may be played
 * again. Each new turn is read out politely and takes the focus, because the button that was pressed is gone.
 */
export function ScenarioBlock({ scenario }: { scenario: ScenarioData }) {
  const { lessonCode, isPreview, onAnswered } = useBlockHost()
  const [path, setPath] = useKeptState<number[]>(scenario.id, [], { isValid: isIndexList })
  const { played, turn, ending, number, total } = play(scenario, path)
  const next = useRef<HTMLDivElement>(null)
  const answer = useRef<HTMLDivElement>(null)
  const shownSteps = useRef(path.length)

  useEffect(() => {
    if (path.length === shownSteps.current) return
    shownSteps.current = path.length
    next.current?.focus({ preventScroll: true })
    // From what was just said down: its feedback is read before the next turn.
    if (answer.current) calmScroll(answer.current, 'start')
  }, [path.length])

  function choose(index: number) {
    const after = [...path.slice(0, played.length), index]
    const outcome = play(scenario, after).ending
    setPath(after)
    if (outcome && !isPreview) {
      void postScenarioResult({ lessonCode, scenarioCode: scenario.id, result: outcome.result }).then(onAnswered)
    }
  }

  const kind = turn ? `Tình huống · lượt ${number} trong ${total}` : 'Tình huống · đã xong'
  return (
    <BlockFrame icon={MessagesSquare} kind={kind} title={scenario.title}>
      <p className="text-label text-text-2">{scenario.setting}</p>
      <div role="log" aria-label={`Diễn biến: ${scenario.title}`} className="flex flex-col gap-3.5">
        {played.map((step) => (
          <Exchange key={step.turn.id} {...step} answerRef={step === played.at(-1) ? answer : undefined} />
        ))}
        {turn ? <Speech who={turn.speaker} text={turn.says} /> : null}
      </div>
      <div ref={next} tabIndex={-1} className="flex scroll-my-28 flex-col gap-3 outline-none">
        {turn ? <Choices turn={turn} onChoose={choose} /> : null}
        {ending ? <Closing ending={ending} played={played} onReplay={() => setPath([])} /> : null}
      </div>
    </BlockFrame>
  )
}

function Exchange({ turn, choice, answerRef }: PlayedTurn & { answerRef?: RefObject<HTMLDivElement> }) {
  return (
    <>
      <Speech who={turn.speaker} text={turn.says} />
      <div ref={answerRef} className="nn-bubble nn-bubble-own scroll-mt-20">
        <p className="nn-bubble-who">Đồng chí</p>
        <Markup className="nn-bubble-text" html={choice.html} />
      </div>
      <Feedback choice={choice} />
    </>
  )
}

function Speech({ who, text }: { who: string; text: string }) {
  return (
    <div className="nn-bubble">
      <p className="nn-bubble-who">{who}</p>
      <p className="nn-bubble-text">{text}</p>
    </div>
  )
}

function Feedback({ choice }: { choice: ScenarioChoice }) {
  const { tone, icon } = markLooks[choice.mark]
  return (
    <Callout tone={tone} icon={icon} title={`${markWords[choice.mark]}.`}>
      {withoutMark(choice.feedback, choice.mark)}
    </Callout>
  )
}

function Choices({ turn, onChoose }: { turn: ScenarioTurn; onChoose: (index: number) => void }) {
  return (
    <>
      <p className="font-medium">Đồng chí trả lời thế nào?</p>
      {turn.choices.map((choice, index) => (
        <button
          key={`${turn.id}-${String(index)}`}
          type="button"
          onClick={() => onChoose(index)}
          className="flex min-h-14 w-full items-start gap-3.5 rounded-lg border-[1.5px] border-line-2 bg-surface py-3 pr-4 pl-3 text-left transition-colors hover:border-primary hover:bg-soft-2"
        >
          <span className="-mt-0.5 grid size-7.5 flex-none place-items-center rounded-sm border-[1.5px] border-control text-sm font-semibold text-text-2">
            {String.fromCharCode(65 + index)}
          </span>
          <Markup as="span" className="min-w-0 flex-1" html={choice.html} />
        </button>
      ))}
    </>
  )
}

function Closing({ ending, played, onReplay }: { ending: ScenarioEnding; played: PlayedTurn[]; onReplay: () => void }) {
  const { shown, missed } = conductOf(played)
  return (
    <>
      <Callout
        tone={resultTones[ending.result]}
        icon={markLooks[ending.result === 'good' ? 'best' : ending.result === 'fair' ? 'acceptable' : 'wrong'].icon}
        title={`${resultWords[ending.result]}: ${ending.title}`}
      >
        <Markup className="nn-inner" html={ending.html} />
      </Callout>
      <div className="flex flex-col gap-2 rounded-lg bg-sunken p-4">
        <p className="font-medium">Soi với “4 xin, 4 luôn”</p>
        <ConductList
          icon={Check}
          label="Đồng chí đã thể hiện"
          keys={shown}
          none="Chưa có điều nào rõ trong lượt này."
        />
        <ConductList icon={TriangleAlert} label="Lần sau cần thêm" keys={missed} none="Không thiếu điều nào." />
      </div>
      <Button variant="secondary" icon={RotateCcw} className="self-start" onClick={onReplay}>
        Luyện lại từ đầu
      </Button>
    </>
  )
}

function ConductList({ icon, label, keys, none }: { icon: IconNode; label: string; keys: ConductKey[]; none: string }) {
  return (
    <p className="flex gap-2 text-label text-text-2">
      <Icon icon={icon} size="sm" className="mt-1" />
      <span>
        {label}: {keys.length > 0 ? `${keys.map((key) => conductWords[key]).join(', ')}.` : none}
      </span>
    </p>
  )
}
