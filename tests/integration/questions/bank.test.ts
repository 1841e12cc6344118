import { expect, test } from 'vitest'
import { verifyChain } from '~/domain/audit/events.server'
import { renameQuestionCategory } from '~/domain/deeds/rename-question-category.server'
import { findNotices } from '~/domain/notifications/notices.server'
import { defaultQuizRules } from '~/domain/publishing/quiz-rules'
import { approveQuestions, createCategory, returnQuestion, writeQuestion } from '~/domain/questions/bank-deeds.server'
import { findBankQuestions } from '~/domain/questions/bank-list.server'
import { readBankParams } from '~/domain/questions/bank-params'
import { getBankQuestion } from '~/domain/questions/bank-question.server'
import { ensureCategory, findCategories } from '~/domain/questions/categories.server'
import { fullWeight, type QuestionContent } from '~/domain/questions/question-body'
import { saveBankQuestion } from '~/domain/questions/questions.server'
import { drawPaper } from '~/domain/quiz/papers.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action as newQuestionAction } from '~/routes/studio/new-question'
import { action as questionAction, loader as questionLoader } from '~/routes/studio/question'
import { action as bankAction, loader as bankLoader } from '~/routes/studio/questions'
import { action as reviewsAction, loader as reviewsLoader } from '~/routes/studio/reviews'
import { lastEvent, now } from '../identity/force'
import { callAction, callLoader, freshDatabase } from '../setup'
import {
  approve,
  createStudio,
  openDraftOf,
  type StudioPerson,
  sendForApproval,
  startDraft,
  textOf,
} from '../studio/studio-people'

freshDatabase()

function question(stem: string, changes: Partial<QuestionContent> = {}): QuestionContent {
  return {
    topic: 'Cư trú',
    difficulty: 'medium',
    tags: [],
    passage: '',
    stem,
    explanation: 'Vì thế.',
    body: { type: 'shortAnswer', accepted: [{ text: 'tạm trú', weight: fullWeight, feedback: '' }], ignoreMarks: true },
    ...changes,
  }
}

async function write(author: StudioPerson, content: QuestionContent, of: string | null = null) {
  const saved = await writeQuestion({
    actor: author.actor,
    question: { of, code: null, categoryPath: 'Nghiệp vụ/Cư trú', content },
    now,
  })
  if (!saved.ok) throw new Error(saved.reason)
  return saved
}

const standing = (code: string) =>
  reader().questionVersion.findMany({
    where: { question: { code }, retirement: null },
    orderBy: { number: 'asc' },
    select: { number: true, stem: true, approval: { select: { approvedById: true } } },
  })

test('a question waits for a second person, never its author, and then stands alone', async () => {
  const { both, approver } = await createStudio()
  const saved = await write(both, question('Ở trọ thì đăng ký gì?'))
  expect(saved).toMatchObject({ isNew: 'added', number: 1, code: 'o-tro-thi-dang-ky-gi' })
  expect(await findNotices(approver.officerId, { now })).toMatchObject([{ href: '/duyet?muc=cau-hoi' }])
  expect(await findNotices(both.officerId, { now })).toEqual([])

  const { versionId } = saved
  expect(await approveQuestions({ actor: both.actor, versionIds: [versionId], now })).toEqual({
    approved: 0,
    own: 1,
    gone: 0,
  })
  expect(await returnQuestion({ actor: both.actor, versionId, reason: 'x', now })).toEqual({
    ok: false,
    reason: 'ownText',
  })
  expect(await approveQuestions({ actor: approver.actor, versionIds: [versionId, versionId], now })).toMatchObject({
    approved: 1,
  })
  expect(await approveQuestions({ actor: approver.actor, versionIds: [versionId], now })).toMatchObject({ gone: 1 })
  expect(await standing(saved.code)).toMatchObject([{ number: 1, approval: { approvedById: approver.officerId } }])
  expect(await lastEvent('question.approve')).toMatchObject({ actorId: approver.officerId })
  expect(await findNotices(both.officerId, { now })).toMatchObject([{ title: 'Câu hỏi đã được duyệt' }])
  expect(await verifyChain()).toMatchObject({ fault: null })
})

