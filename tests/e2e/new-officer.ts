import { randomBytes } from 'node:crypto'
import { type BrowserContext, expect, request } from '@playwright/test'
import { signedInState } from './sign-in'

export interface NewOfficer {
  username: string
  /** As the product writes it, in capitals. */
  serviceNumber: string
  givenName: string
  /** From the administrator's page, for the first sign-in. */
  oneTimePassword: string
}

export const ownPassword = 'bàn đá chẻ lạt tre 26'

/** A joiner of a unit, made through the administrator's own form, so that no test depends on another's data. */
export async function registerOfficer(baseURL: string, unitCode = 'doi-2'): Promise<NewOfficer> {
  const administrator = await request.newContext({
    baseURL,
    storageState: await signedInState(baseURL, 'quantri'),
    extraHTTPHeaders: { Origin: baseURL },
  })
  const form = await (await administrator.get('/quan-tri/nguoi-dung/moi')).text()
  const code = (field: string, name: string) =>
    new RegExp(`name="${field}".*?<option value="([^"]+)"[^>]*>${name}<`, 's').exec(form)?.[1] ?? ''
  const today = /name="validFrom"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? ''
  const suffix = randomBytes(4).toString('hex')
  const username = `thu-${suffix}`
  const serviceNumber = `900-${suffix}`.toUpperCase()
  const answer = await administrator.post('/quan-tri/nguoi-dung/moi', {
    form: {
      familyName: 'Nguyễn',
      middleName: 'Văn',
      givenName: 'Thử',
      serviceNumber,
      username,
      rankCode: code('rankCode', 'Thượng úy'),
      serviceCategoryCode: code('serviceCategoryCode', 'Nghiệp vụ'),
      positionCode: code('positionCode', 'Cán bộ'),
      unitCode,
      validFrom: today,
    },
  })
  const page = await answer.text()
  const oneTimePassword = /<code>([^<]+)<\/code>/.exec(page)?.[1] ?? ''
  expect(oneTimePassword, `one-time password of ${username}: ${answer.status()}`).not.toBe('')
  await administrator.dispose()
  return { username, serviceNumber, givenName: 'Thử', oneTimePassword }
}

/** Registers an officer and signs the browser in, past the forced change of the password. */
export async function signInAsNewOfficer(
  context: BrowserContext,
  baseURL: string,
  unitCode?: string,
): Promise<NewOfficer> {
  const officer = await registerOfficer(baseURL, unitCode)
  await changePassword(baseURL, officer)
  await context.addCookies((await signedInState(baseURL, officer.username, ownPassword)).cookies)
  return officer
}

export async function changePassword(baseURL: string, officer: NewOfficer) {
  const first = await request.newContext({
    baseURL,
    maxRedirects: 0,
    storageState: await signedInState(baseURL, officer.username, officer.oneTimePassword),
    extraHTTPHeaders: { Origin: baseURL },
  })
  const changed = await first.post('/doi-mat-khau', {
    form: { presentPassword: officer.oneTimePassword, newPassword: ownPassword, repeatedPassword: ownPassword },
  })
  expect(changed.status(), 'first password change').toBeLessThan(400)
  await first.dispose()
}
