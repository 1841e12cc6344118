import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, request } from '@playwright/test'
import { signedInState } from './sign-in'

/** A course that holds one question of every kind, brought in and assigned through the product's own deeds. */

const contentFolder = path.resolve('tests/e2e/content')

export const typesCourse = {
  code: 'moi-loai-cau-hoi',
  folder: path.join(contentFolder, 'moi-loai-cau-hoi'),
  nineTypes: 'chin-loai-cau-hoi',
  essay: 'viet-thu-hoach',
  timed: 'co-gio-han',
}

/** Idempotent: a second import of the same content and a second assignment of the same dates change nothing. */
export async function giveTypesCourse(baseURL: string, unitCode: string) {
  execFileSync(process.execPath, ['build/server/command.js', 'content', 'import', contentFolder], {
    env: {
      ...process.env,
      DATA_DIR: `test-results/e2e-data-${new URL(baseURL).port}`,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
    },
  })
  const office = await request.newContext({
    baseURL,
    storageState: await signedInState(baseURL, 'thuongtruc'),
    extraHTTPHeaders: { Origin: baseURL },
    maxRedirects: 0,
  })
  const address = `/chuyen-de/${typesCourse.code}/giao`
  const form = await (await office.get(address)).text()
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(form)?.[1] ?? ''
  const [, month, year] = value('dueOn').split('/')
  const answer = await office.post(address, {
    form: {
      unitCode,
      periodCode: `${year}-${month}`,
      startsOn: `01/${month}/${year}`,
      endsOn: value('dueOn'),
      opensOn: value('opensOn'),
      dueOn: value('dueOn'),
    },
  })
  expect(answer.status(), `assignment of ${typesCourse.code}`).toBe(303)
  await office.dispose()
}
