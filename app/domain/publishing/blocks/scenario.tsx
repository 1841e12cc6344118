import type { ReactNode } from 'react'
import type { ScenarioData } from '../block-data'
import { conductWords, markWords, resultWords, withoutMark } from '../practice-words'
import type { ChoiceMark, ConductKey, EndingResult } from '../vocabulary'
import { Interactive } from './interactive'
import { htmlOf, keysOf, partsOf } from './parts'

interface ChoiceProps {
  mark: ChoiceMark
  next: string
  shows?: string
  misses?: string
  feedback: string
  children?: ReactNode
}

interface TurnProps {
  id: string
  speaker: string
  says: string
  children?: ReactNode
}

interface EndingProps {
  id: string
  result: EndingResult
  title: string
  children?: ReactNode
}

interface ScenarioProps {
  id: string
  title: string
  topic: string
  setting: string
  children?: ReactNode
}

export function Choice({ children }: ChoiceProps) {
  return <>{children}</>
}

export function Turn({ children }: TurnProps) {
  return <>{children}</>
}

export function Ending({ children }: EndingProps) {
  return <>{children}</>
}

export function Scenario({ id, title, topic, setting, children }: ScenarioProps) {
  const turns = partsOf<TurnProps>(children, Turn)
  const endings = partsOf<EndingProps>(children, Ending)
  const data: ScenarioData = {
    id,
    title,
    topic,
    setting,
    turns: turns.map((turn) => ({
      id: turn.id,
      speaker: turn.speaker,
      says: turn.says,
      choices: partsOf<ChoiceProps>(turn.children, Choice).map((choice) => ({
        mark: choice.mark,
        next: choice.next,
        shows: keysOf<ConductKey>(choice.shows),
        misses: keysOf<ConductKey>(choice.misses),
        feedback: choice.feedback,
        html: htmlOf(choice.children),
      })),
    })),
    endings: endings.map((ending) => ({
      id: ending.id,
      result: ending.result,
      title: ending.title,
      html: htmlOf(ending.children),
    })),
  }
  return (
    <Interactive name="Scenario" data={data}>
      <div className="nn-scenario">
        <div className="nn-scenario-head">
          <p className="nn-scenario-kind">Tình huống</p>
          <p className="nn-scenario-title">{title}</p>
        </div>
        <div className="nn-scenario-body">
          <p className="nn-setting">{setting}</p>
          {turns.map((turn, index) => (
            <TurnText key={turn.id} turn={turn} number={index + 1} data={data} />
          ))}
          {endings.map((ending) => (
            <details key={ending.id} className="nn-reveal" id={placeId(id, ending.id)}>
              <summary>
                {resultWords[ending.result]}: {ending.title}
              </summary>
              <div>{ending.children}</div>
            </details>
          ))}
        </div>
      </div>
    </Interactive>
  )
}

/** One turn as text: what the citizen says, then each choice with its consequence behind a fold. */
function TurnText({ turn, number, data }: { turn: TurnProps; number: number; data: ScenarioData }) {
  return (
    <div className="nn-turn" id={placeId(data.id, turn.id)}>
      <p className="nn-turn-number">Lượt {number}</p>
      <div className="nn-bubble">
        <p className="nn-bubble-who">{turn.speaker}</p>
        <p className="nn-bubble-text">{turn.says}</p>
      </div>
      <p className="nn-ask">Đồng chí trả lời thế nào?</p>
      <ol className="nn-choices">
        {partsOf<ChoiceProps>(turn.children, Choice).map((choice, index) => (
          <li key={String(index)}>
            <p>{choice.children}</p>
            <details className="nn-reveal">
              <summary>Xem nhận xét</summary>
              <p>
                <strong>{markWords[choice.mark]}.</strong> {withoutMark(choice.feedback, choice.mark)}
              </p>
              <ConductLine shows={keysOf(choice.shows)} misses={keysOf(choice.misses)} />
              <p>
                <a href={`#${placeId(data.id, choice.next)}`}>{placeName(data, choice.next)}</a>
              </p>
            </details>
          </li>
        ))}
      </ol>
    </div>
  )
}

function ConductLine({ shows, misses }: { shows: ConductKey[]; misses: ConductKey[] }) {
  const parts = [
    shows.length > 0 && `Đã có: ${shows.map((key) => conductWords[key]).join(', ')}.`,
    misses.length > 0 && `Còn thiếu: ${misses.map((key) => conductWords[key]).join(', ')}.`,
  ].filter(Boolean)
  return parts.length > 0 ? <p className="nn-hint">{parts.join(' ')}</p> : null
}

function placeId(scenarioId: string, id: string): string {
  return `${scenarioId}-${id}`
}

function placeName(data: ScenarioData, id: string): string {
  const turn = data.turns.findIndex((one) => one.id === id)
  if (turn !== -1) return `Sang lượt ${turn + 1}`
  const ending = data.endings.find((one) => one.id === id)
  return ending ? `Sang phần kết: ${ending.title}` : 'Sang phần kết'
}
