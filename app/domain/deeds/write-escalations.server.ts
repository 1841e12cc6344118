import { recordEvent } from '~/domain/audit/events.server'
import { findCommanders } from '~/domain/identity/commanders.server'
import { holdingAsKnown } from '~/domain/identity/dated'
import { countingMembershipOn } from '~/domain/identity/memberships.server'
import { findOfficerLines } from '~/domain/identity/officer-lines.server'
import { reachableOfficers } from '~/domain/identity/reachable-officers.server'
import { unitIdsOf } from '~/domain/identity/unit-path'
import { openTasks } from '~/domain/learning/open-tasks.server'
import { oneLevelUp } from '~/domain/notifications/escalation'
import { notify } from '~/domain/notifications/notices.server'
import { isQuiet } from '~/domain/notifications/quiet-hours'
import { getReminderRules } from '~/domain/notifications/reminder-rules.server'
import { catchUpDays } from '~/domain/notifications/reminder-steps'
import { escalationNotice } from '~/domain/notifications/reminder-words'
import { addDays, localDateOf } from '~/platform/calendar'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'

interface LateTask {
  enrolmentId: string
  officerId: string
  dueOn: string
}

/**
 * Tells the commander one level up of tasks overdue for the set number of days: once for each task and due date, one notice
 * for all that are new to him. What became so long ago that it is no news is left to the weekly digest.
 * @returns how many tasks were told of.
 */
export async function writeEscalations(now: Date): Promise<number> {
  const rules = await getReminderRules(reader())
  const days = rules.escalateAfterDays
  if (days === 0 || isQuiet(now, rules)) return 0
  const news = await findNews(days, now)
  let told = 0
  for (const [commanderId, tasks] of news)
    told += await inTransaction((tx) => tell(tx, { commanderId, tasks, days, now }))
  return told
}

/** By commander, the late tasks that he has not been told of. */
async function findNews(days: number, now: Date): Promise<Map<string, LateTask[]>> {
  const today = localDateOf(now)
  const late = await reader().enrolment.findMany({
    where: {
      ...openTasks(today),
      dueOn: { gte: addDays(today, -days - catchUpDays), lte: addDays(today, -days) },
      officer: reachableOfficers(today),
    },
    select: {
      id: true,
      officerId: true,
      dueOn: true,
      escalations: { select: { commanderId: true, dueOn: true } },
      officer: {
        select: {
          memberships: {
            where: countingMembershipOn(today),
            select: { unit: { select: { placements: { where: holdingAsKnown(today), select: { path: true } } } } },
          },
        },
      },
    },
  })
  const news = new Map<string, LateTask[]>()
  if (late.length === 0) return news
  const commandersOf = new Map<string, string[]>()
  for (const { officerId, grants } of await findCommanders(reader(), today))
    for (const { unitId } of grants) commandersOf.set(unitId, [...(commandersOf.get(unitId) ?? []), officerId])
  for (const { id, officerId, dueOn, escalations, officer } of late) {
    const path = officer.memberships[0]?.unit.placements[0]?.path ?? ''
    for (const commanderId of oneLevelUp(unitIdsOf(path).toReversed(), commandersOf, officerId)) {
      if (escalations.some((known) => known.commanderId === commanderId && known.dueOn === dueOn)) continue
      news.set(commanderId, [...(news.get(commanderId) ?? []), { enrolmentId: id, officerId, dueOn }])
    }
  }
  return news
}

/** Asks again whether each task is still open, and whether the commander can be told today. */
async function tell(
  tx: Transaction,
  { commanderId, tasks, days, now }: { commanderId: string; tasks: LateTask[]; days: number; now: Date },
): Promise<number> {
  const today = localDateOf(now)
  if (!(await tx.officer.findFirst({ where: { id: commanderId, ...reachableOfficers(today) }, select: { id: true } })))
    return 0
  const open = await tx.enrolment.findMany({
    where: {
      ...openTasks(today),
      id: { in: tasks.map((task) => task.enrolmentId) },
      dueOn: { lte: addDays(today, -days) },
      escalations: { none: { commanderId, dueOn: { in: tasks.map((task) => task.dueOn) } } },
    },
    select: { id: true, officerId: true, dueOn: true },
  })
  const [first] = open
  if (!first) return 0
  await tx.escalation.createMany({
    data: open.map(({ id, dueOn }) => ({ enrolmentId: id, dueOn, commanderId, at: now })),
  })
  const lines = await findOfficerLines(
    tx,
    open.map((task) => task.officerId),
    today,
  )
  const names = [...lines.values()]
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map((line) => [line.rankName, line.name].filter(Boolean).join(' '))
  await notify(tx, {
    officerId: commanderId,
    kind: 'reminder.escalation',
    ...escalationNotice(names, days),
    href: '/qua-han',
    uniqueKey: `escalation:${first.id}:${first.dueOn}`,
    at: now,
  })
  await recordEvent(tx, {
    actor: 'system',
    deed: 'reminder.escalate',
    subject: { type: 'officer', id: commanderId },
    details: { count: open.length },
    at: now,
  })
  return open.length
}
