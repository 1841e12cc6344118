import { expect, test } from 'vitest'
import { verifyChain } from '~/domain/audit/events.server'
import { publishLesson } from '~/domain/deeds/publish-lesson.server'
import { getLessonPage } from '~/domain/learning/reading.server'
import { findNotices } from '~/domain/notifications/notices.server'
import { getCourse } from '~/domain/publishing/courses.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { loader as reviewLoader } from '~/routes/studio/review'
import { loader as reviewsLoader } from '~/routes/studio/reviews'
import { lastEvent, now } from '../identity/force'
import { callLoader, freshDatabase } from '../setup'
import {
  approve,
  checklist,
  createStudio,
  openDraftOf,
  postLesson,
  postReview,
  sendForApproval,
  startDraft,
  textOf,
} from './studio-people'

freshDatabase()

const confirmed = ['sources', 'tone', 'secrets']

test('a second person publishes what was read; its author hears of it and it can be read', async () => {
  const { trainer, approver } = await createStudio()
  const code = await startDraft(trainer)
  const draft = await sendForApproval(trainer, code)
  expect(await findNotices(approver.officerId, { now })).toMatchObject([{ href: `/duyet/${draft.id}` }])
  const queue = await callLoader(reviewsLoader, { url: '/duyet', cookie: approver.cookie, now })
  expect(queue).toMatchObject({ pending: [{ id: draft.id, isOwn: false }] })

  const answer = (await approve(approver, draft)) as Response
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/duyet'])
  const version = await reader().lessonVersion.findFirstOrThrow({ where: { lesson: { code } } })
  expect(version).toMatchObject({ number: 1, publishedById: trainer.officerId, approvedById: approver.officerId })
  expect(version.html).toContain('Câu chuyện mở đầu')
  expect(await getCourse('chuyen-de-thu')).toMatchObject({
    version: { number: 1, title: 'Chuyên đề thử' },
    lessons: [{ code, rules: { draw: 1, passPercent: 80, maxAttempts: 3 } }],
  })
  expect(getLessonPage(approver.actor, code, now)).toMatchObject({ title: 'Bài thử', versionNumber: 1 })
  expect(await lastEvent('lesson.publish')).toMatchObject({
    actorId: approver.officerId,
    details: expect.objectContaining({ authorId: trainer.officerId, confirmed }),
  })
  expect(await findNotices(trainer.officerId, { now })).toMatchObject([{ title: 'Bài đã đăng: Bài thử' }])
  expect(await verifyChain()).toMatchObject({ fault: null })
})

test('nobody approves or returns their own text, whatever roles they hold', async () => {
  const { both } = await createStudio()
  const code = await startDraft(both)
  const draft = await sendForApproval(both, code)
  expect(await approve(both, draft)).toMatchObject({ init: { status: 409 }, data: { sentence: expect.any(String) } })
  const returned = await postReview(both, draft.id, {
    intent: 'return',
    revision: String(draft.revision),
    note: 'Tự trả lại',
  })
  expect(returned).toMatchObject({ init: { status: 409 } })
  expect((await openDraftOf(code)).state).toBe('pending')
  expect(await reader().lessonVersion.count()).toBe(0)
  expect(await findNotices(both.officerId, { now })).toEqual([])
})

test('publishing the first lesson of one’s own course needs somebody else too', async () => {
  const { trainer, both, approver } = await createStudio()
  await inTransaction((tx) => tx.courseDraft.updateMany({ data: { authorId: both.officerId } }))
  const code = await startDraft(trainer)
  const draft = await sendForApproval(trainer, code)
  const decision = { draftId: draft.id, revision: draft.revision, confirmed, now }
  expect(await publishLesson({ actor: both.actor, ...decision })).toEqual({ ok: false, reason: 'ownCourse' })
  expect(await reader().lessonVersion.count()).toBe(0)
  expect(await publishLesson({ actor: approver.actor, ...decision })).toMatchObject({ ok: true, number: 1 })
})

test('what was not read is not published: a newer revision is refused', async () => {
  const { trainer, approver } = await createStudio()
  const code = await startDraft(trainer)
  const read = await sendForApproval(trainer, code)
  await postLesson(trainer, code, { intent: 'recall' })
  await sendForApproval(
    trainer,
    code,
    textOf(code, (source) => `${source}\nĐoạn chưa ai đọc.\n`),
  )
  expect(await approve(approver, read)).toMatchObject({ init: { status: 409 } })
  expect(await reader().lessonVersion.count()).toBe(0)
})

test('a second press of the button gives the first one’s result', async () => {
  const { trainer, approver } = await createStudio()
  const code = await startDraft(trainer)
  const draft = await sendForApproval(trainer, code)
  const press = () =>
    publishLesson({ actor: approver.actor, draftId: draft.id, revision: draft.revision, confirmed, now })
  const [first, second] = await Promise.all([press(), press()])
  expect(first).toEqual({ ok: true, lessonCode: code, number: 1 })
  expect(second).toEqual(first)
  expect(await reader().draftReview.count()).toBe(1)
  expect(await reader().auditEvent.count({ where: { deed: 'lesson.publish' } })).toBe(1)
})

