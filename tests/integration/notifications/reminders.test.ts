import { expect, test } from 'vitest'
import { remindChosen, remindOfficer } from '~/domain/deeds/remind-officers.server'
import { sendWaitingMail } from '~/domain/deeds/send-mail.server'
import { undoNudge } from '~/domain/deeds/undo-nudge.server'
import { writeDigests } from '~/domain/deeds/write-digests.server'
import { writeDueReminders } from '~/domain/deeds/write-due-reminders.server'
import { writeEscalations } from '~/domain/deeds/write-escalations.server'
import type { Actor } from '~/domain/identity/access'
import { recordExemption } from '~/domain/learning/exemptions.server'
import { chooseMail } from '~/domain/notifications/mail-choice.server'
import { findNotices, noticeDelay } from '~/domain/notifications/notices.server'
import type { ChosenQuery } from '~/domain/reports/chosen-enrolments.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { days, hours, minutes } from '~/platform/duration'
import { assign, finish } from '../deeds/study-steps'
import { createForce, give, lastEvent, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { freshDatabase } from '../setup'
import { withMailServer } from './mail-server'

freshDatabase()
const mailServer = withMailServer()

/** The course is due on 30/11/2026; `now` is the morning of 23/11, seven days before. */
const at = (date: string, time = '01:15') => new Date(`${date}T${time}:00Z`)

async function withEmail({ actor }: { actor: Actor }, email = `${actor.serviceNumber}@don-vi.example`) {
  await inTransaction((tx) => tx.officer.update({ where: { id: actor.officerId }, data: { email } }))
}

async function setUp() {
  const force = await createForce()
  await createCourse()
  const one = await officerIn(force, 'post', '100-001')
  const two = await officerIn(force, 'post', '100-002')
  const chief = await officerIn(force, 'team1', '900-001', [{ role: 'commander', ...force.team1 }])
  await give(chief.person, 'commander', force.team1.unitId)
  for (const person of [one, two, chief]) await withEmail(person)
  // Given early, so that no step has come before.
  await assign('doi-1', { now: at('2026-11-02') })
  return { force, one, two, chief }
}

const noticesOf = async (actor: Actor, when: Date) =>
  (await findNotices(actor.officerId, { now: when })).filter((notice) => !notice.title.startsWith('Được giao'))

const everything: ChosenQuery = {
  unitCode: null,
  directOnly: false,
  courseCode: null,
  periodCode: null,
  states: [],
  search: '',
}

async function sentTo(actor: Actor) {
  return mailServer.received.filter((message) => message.to.includes(`${actor.serviceNumber}@don-vi.example`))
}

test('a step is written once, in the product and by one real mail in whole Vietnamese', async () => {
  const { one } = await setUp()
  expect(await writeDueReminders(at('2026-11-22'))).toBe(0)
  expect(await writeDueReminders(now)).toBe(3)
  expect(await writeDueReminders(new Date(now.getTime() + hours(3)))).toBe(0)
  expect(await noticesOf(one.actor, now)).toMatchObject([
    {
      title: 'Còn 7 ngày: “Niềm nở khi tiếp xúc”',
      body: 'Tháng 11/2026, hạn hoàn thành 30/11/2026.',
      href: '/chuyen-de/niem-no?ky=2026-11',
    },
  ])
  expect(await lastEvent('reminder.step')).toMatchObject({ actorId: null, details: { step: -7, count: 3 } })

  expect(await sendWaitingMail(now)).toBe(3)
  expect(await sendWaitingMail(now)).toBe(0)
  const [mail, ...more] = await sentTo(one.actor)
  expect(more).toEqual([])
  const { id } = await reader().mailMessage.findFirstOrThrow({ where: { officerId: one.actor.officerId } })
  expect(mail).toMatchObject({
    from: 'Niềm Nở <niemno@don-vi.example>',
    subject: 'Nhắc việc học tập: 1 chuyên đề sắp đến hạn',
    messageId: `<${id}@don-vi.example>`,
  })
  expect(mail?.headers).toContain('Auto-Submitted: auto-generated')
  expect(mail?.text).toContain('Kính gửi đồng chí Thượng úy Nguyễn Văn An,')
  expect(mail?.text).toContain('- Niềm nở khi tiếp xúc (tháng 11/2026), hạn 30/11/2026, còn 7 ngày')
  expect(mail?.text).toContain('https://niemno.example.vn/thang-nay')
})

test('nothing to the finished, the exempt, the locked and those on leave; after the leave the newest step', async () => {
  const { force, one, two, chief } = await setUp()
  const locked = await officerIn(force, 'post', '100-003')
  const away = await officerIn(force, 'post', '100-004')
  await assign('to-1', { now: at('2026-11-02') })
  await finish(one.actor, at('2026-11-20'))
  const { id } = await reader().enrolment.findFirstOrThrow({ where: { officerId: two.actor.officerId } })
  await inTransaction(async (tx) => {
    await recordExemption(tx, { enrolmentId: id, reason: 'Đi học', approvedById: chief.actor.officerId, at: now })
    await tx.account.update({ where: { officerId: locked.actor.officerId }, data: { lockedAt: now } })
    await tx.leaveKind.upsert({
      where: { code: 'nghi-phep' },
      create: { code: 'nghi-phep', name: 'Nghỉ phép', ordinal: 1 },
      update: {},
    })
    await tx.leave.create({
      data: {
        officerId: away.actor.officerId,
        kindCode: 'nghi-phep',
        validFrom: '2026-11-20',
        validTo: '2026-11-29',
        reason: 'Nghỉ phép năm',
      },
    })
  })
  expect(await writeDueReminders(now)).toBe(1)
  expect(await noticesOf(chief.actor, now)).toHaveLength(1)
  const back = at('2026-11-29')
  expect(await writeDueReminders(back)).toBe(2)
  expect(await noticesOf(away.actor, back)).toMatchObject([{ title: 'Còn 1 ngày: “Niềm nở khi tiếp xúc”' }])
  for (const { actor } of [one, two, locked])
    expect((await noticesOf(actor, back)).filter((notice) => notice.title.startsWith('Còn'))).toEqual([])
})

test('after a long stop only the newest step is sent, none that is too old, and none before what was given today', async () => {
  const { one } = await setUp()
  const late = at('2026-12-03')
  expect(await writeDueReminders(late)).toBe(3)
  expect(await noticesOf(one.actor, late)).toMatchObject([{ title: 'Quá hạn 3 ngày: “Niềm nở khi tiếp xúc”' }])
  expect(await writeDueReminders(at('2026-12-30'))).toBe(0)

  await createCourse({ code: 'moi' })
  await assign('doi-1', { courseCode: 'moi', now: at('2026-11-25') })
  expect(await writeDueReminders(at('2026-11-25'))).toBe(0)
})

test('in quiet hours nothing is written and nothing is sent', async () => {
  await setUp()
  const night = at('2026-11-23', '15:00')
  expect(await writeDueReminders(night)).toBe(0)
  await writeDueReminders(now)
  expect(await sendWaitingMail(night)).toBe(0)
  expect(await sendWaitingMail(at('2026-11-23', '22:59'))).toBe(0)
  expect(await sendWaitingMail(at('2026-11-23', '23:00'))).toBe(3)
})

test('who finishes before the mail goes out, or wants no mail, gets none', async () => {
  const { one, two, chief } = await setUp()
  await writeDueReminders(now)
  await finish(one.actor, now)
  await chooseMail({ officerId: two.actor.officerId, isOn: false, now })
  expect(await sendWaitingMail(now)).toBe(1)
  expect(await sentTo(chief.actor)).toHaveLength(1)
  expect(await reader().mailMessage.findMany({ where: { state: 'dropped' } })).toMatchObject([
    { attempts: 0, lastError: expect.stringContaining('Không gửi') },
    { attempts: 0, lastError: expect.stringContaining('Không gửi') },
  ])
})

test('a passing refusal is tried again with the same Message-ID, a lasting one is a bounce', async () => {
  const { one, two } = await setUp()
  mailServer.answers.set('100-001@don-vi.example', { code: 451, text: 'Try again later', times: 1 })
  mailServer.answers.set('100-002@don-vi.example', { code: 550, text: 'No such user here', times: 9 })
  await writeDueReminders(now)
  expect(await sendWaitingMail(now)).toBe(1)
  const stateOf = (actor: Actor) => reader().mailMessage.findFirstOrThrow({ where: { officerId: actor.officerId } })
  const waiting = await stateOf(one.actor)
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, lastError: expect.stringContaining('451') })
  expect(await stateOf(two.actor)).toMatchObject({
    state: 'bounced',
    lastError: expect.stringContaining('No such user'),
  })

  expect(await sendWaitingMail(new Date(now.getTime() + minutes(1) - 1))).toBe(0)
  expect(await sendWaitingMail(new Date(now.getTime() + minutes(1)))).toBe(1)
  expect(await sentTo(one.actor)).toMatchObject([{ messageId: `<${waiting.id}@don-vi.example>` }])
  expect(await sendWaitingMail(new Date(now.getTime() + days(1)))).toBe(0)
  expect(await sentTo(two.actor)).toEqual([])
})

