import { recordEvent } from '~/domain/audit/events.server'
import { findAddressees, reachableOfficers, reachableOfficersSql } from '~/domain/identity/reachable-officers.server'
import { courseAddress } from '~/domain/learning/course-address'
import { findOpenTasks, type OpenTask, openTasksSql } from '~/domain/learning/open-tasks.server'
import { queueMail } from '~/domain/notifications/mail-outbox.server'
import { notifyEach } from '~/domain/notifications/notices.server'
import { isQuiet } from '~/domain/notifications/quiet-hours'
import { type ReminderRules, stepsOf } from '~/domain/notifications/reminder-rules'
import { getReminderRules } from '~/domain/notifications/reminder-rules.server'
import { newestStep, type StepWindow, stepWindows } from '~/domain/notifications/reminder-steps'
import { stepNotice } from '~/domain/notifications/reminder-words'
import { endOfDateSql } from '~/domain/reports/due-instant-sql'
import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { inTransaction, preparedRead, reader, type Transaction } from '~/platform/db/database.server'
import { days } from '~/platform/duration'

const batchSize = 300

/**
 * Writes the reminder steps that have come: a notice for each task, and one mail for each officer. Outside quiet hours
 * only; whoever cannot be reached today (locked, on leave) is reminded by the newest step once he can. Repeating it
 * changes nothing: a step is unique for each task and due date, and whether the task is still open is asked again in the
 * transaction that writes it.
 * @returns how many steps were written.
 */
export async function writeDueReminders(now: Date): Promise<number> {
  const rules = await getReminderRules(reader())
  if (isQuiet(now, rules)) return 0
  const today = localDateOf(now)
  let written = 0
  for (const window of stepWindows(stepsOf(rules), today)) {
    const waiting = findWaiting(window, today)
    for (let start = 0; start < waiting.length; start += batchSize) {
      const enrolmentIds = waiting.slice(start, start + batchSize)
      written += await inTransaction((tx) => writeSteps(tx, { enrolmentIds, step: window.step, rules, now }))
    }
  }
  return written
}

/** Open tasks of reachable officers whose newest step is this one and not yet written. */
function findWaiting({ step, dueFrom, dueTo }: StepWindow, today: string): string[] {
  const rows = preparedRead<{ id: string }>(waitingSql).all(
    dueFrom,
    dueTo,
    today,
    days(step - 1),
    step,
    today,
    today,
    today,
    today,
  )
  return rows.map((row) => row.id)
}

/** What was given after the step's day had begun needs no reminder of it: its own notice has just said so. */
const waitingSql = `
SELECT "e"."id" FROM "Enrolment" "e"
WHERE "e"."dueOn" >= ? AND "e"."dueOn" <= ? AND ${openTasksSql('e')}
  AND "e"."enrolledAt" < ${endOfDateSql('"e"."dueOn"')} + CAST(? AS BIGINT)
  AND NOT EXISTS (SELECT 1 FROM "ReminderStep" "known"
    WHERE "known"."enrolmentId" = "e"."id" AND "known"."dueOn" = "e"."dueOn" AND "known"."step" >= ?)
  AND ${reachableOfficersSql('"e"."officerId"')}
ORDER BY "e"."officerId", "e"."dueOn"`

async function writeSteps(
  tx: Transaction,
  input: { enrolmentIds: string[]; step: number; rules: ReminderRules; now: Date },
): Promise<number> {
  const { enrolmentIds, step, rules, now } = input
  const today = localDateOf(now)
  const open = await findOpenTasks(tx, { id: { in: enrolmentIds }, officer: reachableOfficers(today) }, today)
  const known = await tx.reminderStep.findMany({
    where: { enrolmentId: { in: enrolmentIds }, step },
    select: { enrolmentId: true, dueOn: true },
  })
  const keys = new Set(known.map(keyOf))
  const tasks = open.filter((task) => newestStep(stepsOf(rules), task.dueOn, today) === step && !keys.has(keyOf(task)))
  if (tasks.length === 0) return 0
  await tx.reminderStep.createMany({
    data: tasks.map(({ officerId, enrolmentId, dueOn }) => ({ officerId, enrolmentId, dueOn, step, at: now })),
  })
  await notifyEach(
    tx,
    tasks.map((task) => ({
      officerId: task.officerId,
      kind: 'reminder.step',
      ...stepNotice(task, today),
      href: courseAddress(task),
      uniqueKey: `reminder:${task.enrolmentId}:${task.dueOn}:${step}`,
      at: now,
    })),
  )
  await queueTasksMail(tx, tasks, now)
  await recordEvent(tx, {
    actor: 'system',
    deed: 'reminder.step',
    subject: { type: 'reminder', id: today },
    details: { step, count: tasks.length },
    at: now,
  })
  return tasks.length
}

function keyOf({ enrolmentId, dueOn }: { enrolmentId: string; dueOn: string }): string {
  return `${enrolmentId} ${dueOn}`
}

/** One mail a day for each officer, however many tasks. */
async function queueTasksMail(tx: Transaction, tasks: readonly OpenTask[], now: Date): Promise<void> {
  if (!config().mail) return
  const today = localDateOf(now)
  const addressees = await findAddressees(
    tx,
    tasks.map((task) => task.officerId),
    today,
  )
  await queueMail(
    tx,
    addressees.map(({ officerId, email }) => ({
      officerId,
      kind: 'tasks' as const,
      toAddress: email,
      subject: 'Nhắc việc học tập',
      uniqueKey: `tasks:${today}:${officerId}`,
      dueAt: now,
    })),
    now,
  )
}
