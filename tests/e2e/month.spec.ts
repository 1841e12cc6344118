import { expect, expectGoodScreen, test } from './journey'
import { registerOfficer } from './new-officer'
import { signIn } from './sign-in'

test('a commander extends one officer’s task, undoes it, and enters a leave that proposes', async ({
  page,
  context,
  baseURL,
}) => {
  const { serviceNumber } = await registerOfficer(baseURL ?? '', 'doi-1')
  const officer = `/can-bo/${serviceNumber}`
  await signIn(context, baseURL ?? '', 'chihuy')
  await page.goto(officer)
  await page
    .getByRole('link', { name: /^Miễn, hoãn, gia hạn/ })
    .first()
    .click()
  await expectGoodScreen(page, 'one enrolment')
  await page.getByRole('link', { name: 'Miễn, hoãn hoặc gia hạn' }).click()
  await page.getByLabel('Thêm số ngày').fill('3')
  await page.getByRole('button', { name: 'Xem sẽ thực hiện cho ai' }).click()
  await expect(page.getByRole('heading', { name: 'Sẽ thực hiện cho 1 lượt học' })).toBeVisible()
  await expectGoodScreen(page, 'preview of an extension')
  await page.getByLabel('Lý do').fill('Mất mạng trong giờ trực')
  await page.getByRole('button', { name: 'Gia hạn', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã gia hạn 1 lượt học')
  await expectGoodScreen(page, 'what was done')
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText('Mọi lượt học trở lại như trước')).toBeVisible()

  await page.goto(`${officer}/nghi`)
  const today = await page.evaluate(() =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date()),
  )
  await page.getByLabel('Từ ngày').fill(today)
  await page.getByLabel('Đến hết ngày').fill(today)
  await page.getByLabel('Lý do, số quyết định').fill('Ốm, có giấy của bệnh viện')
  await page.getByRole('button', { name: 'Ghi lượt nghỉ' }).click()
  await expectGoodScreen(page, 'leave of an officer')
  await page.getByRole('link', { name: 'Xem đề xuất miễn, gia hạn từ ngày nghỉ' }).click()
  await expect(page.getByRole('list', { name: 'Lượt học sẽ thực hiện' })).toContainText('hạn mới')
  await expectGoodScreen(page, 'proposals from leave')
})

test('a standing office plans a month and sees by name whom it reaches', async ({ page, context, baseURL }) => {
  await signIn(context, baseURL ?? '', 'thuongtruc')
  await page.goto('/ke-hoach')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kế hoạch tháng')
  await expectGoodScreen(page, 'plan of this month')
  await page.getByRole('link', { name: 'Xem ai được giao, ai thôi học' }).click()
  await expect(page.getByText(/Không có gì thay đổi|Giao thêm/).first()).toBeVisible()
  await expectGoodScreen(page, 'changes of the plan')
})
