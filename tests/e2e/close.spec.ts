import { expect, expectGoodScreen, test } from './journey'
import { signIn } from './sign-in'

test('the standing office closes a month; its figures stay, and the report prints them as a draft', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(context, baseURL ?? '', 'thuongtruc')
  await page.goto('/chot-thang')
  await expectGoodScreen(page, 'months')
  await page.getByRole('main').getByRole('link').last().click()
  await expect(page).toHaveURL(/\/chot-thang\/\d{4}-\d{2}/)
  // Phone and desktop share the demo: whoever comes second finds it closed, which changes nothing.
  const button = page.getByRole('button', { name: /^Chốt số liệu đến hết ngày/ })
  if (await button.isVisible()) {
    await expectGoodScreen(page, 'what would be closed')
    const confirmed = page.getByRole('checkbox', { name: /đã đọc các việc còn mở/ })
    if (await confirmed.isVisible()) await confirmed.check()
    await button.click()
  }
  await expect(page.getByRole('heading', { name: /^Đã chốt đến hết ngày/ })).toBeVisible()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Chưa có thay đổi nào sau khi chốt' })).toBeVisible()
  await expectGoodScreen(page, 'a closed month')

  await page.getByRole('link', { name: 'Báo cáo để in' }).click()
  const sheet = page.getByRole('article', { name: 'Bản in' })
  await expect(sheet).toContainText('DỰ THẢO')
  await expect(sheet).toContainText(/mã kiểm tra SHA-256 [0-9a-f]{64}/)
  await expectGoodScreen(page, 'printed report')
  await page.getByRole('link', { name: 'Sửa mẫu' }).click()
  await page.getByLabel('Địa danh').fill('Tân Mẫu')
  await page.getByLabel('Thẩm quyền ký').selectOption('KT.')
  await page.getByLabel('Chức vụ của người đứng đầu').fill('TRƯỞNG CÔNG AN HUYỆN')
  await expectGoodScreen(page, 'report template')
  await page.getByRole('button', { name: 'Lưu mẫu' }).click()
  await expect(sheet).toContainText('KT. TRƯỞNG CÔNG AN HUYỆN')
  await expect(sheet).toContainText(/Tân Mẫu, ngày \d{2} tháng/)
})

test('a commander ticks a study meeting once and corrects one line; figures of an earlier day are said to be so', async ({
  page,
  context,
  baseURL,
}, { project }) => {
  await signIn(context, baseURL ?? '', 'chihuy')
  await page.goto('/buoi-sinh-hoat/moi')
  await page.getByLabel('Nội dung').fill(`Kể chuyện về Bác Hồ (${project.name})`)
  await page.getByLabel('Địa điểm').fill('Hội trường Đội 1')
  await page.getByLabel('Giờ bắt đầu').fill('0:00')
  await expectGoodScreen(page, 'new meeting')
  await page.getByRole('button', { name: 'Mở buổi sinh hoạt của Đội 1' }).click()
  await expect(page.getByRole('heading', { name: 'Điểm danh', exact: true })).toBeVisible()
  await expectGoodScreen(page, 'roll call')
  await page.getByRole('checkbox').first().uncheck()
  await page.getByRole('button', { name: 'Ghi điểm danh' }).click()
  await expect(page.getByRole('alert').first()).toContainText('chưa ghi lý do vắng')
  await page.getByPlaceholder('Lý do vắng (nếu vắng)').first().fill('Trực ban')
  await page.getByRole('button', { name: 'Ghi điểm danh' }).click()
  await expect(page.getByText('Vắng: Trực ban')).toBeVisible()
  await page.getByText('Sửa điểm danh của một đồng chí').click()
  await page.getByLabel('Ghi lại là').selectOption('vang')
  await page.getByLabel('Lý do vắng (nếu vắng)').fill('Đi công tác')
  await page.getByLabel('Lý do sửa').fill('Ghi nhầm lý do')
  await page.getByRole('button', { name: 'Ghi sửa đổi' }).click()
  await expect(page.getByText(/lý do: Ghi nhầm lý do/)).toBeVisible()
  await expectGoodScreen(page, 'attended meeting')

  await page.goto('/don-vi/doi-1')
  const day = page.getByLabel('Số liệu đến hết ngày')
  const [date = '', month = '', year = ''] = (await day.inputValue()).split('/')
  const before = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date) - 3)).toISOString().slice(0, 10)
  await day.fill(before.split('-').toReversed().join('/'))
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await expect(page.getByText(/Đang xem số liệu đến hết ngày/)).toBeVisible()
  await expectGoodScreen(page, 'figures of an earlier day')
  const file = await page.request.get(`/don-vi/doi-1/bang.xlsx?ngay=${before}`)
  expect(file.status()).toBe(200)
  for (const address of ['/bao-cao/doi-2', '/bao-cao/doi-2/mau', '/don-vi/doi-2/bang.xlsx', '/don-vi/doi-2/xuat.xlsx'])
    expect((await page.request.get(address)).status(), address).toBe(404)
})
