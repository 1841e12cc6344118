import { expect, expectGoodScreen, test } from './journey'
import { signIn } from './sign-in'

test('a commander reminds everybody overdue with one press, sees when, and takes it back', async ({
  page,
  context,
  baseURL,
}, info) => {
  // Each of the two screens has a commander of its own, so that neither finds the other's reminder.
  await signIn(context, baseURL ?? '', info.project.name === 'phone' ? 'lanhdao' : 'chihuy')
  await page.goto('/qua-han')
  await page.getByRole('button', { name: 'Nhắc tất cả' }).click()
  const done = page.getByRole('status').filter({ hasText: /Đã nhắc \d+ đồng chí lúc \d\d:\d\d/ })
  await expect(done).toBeVisible()
  await expect(page).toHaveURL(/\/qua-han$/)
  await expect(page.getByText(/^hôm nay \d\d:\d\d$/).first()).toBeVisible()
  await expectGoodScreen(page, 'overdue, just reminded')
  await page.getByRole('button', { name: 'Nhắc tất cả' }).click()
  await expect(page.getByText('Hôm nay đồng chí đã nhắc các đồng chí này.')).toBeVisible()
  await done.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText('Đã hoàn tác. Không đồng chí nào nhận được lời nhắc.')).toBeVisible()
  await expect(done).toBeHidden()
  await page.getByRole('link', { name: 'Các lần đã nhắc' }).click()
  await expect(page.getByText('Đã hoàn tác', { exact: true }).first()).toBeVisible()
  await expectGoodScreen(page, 'own reminders')
})

test('the administrator reads the delivery log and sets when reminders go out', async ({ page, context, baseURL }) => {
  await signIn(context, baseURL ?? '', 'quantri')
  await page.goto('/quan-tri/thu-dien-tu')
  await expect(page.getByText('Nhắc việc chỉ hiện trong hệ thống')).toBeVisible()
  await expectGoodScreen(page, 'delivery log')
  await page.getByRole('link', { name: 'Cài đặt nhắc việc' }).click()
  await expect(page.getByLabel('Trước hạn (ngày)')).toHaveValue('7, 1')
  await page.getByLabel('Giờ gửi').fill('23:15')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Giờ gửi bản tổng hợp nằm trong giờ yên lặng.')).toBeVisible()
  await expect(page.getByLabel('Giờ gửi')).toHaveValue('23:15')
  await expectGoodScreen(page, 'reminder rules')
})
