import { expect, test } from 'vitest'
import { getCourse } from '~/domain/publishing/courses.server'
import { reader } from '~/platform/db/database.server'
import { action as courseAction, loader as courseLoader } from '~/routes/studio/course'
import { action as newCourseAction } from '~/routes/studio/new-course'
import { now } from '../identity/force'
import { callAction, callLoader, freshDatabase } from '../setup'
import { approve, createStudio, postReview, type StudioPerson, sendForApproval, startDraft } from './studio-people'

freshDatabase()

const details = { title: 'Chuyên đề thử', summary: 'Để thử.', objectives: 'Thử được.' }

function post(author: StudioPerson, form: Record<string, string | string[]>, code = 'chuyen-de-thu') {
  return callAction(courseAction, {
    url: `/soan/chuyen-de/${code}`,
    params: { ma: code },
    cookie: author.cookie,
    form,
    now,
  })
}

/** A course with two published lessons. */
async function withTwoLessons() {
  const studio = await createStudio()
  const codes = []
  for (const title of ['Bài một', 'Bài hai']) {
    const code = await startDraft(studio.trainer, title)
    await approve(studio.approver, await sendForApproval(studio.trainer, code))
    codes.push(code)
  }
  const [one = '', two = ''] = codes
  const rules = Object.fromEntries(
    codes.flatMap((code) => [
      [`${code}.draw`, '1'],
      [`${code}.passPercent`, '80'],
      [`${code}.maxAttempts`, '3'],
    ]),
  )
  return { ...studio, one, two, rules }
}

test('a new course is a proposal: nobody can be given it before a lesson is published in it', async () => {
  const { trainer } = await createStudio()
  const created = (await callAction(newCourseAction, {
    url: '/soan/chuyen-de/moi',
    cookie: trainer.cookie,
    form: { title: 'Nghe và nói', summary: 'Giới thiệu.', objectives: '- Một\n\n- Hai', code: '' },
    now,
  })) as Response
  expect(created.headers.get('Location')).toBe('/soan/chuyen-de/nghe-va-noi')
  expect(await getCourse('nghe-va-noi')).toBeNull()
  const page = await callLoader(courseLoader, {
    url: '/soan/chuyen-de/nghe-va-noi',
    params: { ma: 'nghe-va-noi' },
    cookie: trainer.cookie,
    now,
  })
  expect(page).toMatchObject({ course: { title: 'Nghe và nói', objectives: ['Một', 'Hai'], number: null } })
  const taken = await callAction(newCourseAction, {
    url: '/soan/chuyen-de/moi',
    cookie: trainer.cookie,
    form: { ...details, code: 'nghe-va-noi' },
    now,
  })
  expect(taken).toMatchObject({ init: { status: 409 }, data: { errors: { code: [expect.any(String)] } } })
})

test('order and quiz rules change only when a second person publishes them', async () => {
  const { trainer, approver, one, two, rules } = await withTwoLessons()
  // The proposal that came with the course is still open.
  const form = { ...details, ...rules, lessonCode: [one, two], revision: '1' }
  const moved = (await post(trainer, { ...form, [`${two}.passPercent`]: '90', move: `up:${two}` })) as Response
  expect(moved.status).toBe(303)
  expect((await getCourse('chuyen-de-thu'))?.lessons.map((lesson) => lesson.code)).toEqual([one, two])
  const sent = { ...form, [`${two}.passPercent`]: '90', lessonCode: [two, one], revision: '2', intent: 'submit' }
  await post(trainer, sent)
  const draft = await reader().courseDraft.findFirstOrThrow({ where: { state: 'pending' } })
  await postReview(approver, draft.id, { intent: 'approveCourse', revision: String(draft.revision) })
  const course = await getCourse('chuyen-de-thu')
  expect(course?.version.number).toBe(3)
  expect(course?.lessons.map((lesson) => [lesson.code, lesson.rules.passPercent])).toEqual([
    [two, 90],
    [one, 80],
  ])
  expect(await reader().courseVersion.count()).toBe(3)
})

test('rules that the questions cannot meet are refused at their field, with what was typed', async () => {
  const { trainer, one, two, rules } = await withTwoLessons()
  const refused = await post(trainer, {
    ...details,
    ...rules,
    [`${one}.draw`]: '9',
    lessonCode: [one, two],
    revision: '1',
    intent: 'save',
  })
  expect(refused).toMatchObject({
    init: { status: 422 },
    data: { typed: { [`${one}.draw`]: '9' }, errors: { [`${one}.draw`]: [expect.any(String)] } },
  })
})

test('somebody else’s proposal and an older one are not written over', async () => {
  const { trainer, otherTrainer, one, two, rules } = await withTwoLessons()
  const form = { ...details, ...rules, lessonCode: [one, two], intent: 'save' }
  expect(await post(otherTrainer, { ...form, revision: '0' })).toMatchObject({ init: { status: 409 } })
  expect(await post(trainer, { ...form, revision: '7' })).toMatchObject({ init: { status: 409 } })
})
