import { recordEvent } from '~/domain/audit/events.server'
import { type Actor, rankedName } from '~/domain/identity/access'
import { findAddressees, reachableOfficers } from '~/domain/identity/reachable-officers.server'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { courseAddress } from '~/domain/learning/course-address'
import { isToDo } from '~/domain/learning/enrolment-state'
import { findOpenTasks, type OpenTask } from '~/domain/learning/open-tasks.server'
import { queueMail } from '~/domain/notifications/mail-outbox.server'
import { noticeDelay, notifyEach } from '~/domain/notifications/notices.server'
import { nudgeMailKey, nudgeNoticeKey } from '~/domain/notifications/nudge-keys'
import { nextAllowed } from '~/domain/notifications/quiet-hours'
import { getReminderRules } from '~/domain/notifications/reminder-rules.server'
import { nudgeNotice } from '~/domain/notifications/reminder-words'
import { type ChosenQuery, findChosenEnrolments } from '~/domain/reports/chosen-enrolments.server'
import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'

export type NudgeResult =
  | { ok: true; nudgeId: string; officers: number; tasks: number }
  /** `nobody`: all finished, exempt, away or locked. `alreadyToday`: the same commander has reminded of all of them. */
  | { ok: false; reason: 'notFound' | 'ownself' | 'nobody' | 'alreadyToday' }

/**
 * "Nhắc" over a commander's list: everybody of the list who stands under the actor today and has not finished. The
 * actor's own tasks are left out. The notices wait a minute, in which the deed can be undone.
 */
export async function remindChosen({
  actor,
  query,
  now,
}: {
  actor: Actor
  query: ChosenQuery
  now: Date
}): Promise<NudgeResult> {
  const chosen = await findChosenEnrolments(actor, 'remind', query, now)
  if (!chosen) return { ok: false, reason: 'notFound' }
  const lines = chosen.lines.filter((line) => isToDo(line.state))
  const others = lines.filter((line) => line.officerId !== actor.officerId)
  if (others.length === 0) return { ok: false, reason: lines.length > 0 ? 'ownself' : 'nobody' }
  const enrolmentIds = others.map((line) => line.enrolmentId)
  return inTransaction((tx) => nudge(tx, { actor, enrolmentIds, choice: chosen.words, now }))
}

/** The same for one officer: everything open, or only what is overdue. */
export async function remindOfficer({
  actor,
  serviceNumber,
  onlyOverdue,
  now,
}: {
  actor: Actor
  serviceNumber: string
  onlyOverdue: boolean
  now: Date
}): Promise<NudgeResult> {
  const today = localDateOf(now)
  const officer = await reader().officer.findFirst({
    where: { serviceNumber, ...visibleOfficers(actor, 'remind', today) },
    select: { id: true },
  })
  if (!officer) return { ok: false, reason: 'notFound' }
  if (officer.id === actor.officerId) return { ok: false, reason: 'ownself' }
  const tasks = await findOpenTasks(
    reader(),
    { officerId: officer.id, ...(onlyOverdue && { dueOn: { lt: today } }) },
    today,
  )
  const enrolmentIds = tasks.map((task) => task.enrolmentId)
  return inTransaction((tx) => nudge(tx, { actor, enrolmentIds, choice: `Số hiệu ${serviceNumber}`, now }))
}

const batchSize = 500

async function nudge(
  tx: Transaction,
  { actor, enrolmentIds, choice, now }: { actor: Actor; enrolmentIds: string[]; choice: string; now: Date },
): Promise<NudgeResult> {
  const today = localDateOf(now)
  const open: OpenTask[] = []
  const reminded = new Set<string>()
  for (let start = 0; start < enrolmentIds.length; start += batchSize) {
    const id = { in: enrolmentIds.slice(start, start + batchSize) }
    const mine = { AND: [reachableOfficers(today), visibleOfficers(actor, 'remind', today)] }
    open.push(...(await findOpenTasks(tx, { id, officer: mine }, today)))
    const earlier = await tx.nudgeLine.findMany({
      where: { actorId: actor.officerId, onDate: today, enrolmentId: id },
      select: { enrolmentId: true },
    })
    for (const { enrolmentId } of earlier) reminded.add(enrolmentId)
  }
  const tasks = open.filter((task) => !reminded.has(task.enrolmentId))
  if (tasks.length === 0) return { ok: false, reason: open.length > 0 ? 'alreadyToday' : 'nobody' }

  const byOfficer = new Map<string, OpenTask[]>()
  for (const task of tasks) byOfficer.set(task.officerId, [...(byOfficer.get(task.officerId) ?? []), task])
  const { id: nudgeId } = await tx.nudge.create({
    data: { actorId: actor.officerId, choice, officers: byOfficer.size, tasks: tasks.length, at: now },
    select: { id: true },
  })
  await tx.nudgeLine.createMany({
    data: tasks.map(({ officerId, enrolmentId }) => ({
      nudgeId,
      actorId: actor.officerId,
      officerId,
      enrolmentId,
      onDate: today,
      at: now,
    })),
  })
  await tell(tx, { actor, nudgeId, byOfficer, now })
  await recordEvent(tx, {
    actor,
    deed: 'reminder.nudge',
    subject: { type: 'reminder', id: nudgeId },
    details: { choice, officers: byOfficer.size, tasks: tasks.length },
    at: now,
  })
  return { ok: true, nudgeId, officers: byOfficer.size, tasks: tasks.length }
}

/** One notice an officer, and one mail a day from the same commander; both wait. */
async function tell(
  tx: Transaction,
  input: { actor: Actor; nudgeId: string; byOfficer: Map<string, OpenTask[]>; now: Date },
): Promise<void> {
  const { actor, nudgeId, byOfficer, now } = input
  const today = localDateOf(now)
  const at = new Date(now.getTime() + noticeDelay)
  const by = rankedName(actor)
  await notifyEach(
    tx,
    [...byOfficer].map(([officerId, tasks]) => ({
      officerId,
      kind: 'reminder.nudge',
      ...nudgeNotice(tasks, by, today),
      href: tasks.length === 1 && tasks[0] ? courseAddress(tasks[0]) : '/thang-nay',
      uniqueKey: nudgeNoticeKey(nudgeId),
      at,
    })),
  )
  if (!config().mail) return
  const rules = await getReminderRules(tx)
  const addressees = await findAddressees(tx, [...byOfficer.keys()], today)
  await queueMail(
    tx,
    addressees.map(({ officerId, email }) => ({
      officerId,
      kind: 'nudge' as const,
      toAddress: email,
      subject: 'Nhắc việc học tập',
      uniqueKey: nudgeMailKey({ actorId: actor.officerId, onDate: today, officerId }),
      dueAt: nextAllowed(at, rules),
    })),
    now,
  )
}
