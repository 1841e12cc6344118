import { searchKeyOf, sortKeyOf, unitSortKeyOf } from '~/domain/identity/names'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { pathOf } from '~/domain/identity/unit-path'
import { addDays, endOfDate, openEnd, startOfDate } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

/** A small force with everything that makes counting hard: moves, a moved unit, a closed unit, joiners, exemptions, late work. */

export const today = '2026-11-23'
export const now = new Date('2026-11-23T01:15:00Z')
export const periodCodes = ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12']
export const courseCodes = ['c1', 'c2']

export interface ForceUnit {
  unitId: string
  code: string
  placements: { path: string; validFrom: string; validTo: string }[]
}

export interface ForceMembership {
  unitId: string
  kind: string
  positionCode: string
  validFrom: string
  validTo: string
  supersededAt: Date | null
}

export interface ForceEnrolment {
  id: string
  officerId: string
  courseId: string
  periodCode: string
  dueOn: string
  withdrawn: boolean
  exempt: boolean
  completedAt: Date | null
  startedAt: Date | null
}

export interface Force {
  units: ForceUnit[]
  officers: { id: string; serviceNumber: string; name: string; memberships: ForceMembership[] }[]
  enrolments: ForceEnrolment[]
}

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    chance: (share: number) => next() < share,
    below: (count: number) => Math.floor(next() * count),
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item,
  }
}

const start = '2020-01-01'

/** goc ─ doi-1 (to-1, to-2), doi-2 ─ to-3 (moved to doi-1 on 15/10), doi-3 (closed on 10/11), doi-10 */
export async function plantUnits(): Promise<ForceUnit[]> {
  await ensureReferenceData()
  const goc = unit('goc', null, [[start, openEnd]])
  const doi1 = unit('doi-1', goc, [[start, openEnd]])
  const doi2 = unit('doi-2', goc, [[start, openEnd]])
  const doi3 = unit('doi-3', goc, [[start, '2026-11-10']])
  const doi10 = unit('doi-10', goc, [[start, openEnd]])
  const to1 = unit('to-1', doi1, [[start, openEnd]])
  const to2 = unit('to-2', doi1, [[start, openEnd]])
  const to3 = unit('to-3', doi2, [[start, '2026-10-15']])
  const moved = unit('to-3', doi1, [['2026-10-15', openEnd]])
  const all = [goc, doi1, doi2, doi3, doi10, to1, to2, { ...to3, rows: [...to3.rows, ...moved.rows] }]
  await inTransaction(async (tx) => {
    for (const { unitId, code, rows } of all) {
      const name = names[code] ?? code
      await tx.unit.create({ data: { id: unitId, code } })
      await tx.unitNaming.create({
        data: {
          unitId,
          name,
          shortName: name,
          typeCode: 'doi',
          sortKey: unitSortKeyOf(name),
          searchKey: searchKeyOf(name),
          validFrom: start,
        },
      })
      for (const row of rows)
        await tx.unitPlacement.create({ data: { unitId, depth: row.path.split('/').length - 2, ...row } })
    }
  })
  return all.map(({ unitId, code, rows }) => ({ unitId, code, placements: rows }))
}

const names: Record<string, string> = {
  goc: 'Công an Mẫu',
  'doi-1': 'Đội 1',
  'doi-2': 'Đội 2',
  'doi-3': 'Đội 3',
  'doi-10': 'Đội 10',
  'to-1': 'Tổ 1',
  'to-2': 'Tổ 2',
  'to-3': 'Tổ 3',
}

interface Planted {
  unitId: string
  code: string
  rows: { path: string; parentId: string | null; validFrom: string; validTo: string }[]
}

function unit(code: string, parent: Planted | null, periods: [string, string][]): Planted {
  const unitId = `unit-${code}`
  const path = pathOf(unitId, parent?.rows[0]?.path ?? null)
  return {
    unitId,
    code,
    rows: periods.map(([validFrom, validTo]) => ({ path, parentId: parent?.unitId ?? null, validFrom, validTo })),
  }
}

