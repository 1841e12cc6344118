import type { RandomBelow } from '~/domain/quiz/draw'
import { addDays, daysBetween, startOfDate } from '~/platform/calendar'
import { hours } from '~/platform/duration'
import { momentOn } from './months'
import type { Story } from './people'
import { between, chance } from './pick'

/** How an officer goes about a course. What comes of it is decided by the product's own rules. */
export interface StudyPlan {
  /** When each lesson is taken up, in the order of the course; lessons beyond these are not begun. */
  starts: Date[]
  /** What becomes of the last of these lessons. */
  ending: 'completed' | 'read' | 'outOfAttempts'
  /** How often, in a hundred, a first attempt fails. */
  failPercent: number
}

export interface PlanInput {
  story: Story | null
  unitCode: string
  monthsAgo: number
  opensOn: string
  dueOn: string
  lessonCount: number
  now: Date
  randomBelow: RandomBelow
}

type Conduct = 'early' | 'inTime' | 'late' | 'stalled' | 'almostDone' | 'underway' | 'outOfAttempts' | 'none'

/** By months ago. */
const stories: Record<Story, Partial<Record<number, Conduct>>> = {
  canbo: { 5: 'inTime', 4: 'early', 1: 'almostDone', 0: 'underway' },
  model: { 5: 'early', 4: 'early', 1: 'early', 0: 'early' },
  movedMidMonth: { 1: 'inTime', 0: 'inTime' },
  joinedMidMonth: { 1: 'inTime' },
  onLeave: { 1: 'none', 0: 'inTime' },
  atSchool: { 1: 'none', 0: 'none' },
  outOfAttempts: { 1: 'outOfAttempts' },
  late: { 1: 'late' },
  notStarted: { 1: 'none', 0: 'stalled' },
}

/** Shares of a hundred; the rest does not begin. Units differ, so that a commander has something to see. */
type Habits = Record<'inTime' | 'late' | 'stalled', number>
const usualHabits: Habits = { inTime: 84, late: 7, stalled: 6 }
const unitHabits: Record<string, Habits> = {
  'ban-chi-huy': { inTime: 100, late: 0, stalled: 0 },
  'doi-2': { inTime: 93, late: 4, stalled: 2 },
  'doi-4': { inTime: 58, late: 14, stalled: 16 },
  'cax-mau-3': { inTime: 64, late: 12, stalled: 12 },
}

export function planStudy(input: PlanInput): StudyPlan {
  const { opensOn, dueOn, lessonCount, now, randomBelow } = input
  const conduct = (input.story && stories[input.story][input.monthsAgo]) ?? drawConduct(input)
  const window = daysBetween(opensOn, dueOn)
  const spread = (count: number, from: string, to: string) => spreadMoments({ count, from, to, randomBelow })
  const plan = { ending: 'completed', failPercent: 26 } as const
  switch (conduct) {
    case 'none':
      return { ...plan, starts: [] }
    case 'early':
      return { ...plan, failPercent: 10, starts: spread(lessonCount, opensOn, addDays(opensOn, Math.ceil(window / 4))) }
    case 'inTime':
      return { ...plan, starts: spread(lessonCount, addDays(opensOn, Math.floor(window / 8)), dueOn) }
    case 'late': {
      const inTime = spread(lessonCount - 1, addDays(opensOn, Math.floor(window / 2)), dueOn)
      return { ...plan, starts: [...inTime, ...spread(1, addDays(dueOn, 1), addDays(dueOn, 3))] }
    }
    case 'stalled': {
      const count = between(1, lessonCount, randomBelow)
      return { ...plan, ending: 'read', starts: spread(count, addDays(opensOn, 2), dueOn) }
    }
    case 'almostDone':
      return { failPercent: 0, ending: 'read', starts: spread(lessonCount, addDays(opensOn, 4), addDays(dueOn, -1)) }
    case 'outOfAttempts':
      return { ...plan, ending: 'outOfAttempts', starts: spread(2, addDays(opensOn, 5), addDays(dueOn, -1)) }
    case 'underway':
      return { failPercent: 0, ending: 'read', starts: recentMoments(opensOn, now) }
  }
}

function drawConduct({ unitCode, randomBelow }: PlanInput): Conduct {
  const habits = unitHabits[unitCode] ?? usualHabits
  const roll = randomBelow(100)
  if (roll < habits.inTime) return chance(20, randomBelow) ? 'early' : 'inTime'
  if (roll < habits.inTime + habits.late) return 'late'
  return roll < habits.inTime + habits.late + habits.stalled ? 'stalled' : 'none'
}

/** Between seven in the morning and half past eight in the evening, in order. */
function spreadMoments(window: { count: number; from: string; to: string; randomBelow: RandomBelow }): Date[] {
  const { count, from, to, randomBelow } = window
  const days = Math.max(0, daysBetween(from, to))
  return Array.from({ length: count }, () =>
    momentOn(addDays(from, between(0, days, randomBelow)), between(7 * 60, 20 * 60 + 30, randomBelow)),
  ).sort((a, b) => a.getTime() - b.getTime())
}

/** One lesson two days ago and one yesterday, or nearer when the month has only begun. */
function recentMoments(opensOn: string, now: Date): Date[] {
  const elapsed = now.getTime() - startOfDate(opensOn).getTime()
  const ago = [Math.min(hours(46), elapsed * 0.9), Math.min(hours(20), elapsed * 0.1)]
  return ago.map((duration) => new Date(now.getTime() - duration))
}
