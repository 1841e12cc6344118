import { expect, expectGoodScreen, test } from './journey'
import { signIn } from './sign-in'

test('a commander sees who is done in the own units, down to the officer, and nothing beyond', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(context, baseURL ?? '', 'chihuy')
  await page.goto('/don-vi')
  await expect(page).toHaveURL(/\/don-vi\/doi-1/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tổng quan đơn vị')
  await expectGoodScreen(page, 'unit')
  // The cell of a course leads to the people behind it.
  await page.locator('a[href*="/chuyen-de/"]:visible').filter({ hasText: /%|Đủ/ }).first().click()
  await expect(page).toHaveURL(/\/don-vi\/[a-z0-9-]+\/chuyen-de\//)
  await expectGoodScreen(page, 'people behind a cell')
  await page.goto('/can-bo?tim=nguyen')
  const names = page.getByRole('main').getByRole('link', { name: /Nguyễn/ })
  await expect(names.first()).toBeVisible()
  await expectGoodScreen(page, 'officers found without marks')
  await names.first().click()
  await expect(page).toHaveURL(/\/can-bo\/100-/)
  await expectGoodScreen(page, 'one officer')
  await page.goto('/qua-han')
  await expectGoodScreen(page, 'overdue')
  await page.goto('/thi-dua/bang-diem')
  await expectGoodScreen(page, 'campaign board')

  const csv = await page.request.get('/don-vi/doi-1/xuat.csv')
  expect(csv.status()).toBe(200)
  const text = await csv.body()
  expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(text.toString('utf8')).toContain('Họ và tên;')

  for (const address of [
    '/don-vi/doi-2',
    '/don-vi/doi-2/xuat.csv',
    '/don-vi/doi-2/chuyen-de/niem-no-khi-tiep-xuc',
    '/don-vi/khong-co',
  ])
    expect((await page.request.get(address)).status(), address).toBe(404)
})

test('the command board sees the whole force; the figures are the same from every side', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(context, baseURL ?? '', 'lanhdao')
  await page.goto('/don-vi')
  await expectGoodScreen(page, 'force')
  await page.goto('/can-bo')
  await expectGoodScreen(page, 'all officers')
})

test('an administrator finds, adds and locks an officer, and reads it in the log', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(context, baseURL ?? '', 'quantri')
  for (const address of [
    '/quan-tri/nguoi-dung',
    '/quan-tri/nguoi-dung/moi',
    '/quan-tri/nguoi-dung/100-020',
    '/quan-tri/don-vi',
    '/quan-tri/don-vi/doi-2',
    '/quan-tri/nhat-ky',
  ]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectGoodScreen(page, address)
  }
})

test('the personal pages and the closed ones are good screens too, in the dark as well', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(context, baseURL ?? '', 'canbo')
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const address of [
    '/thang-nay',
    '/chuyen-de',
    '/chuyen-de/niem-no-khi-tiep-xuc',
    '/tinh-huong',
    '/thi-dua',
    '/thong-bao',
    '/ca-nhan',
    '/ca-nhan/thiet-bi',
    '/bai-hoc/bon-xin',
    '/don-vi',
    '/khong-co-trang-nay',
  ]) {
    await page.goto(address)
    await expectGoodScreen(page, `${address} in the dark`)
  }
})
