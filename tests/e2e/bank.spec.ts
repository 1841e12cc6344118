import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, expectGoodScreen, test } from './journey'
import { signedInState } from './sign-in'

test('a trainer writes questions of three kinds, another person approves them, and a change waits its turn', async ({
  page,
  context,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(180_000)
  const base = baseURL ?? ''
  const mark = randomBytes(3).toString('hex')
  const category = `Thử ${mark}/Tiếp dân`
  await context.addCookies((await signedInState(base, 'huanluyen')).cookies)
  await page.goto('/soan/cau-hoi')
  await expectGoodScreen(page, 'bank')
  await page.getByRole('link', { name: 'Soạn câu hỏi' }).click()
  await expect(page.getByRole('heading', { name: 'Soạn câu hỏi' })).toBeVisible()
  await expectGoodScreen(page, 'types of question')

  await page.getByRole('link', { name: /^Chọn một/ }).click()
  await formOf(page).getByLabel('Lời hỏi').fill(`Việc đầu tiên khi gặp người dân là gì, ${mark}?`)
  await formOf(page).getByLabel('Phương án A', { exact: true }).fill('Chào trước')
  await formOf(page).getByLabel('Phương án B', { exact: true }).fill('Hỏi giấy tờ')
  await expect(page.getByRole('region', { name: 'Xem thử' }).getByText('Chào trước').first()).toBeVisible()
  await page.getByRole('button', { name: 'Lưu và gửi duyệt' }).click()
  await expect(page.getByText('Câu chọn một cần đúng một phương án đúng.')).toBeVisible()
  await expect(page.getByText('Đồng chí chưa chọn danh mục.')).toBeVisible()
  await expectGoodScreen(page, 'question with faults')
  await formOf(page).getByLabel('Phương án đúng').selectOption({ label: 'Phương án A' })
  await saveInto(page, category)

  await page.goto('/soan/cau-hoi/moi?loai=ordering')
  await formOf(page).getByLabel('Lời hỏi').fill(`Sắp xếp các việc, ${mark}.`)
  const steps = ['Chào', 'Mời ngồi', 'Hỏi nhu cầu', 'Nhắc lại', 'Hướng dẫn']
  await page.getByRole('button', { name: 'Thêm việc' }).click()
  await expect(formOf(page).getByLabel('Việc thứ 6')).toBeVisible()
  for (const [index, step] of steps.entries())
    await formOf(page)
      .getByLabel(`Việc thứ ${index + 1}`)
      .fill(step)
  await saveInto(page, category)

  await page.goto('/soan/cau-hoi/moi?loai=missingWord')
  await formOf(page).getByLabel('Lời dẫn').fill(`Điền lời dạy thứ tư, ${mark}.`)
  await formOf(page).getByLabel('Câu trích có chỗ trống').fill('Đối với nhân dân, phải [kính trọng], [lễ phép].')
  await saveInto(page, category)
  await expectGoodScreen(page, 'question that waits')

  const approver = await browser.newContext({ ...viewOf(info.project.use), baseURL: base })
  await approver.addCookies((await signedInState(base, 'duyet')).cookies)
  const queue = await approver.newPage()
  await queue.goto('/duyet?muc=cau-hoi')
  await expectGoodScreen(queue, 'questions that wait')
  for (const item of await queue.getByRole('listitem').filter({ hasText: mark }).getByRole('checkbox').all())
    await item.check()
  await queue.getByRole('button', { name: 'Duyệt các câu đã đánh dấu' }).click()
  await expect(queue.getByText('Đã duyệt 3 câu hỏi.')).toBeVisible()

  await page.goto(`/soan/cau-hoi?tim=${mark}&trang-thai=dang-dung`)
  await expect(page.getByText('3 trong', { exact: false }).first()).toBeVisible()
  await expectGoodScreen(page, 'bank with a search')
  await page.getByRole('link', { name: `Điền lời dạy thứ tư, ${mark}.` }).click()
  await formOf(page).getByLabel('Câu trích có chỗ trống').fill('Đối với nhân dân, phải [kính trọng], [lễ phép|lễ độ].')
  await page.getByRole('button', { name: 'Lưu và gửi duyệt' }).click()
  await expect(page.getByText('Trong lúc chờ, bài kiểm tra vẫn dùng phiên bản 1.')).toBeVisible()
  await page.getByText('Thay đổi so với phiên bản 1').click()
  await expectGoodScreen(page, 'question with a change that waits')
  await approver.close()
})

/** Beside it stands the preview, with controls of its own. */
function formOf(page: Page) {
  return page.locator('form').filter({ has: page.getByRole('button', { name: 'Lưu và gửi duyệt' }) })
}

async function saveInto(page: Page, category: string) {
  await formOf(page).getByLabel('Hoặc danh mục mới').fill(category)
  await page.getByRole('button', { name: 'Lưu và gửi duyệt' }).click()
  await expect(page.getByText('Đang chờ duyệt')).toBeVisible()
}

function viewOf({ viewport, hasTouch, isMobile }: Record<string, unknown>) {
  return { viewport, hasTouch, isMobile } as { viewport: { width: number; height: number } }
}
