import type { Role } from '~/domain/identity/access'
import type { NameParts } from '~/domain/identity/names'
import type { RandomBelow } from '~/domain/quiz/draw'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { daysBetween, openEnd } from '~/platform/calendar'
import { drawServiceStart, monthsLater, type RankHeld, ranksSince, type Track } from './careers'
import { addMonths, dayOf } from './months'
import { drawName, type Gender } from './names'
import { type DemoUnit, demoUnits, topUnitCode } from './organisation'
import { between, chance, pick } from './pick'

/** The demo's officers. Who they are never changes; their dates follow the day on which the demo is made. */

interface DemoMembership {
  unitCode: string
  positionCode: string
  kind: 'counting' | 'supervision' | 'secondment'
  validFrom: string
  validTo: string
}

interface DemoGrant {
  role: Role
  unitCode: string
  /** Which of the officer's memberships gives it. */
  membership: number
}

export interface DemoOfficer extends NameParts {
  serviceNumber: string
  username: string
  serviceCategoryCode: string
  /** The unit in which the officer counts today. */
  unitCode: string
  ranks: RankHeld[]
  /** Oldest counting one first, secondary ones last. */
  memberships: DemoMembership[]
  grants: DemoGrant[]
  story: Story | null
}

/** What the demo shows by example; everybody else studies as chance has it. */
export type Story =
  | 'canbo'
  | 'model'
  | 'movedMidMonth'
  | 'joinedMidMonth'
  | 'onLeave'
  | 'atSchool'
  | 'outOfAttempts'
  | 'late'
  | 'notStarted'

interface Part {
  username?: string
  role?: Role
  story?: Story
  gender?: Gender
  positionCode?: string
}

/** Places with a part to play: unit and place within it, from 0. The demo accounts hold one role each. */
const parts: Record<string, Part> = {
  'ban-chi-huy#0': { username: 'lanhdao', story: 'model', gender: 'male' },
  'ban-chi-huy#1': { username: 'duyet', role: 'approver', story: 'model', gender: 'female' },
  'ban-chi-huy#2': { username: 'hoidong', role: 'councilMember', story: 'model', gender: 'male' },
  'doi-1#0': { username: 'chihuy', story: 'model', gender: 'male' },
  'doi-1#3': { username: 'canbo', story: 'canbo', gender: 'female', positionCode: 'can-bo' },
  'doi-5#1': { username: 'thuongtruc', role: 'standingOffice', story: 'model', gender: 'female' },
  'doi-5#2': { role: 'standingOffice', story: 'model' },
  'doi-5#3': { username: 'huanluyen', role: 'trainer', story: 'model', positionCode: 'can-bo' },
  'doi-5#4': { username: 'quantri', role: 'administrator', story: 'model', positionCode: 'can-bo' },
  'doi-2#5': { story: 'movedMidMonth', positionCode: 'can-bo' },
  'doi-4#12': { story: 'joinedMidMonth', gender: 'male', positionCode: 'chien-si' },
  'doi-3#7': { story: 'onLeave', gender: 'female', positionCode: 'can-bo' },
  'cax-mau-2#6': { story: 'onLeave', gender: 'female', positionCode: 'can-bo' },
  'doi-1-to-2#5': { story: 'onLeave', positionCode: 'can-bo' },
  'doi-2#8': { story: 'atSchool', positionCode: 'can-bo' },
  'cax-mau-1#6': { story: 'atSchool', positionCode: 'can-bo' },
  'doi-4#6': { story: 'outOfAttempts', positionCode: 'can-bo' },
  'cax-mau-3#5': { story: 'outOfAttempts', positionCode: 'can-bo' },
  'doi-1-to-1#3': { story: 'late', positionCode: 'can-bo' },
  'doi-2#10': { story: 'late', positionCode: 'can-bo' },
  'doi-4#8': { story: 'late', positionCode: 'can-bo' },
  'cax-mau-3#7': { story: 'late', positionCode: 'can-bo' },
  'doi-1-to-2#6': { story: 'notStarted', positionCode: 'can-bo' },
  'doi-4#9': { story: 'notStarted', positionCode: 'can-bo' },
  'cax-mau-3#8': { story: 'notStarted', positionCode: 'can-bo' },
}

/** The first day of the organisation as recorded. */
export function foundingDate(today: string): string {
  return `${Number(today.slice(0, 4)) - 9}-01-01`
}

/** Every officer, in the order of units and places. */
export function draftPeople(today: string): DemoOfficer[] {
  const taken = new Set<string>()
  const places = demoUnits.flatMap((unit) => Array.from({ length: unit.size }, (_, place) => ({ unit, place })))
  return places.map(({ unit, place }, index) => {
    // A seed of its own for each, so that a change to one leaves the others alone.
    const randomBelow = seededRandom(`demo officer ${index}`)
    return draftOfficer({ unit, place, index, today, taken, randomBelow })
  })
}

interface Draft {
  unit: DemoUnit
  place: number
  index: number
  today: string
  taken: Set<string>
  randomBelow: RandomBelow
}