test('a commander’s reminder waits a minute, reaches each officer once a day and never himself', async () => {
  const { one, two, chief } = await setUp()
  await finish(two.actor, now)
  const press = (when = now) => remindChosen({ actor: chief.actor, query: everything, now: when })
  expect(await press()).toMatchObject({ ok: true, officers: 1, tasks: 1 })
  expect(await press()).toEqual({ ok: false, reason: 'alreadyToday' })
  expect(await noticesOf(one.actor, now)).toEqual([])
  expect(await sendWaitingMail(now)).toBe(0)

  const sent = new Date(now.getTime() + noticeDelay)
  expect(await noticesOf(one.actor, sent)).toMatchObject([
    { title: 'Đồng chí Thượng\u00a0úy\u00a0Nguyễn Văn An nhắc hoàn thành “Niềm nở khi tiếp xúc”' },
  ])
  expect(await noticesOf(chief.actor, sent)).toEqual([])
  expect(await sendWaitingMail(sent)).toBe(1)
  expect((await sentTo(one.actor))[0]?.text).toContain(
    'Đồng chí Thượng úy Nguyễn Văn An nhắc đồng chí hoàn thành 1 chuyên đề',
  )
  expect(await lastEvent('reminder.nudge')).toMatchObject({
    actorId: chief.actor.officerId,
    details: { choice: 'Các đơn vị của đồng chí', officers: 1, tasks: 1 },
  })
  expect(await press(at('2026-11-24'))).toMatchObject({ ok: true, officers: 1 })
})

