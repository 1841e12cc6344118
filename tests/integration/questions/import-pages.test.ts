import type { ActionFunction } from '@remix-run/node'
import { expect, test } from 'vitest'
import { readImportFile } from '~/domain/questions/import-questions.server'
import { writeTemplateFile } from '~/domain/questions/question-sheet-files.server'
import { reader } from '~/platform/db/database.server'
import { loader as exportLoader } from '~/routes/studio/question-export'
import { action, loader } from '~/routes/studio/question-import'
import { loader as templateLoader } from '~/routes/studio/question-template'
import { now } from '../identity/force'
import { callAction, callLoader, contextAt, freshDatabase } from '../setup'
import { createStudio, type StudioPerson } from '../studio/studio-people'

freshDatabase()

const page = '/soan/cau-hoi/nhap'
const file = '// [id:mot]\nMột?{T}\n\nHỏng{=a\n\n// [id:hai]\nHai?{=x ~y}'

function open(person: StudioPerson, url: string): Promise<unknown> {
  return callLoader(loader, { url, cookie: person.cookie, now })
}

async function send(person: StudioPerson, form: Record<string, string>): Promise<string> {
  const answer = await callAction(action, { url: page, cookie: person.cookie, form, now })
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  expect(answer.status).toBe(303)
  return answer.headers.get('Location') ?? ''
}

/** Sends a file as a browser does. */
async function upload(person: StudioPerson, bytes: Buffer, name: string): Promise<unknown> {
  const body = new FormData()
  body.set('intent', 'check')
  body.set('file', new File([new Uint8Array(bytes)], name))
  body.set('danh-muc', 'Từ bảng tính')
  const request = new Request(`http://localhost${page}`, { method: 'POST', body, headers: { Cookie: person.cookie } })
  return (action as ActionFunction)({ request, params: {}, context: contextAt(now) })
}

test('paste, see what would happen, do it, see what happened', async () => {
  const { trainer } = await createStudio()
  const trial = await send(trainer, { intent: 'check', text: file, 'danh-muc': 'Lễ tân / Chào' })
  expect(await open(trainer, trial)).toMatchObject({
    view: 'plan',
    tab: 'loi',
    counts: { added: 2, changed: 0, same: 0, faults: 1, skipped: 0 },
    rows: [{ line: 4, text: expect.stringContaining('không đóng') }],
  })
  expect(await open(trainer, `${trial}&xem=them`)).toMatchObject({
    rows: [
      { line: 2, text: 'Một?', detail: 'Đúng, sai · Lễ tân/Chào · mã mot' },
      { line: 7, text: 'Hai?', detail: 'Chọn một · Lễ tân/Chào · mã hai' },
    ],
  })
  expect(await reader().question.count()).toBe(0)

  const { searchParams } = new URL(trial, 'http://localhost')
  const doIt = { intent: 'apply', ...Object.fromEntries(searchParams) }
  const following = await send(trainer, doIt)
  for (let reload = 0; reload < 2; reload += 1)
    expect(await open(trainer, following)).toMatchObject({
      view: 'progress',
      progress: { state: 'finished', done: 2, total: 2, result: { added: 2, changed: 0, faults: [{ line: 4 }] } },
    })
  expect(await open(trainer, trial)).toMatchObject({ counts: { added: 0, changed: 0, same: 2 } })
  // A second press of the button, from a page left open.
  expect(await open(trainer, await send(trainer, doIt))).toMatchObject({ progress: { result: { added: 0, same: 2 } } })
})

test('an uploaded spreadsheet', async () => {
  const { trainer } = await createStudio()
  const answer = (await upload(trainer, await writeTemplateFile(), 'Mẫu câu hỏi.xlsx')) as Response
  expect(await open(trainer, answer.headers.get('Location') ?? '')).toMatchObject({
    asked: { name: 'Mẫu câu hỏi.xlsx' },
    counts: { added: 10, faults: 0 },
  })
})

test('what cannot be read is told and keeps the category', async () => {
  const { trainer } = await createStudio()
  expect(await upload(trainer, Buffer.from('PK'), 'a.xlsx')).toMatchObject({
    data: { problem: expect.stringContaining('.xlsx'), category: 'Từ bảng tính' },
    init: { status: 422 },
  })
  expect(await callAction(action, { url: page, cookie: trainer.cookie, form: { intent: 'check' }, now })).toMatchObject(
    {
      data: { problem: expect.stringContaining('chưa chọn tệp') },
    },
  )
  await expect(upload(trainer, Buffer.alloc(6_100_000), 'to.gift')).rejects.toMatchObject({ status: 413 })
})

test('a file and an import are seen by the one who sent them alone', async () => {
  const { trainer, otherTrainer } = await createStudio()
  const trial = await send(trainer, { intent: 'check', text: file })
  const following = await send(trainer, {
    intent: 'apply',
    ...Object.fromEntries(new URL(trial, 'http://localhost').searchParams),
  })
  expect(await open(otherTrainer, trial)).toMatchObject({ view: 'start', problem: expect.stringContaining('một giờ') })
  expect(await open(otherTrainer, following)).toMatchObject({ view: 'start', problem: expect.any(String) })
  expect(await open(trainer, `${page}?tep=../../niem-no.db`)).toMatchObject({ view: 'start' })
})

test('closed to who does not write questions', async () => {
  const { learner, approver } = await createStudio()
  for (const person of [learner, approver])
    for (const one of [loader, exportLoader, templateLoader])
      await expect(callLoader(one, { url: page, cookie: person.cookie, now })).rejects.toMatchObject({
        init: { status: 403 },
      })
})

test('files to download carry their Vietnamese names and come back whole', async () => {
  const { trainer } = await createStudio()
  const trial = await send(trainer, { intent: 'check', text: file, 'danh-muc': 'Lễ tân' })
  await send(trainer, { intent: 'apply', ...Object.fromEntries(new URL(trial, 'http://localhost').searchParams) })
  for (const format of ['gift', 'xlsx']) {
    const url = `/soan/cau-hoi/xuat?danh-muc=${encodeURIComponent('Lễ tân')}&dinh-dang=${format}`
    const response = (await callLoader(exportLoader, { url, cookie: trainer.cookie, now })) as Response
    expect(response.headers.get('Content-Disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('Câu hỏi - Lễ tân - ')}`,
    )
    const found = await readImportFile(Buffer.from(await response.arrayBuffer()))
    expect(found).toMatchObject({ ok: true, read: { faults: [], questions: [{ id: 'hai' }, { id: 'mot' }] } })
  }
  const missing = await callLoader(exportLoader, { url: '/soan/cau-hoi/xuat?danh-muc=x', cookie: trainer.cookie, now })
  expect((missing as Response).status).toBe(404)
  const template = (await callLoader(templateLoader, {
    url: '/soan/cau-hoi/mau.xlsx',
    cookie: trainer.cookie,
    now,
  })) as Response
  expect(template.headers.get('Content-Disposition')).toContain('mau-nhap-cau-hoi.xlsx')
})
