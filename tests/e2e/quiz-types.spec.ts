import type { BrowserContext, Page, TestInfo } from '@playwright/test'
import { questionTypes } from '../../app/domain/questions/question-body'
import { answer, askedQuestion, type Means, questionsOf } from './answering'
import { expect, expectGoodScreen, test } from './journey'
import { signInAsNewOfficer } from './new-officer'
import { giveTypesCourse, typesCourse } from './types-course'

const known = questionsOf(typesCourse.folder)
const quizAddress = `/bai-hoc/${typesCourse.nineTypes}/kiem-tra`
const receiptCode = /^[0-9A-Z]{10,12}$/

/** Each width has a unit of its own, so that nobody's month grows under another test. */
function unitOf(project: string): string {
  return project === 'phone' ? 'doi-3' : 'doi-4'
}

async function start(page: Page, context: BrowserContext, info: TestInfo, lesson: string) {
  const baseURL = info.project.use.baseURL ?? ''
  await giveTypesCourse(baseURL, unitOf(info.project.name))
  await signInAsNewOfficer(context, baseURL, unitOf(info.project.name))
  await page.goto(`/bai-hoc/${lesson}`)
  await page.goto(`/bai-hoc/${lesson}/kiem-tra`)
  if (lesson === typesCourse.timed) await expectRules(page)
  await page.getByRole('button', { name: /^Bắt đầu/ }).click()
  await expect(page.getByText(/^Câu 1 trong \d+$/)).toBeVisible()
}

async function expectRules(page: Page) {
  await expect(page.getByText(/^Mỗi lượt có 20 phút/)).toBeVisible()
  await expect(page.getByText('Nộp xong một lượt, 1 giờ sau mới bắt đầu được lượt tiếp theo.')).toBeVisible()
  await expect(page.getByText(/^Điểm thi đua tính theo lượt cuối cùng/)).toBeVisible()
  await expectGoodScreen(page, 'rules')
}

function saved(page: Page, position: number) {
  return page.getByRole('status').filter({ hasText: `Đã lưu câu ${position}` })
}

