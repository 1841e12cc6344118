import { expect, test } from 'vitest'
import { analyseQuestion, analyseQuiz } from '~/domain/quiz/item-statistics.server'
import { reader } from '~/platform/db/database.server'
import { action, loader } from '~/routes/studio/question-correction'
import { loader as csvLoader } from '~/routes/studio/question-correction-csv'
import { loader as statisticsLoader } from '~/routes/studio/question-statistics'
import { assign } from '../deeds/study-steps'
import { cookieOf, createForce, give, now } from '../identity/force'
import { createCourse, officerIn } from '../learning/course-fixture'
import { callAction, callLoader, freshDatabase } from '../setup'
import { createQuestion, essay, handIn, single } from './closed-attempts'

freshDatabase()

async function setUp() {
  const force = await createForce()
  const course = await createCourse()
  const staff = await officerIn(force, 'root', '900-001')
  await give(staff.person, 'approver', force.root.unitId)
  await give(staff.person, 'trainer', force.root.unitId)
  const officers = [
    await officerIn(force, 'post', '100-001'),
    await officerIn(force, 'post', '100-002'),
    await officerIn(force, 'team1', '100-003'),
  ].map(({ actor }) => actor.officerId)
  await assign('doi-1')
  const versionIds = [
    await createQuestion({ code: 'cau-mot', body: single }),
    await createQuestion({ code: 'cau-hai', body: single }),
  ]
  const take = (index: number, letters: string, at = now) =>
    handIn({
      officerId: officers[index] ?? '',
      lessonId: course.lessonIds[0],
      at,
      answers: [...letters].map((letter, place) => ({
        versionId: versionIds[place] ?? '',
        response: letter === '-' ? null : [letter],
      })),
    })
  return { course, officers, versionIds, take, cookie: await cookieOf(staff.person) }
}

const page = (cookie: string, query: string, code = 'cau-hai') => ({
  url: `/soan/cau-hoi/${code}/dinh-chinh${query}`,
  params: { ma: code },
  cookie,
  now,
})

interface Shown {
  fault: string | null
  preview: { fingerprint: string; id: string; refusal: string | null } | null
}

test('first what, then whom it touches, then once', async () => {
  const { take, cookie } = await setUp()
  await take(0, 'aa')
  await take(1, 'ac')
  expect(await callLoader(loader, page(cookie, ''))).toMatchObject({
    code: 'cau-hai',
    number: 1,
    preview: null,
    fault: null,
    isVoid: false,
  })
  expect(await callLoader(loader, page(cookie, '?cach=sua&right=a'))).toMatchObject({
    preview: { refusal: expect.stringContaining('giống đáp án đang dùng') },
  })
  expect(await callLoader(loader, page(cookie, '?cach=sua'))).toMatchObject({
    fault: 'Câu chọn một cần đúng một phương án đúng.',
  })

  const query = '?phien-ban=1&cach=sua&right=c'
  const shown = (await callLoader(loader, page(cookie, query))) as Shown
  expect(shown.preview).toMatchObject({
    totals: { attempts: 2, changed: 2, nowPassed: 1, noLongerPassed: 1 },
    isOwn: false,
    rows: [
      { serviceNumber: '100-001', before: '2/2, đạt', after: '1/2, chưa đạt' },
      { serviceNumber: '100-002', before: '1/2, chưa đạt', after: '2/2, đạt', unitName: 'Tổ 1' },
    ],
  })
  const csv = (await callLoader(csvLoader, {
    ...page(cookie, query),
    url: `/soan/cau-hoi/cau-hai/dinh-chinh.csv${query}`,
  })) as Response
  const text = await csv.text()
  expect(text.split('\r\n')).toHaveLength(4)
  expect(text).toContain(
    '2;100-002;Nguyễn Văn An;Thượng úy;Tổ 1;Niềm nở khi tiếp xúc;Tháng 11/2026;Bài 1 bản 1;1;1/2, chưa đạt;2/2, đạt;có;',
  )

  const { id = '', fingerprint = '' } = shown.preview ?? {}
  const post = (form: Record<string, string>) => callAction(action, { ...page(cookie, query), form })
  expect(await post({ id, fingerprint, reason: ' ' })).toMatchObject({
    init: { status: 422 },
    data: { faults: [expect.stringContaining('lý do')] },
  })
  const form = { id, fingerprint, reason: 'Đáp án ghi nhầm' }
  const done = (await post(form)) as Response
  expect([done.status, done.headers.get('Location')]).toEqual([303, '/soan/cau-hoi/cau-hai/dinh-chinh?phien-ban=1'])
  // The double click's second post finds it done.
  expect((await post(form)) as Response).toMatchObject({ status: 303 })
  expect(await reader().questionCorrection.count()).toBe(1)
  expect(await callLoader(loader, page(cookie, '?phien-ban=1'))).toMatchObject({
    history: [
      {
        kind: 'rekey',
        reason: 'Đáp án ghi nhầm',
        changedCount: 2,
        done: expect.stringMatching(/^Đồng chí .+ thực hiện, hôm nay/),
      },
    ],
    content: { body: { options: [{ correct: false }, { correct: false }, { correct: true }] } },
  })
})

