import { expect, test } from 'vitest'
import { reader } from '~/platform/db/database.server'
import { action as saveAction } from '~/routes/studio/draft-text'
import { loader as lessonLoader } from '~/routes/studio/lesson'
import { loader as studioLoader } from '~/routes/studio/lessons'
import { action as newLessonAction } from '~/routes/studio/new-lesson'
import { action as previewAction } from '~/routes/studio/preview'
import { lastEvent, now } from '../identity/force'
import { callAction, callLoader, freshDatabase } from '../setup'
import {
  approve,
  createStudio,
  openDraftOf,
  postLesson,
  type StudioPerson,
  sendForApproval,
  startDraft,
  textOf,
} from './studio-people'

freshDatabase()

function save(author: StudioPerson, code: string, form: Record<string, string>) {
  return callAction(saveAction, {
    url: `/soan/bai/${code}/ban-nhap`,
    params: { ma: code },
    cookie: author.cookie,
    form,
    now,
  }) as Promise<Response>
}

test('a new lesson takes its code from the title, and a second one with the same title another', async () => {
  const { trainer } = await createStudio()
  const create = () =>
    callAction(newLessonAction, {
      url: '/soan/bai/moi',
      cookie: trainer.cookie,
      form: { courseCode: 'chuyen-de-thu', title: 'Phút đầu tiên gặp dân', code: '' },
      now,
    }) as Promise<Response>
  expect((await create()).headers.get('Location')).toBe('/soan/bai/phut-dau-tien-gap-dan')
  expect((await create()).headers.get('Location')).toBe('/soan/bai/phut-dau-tien-gap-dan-2')
  expect(await lastEvent('draft.open')).toMatchObject({ actorName: 'Nguyễn Văn An' })
})

test('a refused new lesson keeps what was typed', async () => {
  const { trainer } = await createStudio()
  const refused = await callAction(newLessonAction, {
    url: '/soan/bai/moi',
    cookie: trainer.cookie,
    form: { courseCode: 'chuyen-de-thu', title: 'Tên đã gõ', code: 'Mã Sai' },
    now,
  })
  expect(refused).toMatchObject({ init: { status: 422 }, data: { typed: { title: 'Tên đã gõ', code: 'Mã Sai' } } })
})

test('a name that is too long is not cut but told so', async () => {
  const { trainer } = await createStudio()
  const title = 'Giải thích khi phải từ chối hồ sơ '.repeat(6).trim()
  const refused = await callAction(newLessonAction, {
    url: '/soan/bai/moi',
    cookie: trainer.cookie,
    form: { courseCode: 'chuyen-de-thu', title, code: '' },
    now,
  })
  expect(refused).toMatchObject({
    init: { status: 422 },
    data: { typed: { title }, errors: { title: ['Tên dài quá 160 ký tự. Đồng chí rút ngắn tên rồi gửi lại.'] } },
  })
})

test('the untouched template shows as a lesson, names what is to be written over, and is not sent for approval', async () => {
  const { trainer } = await createStudio()
  const code = await startDraft(trainer)
  const page = await callLoader(lessonLoader, {
    url: `/soan/bai/${code}`,
    params: { ma: code },
    cookie: trainer.cookie,
    now,
  })
  expect(page).toMatchObject({ view: 'editor', preview: { lesson: { title: 'Bài thử' } } })
  const { preview, stored } = page as {
    preview: { lessonFaults: { reason: string }[]; quizFaults: unknown[] }
    stored: { source: string; quizSource: string }
  }
  expect(preview.lessonFaults.every(({ reason }) => reason.startsWith('Còn chữ mẫu'))).toBe(true)
  expect([preview.lessonFaults.length, preview.quizFaults.length]).toEqual([11, 8])
  const { source, quizSource } = stored
  const sent = await postLesson(trainer, code, { source, quizSource, revision: '1', intent: 'submit' })
  expect(sent).toMatchObject({ init: { status: 422 } })
  expect((await openDraftOf(code)).state).toBe('draft')
})

test('a draft is its author’s alone', async () => {
  const { trainer, otherTrainer } = await createStudio()
  const code = await startDraft(trainer)
  const read = (await callLoader(lessonLoader, {
    url: `/soan/bai/${code}`,
    params: { ma: code },
    cookie: otherTrainer.cookie,
    now,
  })) as Response
  expect(read.status).toBe(404)
  const list = await callLoader(studioLoader, { url: '/soan', cookie: otherTrainer.cookie, now })
  expect(list).toMatchObject({ counts: { draft: 0 }, drafts: [] })
  await expect(save(otherTrainer, code, { ...textOf(code), revision: '1' })).rejects.toMatchObject({
    init: { status: 404 },
  })
})