test('every kind of question is answered by keyboard or touch, and explained after passing', async ({
  page,
  context,
}, info) => {
  test.setTimeout(300_000)
  const isPhone = info.project.name === 'phone'
  const means: Means = isPhone ? 'touch' : 'keyboard'
  if (isPhone) await page.setViewportSize({ width: 320, height: 700 })
  await start(page, context, info, typesCourse.nineTypes)

  const seen: string[] = []
  for (let position = 1; position <= 9; position += 1) {
    await expect(page.getByText(`Câu ${position} trong 9`)).toBeVisible()
    const body = await askedQuestion(page, known)
    seen.push(body.type)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectGoodScreen(page, `${body.type} in the dark`)
    await page.emulateMedia({ colorScheme: 'light' })
    await answer(page, body, { isRight: true, means })
    await expect(saved(page, position)).toBeVisible()
    if (body.type === 'numeric') await expect(page.getByText('Hiểu là 1730,25')).toBeVisible()
    await expectGoodScreen(page, `answered ${body.type}`)
    await expectTouchTargets(page, body.type)
    const next = page.getByRole('button', { name: position === 9 ? 'Xem lại và nộp' : 'Câu tiếp theo' })
    if (isPhone) await next.tap()
    else {
      await next.focus()
      await next.press('Enter')
    }
  }
  expect([...seen, 'essay'].toSorted()).toEqual([...questionTypes].toSorted())
  await expect(page.getByRole('heading', { name: 'Đã trả lời đủ 9 câu' })).toBeVisible()
  await expectGoodScreen(page, 'overview')
  // The paper comes back from the server as it was answered.
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Đã trả lời đủ 9 câu' })).toBeVisible()
  await page.getByRole('button', { name: 'Nộp bài' }).click()

  await expect(page).toHaveURL(/\/bai-lam\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('img', { name: 'Đúng 9 trong 9 câu' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(9)
  await expect(page.getByText('KÍN: lời giải câu sắp xếp.')).toBeVisible()
  await expect(page.getByText('KÍN: tên đúng.')).toBeVisible()
  await expectGoodScreen(page, 'reviewed questions')

  await page.getByRole('link', { name: receiptCode }).click()
  await expect(page.getByText('Hệ thống đã nhận bài này.')).toBeVisible()
  await expectGoodScreen(page, 'receipt')
  await page.goBack()
  await page.getByRole('link', { name: 'Hồ sơ bài làm' }).click()
  await expect(page.getByRole('article')).toHaveCount(9)
  await expectGoodScreen(page, 'attempt record')
})

/** Controls of the question are at least 44 px high and wide. */
async function expectTouchTargets(page: Page, name: string) {
  const small = await page
    .locator('form#cau-hoi')
    .locator('input:not([type="hidden"]), select, button, textarea')
    .evaluateAll(
      (controls) =>
        controls
          .map((control) => (control.closest('label') ?? control).getBoundingClientRect())
          .filter(({ height, width }) => height < 43.5 || width < 43.5).length,
    )
  expect(small, `small targets of ${name}`).toBe(0)
}

test('nothing that the server sends before the keys may be shown tells one', async ({ page, context }, info) => {
  test.setTimeout(180_000)
  const traffic = recordTraffic(context)
  await start(page, context, info, typesCourse.nineTypes)
  let shownOrder = ''
  for (let position = 1; position <= 9; position += 1) {
    await expect(page.getByText(`Câu ${position} trong 9`)).toBeVisible()
    const body = await askedQuestion(page, known)
    if (body.type === 'ordering') shownOrder = await shownSteps(page)
    // Wrong answers: nothing of a key can be the officer's own words coming back.
    await answer(page, body, { isRight: false })
    await expect(saved(page, position)).toBeVisible()
    await page.reload()
    await expect(page.getByText(`Câu ${position} trong 9`)).toBeVisible()
    await page.getByRole('button', { name: position === 9 ? 'Xem lại và nộp' : 'Câu tiếp theo' }).click()
  }
  expectNothingTold(await traffic(), shownOrder)

  // The result of a failed attempt with tries left holds the count only, and so do its receipt and record.
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByRole('heading', { name: 'Đúng 0 trong 9 câu' })).toBeVisible()
  await page.goto(`${new URL(page.url()).pathname}/ho-so`)
  await expect(page.getByRole('article')).toHaveCount(9)
  await page.goto(quizAddress)
  await page.getByRole('button', { name: 'Bắt đầu lượt 2' }).click()
  await expect(page.getByText('Câu 1 trong 9')).toBeVisible()
  // A second paper is shuffled anew: what stands first in it is its own order.
  expectNoSecret(await traffic())
})

/** Everything that the server sends to this browser: documents, single-fetch data and answers to scripts. */
function recordTraffic(context: BrowserContext) {
  const bodies: Body[] = []
  const reading: Promise<void>[] = []
  context.on('response', (response) => {
    const isRedirect = response.status() >= 300 && response.status() < 400
    const isCode = /\/assets\/|\/sw\.js/.test(response.url())
    if (isRedirect || isCode) return
    reading.push(
      response.text().then(
        (text) => void bodies.push({ url: response.url(), text: text.replaceAll('\\"', '"') }),
        // A navigation ended it before it was read; no script of the page has seen it either.
        () => undefined,
      ),
    )
  })
  return async () => {
    await Promise.all(reading)
    return [...bodies]
  }
}

interface Body {
  url: string
  text: string
}

/** Names under which keys are stored, and words of the fixture that only a key, a feedback or an explanation holds. */
const secrets: Record<string, RegExp> = {
  'a stored key':
    /"(correct|weight|quality|feedback|explanation|accepted|tolerance|pairs|distractors|gaps|optionOrder|seed)"/,
  'a feedback or an explanation': /KÍN/,
  'an accepted text': /thẻ căn cước|căn cước công dân/,
  'an accepted number': /1730[.,]25|0[.,]125/,
  'an accepted word of a gap': /siêng năng|chuyên cần|trong sạch/,
}

function expectNoSecret(bodies: Body[]) {
  const papers = bodies.filter(({ url }) => /kiem-tra/.test(url))
  expect(papers.length, 'papers among what was recorded').toBeGreaterThan(9)
  for (const { url, text } of bodies)
    for (const [what, secret] of Object.entries(secrets))
      expect(secret.exec(text)?.[0], `${what} in ${url}`).toBe(undefined)
}

/** The steps of the fixture as their author wrote them: the right order. */
const rightOrder = 'Bước chào,Bước mời ngồi,Bước hỏi nhu cầu,Bước nhắc lại,Bước hướng dẫn'

function expectNothingTold(bodies: Body[], shownOrder: string) {
  expectNoSecret(bodies)
  // One shuffle in 120 is the right order itself.
  if (shownOrder === rightOrder) return
  for (const { url, text } of bodies) expect(orderIn(text), `the right order in ${url}`).not.toBe(rightOrder)
}

/** The steps in the order in which a body first names them. */
function orderIn(text: string): string {
  return rightOrder
    .split(',')
    .filter((step) => text.includes(step))
    .toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
    .join()
}

async function shownSteps(page: Page): Promise<string> {
  const rows = await page.locator('form#cau-hoi').getByRole('listitem').allTextContents()
  return rows.map((row) => row.replace(/^\d+/, '').trim()).join()
}

test('an essay is counted in words, kept as it is typed, and waits for its mark', async ({ page, context }, info) => {
  await start(page, context, info, typesCourse.essay)
  await expect(page.getByText('Nêu rõ việc đã làm')).toBeVisible()
  await expect(page.getByText('Đã viết 0 từ, còn thiếu 5. Cần từ 5 đến 400 từ.')).toBeVisible()
  await expectGoodScreen(page, 'essay')
  const text = page.locator('form#cau-hoi').getByRole('textbox')
  await text.pressSequentially('Tôi đọc chậm')
  // A second after the last key it is sent without leaving the field.
  await expect(saved(page, 1)).toBeVisible()
  await text.pressSequentially(' tờ khai cho bác.')
  await expect(page.getByText('Đã viết 7 từ. Cần từ 5 đến 400 từ.')).toBeVisible()
  await page.getByRole('button', { name: 'Xem lại và nộp' }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Câu 1/ })
    .click()
  await expect(text).toHaveValue('Tôi đọc chậm tờ khai cho bác.')
  await page.getByRole('button', { name: 'Xem lại và nộp' }).click()
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByRole('heading', { name: 'Bài đã nộp, đang chờ chấm bài thu hoạch' })).toBeVisible()
  await expect(page.getByText('Chờ chấm').first()).toBeVisible()
  await expectGoodScreen(page, 'waiting for marks')
})

