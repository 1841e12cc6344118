import { type BrowserContext, expect, request } from '@playwright/test'

export const demoPassword = 'niem-no-2026-demo'

/** The demo sign-ins, one for each role. */
export const demoAccounts = {
  canbo: 'cán bộ, chiến sĩ',
  chihuy: 'chỉ huy Đội 1',
  lanhdao: 'ban chỉ huy',
  huanluyen: 'cán bộ huấn luyện',
  duyet: 'người duyệt nội dung',
  thuongtruc: 'bộ phận thường trực',
  hoidong: 'ủy viên hội đồng',
  quantri: 'quản trị hệ thống',
}

/** Cookies of a fresh session, opened through the product's own sign-in. */
export async function signedInState(baseURL: string, username: string, password = demoPassword) {
  const context = await request.newContext({ baseURL, maxRedirects: 0 })
  const answer = await context.post('/dang-nhap', { form: { login: username, password }, headers: { Origin: baseURL } })
  expect(answer.status(), `sign-in of ${username}`).toBeLessThan(400)
  const state = await context.storageState()
  expect(state.cookies.length, `session of ${username}`).toBeGreaterThan(0)
  await context.dispose()
  return state
}

/** Signs a browser in without its sign-in page, which has a journey of its own. */
export async function signIn(context: BrowserContext, baseURL: string, username: string, password?: string) {
  await context.addCookies((await signedInState(baseURL, username, password)).cookies)
}
