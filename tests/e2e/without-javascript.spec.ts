import { findFreshOfficer } from './demo-data'
import { expect, test } from './journey'
import { demoPassword } from './sign-in'

test.use({ javaScriptEnabled: false })

test('sign-in, lesson, check, quiz and result work before any script has loaded', async ({ page }, info) => {
  const officer = findFreshOfficer(info.project.name === 'phone' ? 6 : 7)
  const lesson = officer.lessons[0]?.code
  await page.goto(`/bai-hoc/${lesson}`)
  await page.getByLabel('Số hiệu CAND hoặc tên đăng nhập').fill(officer.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()

  await expect(page).toHaveURL(new RegExp(`/bai-hoc/${lesson}`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(officer.lessons[0]?.title ?? '')
  const check = page.locator('[data-mdx="KnowledgeCheck"]').first()
  await check.locator('input').first().check({ force: true })
  await check.getByRole('button').first().click()
  await expect(page).toHaveURL(/kq=/)

  await page.goto(`/bai-hoc/${lesson}/kiem-tra`)
  await page.getByRole('button', { name: /^Bắt đầu/ }).click()
  await page.locator('input[name="chosen"]').first().check()
  await page.getByRole('button', { name: 'Lưu và sang câu tiếp theo' }).click()
  await expect(page).toHaveURL(/cau=2/)
  await page.goto(`/bai-hoc/${lesson}/kiem-tra?cau=1`)
  await expect(page.locator('input[name="chosen"]').first()).toBeChecked()
  await page.goto(`/bai-hoc/${lesson}/kiem-tra?cau=nop`)
  await page.getByRole('link', { name: 'Nộp bài' }).click()
  await page.getByRole('button', { name: 'Vẫn nộp bài' }).click()
  await expect(page).toHaveURL(/\/bai-lam\/[0-9a-f-]{36}$/)
  await expect(page.getByText(/\/5/).first()).toBeVisible()
})
