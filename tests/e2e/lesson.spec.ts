import { monthCourse } from './demo-data'
import { expect, hold, test } from './journey'
import { signInAsNewOfficer } from './new-officer'

const lesson = `/bai-hoc/${monthCourse().lessons[0]?.code}`

test.beforeEach(async ({ context, baseURL }) => {
  await signInAsNewOfficer(context, baseURL ?? '')
})

test('a choice made before the scripts have come is still chosen once they are there', async ({ page }) => {
  const release = await hold(page, '**/assets/*.js')
  await page.goto(lesson, { waitUntil: 'commit' })
  const check = page.locator('[data-mdx="KnowledgeCheck"]').first()
  await check.locator('label').nth(1).click()
  release()
  const living = check.locator('.nn-live')
  await expect(living.locator('input').nth(1)).toBeChecked()
  await living.getByRole('button', { name: 'Trả lời', exact: true }).click()
  await expect(living.getByText('Đã lưu câu trả lời.', { exact: true })).toBeVisible()
})

test('somebody who reads on while an answer is being counted stays where they are', async ({ page }) => {
  await page.goto(lesson)
  const checks = page.locator('[data-mdx="KnowledgeCheck"] .nn-live')
  const left = page.getByText(/^Còn \d+ câu tự kiểm tra/)
  const leftAtFirst = (await left.textContent()) ?? ''
  await checks.first().locator('label').first().click()
  const release = await hold(page, `**${lesson}.data*`)
  const counting = page.waitForRequest(`**${lesson}.data*`)
  await checks.first().getByRole('button', { name: 'Trả lời', exact: true }).click()
  await counting
  await checks.last().scrollIntoViewIfNeeded()
  const place = await page.evaluate(() => window.scrollY)
  release()
  await expect(left).not.toHaveText(leftAtFirst)
  expect(await page.evaluate(() => window.scrollY)).toBe(place)
})

test('on paper a check has no key under it, nothing is marked as a link, and a scenario may go over a page', async ({
  page,
}) => {
  await page.goto(lesson)
  await expect(page.locator('[data-mdx="KnowledgeCheck"] .nn-live').first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  const checks = page.locator('[data-mdx="KnowledgeCheck"]')
  await expect(checks.first().locator('.nn-paper fieldset')).toBeVisible()
  for (const fold of await checks.locator('.nn-reveal').all()) await expect(fold).toBeHidden()
  const looks = await page.locator('.nn-prose a').evaluateAll((links) =>
    links.map((link) => {
      const { color, textDecorationLine } = getComputedStyle(link)
      return [textDecorationLine, color === getComputedStyle(link.parentElement ?? link).color]
    }),
  )
  for (const look of looks) expect(look).toEqual(['none', true])
  const scenarios = page.locator('.nn-scenario, .nn-turn')
  for (const scenario of await scenarios.all()) await expect(scenario).toHaveCSS('break-inside', 'auto')
})
