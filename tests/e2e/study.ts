import { expect, type Page } from '@playwright/test'
import { answer, askedQuestion, questionsOf } from './answering'
import { courseFolder } from './demo-data'

/** What an officer does on the pages of a lesson and its quiz, by the words on screen. */

const known = questionsOf(courseFolder)

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
    await answer(page, await askedQuestion(page, known), { isRight })
    await expect(page.getByRole('status').filter({ hasText: `Đã lưu câu ${position}` })).toBeVisible()
    await page.getByRole('button', { name: position === questionCount ? 'Xem lại và nộp' : 'Câu tiếp theo' }).click()
  }
  await expect(page.getByRole('heading', { name: 'Đã trả lời đủ 5 câu' })).toBeVisible()
}
