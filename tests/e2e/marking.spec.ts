import { expect, expectGoodScreen, test } from './journey'
import { signIn } from './sign-in'

test('an approver sees whom a correction touches before anything is written', async ({ page, context, baseURL }) => {
  await signIn(context, baseURL ?? '', 'duyet')
  await page.goto('/soan/cau-hoi/thong-ke')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thống kê câu hỏi')
  await expectGoodScreen(page, 'statistics')
  await page.locator('summary', { hasText: 'Nội dung và lượt chọn' }).first().click()
  await page.getByRole('link', { name: 'Đính chính câu này' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đính chính câu hỏi')
  await expectGoodScreen(page, 'correction')
  await page.getByRole('link', { name: 'Xem trước' }).click()
  await expect(page.getByRole('heading', { name: 'Nếu hủy câu này' })).toBeVisible()
  await expect(page.getByText(/bài làm đã nộp của/)).toBeVisible()
  await expectGoodScreen(page, 'preview')
})

test('a trainer opens the queue of essays', async ({ page, context, baseURL }) => {
  await signIn(context, baseURL ?? '', 'huanluyen')
  await page.goto('/cham-bai')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chấm bài thu hoạch')
  await expectGoodScreen(page, 'essays')
})