test('a save over a newer revision is refused with both texts kept, and repeating a save changes nothing', async () => {
  const { trainer } = await createStudio()
  const code = await startDraft(trainer)
  const first = { ...textOf(code, (source) => `${source}\nTừ thẻ thứ nhất.\n`), revision: '1' }
  const second = { ...textOf(code, (source) => `${source}\nTừ thẻ thứ hai.\n`), revision: '1' }
  expect(await (await save(trainer, code, first)).json()).toMatchObject({ kind: 'saved', revision: 2 })
  expect(await (await save(trainer, code, first)).json()).toMatchObject({ kind: 'saved', revision: 2 })
  const stale = await save(trainer, code, second)
  expect(stale.status).toBe(409)
  expect(await stale.json()).toMatchObject({ kind: 'stale', stored: { source: first.source, revision: 2 } })
  const plain = await postLesson(trainer, code, { ...second, intent: 'save' })
  expect(plain).toMatchObject({
    init: { status: 409 },
    data: { typed: { source: second.source }, conflict: { source: first.source, revision: 2 } },
  })
  expect((await openDraftOf(code)).source).toBe(first.source)
})

test('line breaks of a browser form are stored as single ones', async () => {
  const { trainer } = await createStudio()
  const code = await startDraft(trainer)
  const text = textOf(code, (source) => source.replaceAll('\n', '\r\n'))
  await save(trainer, code, { ...text, revision: '1' })
  expect((await openDraftOf(code)).source).toBe(textOf(code).source)
})

test('hostile text is refused with its line, and is not sent for approval', async () => {
  const { trainer } = await createStudio()
  const code = await startDraft(trainer)
  const text = textOf(code, (source) =>
    source.replace('Đã soạn – Một hoặc hai câu để nhớ.', '<script>alert(1)</script>'),
  )
  const line = text.source.split('\n').findIndex((row) => row.includes('<script>')) + 1
  const preview = (await callAction(previewAction, {
    url: '/soan/xem-thu',
    cookie: trainer.cookie,
    form: { lessonCode: code, ...text },
    now,
  })) as Response
  const shown = await preview.json()
  expect(shown).toMatchObject({ lesson: null })
  expect(shown.lessonFaults).toContainEqual(expect.objectContaining({ line }))
  const sent = await postLesson(trainer, code, { ...text, revision: '1', intent: 'submit' })
  expect(sent).toMatchObject({ init: { status: 422 }, data: { typed: { source: text.source } } })
  expect(await openDraftOf(code)).toMatchObject({ state: 'draft', source: text.source })
})

test('the preview stores nothing and is closed to whoever neither writes nor reviews', async () => {
  const { trainer, approver, learner } = await createStudio()
  const code = await startDraft(trainer)
  const ask = (cookie: string) =>
    callAction(previewAction, { url: '/soan/xem-thu', cookie, form: { lessonCode: code, ...textOf(code) }, now })
  const shown = await ((await ask(approver.cookie)) as Response).json()
  expect(shown).toMatchObject({ lesson: { title: 'Bài thử' }, quiz: { draw: 1 } })
  expect((await openDraftOf(code)).revision).toBe(1)
  await expect(ask(learner.cookie)).rejects.toMatchObject({ init: { status: 403 } })
})

test('a lesson code or a question code of another lesson is a fault with its line', async () => {
  const { trainer, approver } = await createStudio()
  const one = await startDraft(trainer, 'Bài một')
  const { id, revision } = await sendForApproval(trainer, one)
  await approve(approver, { id, revision })
  const two = await startDraft(trainer, 'Bài hai')
  const preview = (await callAction(previewAction, {
    url: '/soan/xem-thu',
    cookie: trainer.cookie,
    form: { lessonCode: two, source: textOf(one).source, quizSource: textOf(one).quizSource },
    now,
  })) as Response
  const { lessonFaults, quizFaults } = await preview.json()
  expect(lessonFaults).toMatchObject([{ line: 2 }])
  expect(quizFaults).toMatchObject([{ line: 5 }, { line: 17 }])
})

test('a pending draft does not change until it is taken back, and discarding frees its code', async () => {
  const { trainer } = await createStudio()
  const code = await startDraft(trainer)
  const { revision } = await sendForApproval(trainer, code)
  const changed = { ...textOf(code, (source) => `${source}\nThêm.\n`), revision: String(revision) }
  expect((await save(trainer, code, changed)).status).toBe(409)
  await postLesson(trainer, code, { intent: 'recall' })
  expect((await save(trainer, code, changed)).status).toBe(200)
  await postLesson(trainer, code, { intent: 'discard' })
  expect(await reader().lessonDraft.count({ where: { lessonCode: code, state: 'discarded' } })).toBe(1)
  expect(await startDraft(trainer)).toBe(code)
  expect(await lastEvent('draft.discard')).not.toBeNull()
})
