import { monthCourse } from './demo-data'
import { expect, expectGoodScreen, hold, test } from './journey'
import { ownPassword, registerOfficer, signInAsNewOfficer } from './new-officer'
import { answerOnScreen, answerRoute, giveAnswer, goToChoice, openPaper, quizPath, savedWords } from './paper-steps'
import { answerPaper, answerRequiredChecks } from './study'

const course = monthCourse()
const firstLesson = course.lessons[0]?.code

test('an officer signs in, studies the month, fails a quiz, reads again, passes all and sees the points', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const officer = await registerOfficer(baseURL ?? '')

  await page.goto('/thang-nay')
  await expect(page).toHaveURL(/\/dang-nhap\?tiep=%2Fthang-nay/)
  await expectGoodScreen(page, 'sign-in')
  await page.getByLabel('Số hiệu CAND hoặc tên đăng nhập').fill(officer.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai mật khẩu')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByText(/Đồng chí còn \d lần thử/)).toBeVisible()
  await expect(page.getByLabel('Số hiệu CAND hoặc tên đăng nhập')).toHaveValue(officer.username)
  await expectGoodScreen(page, 'refused sign-in')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(officer.oneTimePassword)
  await page.getByLabel('Đây là máy dùng chung').uncheck()
  await page.getByRole('button', { name: 'Đăng nhập' }).click()

  await expect(page).toHaveURL(/\/doi-mat-khau/)
  await expectGoodScreen(page, 'first password')
  await page.getByLabel('Mật khẩu một lần', { exact: true }).fill(officer.oneTimePassword)
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('matkhau123')
  await page.getByLabel('Nhập lại mật khẩu mới', { exact: true }).fill('matkhau123')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByText(/dễ đoán|phổ biến/).first()).toBeVisible()
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(ownPassword)
  await page.getByLabel('Nhập lại mật khẩu mới', { exact: true }).fill(ownPassword)
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Chào đồng chí ${officer.givenName}`)
  await expectGoodScreen(page, 'month')
  const bodies: string[] = []
  page.on('response', async (response) => {
    if (/kiem-tra|bai-lam/.test(response.url())) bodies.push(await response.text().catch(() => ''))
  })

  for (const [index, lesson] of course.lessons.entries()) {
    await page.goto('/thang-nay')
    await page
      .getByRole('main')
      .getByRole('link', { name: /^(Học tiếp|Bắt đầu học|Học ngay)/ })
      .first()
      .click()
    await expect(page).toHaveURL(new RegExp(`/bai-hoc/${lesson.code}$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title)
    if (index === 0) await expectGoodScreen(page, 'lesson')
    expect(await answerRequiredChecks(page)).toBeGreaterThan(0)

    await page.goto(`/bai-hoc/${lesson.code}/kiem-tra`)
    if (index === 0) {
      await expectGoodScreen(page, 'quiz rules')
      await page.getByRole('button', { name: /^Bắt đầu/ }).click()
      await expectGoodScreen(page, 'quiz question')
      await answerPaper(page, { isRight: false })
      await expectGoodScreen(page, 'quiz overview')
      await page.getByRole('button', { name: 'Nộp bài' }).click()
      await expect(page).toHaveURL(/\/bai-lam\/[0-9a-f-]{36}$/)
      await expect(page.getByRole('heading', { name: 'Đúng 0 trong 5 câu' })).toBeVisible()
      await expectGoodScreen(page, 'failed result')
      // No key, no explanation and no mark on an option has left the server so far.
      await expect(page.getByText('Đáp án đúng')).toHaveCount(0)
      for (const body of bodies) expect(body).not.toMatch(/"correct"|"explanation"|"feedback"/)
      await page.goto(`/bai-hoc/${lesson.code}/kiem-tra`)
    }
    await page.getByRole('button', { name: /^Bắt đầu/ }).click()
    await answerPaper(page, { isRight: true })
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await expect(page.getByRole('heading', { name: `Đồng chí đã hoàn thành bài ${index + 1}` })).toBeVisible()
    if (index === 0) await expectGoodScreen(page, 'passed result')
  }

  await page.goto('/thang-nay')
  await expect(page.getByText(/đã học xong/i).first()).toBeVisible()
  await expectGoodScreen(page, 'finished month')
  await page.goto('/thi-dua')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Điểm thi đua')
  await expect(page.getByText(course.title).first()).toBeAttached()
  await expectGoodScreen(page, 'points')
})

test('a reload, the back button and a closed tab keep every saved answer', async ({ page, context, baseURL }) => {
  await signInAsNewOfficer(context, baseURL ?? '')
  await page.goto(`/bai-hoc/${firstLesson}`)
  await page.goto(quizPath)
  await page.getByRole('button', { name: /^Bắt đầu/ }).dblclick()
  await expect(page.getByText('Câu 1 trong 5')).toBeVisible()
  const stem = (await page.locator('form#cau-hoi').getByRole('heading').textContent()) ?? ''
  await giveAnswer(page, 1)
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  const given = await answerOnScreen(page)
  await page.reload()
  await expect(page.locator('form#cau-hoi').getByRole('heading')).toHaveText(stem)
  await expect.poll(() => answerOnScreen(page)).toEqual(given)
  await page.close()

  const tab = await context.newPage()
  await tab.goto(`${quizPath}?cau=1`)
  await expect.poll(() => answerOnScreen(tab)).toEqual(given)
  await tab.goto('/thang-nay')
  await tab.goBack()
  await expect.poll(() => answerOnScreen(tab)).toEqual(given)
  // Going on puts the place into the address, so that reloading stays there.
  await tab.goto(quizPath)
  await expect(tab).toHaveURL(/\?cau=2$/)
})

test('an answer chosen before the scripts have come is saved once they are there', async ({
  page,
  context,
  baseURL,
}) => {
  await openPaper(page, context, baseURL ?? '')
  await goToChoice(page)
  const release = await hold(page, '**/assets/*.js')
  await page.reload({ waitUntil: 'commit' })
  await giveAnswer(page, 1)
  const given = await answerOnScreen(page)
  release()
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  await page.reload()
  await expect.poll(() => answerOnScreen(page)).toEqual(given)
})

test('answers given while the network is away wait on the page and go when it returns', async ({
  page,
  context,
  baseURL,
}) => {
  await openPaper(page, context, baseURL ?? '')
  // The browser notes each failed request as an error of its own; this test makes them on purpose.
  await context.route(answerRoute, (route) => route.abort('internetdisconnected'))
  const failed = page.waitForEvent('requestfailed')
  await giveAnswer(page)
  const given = await answerOnScreen(page)
  await failed
  await expect(page.getByText(/Mất mạng/).first()).toBeVisible()
  await context.unroute(answerRoute)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await expect.poll(() => answerOnScreen(page)).toEqual(given)
})