test('the timer follows the server alone, and at the end the page sends what is typed and hands in', async ({
  page,
  context,
}, info) => {
  // A device an hour ahead, whose timer would otherwise be over at once.
  await page.addInitScript(() => {
    const trueNow = Date.now
    Date.now = () => trueNow() + 3_600_000
  })
  await start(page, context, info, typesCourse.timed)
  const timer = page.getByRole('timer')
  await expect(timer).toHaveText(/^(20:00|19:\d\d)$/)
  await expectGoodScreen(page, 'timed question')

  let secondsLeft = 110
  await page.route('**/thoi-gian', (route) => {
    const now = new Date()
    const expiresAt = new Date(now.getTime() + secondsLeft * 1000)
    return route.fulfill({ json: { serverNow: now, expiresAt, isClosed: false } })
  })
  const lookAgain = () => page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await lookAgain()
  await expect(timer).toContainText('sắp hết giờ')
  await expectGoodScreen(page, 'timer near its end')
  secondsLeft = 58
  await lookAgain()
  await expect(page.getByText('Còn 1 phút làm bài.')).toBeAttached()

  await page.locator('form#cau-hoi').getByRole('textbox').pressSequentially('abc')
  secondsLeft = 0
  await lookAgain()
  await expect(page).toHaveURL(/\/bai-lam\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('img', { name: 'Đúng 1 trong 1 câu' })).toBeVisible()
})

test('the rules stand in words before the start, and the next attempt says when it may begin', async ({
  page,
  context,
}, info) => {
  await start(page, context, info, typesCourse.timed)
  await page.goto(`/bai-hoc/${typesCourse.timed}/kiem-tra?cau=nop`)
  await page.getByRole('link', { name: 'Nộp bài' }).click()
  await page.getByRole('button', { name: 'Vẫn nộp bài' }).click()
  await expect(page.getByRole('heading', { name: 'Đúng 0 trong 1 câu' })).toBeVisible()
  await expect(page.getByText(/Lượt tiếp theo bắt đầu được từ/)).toBeVisible()
  await page.goto(`/bai-hoc/${typesCourse.timed}/kiem-tra`)
  await expect(page.getByText('Chưa đến lúc làm lượt tiếp theo')).toBeVisible()
  await expectGoodScreen(page, 'waiting for the next attempt')
})

type Look = (page: Page, name: string) => Promise<void>

/** Answers the nine questions as plain forms; what cannot be kept comes back as it was filled in. */
async function answerPlainly(page: Page, look: Look) {
  const form = page.locator('form#cau-hoi')
  for (let position = 1; position <= 9; position += 1) {
    await expect(page.getByText(`Câu ${position} trong 9`)).toBeVisible()
    const body = await askedQuestion(page, known)
    const next = page.getByRole('button', {
      name: position === 9 ? 'Lưu và xem lại trước khi nộp' : 'Lưu và sang câu tiếp theo',
    })
    if (body.type === 'ordering') {
      const places = form.getByRole('combobox')
      for (const place of await places.all()) await place.selectOption('1')
      await next.click()
      await expect(page.getByText('Có hơn một mục ở vị trí 1.')).toBeVisible()
      for (const place of await places.all()) await expect(place).toHaveValue('1')
      await look(page, 'refused places')
    }
    if (body.type === 'numeric') {
      await form.getByRole('textbox').fill('hai rưỡi')
      await next.click()
      await expect(page.getByText('“hai rưỡi” chưa đọc được thành một số.').first()).toBeVisible()
      await expect(form.getByRole('textbox')).toHaveValue('hai rưỡi')
      await look(page, 'refused number')
    }
    await answer(page, body, { isRight: true })
    await look(page, `plain ${body.type}`)
    await next.click()
  }
  await expect(page.getByRole('heading', { name: 'Đã trả lời đủ 9 câu' })).toBeVisible()
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page).toHaveURL(/\/bai-lam\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('img', { name: 'Đúng 9 trong 9 câu' })).toBeVisible()
  await look(page, 'plain result')
}

test('the plain forms are good screens before any script has arrived', async ({ page, context }, info) => {
  test.setTimeout(240_000)
  await page.route('**/assets/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await start(page, context, info, typesCourse.nineTypes)
  await answerPlainly(page, expectGoodScreen)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('every kind of question is a plain form', async ({ page, context }, info) => {
    test.setTimeout(180_000)
    await start(page, context, info, typesCourse.nineTypes)
    await answerPlainly(page, async () => undefined)
  })
})