export async function plantCourses(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const code of courseCodes) {
      const courseId = `course-${code}`
      await tx.course.create({ data: { id: courseId, code } })
      await tx.courseVersion.create({
        data: {
          id: `version-${code}`,
          courseId,
          number: 1,
          title: `Chuyên đề ${code}: nội dung`,
          summary: '',
          objectives: [],
          political: false,
          contentHash: code,
          publishedAt: startOfDate(start),
        },
      })
      await tx.lesson.create({ data: { id: `lesson-${code}`, code: `bai-${code}`, courseId } })
      await tx.lessonVersion.create({
        data: {
          id: `lesson-version-${code}`,
          lessonId: `lesson-${code}`,
          number: 1,
          title: `Bài ${code}`,
          objective: '',
          summary: '',
          author: '',
          source: '',
          quizSource: '',
          contentHash: code,
          html: '',
          plainText: '',
          readingMinutes: 10,
          headings: [],
          checks: [],
          publishedAt: startOfDate(start),
        },
      })
      await tx.courseVersionLesson.create({
        data: {
          courseVersionId: `version-${code}`,
          lessonId: `lesson-${code}`,
          position: 1,
          quizDraw: 5,
          quizPassPercent: 80,
          quizMaxAttempts: 3,
        },
      })
    }
    for (const code of periodCodes)
      await tx.studyPeriod.create({
        data: { code, name: `Tháng ${Number(code.slice(5))}/2026`, startsOn: `${code}-01`, endsOn: `${code}-28` },
      })
  })
}

export async function plantOfficer(officer: {
  serviceNumber: string
  name?: [family: string, middle: string, given: string]
  rankCode?: string
  memberships: (Pick<ForceMembership, 'unitId'> & Partial<ForceMembership>)[]
}) {
  const id = `officer-${officer.serviceNumber}`
  const [familyName, middleName, givenName] = officer.name ?? ['Nguyễn', 'Văn', `A${officer.serviceNumber}`]
  const parts = { familyName, middleName, givenName, serviceNumber: officer.serviceNumber }
  const memberships = officer.memberships.map((row) => ({
    kind: 'counting',
    positionCode: 'can-bo',
    validFrom: start,
    validTo: openEnd,
    supersededAt: null,
    ...row,
  }))
  const name = `${familyName} ${middleName} ${givenName}`
  await inTransaction(async (tx) => {
    await tx.officer.create({
      data: {
        id,
        ...parts,
        searchKey: searchKeyOf(`${name} ${officer.serviceNumber}`),
        sortKey: sortKeyOf(parts),
        serviceCategoryCode: 'nghiep-vu',
      },
    })
    await tx.rankHolding.create({ data: { officerId: id, rankCode: officer.rankCode ?? 'thieu-uy', validFrom: start } })
    for (const row of memberships)
      await tx.membership.create({ data: { officerId: id, recordedAt: startOfDate(start), ...row } })
  })
  return { id, serviceNumber: officer.serviceNumber, name, memberships }
}

export interface Work {
  officerId: string
  courseCode: string
  periodCode: string
  dueOn: string
  withdrawn?: boolean
  exempt?: boolean
  completedAt?: Date | null
  startedAt?: Date | null
}

export async function plantEnrolment(work: Work): Promise<ForceEnrolment> {
  const [enrolment] = await plantEnrolments([work])
  if (!enrolment) throw new Error('One in, one out')
  return enrolment
}

