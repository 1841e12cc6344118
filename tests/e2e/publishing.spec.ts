import { randomBytes } from 'node:crypto'
import type { Browser } from '@playwright/test'
import { finishedLesson } from '../unit/publishing/finished-lesson'
import { expect, expectGoodScreen, test } from './journey'
import { signInAsNewOfficer } from './new-officer'
import { signedInState } from './sign-in'

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control'

test('a trainer writes a lesson, another person publishes it, it is assigned, and an officer reads it', async ({
  page,
  context,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(240_000)
  const base = baseURL ?? ''
  // Each width works with a course and a unit of its own.
  const suffix = randomBytes(3).toString('hex')
  const unitCode = info.project.name === 'phone' ? 'doi-3' : 'doi-4'
  const officerPage = await (await browser.newContext({ ...viewOf(info.project.use), baseURL: base })).newPage()
  await signInAsNewOfficer(officerPage.context(), base, unitCode)

  await context.addCookies((await signedInState(base, 'huanluyen')).cookies)
  await page.goto('/soan')
  await expectGoodScreen(page, 'studio')
  await page.goto('/soan/chuyen-de/moi')
  await expectGoodScreen(page, 'new course')
  await page.getByLabel('Tên chuyên đề').fill(`Chuyên đề thử ${suffix}`)
  await page.getByLabel('Giới thiệu').fill('Chuyên đề để thử quy trình soạn, duyệt và giao.')
  await page.getByLabel('Mục tiêu', { exact: true }).fill('Nói được ba bước của quy trình')
  await page.getByRole('button', { name: 'Tạo chuyên đề' }).click()
  await expect(page).toHaveURL(`${base}/soan/chuyen-de/chuyen-de-thu-${suffix}`)
  await expectGoodScreen(page, 'course in the studio')

  await page.goto(`/soan/bai/moi?chuyende=chuyen-de-thu-${suffix}`)
  await page.getByLabel('Chuyên đề').selectOption(`chuyen-de-thu-${suffix}`)
  await page.getByLabel('Tên bài').fill(`Bài thử ${suffix}`)
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click()
  await expect(page).toHaveURL(`${base}/soan/bai/bai-thu-${suffix}`)
  const editor = page.locator('.cm-content').first()
  await expect(editor).toBeVisible()
  await expectGoodScreen(page, 'editor')

  // The template left as it is cannot be sent; the author's own text can.
  await expect(page.getByText(/Còn chữ mẫu/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi duyệt' })).toBeDisabled()
  const written = finishedLesson({ code: `bai-thu-${suffix}`, title: `Bài thử ${suffix}` })
  const saved = await page.request.post(`/soan/bai/bai-thu-${suffix}/ban-nhap`, {
    form: { ...written, revision: '1' },
    headers: { Origin: base },
  })
  expect(saved.status()).toBe(200)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Gửi duyệt' })).toBeEnabled()

  // What an author must not write is refused at its line, and nothing typed is lost.
  await editor.click()
  await page.keyboard.press(`${modifier}+End`)
  await page.keyboard.insertText('\n\n<script>alert(1)</script>\n')
  await expect(page.getByText(/Dòng \d+/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi duyệt' })).toBeDisabled()
  await expectGoodScreen(page, 'editor with a fault')
  await page.keyboard.press(`${modifier}+z`)
  await page.keyboard.insertText(`\n\nĐoạn văn riêng của bài ${suffix}.\n`)
  await page.keyboard.press(`${modifier}+s`)
  await expect(page.getByText(/Đã lưu/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi duyệt' })).toBeEnabled()
  await page.getByRole('button', { name: 'Gửi duyệt' }).click()
  await expect(page.getByText(/chờ duyệt/i).first()).toBeVisible()

  const approver = await signedInPage(browser, base, 'duyet', info.project.use)
  await approver.goto('/duyet')
  await expectGoodScreen(approver, 'review queue')
  await approver
    .getByRole('link', { name: new RegExp(`Bài thử ${suffix}`) })
    .first()
    .click()
  await expect(approver.frameLocator('iframe').first().getByText(`Đoạn văn riêng của bài ${suffix}.`)).toBeVisible()
  await expectGoodScreen(approver, 'review')
  for (const point of await approver.getByRole('group', { name: 'Đồng chí đã kiểm tra' }).getByRole('checkbox').all())
    await point.check()
  await approver.getByRole('button', { name: 'Duyệt và đăng' }).click()
  await expect(approver).toHaveURL(/\/duyet$/)

  const office = await signedInPage(browser, base, 'thuongtruc', info.project.use)
  await office.goto(`/chuyen-de/chuyen-de-thu-${suffix}/giao`)
  await expectGoodScreen(office, 'assignment')
  await office.locator('select[name="unitCode"]').selectOption(unitCode)
  await office.getByRole('button', { name: /^Xem/ }).click()
  await expect(office.getByRole('heading', { name: /Sẽ giao cho \d+ đồng chí/ })).toBeVisible()
  await expectGoodScreen(office, 'assignment preview')
  await office.getByRole('button', { name: 'Giao chuyên đề' }).click()
  await expect(office.getByText(/Đã giao/).first()).toBeVisible()

  await officerPage.goto(`/bai-hoc/bai-thu-${suffix}`)
  await expect(officerPage.getByText(`Đoạn văn riêng của bài ${suffix}.`)).toBeVisible()
  await expect(officerPage.getByText('alert(1)')).toHaveCount(0)
})

type View = Parameters<Browser['newContext']>[0]

function viewOf(use: { viewport?: unknown; isMobile?: boolean; hasTouch?: boolean }): View {
  return {
    viewport: use.viewport as { width: number; height: number },
    isMobile: use.isMobile ?? false,
    hasTouch: use.hasTouch ?? false,
  }
}

async function signedInPage(browser: Browser, baseURL: string, username: string, use: Parameters<typeof viewOf>[0]) {
  const context = await browser.newContext({
    ...viewOf(use),
    baseURL,
    storageState: await signedInState(baseURL, username),
  })
  return context.newPage()
}
