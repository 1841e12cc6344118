import { expect, type Page } from '@playwright/test'
import { folded, rightAnswers } from './demo-data'

/** What an officer does on the pages of a lesson and its quiz, by the words on screen. */

const keys = rightAnswers()

/** Answers every check that counts for completion; right or wrong makes no difference. */
export async function answerRequiredChecks(page: Page) {
  const checks = page.locator('[data-mdx="KnowledgeCheck"]').filter({ hasText: 'cần trả lời để hoàn thành bài' })
  await expect(checks.first()).toBeVisible()
  const count = await checks.count()
  for (let index = 0; index < count; index += 1) {
    const check = checks.nth(index)
    await check.locator('.nn-live label').first().click()
    await check.getByRole('button', { name: 'Trả lời', exact: true }).click()
    await expect(check.getByText('Đã lưu câu trả lời.', { exact: true })).toBeVisible()
  }
  return count
}

/** Answers the running paper, all right or all wrong, up to the overview. */
export async function answerPaper(page: Page, { isRight }: { isRight: boolean }) {
  const questionCount = 5
  for (let position = 1; position <= questionCount; position += 1) {
    await expect(page.getByText(`Câu ${position} trong ${questionCount}`)).toBeVisible()
    await answerQuestion(page, isRight)
    await expect(page.getByRole('status').filter({ hasText: /Đã lưu/ })).toBeVisible()
    await page.getByRole('button', { name: position === questionCount ? 'Xem lại và nộp' : 'Câu tiếp theo' }).click()
  }
  await expect(page.getByRole('heading', { name: 'Đã trả lời đủ 5 câu' })).toBeVisible()
}

/** A wrong answer leaves every right option out. */
async function answerQuestion(page: Page, isRight: boolean) {
  const form = page.locator('form#cau-hoi')
  const stem = folded((await form.getByRole('heading', { level: 2 }).textContent()) ?? '')
  const right = keys.get(stem)
  if (!right) throw new Error(`No starter question reads "${stem}"`)
  const options = form.locator('input[name="chosen"]')
  const rows = form.locator('label')
  for (let index = 0; index < (await options.count()); index += 1) {
    const text = folded(((await rows.nth(index).textContent()) ?? '').replace(/^[A-F]/, ''))
    if (right.includes(text) !== isRight) continue
    await options.nth(index).check()
    const isRadio = (await options.nth(index).getAttribute('type')) === 'radio'
    if (isRadio || !isRight) return
  }
}