test('publishing asks for every point of the checklist', async () => {
  const { trainer, approver } = await createStudio()
  const draft = await sendForApproval(trainer, await startDraft(trainer))
  const { secrets: _, ...incomplete } = checklist
  const answer = await postReview(approver, draft.id, {
    intent: 'approve',
    revision: String(draft.revision),
    ...incomplete,
  })
  expect(answer).toMatchObject({ init: { status: 422 }, data: { errors: { secrets: [expect.any(String)] } } })
})

test('a returned draft shows the note to its author, goes on being edited and can be sent again', async () => {
  const { trainer, approver } = await createStudio()
  const code = await startDraft(trainer)
  const draft = await sendForApproval(trainer, code)
  const empty = await postReview(approver, draft.id, { intent: 'return', revision: String(draft.revision), note: ' ' })
  expect(empty).toMatchObject({ init: { status: 422 }, data: { errors: { note: [expect.any(String)] } } })
  await postReview(approver, draft.id, { intent: 'return', revision: String(draft.revision), note: 'Thêm nguồn.' })
  expect(await findNotices(trainer.officerId, { now })).toMatchObject([{ body: 'Thêm nguồn.' }])
  expect((await openDraftOf(code)).state).toBe('returned')
  const again = await sendForApproval(
    trainer,
    code,
    textOf(code, (source) => `${source}\nĐã thêm.\n`),
  )
  expect(again.state).toBe('pending')
  expect(((await approve(approver, again)) as Response).status).toBe(303)
})

test('an edited lesson becomes version 2 with changed lines shown, and its place in the course stays', async () => {
  const { trainer, otherTrainer, approver } = await createStudio()
  const one = await startDraft(trainer, 'Bài một')
  await approve(approver, await sendForApproval(trainer, one))
  const two = await startDraft(trainer, 'Bài hai')
  await approve(approver, await sendForApproval(trainer, two))

  await postLesson(otherTrainer, one, { intent: 'open' })
  const held = (await postLesson(trainer, one, { intent: 'open' })) as Response
  expect(held.status).toBe(303)
  expect(await reader().lessonDraft.count({ where: { lessonCode: one, state: 'draft' } })).toBe(1)
  const unchanged = await postLesson(otherTrainer, one, { ...textOf(one), revision: '1', intent: 'submit' })
  expect(unchanged).toMatchObject({ init: { status: 409 } })

  const draft = await sendForApproval(
    otherTrainer,
    one,
    textOf(one, (source) => source.replace('Đã soạn – Một hoặc hai câu để nhớ.', 'Câu đã sửa.')),
  )
  const page = await callLoader(reviewLoader, {
    url: `/duyet/${draft.id}`,
    params: { ma: draft.id },
    cookie: approver.cookie,
    now,
  })
  expect(page).toMatchObject({ view: 'lesson', changes: { number: 1, quiz: [] } })
  const lines = (page as { changes: { lesson: { lines: { kind: string; text: string }[] }[] } }).changes.lesson.flatMap(
    (passage) => passage.lines.filter((line) => line.kind !== 'same').map((line) => `${line.kind} ${line.text}`),
  )
  expect(lines).toEqual(['removed Đã soạn – Một hoặc hai câu để nhớ.', 'added Câu đã sửa.'])
  await approve(approver, draft)
  const course = await getCourse('chuyen-de-thu')
  expect(course?.lessons.map((lesson) => [lesson.code, lesson.versionNumber])).toEqual([
    [one, 2],
    [two, 1],
  ])
  expect(course?.version.number).toBe(2)
})

test('a withdrawn version is read by nobody, keeps its row, and needs a reason', async () => {
  const { trainer, approver } = await createStudio()
  const code = await startDraft(trainer)
  await approve(approver, await sendForApproval(trainer, code))
  const version = await reader().lessonVersion.findFirstOrThrow({ where: { lesson: { code } } })
  const withdraw = (reason: string) =>
    postReview(approver, code, { intent: 'withdraw', lessonVersionId: version.id, reason })
  expect(await withdraw('')).toMatchObject({ init: { status: 422 } })
  expect(((await withdraw('Có thông tin cá nhân.')) as Response).status).toBe(303)
  await withdraw('Lần nữa')
  expect(await reader().lessonVersionWithdrawal.findMany({ select: { reason: true } })).toEqual([
    { reason: 'Có thông tin cá nhân.' },
  ])
  expect(getLessonPage(approver.actor, code, now)).toBeNull()
  expect(await reader().lessonVersion.count()).toBe(1)
  expect(await lastEvent('lesson.withdraw')).toMatchObject({ reason: 'Có thông tin cá nhân.' })
})

test('a trainer opens no review page and an approver no editor', async () => {
  const { trainer, approver } = await createStudio()
  const draft = await sendForApproval(trainer, await startDraft(trainer))
  await expect(approve(trainer, draft)).rejects.toMatchObject({ init: { status: 403 } })
  await expect(postLesson(approver, draft.lessonCode, { intent: 'recall' })).rejects.toMatchObject({
    init: { status: 403 },
  })
})