test('undone within the minute nothing is left of it; a second later it stands', async () => {
  const { one, two, chief } = await setUp()
  const first = await remindChosen({ actor: chief.actor, query: everything, now })
  if (!first.ok) throw new Error(first.reason)
  const undo = (nudgeId: string, when: Date, actor = chief.actor) => undoNudge({ actor, nudgeId, now: when })
  expect(await undo(first.nudgeId, now, one.actor)).toEqual({ ok: false, reason: 'notFound' })
  const inTime = new Date(now.getTime() + noticeDelay - 1)
  expect(await undo(first.nudgeId, inTime)).toEqual({ ok: true })
  expect(await undo(first.nudgeId, inTime)).toEqual({ ok: true })
  const later = new Date(now.getTime() + hours(2))
  expect(await noticesOf(one.actor, later)).toEqual([])
  expect(await sendWaitingMail(later)).toBe(0)
  expect([await reader().nudgeLine.count(), await reader().mailMessage.count()]).toEqual([0, 0])
  expect(await reader().auditEvent.count({ where: { deed: 'reminder.undo' } })).toBe(1)

  const second = await remindChosen({ actor: chief.actor, query: everything, now: later })
  if (!second.ok) throw new Error(second.reason)
  expect(second).toMatchObject({ officers: 2 })
  const tooLate = new Date(later.getTime() + noticeDelay)
  expect(await undo(second.nudgeId, tooLate)).toEqual({ ok: false, reason: 'tooLate' })
  expect(await noticesOf(two.actor, tooLate)).toHaveLength(1)
})

