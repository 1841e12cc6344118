import { v7 as newId } from 'uuid'
import { fullName, searchKeyOf, sortKeyOf, unitSortKeyOf } from '~/domain/identity/names'
import { pathOf } from '~/domain/identity/unit-path'
import { monthBounds, monthName } from '~/domain/learning/due-date'
import { addDays, localDateOf, openEnd, startOfDate } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import { insertRows } from '~/platform/db/insert-rows.server'

/**
 * A force as large as a small province below the demo's root: four levels, 5,000 officers, one course a month for two
 * years. Written as rows, since a hundred and twenty thousand enrolments are facts here and not deeds to be measured.
 */

const widths = [10, 10, 5]
const officersPerTeam = 10
const monthCount = 24
/** Of a hundred enrolments of a past month: so many stay unfinished, and so many are late. */
const unfinishedPercent = 3
const latePercent = 5

export interface LargeForce {
  officers: number
  months: number
  /** Of the whole force, of a unit in the middle of the tree, and of one team. */
  codes: { whole: string; middle: string; team: string }
}

export async function seedLargeForce(now: Date): Promise<LargeForce> {
  const root = await reader().unitPlacement.findFirstOrThrow({
    where: { parentId: null },
    select: { unitId: true, path: true, depth: true, unit: { select: { code: true } } },
  })
  const units = growTree(root)
  const since = addDays(localDateOf(now), -31 * (monthCount + 2))
  await writeUnits(units, since)
  const teams = units.filter(({ level }) => level === widths.length)
  const officerIds = await writeOfficers(teams, since)
  await writeMonths(officerIds, now)
  const first = (level: number) => units.find((unit) => unit.level === level)?.code ?? ''
  return {
    officers: officerIds.length,
    months: monthCount,
    codes: { whole: root.unit.code, middle: first(1), team: first(widths.length) },
  }
}

interface NewUnit {
  id: string
  parentId: string
  path: string
  depth: number
  /** 1 for the units right below the root. */
  level: number
  code: string
  name: string
}

function growTree(root: { unitId: string; path: string; depth: number }): NewUnit[] {
  const grow = (parent: { id: string; path: string; depth: number; name: string }, level: number): NewUnit[] =>
    Array.from({ length: widths[level - 1] ?? 0 }, (_, index): NewUnit => {
      const id = newId()
      const name = parent.name ? `${parent.name}.${index + 1}` : String(index + 1)
      const code = `do-${name.replaceAll('.', '-')}`
      return { id, parentId: parent.id, path: pathOf(id, parent.path), depth: parent.depth + 1, level, code, name }
    }).flatMap((unit) => [unit, ...grow(unit, level + 1)])
  return grow({ id: root.unitId, path: root.path, depth: root.depth, name: '' }, 1)
}

async function writeUnits(units: readonly NewUnit[], validFrom: string) {
  const { code: typeCode } = await reader().unitType.findFirstOrThrow({ select: { code: true } })
  const recordedAt = startOfDate(validFrom)
  await inTransaction(async (tx) => {
    await insertRows(
      tx,
      'Unit',
      units.map(({ id, code }) => ({ id, code, createdAt: recordedAt })),
    )
    await insertRows(
      tx,
      'UnitNaming',
      units.map(({ id: unitId, name }) => ({
        id: newId(),
        unitId,
        name: `Đơn vị ${name}`,
        shortName: `Đơn vị ${name}`,
        typeCode,
        sortKey: unitSortKeyOf(`Đơn vị ${name}`),
        searchKey: searchKeyOf(`Đơn vị ${name}`),
        validFrom,
        validTo: openEnd,
        recordedAt,
      })),
    )
    await insertRows(
      tx,
      'UnitPlacement',
      units.map(({ id: unitId, parentId, path, depth }) => ({
        id: newId(),
        unitId,
        parentId,
        path,
        depth,
        validFrom,
        validTo: openEnd,
        recordedAt,
      })),
    )
  })
}

async function writeOfficers(teams: readonly NewUnit[], validFrom: string): Promise<string[]> {
  const like = await reader().membership.findFirstOrThrow({
    where: { supersededAt: null, officer: { rankHoldings: { some: {} } } },
    select: {
      positionCode: true,
      officer: { select: { serviceCategoryCode: true, rankHoldings: { take: 1, select: { rankCode: true } } } },
    },
  })
  const recordedAt = startOfDate(validFrom)
  const officers = teams.flatMap(({ id: unitId }, team) =>
    Array.from({ length: officersPerTeam }, (_, index) => {
      const name = { familyName: 'Đo', middleName: 'Tốc', givenName: `Độ ${team + 1}` }
      const serviceNumber = `888-${team + 1}-${index + 1}`
      return { id: newId(), unitId, serviceNumber, ...name }
    }),
  )
  await inTransaction(async (tx) => {
    await insertRows(
      tx,
      'Officer',
      officers.map(({ unitId: _unitId, ...officer }) => ({
        ...officer,
        searchKey: searchKeyOf(fullName(officer)),
        sortKey: sortKeyOf(officer),
        serviceCategoryCode: like.officer.serviceCategoryCode,
        createdAt: recordedAt,
      })),
    )
    await insertRows(
      tx,
      'RankHolding',
      officers.map(({ id: officerId }) => ({
        id: newId(),
        officerId,
        rankCode: like.officer.rankHoldings[0]?.rankCode ?? '',
        validFrom,
        validTo: openEnd,
        recordedAt,
      })),
    )
    await insertRows(
      tx,
      'Membership',
      officers.map(({ id: officerId, unitId }) => ({
        id: newId(),
        officerId,
        unitId,
        positionCode: like.positionCode,
        kind: 'counting',
        validFrom,
        validTo: openEnd,
        recordedAt,
      })),
    )
  })
  return officers.map(({ id }) => id)
}

async function writeMonths(officerIds: readonly string[], now: Date) {
  const today = localDateOf(now)
  const { id: courseVersionId, courseId } = await reader().courseVersion.findFirstOrThrow({
    orderBy: { number: 'desc' },
    select: { id: true, courseId: true },
  })
  for (const code of monthsUpTo(today.slice(0, 7))) {
    const { startsOn, endsOn } = monthBounds(code)
    await inTransaction(async (tx) => {
      await tx.studyPeriod.upsert({
        where: { code },
        create: { code, name: monthName(code), startsOn, endsOn },
        update: {},
      })
      const enrolments = officerIds.map((officerId) => ({
        id: newId(),
        officerId,
        courseId,
        courseVersionId,
        periodCode: code,
        opensOn: startsOn,
        dueOn: endsOn,
        enrolledAt: startOfDate(startsOn),
      }))
      await insertRows(tx, 'Enrolment', enrolments)
      const finished = enrolments.filter((_, index) => index % 100 >= unfinishedPercent)
      await insertRows(
        tx,
        'CourseCompletion',
        (endsOn < today ? finished : finished.filter((_, index) => index % 2 === 0)).map(({ id }, index) => ({
          id: newId(),
          enrolmentId: id,
          completedAt: startOfDate(addDays(index % 100 < latePercent ? endsOn : startsOn, 2)),
        })),
      )
    })
  }
}

/** The codes of the months up to this one, the oldest first. */
function monthsUpTo(last: string): string[] {
  const months = [last]
  while (months.length < monthCount) months.unshift(addDays(`${months[0]}-01`, -1).slice(0, 7))
  return months
}
