import { reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'

/** Reading the log; it is written by `events.server` alone. */

export interface LogFilter {
  deed: string | null
  /** Officers whose deeds are asked for, or null for everybody's. */
  actorIds: string[] | null
  /** [from, to) */
  from: Date | null
  to: Date | null
  /** Only events with a smaller sequence, for older pages. */
  before: number | null
}

export interface LogEvent {
  sequence: number
  at: Date
  actorName: string
  actorRank: string
  actorUnit: string
  deed: string
  subjectType: string
  subjectId: string
  /** The officer, unit or course as now named; empty for other subjects. */
  subjectName: string
  reason: string
  details: Record<string, unknown>
}

const logPageSize = 50

/** One page of events, newest first, and whether older ones follow. */
export async function findEvents(filter: LogFilter): Promise<{ events: LogEvent[]; hasOlder: boolean }> {
  const found = await reader().auditEvent.findMany({
    where: conditionsOf(filter),
    orderBy: { sequence: 'desc' },
    take: logPageSize + 1,
    select: {
      sequence: true,
      at: true,
      actorName: true,
      actorRank: true,
      actorUnit: true,
      deed: true,
      subjectType: true,
      subjectId: true,
      reason: true,
      details: true,
    },
  })
  const page = found.slice(0, logPageSize)
  const names = await findSubjectNames(page)
  const events = page.map((event) => ({
    ...event,
    details: isRecord(event.details) ? event.details : {},
    subjectName: names.get(`${event.subjectType} ${event.subjectId}`) ?? '',
  }))
  return { events, hasOlder: found.length > logPageSize }
}

function conditionsOf({ deed, actorIds, from, to, before }: LogFilter): Prisma.AuditEventWhereInput {
  return {
    ...(deed !== null && { deed }),
    ...(actorIds !== null && { actorId: { in: actorIds } }),
    ...((from !== null || to !== null) && { at: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
    ...(before !== null && { sequence: { lt: before } }),
  }
}

async function findSubjectNames(events: { subjectType: string; subjectId: string }[]): Promise<Map<string, string>> {
  const idsOf = (type: string) => events.filter((event) => event.subjectType === type).map((event) => event.subjectId)
  const [officers, units, courses] = await Promise.all([
    reader().officer.findMany({
      where: { id: { in: idsOf('officer') } },
      select: { id: true, familyName: true, middleName: true, givenName: true, serviceNumber: true },
    }),
    reader().unit.findMany({
      where: { id: { in: idsOf('unit') } },
      select: {
        id: true,
        namings: { where: { supersededAt: null }, orderBy: { validFrom: 'desc' }, take: 1, select: { name: true } },
      },
    }),
    reader().course.findMany({ where: { id: { in: idsOf('course') } }, select: { id: true, code: true } }),
  ])
  const officerNames = officers.map(({ id, serviceNumber, ...name }): [string, string] => {
    const words = [name.familyName, name.middleName, name.givenName].filter(Boolean).join(' ')
    return [`officer ${id}`, `${words}, ${serviceNumber}`]
  })
  const unitNames = units.map((unit): [string, string] => [`unit ${unit.id}`, unit.namings[0]?.name ?? ''])
  const courseCodes = courses.map(({ id, code }): [string, string] => [`course ${id}`, code])
  return new Map([...officerNames, ...unitNames, ...courseCodes])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