test('one officer at a time; oneself, others’ officers and those with nothing open are refused', async () => {
  const { force, one, chief } = await setUp()
  const elsewhere = await officerIn(force, 'team2', '200-001')
  const press = (serviceNumber: string, onlyOverdue = false) =>
    remindOfficer({ actor: chief.actor, serviceNumber, onlyOverdue, now })
  expect(await press(elsewhere.person.serviceNumber)).toEqual({ ok: false, reason: 'notFound' })
  expect(await press('khong-co')).toEqual({ ok: false, reason: 'notFound' })
  expect(await press('900-001')).toEqual({ ok: false, reason: 'ownself' })
  expect(await press('100-001', true)).toEqual({ ok: false, reason: 'nobody' })
  expect(await press('100-001')).toMatchObject({ ok: true, officers: 1, tasks: 1 })
  expect(await remindChosen({ actor: chief.actor, query: { ...everything, unitCode: 'doi-2' }, now })).toEqual({
    ok: false,
    reason: 'notFound',
  })
  expect(await remindOfficer({ actor: one.actor, serviceNumber: '100-002', onlyOverdue: false, now })).toEqual({
    ok: false,
    reason: 'notFound',
  })
})

test('one digest a week for a commander, with units, names and links; none when nothing is left', async () => {
  const { force, one, two, chief } = await setUp()
  const idle = await officerIn(force, 'team2', '900-002', [{ role: 'commander', ...force.team2 }])
  await give(idle.person, 'commander', force.team2.unitId)
  await finish(two.actor, now)
  // Monday 07/12/2026, 08:15.
  const monday = at('2026-12-07')
  expect(await writeDigests(at('2026-12-07', '00:00'))).toBe(0)
  expect(await writeDigests(monday)).toBe(1)
  expect(await writeDigests(new Date(monday.getTime() + hours(5)))).toBe(0)
  expect(await noticesOf(chief.actor, monday)).toMatchObject([
    { title: 'Tình hình học tập tuần: 2 đồng chí quá hạn', href: '/qua-han' },
  ])
  expect(await noticesOf(idle.actor, monday)).toEqual([])
  expect(await sendWaitingMail(monday)).toBe(1)
  const [mail] = await sentTo(chief.actor)
  expect(mail?.subject).toBe('Tình hình học tập tuần: 2 đồng chí quá hạn')
  expect(mail?.text).toContain('- Tổ 1: 1/2 lượt học đã hoàn thành, 1 đồng chí quá hạn')
  expect(mail?.text).toContain('- Thượng úy Nguyễn Văn An, Tổ 1: 1 chuyên đề, 7 ngày')
  expect(mail?.text).toContain('https://niemno.example.vn/qua-han')
  expect(await sentTo(one.actor)).toEqual([])
})

test('what is overdue for a week is told one level up, once', async () => {
  const { force, one } = await setUp()
  const board = await officerIn(force, 'root', '900-009', [{ role: 'commander', ...force.root }])
  await give(board.person, 'commander', force.root.unitId)
  expect(await writeEscalations(at('2026-12-06'))).toBe(0)
  const week = at('2026-12-07')
  // The two officers of the post have the team's commander; the commander himself answers to the board alone.
  expect(await writeEscalations(week)).toBe(2)
  expect(await writeEscalations(week)).toBe(0)
  expect(await writeEscalations(at('2026-12-08'))).toBe(0)
  expect(await noticesOf(board.actor, week)).toMatchObject([
    { title: '2 đồng chí quá hạn từ 7 ngày trở lên', href: '/qua-han' },
  ])
  expect(await noticesOf(one.actor, week)).toEqual([])
})
