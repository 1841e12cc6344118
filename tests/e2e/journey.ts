import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/** A test whose page fails it on any console error, uncaught error or violation of the content security policy. */
export const test = base.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ page }, use) => {
      const problems: string[] = []
      page.on('console', (message) => {
        // The browser's own notes on refused forms, and on requests that a test cuts off on purpose.
        const note =
          /^Failed to load resource: (the server responded with a status of 4|net::ERR_INTERNET_DISCONNECTED)/
        if (message.type() === 'error' && !note.test(message.text())) problems.push(message.text())
      })
      page.on('pageerror', (error) => problems.push(String(error)))
      await use(undefined)
      expect(problems, 'console errors').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Keeps requests of these addresses waiting. Returns what lets them go. */
export async function hold(page: Page, addresses: string): Promise<() => void> {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(addresses, async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** No accessibility violation on the screen as it is now, the skip link first of all, and no sideways scroll. */
export async function expectGoodScreen(page: Page, name: string) {
  // One frame a page: without the legacy mode every look opens a page of its own to gather the frames.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
  expect(found, `accessibility of ${name}`).toEqual([])
  const first = await page.evaluate(() => document.querySelector('body :is(a[href], button, input)')?.textContent)
  expect(first, `first in the tab order of ${name}`).toBe('Đến nội dung')
  const overflowing = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (node) => node.getBoundingClientRect().right > width + 1,
    )
    return wide.slice(0, 5).map((node) => `${node.tagName}.${node.className}`.slice(0, 80))
  })
  expect(overflowing, `sideways scroll of ${name}`).toEqual([])
}
