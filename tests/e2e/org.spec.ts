import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, expectGoodScreen, test } from './journey'
import { registerOfficer } from './new-officer'
import { signIn } from './sign-in'

/** Units of the test's own, below a demo team, so that nobody else's figures move. */
async function addUnit(page: Page, parent: string, name: string, code: string) {
  await page.goto(`/quan-tri/don-vi/${parent}`)
  const form = page.getByRole('region', { name: 'Thêm đơn vị trực thuộc' })
  await form.getByLabel('Tên đơn vị').fill(name)
  await form.getByLabel('Mã đơn vị').fill(code)
  await form.getByLabel('Loại đơn vị').selectOption({ label: 'Tổ' })
  await form.getByRole('button', { name: 'Thêm đơn vị' }).click()
  await expect(page.getByText(`Đã thêm ${name}.`)).toBeVisible()
}

test('two units merge after a preview, and their history says so', async ({ page, context, baseURL }) => {
  const suffix = randomBytes(3).toString('hex')
  await signIn(context, baseURL ?? '', 'quantri')
  await addUnit(page, 'doi-2', `Tổ X ${suffix}`, `to-x-${suffix}`)
  await addUnit(page, 'doi-2', `Tổ Y ${suffix}`, `to-y-${suffix}`)
  await page.goto(`/quan-tri/don-vi/to-x-${suffix}`)
  await expectGoodScreen(page, 'unit with its history')
  await page.getByRole('link', { name: /Sáp nhập/ }).click()
  await expectGoodScreen(page, 'merge form')
  await page.getByLabel(`Tổ Y ${suffix}`).check()
  await page.getByText('Lập đơn vị mới', { exact: true }).click()
  await page.getByLabel('Tên đơn vị mới').fill(`Tổ Z ${suffix}`)
  await page.getByLabel('Mã đơn vị mới').fill(`to-z-${suffix}`)
  await page.getByLabel('Lý do, số quyết định').fill('Quyết định 12')
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()
  await expect(page.getByText('Chưa có gì được ghi.')).toBeVisible()
  await expectGoodScreen(page, 'merge preview')
  await page.getByRole('button', { name: 'Xác nhận sáp nhập' }).click()
  await expect(page).toHaveURL(/\/quan-tri\/don-vi$/)
  await page.goto(`/quan-tri/don-vi/to-x-${suffix}`)
  await expect(page.getByText('Đơn vị đã kết thúc')).toBeVisible()
  await page.getByRole('link', { name: `Tổ Z ${suffix}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tổ Z ${suffix}`)
  for (const address of ['dieu-chuyen', 'chia-tach', 'giai-the']) {
    await page.goto(`/quan-tri/don-vi/to-z-${suffix}/${address}`)
    await expectGoodScreen(page, address)
  }
})

test('an officer’s record changes on dates, and a commander hands over for a time', async ({
  page,
  context,
  baseURL,
}) => {
  const officer = await registerOfficer(baseURL ?? '', 'doi-1')
  const number = officer.serviceNumber
  await signIn(context, baseURL ?? '', 'quantri')
  await page.goto(`/quan-tri/nguoi-dung/${number}`)
  await page.getByRole('link', { name: /Quá trình công tác/ }).click()
  await page.getByText('Biệt phái, kiêm nhiệm, phụ trách', { exact: true }).click()
  const form = page.locator('form', { has: page.locator('input[value="kiemNhiem"]') })
  await form.getByLabel('Hình thức').selectOption('concurrent')
  await form.getByLabel('Đơn vị').selectOption('doi-2')
  await form.getByLabel('Lý do, số quyết định').fill('Quyết định 13')
  await form.getByRole('button', { name: 'Ghi vào quá trình công tác' }).click()
  await expect(page.getByText('(kiêm nhiệm)')).toBeVisible()
  await expectGoodScreen(page, 'service record')

  await context.clearCookies()
  await signIn(context, baseURL ?? '', 'chihuy')
  await page.goto('/ca-nhan/uy-quyen')
  await page.getByLabel('Hoặc số hiệu của đồng chí khác').fill('khong-co')
  await page.getByLabel('Lý do', { exact: true }).fill('Đi học')
  await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click()
  await expect(page.getByText(/Không thấy đồng chí này/)).toBeVisible()
  await expectGoodScreen(page, 'delegation')
  await page.goto('/can-bo/da-chuyen')
  await expectGoodScreen(page, 'those who left')
})
