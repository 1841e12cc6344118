import { monthCourse } from './demo-data'
import { expect, test } from './journey'
import { changePassword, ownPassword, registerOfficer } from './new-officer'
import { answerOnScreen, giveAnswer } from './paper-steps'

test.use({ javaScriptEnabled: false })

test('sign-in, lesson, check, quiz and result work before any script has loaded', async ({ page, baseURL }) => {
  const officer = await registerOfficer(baseURL ?? '')
  await changePassword(baseURL ?? '', officer)
  const lesson = monthCourse().lessons[0]
  await page.goto(`/bai-hoc/${lesson?.code}`)
  await page.getByLabel('Số hiệu CAND hoặc tên đăng nhập').fill(officer.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(ownPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()

  await expect(page).toHaveURL(new RegExp(`/bai-hoc/${lesson?.code}`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson?.title ?? '')
  const check = page.locator('[data-mdx="KnowledgeCheck"]').first()
  await check.locator('label').first().click()
  await check.getByRole('button').first().click()
  await expect(page).toHaveURL(/#kiem-tra/)
  await expect(check.getByText(/^Đã lưu câu trả lời/)).toBeVisible()

  await page.goto(`/bai-hoc/${lesson?.code}/kiem-tra`)
  await page.getByRole('button', { name: /^Bắt đầu/ }).click()
  await giveAnswer(page)
  const given = await answerOnScreen(page)
  await page.getByRole('button', { name: 'Lưu và sang câu tiếp theo' }).click()
  await expect(page).toHaveURL(/cau=2/)
  await page.goto(`/bai-hoc/${lesson?.code}/kiem-tra?cau=1`)
  expect(await answerOnScreen(page)).toEqual(given)
  await page.goto(`/bai-hoc/${lesson?.code}/kiem-tra?cau=nop`)
  await page.getByRole('link', { name: 'Nộp bài' }).click()
  await page.getByRole('button', { name: 'Vẫn nộp bài' }).click()
  await expect(page).toHaveURL(/\/bai-lam\/[0-9a-f-]{36}$/)
  await expect(page.getByText(/\/5/).first()).toBeVisible()
})