test('an attempt handed in meanwhile: the form is answered with the new preview', async () => {
  const { take, cookie } = await setUp()
  await take(0, 'ab')
  const shown = (await callLoader(loader, page(cookie, '?cach=huy'))) as Shown
  const { id = '', fingerprint = '' } = shown.preview ?? {}
  await take(1, 'ab')
  const form = { id, fingerprint, reason: 'Hai phương án cùng đúng' }
  expect(await callAction(action, { ...page(cookie, '?cach=huy'), form })).toMatchObject({
    init: { status: 409 },
    data: { sentence: expect.stringContaining('vừa thay đổi'), reason: 'Hai phương án cùng đúng' },
  })
  expect(await callLoader(loader, page(cookie, '?cach=huy'))).toMatchObject({ preview: { totals: { attempts: 2 } } })
})

test('a question that nobody knows, and one that was never approved, are not found', async () => {
  const { cookie } = await setUp()
  const found = (await callLoader(loader, page(cookie, '', 'khong-co'))) as Response
  expect(found.status).toBe(404)
  expect(((await callLoader(loader, page(cookie, '?phien-ban=7'))) as Response).status).toBe(404)
})

test('statistics: first attempts, one item a key, corrected keys, voided questions marked', async () => {
  const { take, cookie } = await setUp()
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  await take(0, 'ab', later(1))
  await take(0, 'aa', later(2))
  await take(1, 'ba', later(3))
  await take(2, '-c', later(4))
  const first = await analyseQuiz('niem-no-bai-1', 'first')
  expect(first.quiz.attempts).toBe(3)
  expect(first.isSamePaper).toBe(true)
  expect(first.items).toMatchObject([
    { code: 'cau-hai', attempts: 3, facility: expect.closeTo(100 / 3, 6), flags: [{ kind: 'tooFew' }] },
    {
      code: 'cau-mot',
      facility: expect.closeTo(100 / 3, 6),
      unanswered: 1,
      randomGuess: expect.closeTo(100 / 3, 6),
      options: [
        { key: 'a', count: 1, isRight: true },
        { key: 'b', count: 1 },
        { key: 'c', count: 0 },
      ],
    },
  ])
  expect((await analyseQuiz('niem-no-bai-1', 'all')).quiz.attempts).toBe(4)
  expect((await analyseQuiz('niem-no-bai-1', 'best')).quiz.average).toBeCloseTo((100 + 50 + 0) / 3, 6)
  expect((await analyseQuiz('niem-no-bai-1', 'last')).quiz.average).toBeCloseTo((100 + 50 + 0) / 3, 6)
  expect(await analyseQuestion('cau-mot')).toMatchObject([{ attempts: 3, versions: [1] }])

  const correct = async (query: string, code: string) => {
    const shown = (await callLoader(loader, page(cookie, query, code))) as Shown
    const { id = '', fingerprint = '' } = shown.preview ?? {}
    const form = { id, fingerprint, reason: 'Đáp án ghi nhầm' }
    expect(await callAction(action, { ...page(cookie, query, code), form })).toMatchObject({ status: 303 })
  }
  await correct('?cach=sua&right=c', 'cau-hai')
  await correct('?cach=huy', 'cau-mot')
  expect(await callLoader(statisticsLoader, { url: '/soan/cau-hoi/thong-ke', cookie, now })).toMatchObject({
    lesson: { code: 'niem-no-bai-1' },
    choice: 'first',
    analysis: {
      items: [
        { code: 'cau-hai', facility: expect.closeTo(100 / 3, 6), options: [{ isRight: false }, {}, { isRight: true }] },
        { code: 'cau-mot', isVoid: true, facility: expect.closeTo(100, 6), flags: [] },
      ],
    },
  })
})

test('statistics: an attempt that waits for its mark is left out', async () => {
  const { course, officers, versionIds } = await setUp()
  const essayId = await createQuestion({ code: 'thu-hoach', body: essay() })
  const answers = [
    { versionId: versionIds[0] ?? '', response: ['a'] },
    { versionId: essayId, response: ['Đã viết.'] },
  ]
  await handIn({ officerId: officers[0] ?? '', lessonId: course.lessonIds[0], at: now, answers })
  expect((await analyseQuiz('niem-no-bai-1', 'first')).quiz).toMatchObject({ attempts: 0, average: null })
})
