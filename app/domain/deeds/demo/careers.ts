import type { RandomBelow } from '~/domain/quiz/draw'
import { openEnd } from '~/platform/calendar'
import { addMonths, dayOf } from './months'
import { between } from './pick'

/** Ranks over an officer's service. The ladders and waiting times are plausible figures for a demo, not a rule. */

export interface RankHeld {
  rankCode: string
  validFrom: string
  validTo: string
}

/** Rank and the months until the next one. */
type Ladder = readonly (readonly [rankCode: string, months: number])[]

const ladders: Record<Track, Ladder> = {
  officer: [
    ['thieu-uy', 24],
    ['trung-uy', 36],
    ['thuong-uy', 36],
    ['dai-uy', 48],
    ['thieu-ta', 48],
    ['trung-ta', 48],
    ['thuong-ta', 0],
  ],
  technical: [
    ['trung-si', 12],
    ['thuong-si', 24],
    ['thieu-uy', 24],
    ['trung-uy', 36],
    ['thuong-uy', 48],
    ['dai-uy', 0],
  ],
  enlisted: [
    ['ha-si', 12],
    ['trung-si', 12],
    ['thuong-si', 0],
  ],
  conscript: [
    ['binh-nhi', 6],
    ['binh-nhat', 6],
    ['ha-si', 0],
  ],
}

export type Track = 'officer' | 'technical' | 'enlisted' | 'conscript'

/** The ranks held from the first day of service to today, the last one open. */
export function ranksSince(track: Track, servedSince: string, today: string): RankHeld[] {
  const held: RankHeld[] = []
  let validFrom = servedSince
  for (const [rankCode, months] of ladders[track]) {
    const next = months === 0 ? openEnd : monthsLater(validFrom, months)
    const isLast = next > today
    held.push({ rankCode, validFrom, validTo: isLast ? openEnd : next })
    if (isLast) break
    validFrom = next
  }
  return held
}

/** Months of service by track and position, the least and the most. */
const service: Record<string, readonly [number, number]> = {
  'truong-cong-an': [192, 235],
  'pho-truong-cong-an': [140, 180],
  'doi-truong': [190, 230],
  'pho-doi-truong': [140, 190],
  'to-truong': [96, 150],
  'can-bo': [30, 150],
  'chien-si': [8, 40],
  'chien-si-nghia-vu': [8, 20],
}

/** A first day of service that suits the position. */
export function drawServiceStart(post: {
  positionCode: string
  /** Months beyond what the position alone suggests. */
  seniority: number
  today: string
  randomBelow: RandomBelow
}): string {
  const [least, most] = service[post.positionCode] ?? [30, 150]
  const months = between(least, most, post.randomBelow) + post.seniority
  return dayOf(addMonths(post.today.slice(0, 7), -months), between(1, 27, post.randomBelow))
}

/** The same day of a later month; days above 28 are not used here. */
export function monthsLater(date: string, count: number): string {
  return dayOf(addMonths(date.slice(0, 7), count), Number(date.slice(8)))
}