test('a change waits beside the version in use, is replaced by a newer one, and takes over when approved', async () => {
  const { trainer, otherTrainer, approver } = await createStudio()
  const first = await write(trainer, question('Ở trọ thì đăng ký gì?'))
  await approveQuestions({ actor: approver.actor, versionIds: [first.versionId], now })
  expect(await write(trainer, question('  Ở trọ thì đăng ký gì? '), first.code)).toMatchObject({
    isNew: 'same',
    number: 1,
  })

  const second = await write(otherTrainer, question('Thuê trọ thì đăng ký gì?'), first.code)
  const third = await write(trainer, question('Thuê nhà trọ thì đăng ký gì?'), first.code)
  expect([second.number, third.number]).toEqual([2, 3])
  expect(await standing(first.code)).toMatchObject([
    { number: 1, approval: { approvedById: approver.officerId } },
    { number: 3, approval: null },
  ])
  expect(await approveQuestions({ actor: approver.actor, versionIds: [second.versionId], now })).toMatchObject({
    gone: 1,
  })
  await approveQuestions({ actor: approver.actor, versionIds: [third.versionId], now })
  expect(await standing(first.code)).toMatchObject([{ number: 3 }])
  expect(await getBankQuestion(first.code, trainer.officerId)).toMatchObject({
    versions: [
      { number: 3, retired: null, isOwn: true },
      { number: 2, approved: null, isOwn: false },
      { number: 1, retired: { reason: 'Được thay bằng phiên bản mới' } },
    ],
  })
})

test('a change given back leaves the version in use, and its author reads why', async () => {
  const { trainer, approver } = await createStudio()
  const first = await write(trainer, question('Ở trọ thì đăng ký gì?'))
  await approveQuestions({ actor: approver.actor, versionIds: [first.versionId], now })
  const second = await write(trainer, question('Ở trọ, đăng ký gì?'), first.code)
  const form = { intent: 'return', versionId: second.versionId, reason: 'Lời hỏi cũ rõ hơn.' }
  expect(await post(reviewsAction, approver, '/duyet', form)).toMatchObject({ status: 303 })
  expect(await standing(first.code)).toMatchObject([{ number: 1 }])
  const page = await callLoader(questionLoader, {
    url: `/soan/cau-hoi/${first.code}`,
    params: { ma: first.code },
    cookie: trainer.cookie,
    now,
  })
  expect(page).toMatchObject({ returned: 'Lời hỏi cũ rõ hơn.', inUse: 1, state: 'active' })
  expect(await findNotices(trainer.officerId, { now })).toMatchObject([{ title: 'Câu hỏi bị trả lại' }, {}])
})

function post(
  action: Parameters<typeof callAction>[0],
  person: StudioPerson,
  url: string,
  form: Record<string, string | string[]>,
) {
  const code = url.split('/').at(-1) ?? ''
  return callAction(action, { url, params: { ma: code }, cookie: person.cookie, form, now })
}

test('the forms write, change and retire a question without a line of script', async () => {
  const { trainer, approver } = await createStudio()
  const form = {
    intent: 'save',
    type: 'ordering',
    stem: 'Xếp theo thứ tự.',
    newCategory: 'Kỹ năng/Giao tiếp',
    topic: 'Phút đầu',
    difficulty: 'hard',
    tags: 'quầy, chào',
    'items[0].text': 'chào',
    'items[1].text': 'mời ngồi',
  }
  const url = '/soan/cau-hoi/moi?loai=ordering'
  expect(await post(newQuestionAction, trainer, url, { ...form, 'items[1].text': '' })).toMatchObject({
    init: { status: 422 },
    data: { texts: { 'items[0].text': 'chào' }, errors: { items: [expect.any(String)] } },
  })
  const saved = (await post(newQuestionAction, trainer, url, form)) as Response
  expect([saved.status, saved.headers.get('Location')]).toEqual([303, '/soan/cau-hoi/xep-theo-thu-tu'])

  const here = '/soan/cau-hoi/xep-theo-thu-tu'
  const more = await post(questionAction, trainer, here, { ...form, intent: 'more:items', 'rows.items': '4' })
  expect(more).toMatchObject({ data: { texts: { 'rows.items': '6', stem: 'Xếp theo thứ tự.' } } })
  const changed = { ...form, category: 'Kỹ năng/Giao tiếp', newCategory: '', 'items[2].text': 'hỏi nhu cầu' }
  expect(await post(questionAction, trainer, here, changed)).toMatchObject({ status: 303 })

  // Only questions wait, so the page opens there by itself.
  const queue = await callLoader(reviewsLoader, { url: '/duyet', cookie: approver.cookie, now })
  expect(queue).toMatchObject({ tab: 'questions', questionCount: 1, questions: [{ isOwn: false, replaces: null }] })
  const { questions } = queue as { questions: { id: string }[] }
  const shownId = questions.map(({ id }) => id)
  expect(await post(reviewsAction, approver, '/duyet', { intent: 'approveShown', shownId })).toMatchObject({
    status: 303,
  })
  expect(await standing('xep-theo-thu-tu')).toMatchObject([{ number: 2 }])

  expect(await post(questionAction, trainer, here, { intent: 'retire', reason: ' ' })).toMatchObject({
    init: { status: 422 },
  })
  expect(await post(questionAction, trainer, here, { intent: 'retire', reason: 'Quy định đã đổi' })).toMatchObject({
    status: 303,
  })
  expect(await standing('xep-theo-thu-tu')).toEqual([])
  expect(await lastEvent('question.retire')).toMatchObject({ reason: 'Quy định đã đổi', actorId: trainer.officerId })
})

