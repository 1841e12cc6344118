import { expect, test } from './journey'
import { ownPassword, signInAsNewOfficer } from './new-officer'
import {
  answerOnScreen,
  answerOnServer,
  answerRoute,
  deviceContent,
  giveAnswer,
  goToNext,
  lessonCode,
  loseSession,
  openPaper,
  questionCount,
  quizPath,
  savedWords,
  signInAgain,
  startPaper,
  waitingWords,
} from './paper-steps'

const cutOff = 'internetdisconnected'
/** Each look at the server is a browser of its own, signed in afresh. */
const looks = { timeout: 60_000 }

test.setTimeout(240_000)

test('with the network away for a whole attempt every answer waits in words, and all go when it returns', async ({
  page,
  context,
  baseURL,
}) => {
  const officer = await openPaper(page, context, baseURL ?? '')
  const count = await questionCount(page)
  await expect.poll(async () => (await deviceContent(page)).keys).toBe(1)
  await context.setOffline(true)
  const given: string[][] = []
  for (let position = 1; position <= count; position += 1) {
    await expect(page.getByText(`Câu ${position} trong ${count}`)).toBeVisible()
    await giveAnswer(page, position % 2)
    given.push(await answerOnScreen(page))
    await expect(page.getByRole('status').getByText(waitingWords(position))).toBeVisible()
    await goToNext(page)
  }
  await expect(page.getByRole('status').getByText(waitingWords(count))).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible({ timeout: 30_000 })
  for (let position = 1; position <= count; position += 1)
    expect(await answerOnServer(page, officer.username, position)).toEqual(given[position - 1])
  expect((await deviceContent(page)).answers).toBe(0)
})

test('a killed tab loses nothing: a new one shows what waited and sends it', async ({ page, context, baseURL }) => {
  const officer = await openPaper(page, context, baseURL ?? '')
  await context.route(answerRoute, (route) => route.abort(cutOff))
  await giveAnswer(page, 0)
  await expect(page.getByRole('status').getByText(waitingWords(1))).toBeVisible()
  await giveAnswer(page, 1)
  const first = await answerOnScreen(page)
  await goToNext(page)
  await giveAnswer(page, 1)
  const second = await answerOnScreen(page)
  await expect(page.getByRole('status').getByText(waitingWords(2))).toBeVisible()
  await page.close({ runBeforeUnload: false })

  const tab = await context.newPage()
  await tab.goto(`${quizPath}?cau=1`)
  await expect.poll(() => answerOnScreen(tab)).toEqual(first)
  await expect(tab.getByRole('status').getByText(waitingWords(2))).toBeVisible()
  expect(await answerOnServer(tab, officer.username, 1)).not.toEqual(first)
  await context.unroute(answerRoute)
  await tab.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(tab.getByRole('status').filter({ hasText: savedWords })).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => answerOnServer(tab, officer.username, 1), looks).toEqual(first)
  await expect.poll(() => answerOnServer(tab, officer.username, 2), looks).toEqual(second)
})

test('answers given after the session ended go from any page once the officer is signed in again', async ({
  page,
  context,
  baseURL,
}) => {
  const officer = await openPaper(page, context, baseURL ?? '')
  await giveAnswer(page, 0)
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  await loseSession(context)
  await giveAnswer(page, 1)
  const given = await answerOnScreen(page)
  await expect(page.getByRole('status').getByText(/Phiên làm việc đã hết\. 1 câu trả lời/)).toBeVisible()
  await page.close()

  const tab = await context.newPage()
  await tab.goto('/thang-nay')
  await expect(tab).toHaveURL(/\/dang-nhap/)
  await tab.getByLabel('Số hiệu CAND hoặc tên đăng nhập').fill(officer.username)
  await tab.getByLabel('Mật khẩu', { exact: true }).fill(ownPassword)
  await tab.getByLabel('Đây là máy dùng chung').uncheck()
  await tab.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(tab.getByText('Đã gửi 1 câu trả lời còn giữ trên máy này.')).toBeVisible()
  expect(await answerOnServer(tab, officer.username, 1)).toEqual(given)
})