function draftOfficer({ unit, place, index, today, taken, randomBelow }: Draft): DemoOfficer {
  const part = parts[`${unit.code}#${place}`] ?? {}
  const positionCode = unit.leaders[place] ?? part.positionCode ?? drawPosition(randomBelow)
  const isConscript = positionCode === 'chien-si-nghia-vu'
  const gender = part.gender ?? (isConscript || !chance(24, randomBelow) ? 'male' : 'female')
  const name = drawName(gender, taken, randomBelow)
  const track = drawTrack(positionCode, randomBelow)
  const servedSince =
    part.story === 'joinedMidMonth'
      ? joiningDate(today)
      : drawServiceStart({ positionCode, seniority: unit.seniority ?? 0, today, randomBelow })
  const counting = countingMemberships({
    unit,
    place,
    positionCode,
    servedSince,
    story: part.story,
    today,
    randomBelow,
  })
  const serviceNumber = `100-${String(index + 1).padStart(3, '0')}`
  return {
    ...name,
    serviceNumber,
    username: part.username ?? serviceNumber,
    serviceCategoryCode: categories[track],
    unitCode: unit.code,
    ranks: ranksSince(track, servedSince, today),
    memberships: [...counting, ...secondaryMemberships(unit, place, today)],
    grants: grantsOf({ unit, place, role: part.role, present: counting.length - 1 }),
    story: part.story ?? null,
  }
}

const categories: Record<Track, string> = {
  officer: 'nghiep-vu',
  enlisted: 'nghiep-vu',
  technical: 'chuyen-mon-ky-thuat',
  conscript: 'nghia-vu',
}

function drawPosition(randomBelow: RandomBelow): string {
  return pick([...Array.from({ length: 8 }, () => 'can-bo'), 'chien-si', 'chien-si-nghia-vu'], randomBelow)
}

function drawTrack(positionCode: string, randomBelow: RandomBelow): Track {
  if (positionCode === 'chien-si-nghia-vu') return 'conscript'
  if (positionCode === 'chien-si') return 'enlisted'
  return positionCode === 'can-bo' && chance(12, randomBelow) ? 'technical' : 'officer'
}

/** The 15th of the month before: the first day in the new unit. */
function movingDate(today: string): string {
  return dayOf(addMonths(today.slice(0, 7), -1), 15)
}

/** The 20th of the month before, when the month's course was already running. */
export function joiningDate(today: string): string {
  return dayOf(addMonths(today.slice(0, 7), -1), 20)
}

interface Career {
  unit: DemoUnit
  place: number
  positionCode: string
  servedSince: string
  story: Story | undefined
  today: string
  randomBelow: RandomBelow
}

function countingMemberships(career: Career): DemoMembership[] {
  const { unit, positionCode, today, servedSince } = career
  const founded = foundingDate(today)
  const from = daysBetween(founded, servedSince) > 0 ? servedSince : founded
  const earlier = earlierPost(career, from)
  const present = { unitCode: unit.code, positionCode, kind: 'counting', validTo: openEnd } as const
  if (!earlier) return [{ ...present, validFrom: from }]
  return [
    {
      unitCode: earlier.unitCode,
      positionCode: earlier.positionCode,
      kind: 'counting',
      validFrom: from,
      validTo: earlier.until,
    },
    { ...present, validFrom: earlier.until },
  ]
}

/** The post before the present one, if any, and the first day of the present one. */
function earlierPost(
  { unit, place, positionCode, story, today, randomBelow }: Career,
  from: string,
): { unitCode: string; positionCode: string; until: string } | null {
  if (story === 'movedMidMonth') return { unitCode: 'doi-4', positionCode, until: movingDate(today) }
  const month = addMonths(today.slice(0, 7), -between(10, 40, randomBelow))
  const until = dayOf(month, between(1, 28, randomBelow))
  if (monthsLater(from.slice(0, 8).concat('01'), 6) > until) return null
  if (place < unit.leaders.length) return { unitCode: formerUnit(unit, randomBelow), positionCode: 'can-bo', until }
  return chance(30, randomBelow) ? { unitCode: formerUnit(unit, randomBelow), positionCode, until } : null
}

function formerUnit(unit: DemoUnit, randomBelow: RandomBelow): string {
  const others = demoUnits.filter((other) => other.size > 8 && other.code !== unit.code)
  return pick(others, randomBelow).code
}

/** The last deputy of the board supervises the communes; one officer of Đội 3 is seconded to a commune. */
function secondaryMemberships(unit: DemoUnit, place: number, today: string): DemoMembership[] {
  const month = today.slice(0, 7)
  if (unit.code === 'ban-chi-huy' && place === 3)
    return ['cax-mau-1', 'cax-mau-2', 'cax-mau-3'].map((unitCode) => ({
      unitCode,
      positionCode: 'pho-truong-cong-an',
      kind: 'supervision',
      validFrom: dayOf(addMonths(month, -8), 1),
      validTo: openEnd,
    }))
  if (unit.code === 'doi-3' && place === 5)
    return [
      {
        unitCode: 'cax-mau-1',
        positionCode: 'can-bo',
        kind: 'secondment',
        validFrom: dayOf(addMonths(month, -3), 1),
        validTo: openEnd,
      },
    ]
  return []
}

function grantsOf(holder: { unit: DemoUnit; place: number; role: Role | undefined; present: number }): DemoGrant[] {
  const { unit, place, role, present } = holder
  const isBoard = unit.code === 'ban-chi-huy'
  if (role) return [{ role, unitCode: topUnitCode, membership: present }]
  if (isBoard && place === 0) return [{ role: 'commander', unitCode: topUnitCode, membership: present }]
  if (isBoard && place === 3)
    return ['cax-mau-1', 'cax-mau-2', 'cax-mau-3'].map((unitCode, index) => ({
      role: 'commander',
      unitCode,
      membership: present + 1 + index,
    }))
  const isHead = place === 0 && unit.leaders[0] !== 'to-truong'
  return isHead ? [{ role: 'commander', unitCode: unit.code, membership: present }] : []
}