test('the list finds without marks, filters by every fact and pages with the same two queries', async () => {
  const { trainer, approver } = await createStudio()
  const one = await write(trainer, question('Đăng ký tạm trú ở đâu?', { tags: ['nhà trọ'], difficulty: 'easy' }))
  await write(trainer, question('Dáng đi thế nào?', { topic: 'Tác phong' }))
  await approveQuestions({ actor: approver.actor, versionIds: [one.versionId], now })
  const find = (query: string) => {
    const { filter, page } = readBankParams(new URL(`http://localhost/soan/cau-hoi?${query}`))
    return findBankQuestions(filter, { limit: 25, offset: (page - 1) * 25 }).lines.map(({ title }) => title)
  }
  expect(find('tim=dang')).toHaveLength(2)
  expect(find('tim=dáng')[0]).toBe('Dáng đi thế nào?')
  expect(find('tim=tro nha')).toEqual(['Đăng ký tạm trú ở đâu?'])
  expect(find('trang-thai=cho-duyet')).toEqual(['Dáng đi thế nào?'])
  expect(find('trang-thai=dang-dung')).toEqual(['Đăng ký tạm trú ở đâu?'])
  expect(find('chu-de=Tác phong')).toEqual(['Dáng đi thế nào?'])
  expect(find('chu-de=tac ph')).toEqual(['Dáng đi thế nào?'])
  expect(find('chu-de=không có')).toEqual([])
  expect(find('do-kho=easy&nhan=nhà trọ&danh-muc=Nghiệp vụ&dang=shortAnswer')).toHaveLength(1)
  expect(find('danh-muc=Nghiệp')).toEqual([])
  expect(find('noi=bai-hoc')).toEqual([])
  expect(find('trang=2')).toEqual([])

  const code = await startDraft(trainer)
  await approve(approver, await sendForApproval(trainer, code))
  expect(find('noi=bai-hoc')).toHaveLength(2)
  const page = await callLoader(bankLoader, { url: '/soan/cau-hoi?noi=bai-hoc', cookie: trainer.cookie, now })
  expect(
    findBankQuestions(readBankParams(new URL('http://localhost/?danh-muc=Nghi%E1%BB%87p')).filter, {
      limit: 1,
      offset: 0,
    }),
  ).toMatchObject({ topics: [], tags: [] })
  expect(page).toMatchObject({ total: 2, all: 4, lines: [{ home: 'lesson', homeName: 'Bài thử', lastUsed: null }, {}] })
})

test('a question of a lesson can be read in the bank but is changed in its lesson', async () => {
  const { trainer, approver } = await createStudio()
  const lessonCode = await startDraft(trainer)
  await approve(approver, await sendForApproval(trainer, lessonCode))
  const { code } = await reader().question.findFirstOrThrow({ where: { lesson: { code: lessonCode } } })
  const here = `/soan/cau-hoi/${code}`
  expect(
    await callLoader(questionLoader, { url: here, params: { ma: code }, cookie: trainer.cookie, now }),
  ).toMatchObject({
    lesson: { code: lessonCode },
    versions: [{ state: 'active' }],
  })
  expect(await post(questionAction, trainer, here, { intent: 'retire', reason: 'x' })).toMatchObject({ status: 404 })
  await expect(
    inTransaction(async (tx) => {
      const { id } = await ensureCategory(tx, 'Chung', { at: now, createdById: null })
      await saveBankQuestion(tx, { categoryId: id, code, content: question('Lấy mã'), authorId: null, at: now })
    }),
  ).rejects.toThrow(/belongs to a lesson/)
  expect(await findCategories()).toEqual([])
})

