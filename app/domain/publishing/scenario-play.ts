import type { ScenarioChoice, ScenarioData, ScenarioEnding, ScenarioTurn } from './block-data'
import { type ConductKey, conductKeys } from './vocabulary'

/** One turn already answered. */
export interface PlayedTurn {
  turn: ScenarioTurn
  choice: ScenarioChoice
}

/** Where a scenario stands after the choices so far. Exactly one of `turn` and `ending` is set. */
export interface Play {
  played: PlayedTurn[]
  turn: ScenarioTurn | null
  ending: ScenarioEnding | null
  /** Number of the running turn, from 1. */
  number: number
  /** Turns of the shortest good way from here, the played ones included: "lượt 2 trong 3". */
  total: number
}

/**
 * Follows the choices (index of each) from the first turn. A choice that is not there ends the following, so that a
 * path kept by the browser for another text can do no harm.
 */
export function play(scenario: ScenarioData, path: readonly number[]): Play {
  const played: PlayedTurn[] = []
  let turn = scenario.turns[0] ?? null
  let ending: ScenarioEnding | null = null
  for (const index of path) {
    const choice = turn?.choices[index]
    if (!turn || !choice) break
    played.push({ turn, choice })
    ending = scenario.endings.find((one) => one.id === choice.next) ?? null
    turn = scenario.turns.find((one) => one.id === choice.next) ?? null
  }
  return {
    played,
    turn,
    ending,
    number: played.length + (turn ? 1 : 0),
    total: played.length + turnsAhead(scenario, turn),
  }
}

/** Turns from this one to an ending when every choice is the best one. */
function turnsAhead(scenario: ScenarioData, turn: ScenarioTurn | null): number {
  let ahead = 0
  // A scenario has no loop (scenario-graph); the limit only keeps a damaged one from hanging.
  for (let at = turn; at && ahead <= scenario.turns.length; ahead += 1) {
    const best = at.choices.find((choice) => choice.mark === 'best') ?? at.choices[0]
    at = scenario.turns.find((one) => one.id === best?.next) ?? null
  }
  return ahead
}

/** What of "4 xin, 4 luôn" the choices showed and what they missed; one key may be in both. */
export function conductOf(played: readonly PlayedTurn[]): { shown: ConductKey[]; missed: ConductKey[] } {
  const shows = new Set(played.flatMap(({ choice }) => choice.shows))
  const misses = new Set(played.flatMap(({ choice }) => choice.misses))
  return { shown: conductKeys.filter((key) => shows.has(key)), missed: conductKeys.filter((key) => misses.has(key)) }
}
