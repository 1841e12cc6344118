import type { Page } from '@playwright/test'
import { monthCourse } from './demo-data'
import { expect, expectGoodScreen, test } from './journey'
import { signInAsNewOfficer } from './new-officer'
import {
  answerOnScreen,
  giveAnswer,
  goToNext,
  lessonCode,
  loseSession,
  quizPath,
  savedWords,
  signInAgain,
  startPaper,
  waitingWords,
} from './paper-steps'

const lesson = monthCourse().lessons[0]
const strip = /Đang xem bản đã lưu lúc \d\d:\d\d/

/** Ticks "máy của tôi" and waits until the worker keeps the month. */
async function tickOwnDevice(page: Page) {
  await page.goto('/ca-nhan')
  await page.getByLabel('Máy của tôi: cho phép đọc khi mất mạng').check()
  await expect(page.getByText('Đã bật trên máy này.')).toBeVisible()
  await expect.poll(() => keptPaths(page)).toContain('/thang-nay')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** Paths of all kept documents. */
async function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.endsWith('-trang'))
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return kept.flat().map((request) => new URL(request.url).pathname)
  })
}

async function left(page: Page) {
  return page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
}

const nothing = { caches: [], workers: 0 }

test("on the officer's own device the month and an opened lesson are read without network", async ({
  page,
  context,
  baseURL,
}) => {
  await signInAsNewOfficer(context, baseURL ?? '')
  await tickOwnDevice(page)
  await expectGoodScreen(page, 'own device ticked')
  await page.goto('/thang-nay')
  // By a link inside the app: its document is fetched for keeping beside the navigation.
  await page
    .getByRole('main')
    .getByRole('link', { name: /^(Học tiếp|Bắt đầu học|Học ngay)/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson?.title ?? '')
  const text = await page.locator('[data-lesson]').textContent()
  await expect.poll(() => keptPaths(page)).toContain(`/bai-hoc/${lessonCode}`)

  await context.setOffline(true)
  await page.goto('/thang-nay')
  await expect(page.getByText(strip)).toBeVisible()
  await expectGoodScreen(page, 'kept month')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^(Học tiếp|Bắt đầu học|Học ngay)/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson?.title ?? '')
  await expect(page.getByText(strip)).toBeVisible()
  expect(await page.locator('[data-lesson]').textContent()).toBe(text)

  await page.goto('/chuyen-de')
  await expect(page.getByRole('heading', { name: 'Trang này cần có mạng' })).toBeVisible()
  await expectGoodScreen(page, 'offline page')
  await context.setOffline(false)
  // The page goes on by itself once the network is back.
  await expect(page).toHaveURL(/\/chuyen-de$/)
  await expect(page.getByText(strip)).toHaveCount(0)

  await page.goto('/ca-nhan')
  await page.getByLabel('Máy của tôi: cho phép đọc khi mất mạng').uncheck()
  await expect(page.getByText('Đã tắt và xóa các bản đã lưu trên máy này.')).toBeVisible()
  expect(await left(page)).toEqual(nothing)
})

test('a running quiz reloaded without network shows every answer and goes on', async ({ page, context, baseURL }) => {
  await signInAsNewOfficer(context, baseURL ?? '')
  await tickOwnDevice(page)
  await startPaper(page)
  await expect.poll(() => keptPaths(page)).toContain(quizPath)
  await giveAnswer(page, 1)
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible()
  const saved = await answerOnScreen(page)
  await goToNext(page)
  await context.setOffline(true)
  await giveAnswer(page, 1)
  const waiting = await answerOnScreen(page)
  await expect(page.getByRole('status').getByText(waitingWords(1))).toBeVisible()

  await page.reload()
  await expect(page.getByText(strip)).toBeVisible()
  await expect(page.getByRole('status').getByText(waitingWords(1))).toBeVisible()
  await page.goto(`${quizPath}?cau=1`)
  await expect.poll(() => answerOnScreen(page)).toEqual(saved)
  await goToNext(page)
  expect(await answerOnScreen(page)).toEqual(waiting)

  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('status').filter({ hasText: savedWords })).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await expect(page.getByText(strip)).toHaveCount(0)
  await page.goto(`${quizPath}?cau=2`)
  expect(await answerOnScreen(page)).toEqual(waiting)
})

test('another officer, signing out and a shared computer each clear what was kept', async ({
  page,
  context,
  baseURL,
}) => {
  const officer = await signInAsNewOfficer(context, baseURL ?? '')
  await tickOwnDevice(page)
  await page.goto('/thang-nay')
  await loseSession(context)
  await signInAsNewOfficer(context, baseURL ?? '')
  await page.goto('/chuyen-de')
  await expect.poll(() => left(page)).toEqual(nothing)

  await loseSession(context)
  await signInAgain(context, baseURL ?? '', officer.username)
  await tickOwnDevice(page)
  await page.getByRole('button', { name: 'Đăng xuất' }).filter({ visible: true }).click()
  await expect(page).toHaveURL(/\/dang-nhap$/)
  await expect.poll(() => left(page)).toEqual(nothing)

  await signInAgain(context, baseURL ?? '', officer.username)
  await tickOwnDevice(page)
  await loseSession(context)
  await signInAgain(context, baseURL ?? '', officer.username, { isShared: true })
  await page.goto('/thang-nay')
  await expect.poll(() => left(page)).toEqual(nothing)
})