test('categories are made with those above them; a rename moves everything below and merges nothing', async () => {
  const { trainer } = await createStudio()
  await write(trainer, question('Hỏi gì?'))
  await createCategory({ actor: trainer.actor, path: 'Kỹ năng', now })
  const tree = await findCategories()
  expect(tree.map(({ path, depth, questionCount }) => [path, depth, questionCount])).toEqual([
    ['Kỹ năng', 0, 0],
    ['Nghiệp vụ', 0, 1],
    ['Nghiệp vụ/Cư trú', 1, 1],
  ])
  const categoryId = tree.find(({ path }) => path === 'Nghiệp vụ')?.id ?? ''
  const rename = (path: string) => renameQuestionCategory({ actor: trainer.actor, categoryId, path, now })
  expect(await rename('Kỹ năng')).toEqual({ ok: false, reason: 'taken' })
  expect(await rename('Nghiệp vụ/Trong')).toEqual({ ok: false, reason: 'intoItself' })
  expect(await rename(' / ')).toEqual({ ok: false, reason: 'badPath' })
  expect(await rename('Kỹ năng/Nghiệp vụ cơ bản')).toMatchObject({ ok: true })
  expect((await findCategories()).map(({ path }) => path)).toEqual([
    'Kỹ năng',
    'Kỹ năng/Nghiệp vụ cơ bản',
    'Kỹ năng/Nghiệp vụ cơ bản/Cư trú',
  ])
  expect(await lastEvent('questionCategory.rename')).toMatchObject({
    details: { before: 'Nghiệp vụ', after: 'Kỹ năng/Nghiệp vụ cơ bản', count: 2 },
  })
  const refused = await post(bankAction, trainer, '/soan/cau-hoi', { intent: 'createCategory', path: '/' })
  expect(refused).toMatchObject({ init: { status: 422 } })
})

test('only an approved version is drawn, the newest of them, and a paper keeps the one that it was given', async () => {
  const { trainer, approver } = await createStudio()
  const approveNow = ({ versionId }: { versionId: string }) =>
    approveQuestions({ actor: approver.actor, versionIds: [versionId], now })
  const draw = async () => {
    const slot = { from: { category: 'Nghiệp vụ' }, topic: 'Cư trú', count: 5 }
    const rules = { ...defaultQuizRules, blueprint: { kind: 'slots' as const, slots: [slot] } }
    const paper = await drawPaper(reader(), { enrolmentId: 'none', lessonId: 'none', rules, seed: 'ab12' })
    return paper.map(({ questionVersionId }) => questionVersionId)
  }
  const first = await write(trainer, question('Ở trọ thì đăng ký gì?'))
  expect(await draw()).toEqual([])
  await approveNow(first)
  const paper = await draw()
  expect(paper).toEqual([first.versionId])

  const second = await write(trainer, question('Thuê trọ thì đăng ký gì?'), first.code)
  expect(await draw()).toEqual([first.versionId])
  await approveNow(second)
  expect(await draw()).toEqual([second.versionId])
  const kept = await reader().questionVersion.findUniqueOrThrow({ where: { id: paper[0] }, select: { stem: true } })
  expect(kept.stem).toBe('Ở trọ thì đăng ký gì?')
  await post(questionAction, trainer, `/soan/cau-hoi/${first.code}`, { intent: 'retire', reason: 'Quy định đã đổi' })
  expect(await draw()).toEqual([])
})

test('a category that a published course draws from keeps its name', async () => {
  const { trainer, approver } = await createStudio()
  await write(trainer, question('Ở trọ thì đăng ký gì?'))
  const lessonCode = await startDraft(trainer)
  const draft = await openDraftOf(lessonCode)
  const slots = 'slots:\n  - from: Nghiệp vụ\n    count: 1\n'
  const { source, quizSource } = textOf(lessonCode)
  const text = { source, quizSource: quizSource.replace(/^draw: \d+\n/, slots) }
  const pending = await sendForApproval(trainer, draft.lessonCode, text)
  await approve(approver, pending)
  const below = (await findCategories()).find(({ path }) => path === 'Nghiệp vụ/Cư trú')
  const renamed = renameQuestionCategory({ actor: trainer.actor, categoryId: below?.id ?? '', path: 'Khác', now })
  expect(await renamed).toEqual({ ok: false, reason: 'inUse' })
})
