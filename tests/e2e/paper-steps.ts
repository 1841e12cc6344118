import { type BrowserContext, expect, type Page, request } from '@playwright/test'
import { monthCourse } from './demo-data'
import { ownPassword, signInAsNewOfficer } from './new-officer'

/** Steps on a running paper that do not depend on which kinds of question it holds. */

export const lessonCode = monthCourse().lessons[0]?.code ?? ''
export const quizPath = `/bai-hoc/${lessonCode}/kiem-tra`
export const answerRoute = '**/cau-tra-loi*'

/** Registers an officer and opens the first paper of the month. */
export async function openPaper(page: Page, context: BrowserContext, baseURL: string) {
  const officer = await signInAsNewOfficer(context, baseURL)
  await startPaper(page)
  return officer
}

export async function startPaper(page: Page) {
  await page.goto(`/bai-hoc/${lessonCode}`)
  await page.goto(quizPath)
  await page.getByRole('button', { name: /^Bắt đầu/ }).click()
  await expect(page.getByText(/^Câu 1 trong \d+$/)).toBeVisible()
  await expect(liveNext(page)).toBeVisible()
}

/** The button reads so once scripts run. */
function liveNext(page: Page) {
  return page.getByRole('button', { name: /^(Câu tiếp theo|Xem lại và nộp)$/ })
}

/** Answers the question on screen; another `turn` is another answer. */
export async function giveAnswer(page: Page, turn = 0) {
  const form = page.locator('form#cau-hoi')
  const choices = form.locator('input[type="radio"], input[type="checkbox"]')
  const lists = form.locator('select')
  const texts = form.locator('textarea, input[type="text"], input:not([type])')
  if ((await choices.count()) > 0) return choices.nth(turn).click()
  if ((await lists.count()) > 0) {
    for (let index = 0; index < (await lists.count()); index += 1)
      await lists.nth(index).selectOption({ index: turn + 1 })
    return
  }
  if ((await texts.count()) > 0) {
    for (let index = 0; index < (await texts.count()); index += 1) {
      await texts.nth(index).fill(String(turn + 1))
      await texts.nth(index).blur()
    }
    return
  }
  // In an ordering the next button after "down" is "up" of the item below, which does the same.
  await form
    .locator('button:not([aria-disabled="true"])')
    .nth(2 * turn)
    .click()
}

/** Goes on until options stand to choose from. */
export async function goToChoice(page: Page) {
  while ((await page.locator('form#cau-hoi input:is([type="radio"], [type="checkbox"])').count()) === 0)
    await goToNext(page)
}

/** Goes on, and waits until the next question is there. */
export async function goToNext(page: Page) {
  const place = page.getByText(/^Câu \d+ trong \d+$/)
  const left = (await place.textContent()) ?? ''
  await liveNext(page).click()
  await expect(place.filter({ hasText: left })).toHaveCount(0)
}

/** What stands in the form of the question on screen, in the letters of the paper. */
export async function answerOnScreen(page: Page): Promise<string[]> {
  return page
    .locator('form#cau-hoi')
    .evaluate((form) => new FormData(form as HTMLFormElement).getAll('response').map(String))
}

export async function questionCount(page: Page): Promise<number> {
  const words = (await page.getByText(/^Câu \d+ trong \d+$/).textContent()) ?? ''
  return Number(words.split(' ').at(-1))
}

/** Answers of this position as a browser elsewhere, signed in afresh, is shown them by the server. */
export async function answerOnServer(page: Page, username: string, position: number): Promise<string[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('No browser')
  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await signInAgain(elsewhere, new URL(page.url()).origin, username)
  const other = await elsewhere.newPage()
  await other.goto(`${quizPath}?cau=${position}`)
  const answer = await answerOnScreen(other)
  await elsewhere.close()
  return answer
}

/** A fresh session for this browser, as after signing in at the page. */
export async function signInAgain(
  context: BrowserContext,
  baseURL: string,
  username: string,
  { isShared = false }: { isShared?: boolean } = {},
) {
  const anew = await request.newContext({ baseURL, maxRedirects: 0 })
  const answer = await anew.post('/dang-nhap', {
    form: { login: username, password: ownPassword, ...(isShared ? { isShared: 'on' } : {}) },
    headers: { Origin: baseURL },
  })
  expect(answer.status(), `sign-in of ${username}`).toBe(303)
  await context.addCookies((await anew.storageState()).cookies)
  await anew.dispose()
}

/** The session ends without the officer: its cookie is gone, everything else stays. */
export async function loseSession(context: BrowserContext) {
  const cookies = await context.cookies()
  for (const { name } of cookies.filter((cookie) => cookie.httpOnly && /session/.test(cookie.name)))
    await context.clearCookies({ name })
}

export const waitingWords = (count: number) => new RegExp(`${count} câu trả lời đang giữ trên máy này`)
export const savedWords = /Đã lưu câu \d+ lúc \d\d:\d\d/

/** Everything that IndexedDB holds for this site, as text of its bytes, and how many answers and keys there are. */
export async function deviceContent(page: Page): Promise<{ text: string; answers: number; keys: number }> {
  return page.evaluate(async () => {
    const settled = <Value>(asked: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
    const bytesOf = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value)
      if (value instanceof CryptoKey) return `key extractable=${value.extractable}`
      if (typeof value === 'object' && value !== null) return Object.values(value).map(bytesOf).join('\n')
      return String(value)
    }
    const found = { text: '', answers: 0, keys: 0 }
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames) {
        const values = await settled(database.transaction(store).objectStore(store).getAll())
        if (store === 'answers') found.answers += values.length
        if (store === 'keys') found.keys += values.length
        found.text += values.map(bytesOf).join('\n')
      }
      database.close()
    }
    return found
  })
}