test('of two tabs the one that lags learns of the newer answer, and its next one counts', async ({
  page,
  context,
  baseURL,
}) => {
  const officer = await openPaper(page, context, baseURL ?? '')
  const lagging = await context.newPage()
  await lagging.goto(`${quizPath}?cau=1`)
  await expect(lagging.getByRole('button', { name: 'Câu tiếp theo' })).toBeVisible()
  await giveAnswer(page, 0)
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  const newer = await answerOnScreen(page)
  await giveAnswer(lagging, 1)
  await expect(lagging.getByText(/vừa được trả lời trên máy khác/)).toBeVisible()
  expect(await answerOnScreen(lagging)).toEqual(newer)
  await giveAnswer(lagging, 1)
  await expect(lagging.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  const last = await answerOnScreen(lagging)
  expect(await answerOnServer(page, officer.username, 1)).toEqual(last)
})

test('under another officer on the same device nothing is sent and nothing can be read', async ({
  page,
  context,
  baseURL,
}) => {
  const officer = await openPaper(page, context, baseURL ?? '')
  await context.route(answerRoute, (route) => route.abort(cutOff))
  await giveAnswer(page, 1)
  const given = await answerOnScreen(page)
  await expect(page.getByRole('status').getByText(waitingWords(1))).toBeVisible()

  const sent: string[] = []
  await loseSession(context)
  const other = await signInAsNewOfficer(context, baseURL ?? '')
  await context.unroute(answerRoute)
  const tab = await context.newPage()
  tab.on('request', (request) => {
    if (request.url().includes('cau-tra-loi')) sent.push(request.url())
  })
  await tab.goto('/thang-nay')
  await expect.poll(async () => (await deviceContent(tab)).keys).toBe(1)
  const { text, answers } = await deviceContent(tab)
  expect(answers).toBe(1)
  expect(text).toContain('extractable=false')
  expect(text).not.toMatch(/attemptId|response|position|revision|flagged/)
  expect(sent).toEqual([])

  // The first officer's page is still open: the server takes nothing from it under this session.
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByText(/Máy này đang đăng nhập tên người khác\. 1 câu trả lời/)).toBeVisible()
  await startPaper(tab)
  expect(await answerOnServer(tab, other.username, 1)).not.toEqual(given)

  await page.close()
  await loseSession(context)
  await signInAgain(context, baseURL ?? '', officer.username)
  await tab.goto('/thang-nay')
  await expect(tab.getByText('Đã gửi 1 câu trả lời còn giữ trên máy này.')).toBeVisible()
  expect(await answerOnServer(tab, officer.username, 1)).toEqual(given)
})

test('signing out with answers waiting asks: wait for them, or keep them encrypted for the return', async ({
  page,
  context,
  baseURL,
}) => {
  const officer = await openPaper(page, context, baseURL ?? '')
  await context.route(answerRoute, (route) => route.abort(cutOff))
  await giveAnswer(page, 1)
  const given = await answerOnScreen(page)
  await expect(page.getByRole('status').getByText(waitingWords(1))).toBeVisible()
  await page.evaluate(() => localStorage.setItem('nn-co-chu', 'lon'))

  await page.goto('/ca-nhan')
  await page.getByRole('button', { name: 'Đăng xuất' }).filter({ visible: true }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Còn 1 câu trả lời chưa gửi' })
  await dialog.getByRole('button', { name: 'Đăng xuất, giữ lại trên máy này (đã mã hóa)' }).click()
  await expect(page).toHaveURL(/\/dang-nhap$/)
  const left = await deviceContent(page)
  expect(left).toMatchObject({ answers: 1, keys: 0 })
  expect(left.text).not.toMatch(/attemptId|response/)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)

  await signInAgain(context, baseURL ?? '', officer.username)
  await page.goto('/ca-nhan')
  await page.getByRole('button', { name: 'Đăng xuất' }).filter({ visible: true }).click()
  await dialog.getByRole('button', { name: 'Chờ gửi xong' }).click()
  await expect(page.getByText('Đang chờ gửi câu trả lời. Gửi xong sẽ tự đăng xuất.').first()).toBeVisible()
  await expect(page).toHaveURL(/\/ca-nhan$/)
  await context.unroute(answerRoute)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page).toHaveURL(/\/dang-nhap$/, { timeout: 30_000 })
  expect(await answerOnServer(page, officer.username, 1)).toEqual(given)
})