export async function plantEnrolments(works: readonly Work[]): Promise<ForceEnrolment[]> {
  const enrolments = works.map(({ courseCode, ...work }) => ({
    withdrawn: false,
    exempt: false,
    completedAt: null,
    startedAt: null,
    ...work,
    courseCode,
    courseId: `course-${courseCode}`,
    id: `${work.officerId}-${courseCode}-${work.periodCode}`,
  }))
  await inTransaction(async (tx) => {
    await tx.enrolment.createMany({
      data: enrolments.map(({ id, officerId, courseId, courseCode, periodCode, dueOn, withdrawn }) => ({
        id,
        officerId,
        courseId,
        courseVersionId: `version-${courseCode}`,
        periodCode,
        opensOn: `${periodCode}-01`,
        dueOn,
        enrolledAt: startOfDate(`${periodCode}-01`),
        withdrawnAt: withdrawn ? now : null,
      })),
    })
    await tx.exemption.createMany({
      data: enrolments
        .filter((one) => one.exempt)
        .map(({ id, periodCode }) => ({
          enrolmentId: id,
          reason: 'Nghỉ thai sản',
          recordedAt: exemptAt(periodCode),
        })),
    })
    await tx.courseCompletion.createMany({
      data: enrolments.flatMap(({ id, completedAt }) => (completedAt ? [{ enrolmentId: id, completedAt }] : [])),
    })
    await tx.lessonOpening.createMany({
      data: enrolments.flatMap(({ id, courseCode, startedAt }) =>
        startedAt
          ? [
              {
                enrolmentId: id,
                lessonId: `lesson-${courseCode}`,
                lessonVersionId: `lesson-version-${courseCode}`,
                openedAt: startedAt,
                updatedAt: startedAt,
              },
            ]
          : [],
      ),
    })
  })
  return enrolments
}

/** Every planted exemption is decided on the sixth of its month. */
export function exemptAt(periodCode: string): Date {
  return startOfDate(`${periodCode}-06`)
}

/** Two dozen officers with random careers and random work. */
export async function plantRandomForce(seed: number): Promise<Force> {
  const random = seededRandom(seed)
  const units = await plantUnits()
  await plantCourses()
  const officers: Force['officers'] = []
  const works: Work[] = []
  for (let number = 1; number <= 24; number += 1) {
    const officer = await plantOfficer({
      serviceNumber: String(1000 + number),
      memberships: randomCareer(random, units),
    })
    officers.push(officer)
    for (const periodCode of periodCodes)
      for (const courseCode of courseCodes)
        if (random.chance(0.8)) works.push(randomWork(random, officer.id, courseCode, periodCode))
  }
  return { units, officers, enrolments: await plantEnrolments(works) }
}

type Random = ReturnType<typeof seededRandom>

function randomCareer(random: Random, units: readonly ForceUnit[]) {
  const first = { unitId: random.pick(units).unitId }
  if (random.chance(0.5))
    return random.chance(0.3) ? [first, { ...first, kind: 'concurrent', unitId: 'unit-doi-10' }] : [first]
  const movedOn = random.pick(['2026-08-28', '2026-08-29', '2026-10-14', '2026-10-28', '2026-11-23', '2026-11-24'])
  const second = { unitId: random.pick(units).unitId, validFrom: movedOn }
  const mistaken = { unitId: 'unit-doi-2', supersededAt: now }
  const career = [{ ...first, validTo: movedOn }, second]
  return random.chance(0.3) ? [mistaken, ...career] : career
}

function randomWork(random: Random, officerId: string, courseCode: string, periodCode: string) {
  const dueOn = random.chance(0.8) ? `${periodCode}-28` : addDays(`${periodCode}-28`, random.pick([-6, -5, 1, 9, 20]))
  const lastInstant = new Date(endOfDate(dueOn).getTime() - 1)
  const completedAt = random.pick([
    null,
    null,
    new Date(`${periodCode}-10T05:00:00Z`),
    lastInstant,
    endOfDate(dueOn),
    new Date(endOfDate(dueOn).getTime() + 86_400_000),
  ])
  return {
    officerId,
    courseCode,
    periodCode,
    dueOn,
    withdrawn: random.chance(0.05),
    exempt: random.chance(0.1),
    completedAt,
    startedAt: random.chance(0.5) ? new Date(`${periodCode}-05T05:00:00Z`) : null,
  }
}