test('submitting from two tabs gives one result, and what came after it is named as not counted', async ({
  page,
  context,
  baseURL,
}) => {
  await openPaper(page, context, baseURL ?? '')
  await giveAnswer(page, 0)
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  const late = await context.newPage()
  await late.goto(`${quizPath}?cau=2`)
  await expect(late.getByRole('button', { name: 'Câu tiếp theo' })).toBeVisible()

  const second = await context.newPage()
  await Promise.all([page, second].map((tab) => tab.goto(`${quizPath}?cau=nop&xac-nhan=1`)))
  await Promise.all([page, second].map((tab) => tab.getByRole('button', { name: 'Vẫn nộp bài' }).click()))
  await expect(page).toHaveURL(/\/bai-lam\/[0-9a-f-]{36}$/)
  await expect(second).toHaveURL(page.url())

  await giveAnswer(late, 0)
  const words = '1 câu trả lời gửi sau khi bài đã đóng, không được tính.'
  await expect(late.getByText(words).first()).toBeVisible({ timeout: 30_000 })
  await late.goto('/thang-nay')
  await expect(late.getByText(words)).toBeVisible()
  await late.getByRole('button', { name: 'Đã xem' }).click()
  await expect(late.getByText(words)).toHaveCount(0)
  await late.reload()
  await expect(late.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(late.getByText(words)).toHaveCount(0)
  expect((await deviceContent(late)).answers).toBe(0)
})

test('a shared computer keeps ciphertext of waiting answers and nothing else', async ({ page, context, baseURL }) => {
  const officer = await signInAsNewOfficer(context, baseURL ?? '')
  await context.clearCookies()
  await signInAgain(context, baseURL ?? '', officer.username, { isShared: true })
  await startPaper(page)
  await giveAnswer(page, 0)
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  expect(await deviceContent(page)).toMatchObject({ answers: 0, keys: 0 })
  await context.route(answerRoute, (route) => route.abort(cutOff))
  await goToNext(page)
  await giveAnswer(page, 0)
  await expect(page.getByRole('status').getByText(waitingWords(1))).toBeVisible()
  const kept = await deviceContent(page)
  expect(kept).toMatchObject({ answers: 1, keys: 0 })
  expect(kept.text).not.toMatch(/attemptId|response/)
  await context.unroute(answerRoute)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible({ timeout: 30_000 })

  await page.goto('/ca-nhan')
  await expect(page.getByText('Máy của tôi: cho phép đọc khi mất mạng')).toHaveCount(0)
  await page.goto(`/bai-hoc/${lessonCode}`)
  await page.getByRole('complementary', { name: 'Máy dùng chung' }).getByRole('button', { name: 'Đăng xuất' }).click()
  await expect(page).toHaveURL(/\/dang-nhap$/)
  const left = await page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    // The framework notes how far a page was scrolled, under a random name, as the page goes.
    notes: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => name !== 'positions'),
  }))
  expect(left).toEqual({ caches: [], workers: 0, notes: [] })
  expect(await deviceContent(page)).toMatchObject({ answers: 0, keys: 0, text: '' })
})

test('where the browser cannot encrypt, the page says that answers live as long as it does', async ({
  page,
  context,
  baseURL,
}) => {
  // As on a plain address of the local network.
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
  await openPaper(page, context, baseURL ?? '')
  await context.route(answerRoute, (route) => route.abort(cutOff))
  await giveAnswer(page, 1)
  const words =
    '1 câu trả lời đang giữ trên trang này, sẽ gửi lại khi có mạng. Máy này không giữ được câu trả lời khi đóng trang.'
  await expect(page.getByRole('status').getByText(words)).toBeVisible()
  expect(await deviceContent(page)).toMatchObject({ answers: 0, keys: 0 })
  await context.unroute(answerRoute)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible({ timeout: 30_000 })
})
