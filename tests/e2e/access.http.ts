import { type APIRequestContext, type APIResponse, expect, request, test } from '@playwright/test'
import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '../../app/routes'
import { demoAccounts, signedInState } from './sign-in'

/**
 * Walks every route of the build as nobody and as each role, as a document and as single-fetch data, reading and writing.
 * A route that is not in `expected` fails: whoever adds a page says here who may open it.
 */

type Account = keyof typeof demoAccounts
type Who = 'public' | 'everybody' | Account[]

const commanders: Account[] = ['chihuy', 'lanhdao', 'thuongtruc']

/** Who may read and write each route file, with an address that exists in the demo data (for those with parameters). */
const expected: Record<string, { read?: Who; write?: Who; at?: string }> = {
  'resources/start.ts': { read: 'everybody' },
  'resources/healthz.ts': { read: 'public' },
  'resources/theme.ts': { write: 'public' },
  'resources/image.ts': { read: 'everybody', at: '/tep/khong-co' },
  'resources/offline.tsx': { read: 'public' },
  'learn/outbox-key.ts': { read: 'everybody' },
  'resources/not-found.tsx': { read: 'public', write: 'public', at: '/khong-co-trang-nay' },
  'auth/sign-in.tsx': { read: 'public', write: 'public' },
  'auth/sign-out.tsx': { read: 'public', write: 'public' },
  'auth/change-password.tsx': { read: 'everybody', write: 'everybody' },
  'learn/lesson.tsx': { read: 'everybody', at: '/bai-hoc/khong-co' },
  'learn/lesson-body.ts': { read: 'everybody', at: '/bai-hoc/khong-co/noi-dung' },
  'learn/check-answer.ts': { read: 'everybody', write: 'everybody', at: '/bai-hoc/khong-co/cau-hoi' },
  'learn/reading-position.ts': { read: 'everybody', write: 'everybody', at: '/bai-hoc/khong-co/vi-tri' },
  'learn/quiz.tsx': { read: 'everybody', write: 'everybody', at: '/bai-hoc/khong-co/kiem-tra' },
  'learn/answer.ts': { read: 'everybody', write: 'everybody', at: '/bai-lam/khong-co/cau-tra-loi' },
  'learn/attempt-clock.ts': { read: 'everybody', at: '/bai-lam/khong-co/thoi-gian' },
  'learn/attempt-record.tsx': { read: 'everybody', at: '/bai-lam/khong-co/ho-so' },
  'learn/receipt.tsx': { read: 'everybody' },
  'learn/submission.ts': { read: 'everybody', write: 'everybody', at: '/bai-lam/khong-co/nop' },
  'learn/scenario.tsx': { read: 'everybody', at: '/tinh-huong/khong-co/khong-co' },
  'learn/scenario-body.ts': { read: 'everybody', at: '/tinh-huong/khong-co/khong-co/noi-dung' },
  'learn/scenario-run.ts': { read: 'everybody', write: 'everybody', at: '/tinh-huong/khong-co/khong-co/ket-qua' },
  'learn/month.tsx': { read: 'everybody' },
  'learn/courses.tsx': { read: 'everybody' },
  'learn/course.tsx': { read: 'everybody', at: '/chuyen-de/khong-co' },
  'learn/course-assignment.tsx': { read: commanders, write: commanders, at: '/chuyen-de/niem-no-khi-tiep-xuc/giao' },
  'learn/result.tsx': { read: 'everybody', at: '/bai-lam/khong-co' },
  'learn/scenarios.tsx': { read: 'everybody' },
  'learn/recall.tsx': { read: 'everybody', write: 'everybody' },
  'learn/points.tsx': { read: 'everybody' },
  'learn/notices.tsx': { read: 'everybody', write: 'everybody' },
  'learn/profile.tsx': { read: 'everybody', write: 'everybody' },
  'learn/sessions.tsx': { read: 'everybody', write: 'everybody' },
  'command/unit-index.tsx': { read: commanders },
  'command/unit.tsx': { read: commanders, at: '/don-vi/doi-1' },
  'command/unit-course.tsx': { read: commanders, at: '/don-vi/doi-1/chuyen-de/niem-no-khi-tiep-xuc' },
  'command/unit-csv.ts': { read: commanders, at: '/don-vi/doi-1/xuat.csv' },
  'command/officers.tsx': { read: commanders },
  'command/former-officers.tsx': { read: commanders },
  'command/officer.tsx': { read: commanders, at: '/can-bo/khong-co' },
  'command/overdue.tsx': { read: commanders },
  'command/reminders.tsx': { read: ['chihuy', 'lanhdao'], write: ['chihuy', 'lanhdao'] },
  'command/campaign.tsx': { read: [...commanders, 'hoidong'] },
  'command/unit-xlsx.ts': { read: commanders, at: '/don-vi/doi-1/xuat.xlsx' },
  'command/matrix-xlsx.ts': { read: commanders, at: '/don-vi/doi-1/bang.xlsx' },
  'command/overdue-xlsx.ts': { read: commanders },
  'command/closings.tsx': { read: commanders },
  'command/closing.tsx': { read: commanders, write: ['thuongtruc'], at: '/chot-thang/1999-01' },
  'command/meetings.tsx': { read: commanders },
  'command/new-meeting.tsx': { read: commanders, write: commanders },
  'command/meeting.tsx': { read: commanders, write: commanders, at: '/buoi-sinh-hoat/khong-co' },
  'command/report-index.tsx': { read: commanders },
  'command/report.tsx': { read: commanders, at: '/bao-cao/doi-1' },
  'command/report-template.tsx': { read: commanders, write: commanders, at: '/bao-cao/doi-1/mau' },
  'studio/lessons.tsx': { read: ['huanluyen'] },
  'command/out-of-attempts.tsx': { read: commanders },
  'command/attempt-grant.tsx': {
    read: ['chihuy', 'lanhdao'],
    write: ['chihuy', 'lanhdao'],
    at: '/can-bo/khong-co/them-luot',
  },
  'command/enrolment.tsx': {
    read: ['chihuy', 'lanhdao'],
    write: ['chihuy', 'lanhdao'],
    at: '/can-bo/khong-co/luot/khong-co',
  },
  'command/leave.tsx': { read: ['chihuy', 'lanhdao'], write: ['chihuy', 'lanhdao'], at: '/can-bo/khong-co/nghi' },
  'command/bulk.tsx': { read: ['chihuy', 'lanhdao'], write: ['chihuy', 'lanhdao'] },
  'command/bulk-deed.tsx': { read: ['chihuy', 'lanhdao'], write: ['chihuy', 'lanhdao'], at: '/xu-ly/khong-co' },
  'command/plan.tsx': { read: commanders, write: commanders },
  'studio/new-lesson.tsx': { read: ['huanluyen'], write: ['huanluyen'] },
  'studio/new-course.tsx': { read: ['huanluyen'], write: ['huanluyen'] },
  'studio/course.tsx': { read: ['huanluyen'], write: ['huanluyen'], at: '/soan/chuyen-de/niem-no-khi-tiep-xuc' },
  'studio/lesson.tsx': { read: ['huanluyen'], write: ['huanluyen'], at: '/soan/bai/khong-co' },
  'studio/draft-text.ts': { write: ['huanluyen'], at: '/soan/bai/khong-co/ban-nhap' },
  'studio/preview.ts': { write: ['huanluyen', 'duyet'] },
  'studio/question-statistics.tsx': { read: ['huanluyen', 'duyet'] },
  'studio/question-correction.tsx': {
    read: ['duyet'],
    write: ['duyet'],
    at: '/soan/cau-hoi/khong-co/dinh-chinh',
  },
  'studio/question-correction-csv.ts': { read: ['duyet'], at: '/soan/cau-hoi/khong-co/dinh-chinh.csv' },
  'studio/essays.tsx': { read: ['huanluyen'] },
  'studio/essay.tsx': { read: ['huanluyen'], write: ['huanluyen'], at: '/cham-bai/khong-co' },
  'studio/questions.tsx': { read: ['huanluyen'], write: ['huanluyen'] },
  'studio/new-question.tsx': { read: ['huanluyen'], write: ['huanluyen'] },
  'studio/question.tsx': { read: ['huanluyen'], write: ['huanluyen'], at: '/soan/cau-hoi/khong-co' },
  'studio/question-export.ts': { read: ['huanluyen'] },
  'studio/question-import.tsx': { read: ['huanluyen'], write: ['huanluyen'] },
  'studio/question-template.ts': { read: ['huanluyen'] },
  'studio/reviews.tsx': { read: ['duyet'], write: ['duyet'] },
  'studio/review.tsx': { read: ['duyet'], write: ['duyet'], at: '/duyet/khong-co' },
  'admin/officers.tsx': { read: ['quantri'] },
  'admin/new-officer.tsx': { read: ['quantri'], write: ['quantri'] },
  'admin/officer.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/nguoi-dung/khong-co' },
  'admin/roster-template.ts': { read: ['quantri'] },
  'admin/roster-imports.tsx': { read: ['quantri'], write: ['quantri'] },
  'admin/roster-import.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/nguoi-dung/nhap/khong-co' },
  'admin/roster-columns.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/nguoi-dung/nhap/khong-co/cot' },
  'admin/roster-row.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/nguoi-dung/nhap/khong-co/dong/2' },
  'admin/roster-undo.tsx': {
    read: ['quantri'],
    write: ['quantri'],
    at: '/quan-tri/nguoi-dung/nhap/khong-co/hoan-tac',
  },
  'admin/roster-slips.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/nguoi-dung/nhap/khong-co/phieu' },
  'admin/units.tsx': { read: ['quantri'] },
  'admin/unit.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/don-vi/doi-1' },
  'admin/mail.tsx': { read: ['quantri'], write: ['quantri'] },
  'admin/reminder-rules.tsx': { read: ['quantri'], write: ['quantri'] },
  'admin/unit-move.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/don-vi/doi-1/dieu-chuyen' },
  'admin/unit-merge.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/don-vi/doi-1/sap-nhap' },
  'admin/unit-split.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/don-vi/doi-1/chia-tach' },
  'admin/unit-dissolve.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/don-vi/doi-1/giai-the' },
  'admin/officer-service.tsx': { read: ['quantri'], write: ['quantri'], at: '/quan-tri/nguoi-dung/khong-co/cong-tac' },
  'admin/officer-delegation.tsx': {
    read: ['quantri'],
    write: ['quantri'],
    at: '/quan-tri/nguoi-dung/khong-co/uy-quyen',
  },
  'command/own-delegation.tsx': { read: ['chihuy', 'lanhdao'], write: ['chihuy', 'lanhdao'] },
  'admin/audit.tsx': { read: ['quantri'] },
}

interface Page {
  file: string
  path: string
}

function pages(entries: RouteConfigEntry[], parent = ''): Page[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${parent}/${entry.path}` : parent
    const children = pages(entry.children ?? [], path)
    return entry.children ? children : [{ file: entry.file.replace(/^.*routes\//, ''), path: path || '/' }]
  })
}

const everyPage = pages(routes as RouteConfigEntry[])

test('every route of the build says who may open it', () => {
  expect(everyPage.map((page) => page.file).toSorted()).toEqual(Object.keys(expected).toSorted())
  for (const page of everyPage)
    if (/[:*]/.test(page.path)) expect(expected[page.file]?.at, `${page.file} needs an address`).toBeTruthy()
})

test('nobody reads or writes anything that is not public', async ({ baseURL }) => {
  const nobody = await request.newContext({ baseURL, maxRedirects: 0 })
  for (const page of everyPage) {
    const { read, write } = expectation(page)
    if (read && read !== 'public') {
      const document = await nobody.get(addressOf(page))
      expect(document.status(), `GET ${page.file}`).toBe(302)
      expect(document.headers().location, `GET ${page.file}`).toMatch(/^\/dang-nhap/)
      const data = await nobody.get(dataAddressOf(page))
      expect(data.status(), `GET ${page.file} as data`).toBe(202)
      expect(await data.text(), `GET ${page.file} as data`).toMatch(/^\[\["SingleFetchRedirect".*\/dang-nhap/)
    }
    if (write && write !== 'public')
      for (const address of [addressOf(page), dataAddressOf(page)]) {
        const answer = await post(nobody, address)
        expect(answer.status(), `POST ${page.file} ${address}`).toBe(401)
      }
  }
})

for (const account of Object.keys(demoAccounts) as Account[])
  test(`${account} opens what the role opens and nothing else`, async ({ baseURL }) => {
    const context = await request.newContext({
      baseURL,
      maxRedirects: 0,
      storageState: await signedInState(baseURL ?? '', account),
    })
    for (const page of everyPage) {
      // Signing out would end the walk; its journey has a test of its own.
      if (page.file === 'auth/sign-out.tsx') continue
      const { read, write } = expectation(page)
      for (const address of [addressOf(page), dataAddressOf(page)]) {
        if (read) expectOpen(await context.get(address), isOpen(read, account), `GET ${address} (${page.file})`)
        if (write && page.file !== 'auth/sign-in.tsx')
          expectOpen(await post(context, address), isOpen(write, account), `POST ${address} (${page.file})`)
      }
    }
  })

test('a refused file and a malformed address are Vietnamese pages', async ({ baseURL }) => {
  const context = await request.newContext({
    baseURL,
    storageState: await signedInState(baseURL ?? '', 'canbo'),
    extraHTTPHeaders: { Accept: 'text/html' },
  })
  const closed = await context.get('/don-vi/doi-1/xuat.csv')
  expect(closed.status()).toBe(403)
  expect(await closed.text()).toContain('Trang này chưa mở cho đồng chí')
  for (const address of ['/bai-hoc/%E0%A4%A', '/tep/%E0%A4%A', '/%E0%A4%A']) {
    const missing = await context.get(address)
    expect(missing.status(), address).toBe(404)
    expect(await missing.text(), address).toContain('Không thấy trang này')
  }
})

test('a form from another site is refused, whoever is signed in', async ({ baseURL }) => {
  const context = await request.newContext({ baseURL, storageState: await signedInState(baseURL ?? '', 'canbo') })
  for (const headers of [{ Origin: 'https://elsewhere.example' }, {}, { Origin: 'null' }] as Record<string, string>[]) {
    const answer = await context.post('/giao-dien', { form: { giaoDien: 'dark' }, headers })
    expect(answer.status()).toBe(403)
  }
})

function expectation(page: Page) {
  return expected[page.file] ?? {}
}

function isOpen(who: Who, account: Account): boolean {
  return who === 'public' || who === 'everybody' || who.includes(account)
}

/** An open page answers anything but "sign in" and "closed"; a closed one answers 403 and nothing of its content. */
function expectOpen(answer: APIResponse, isAllowed: boolean, title: string) {
  if (isAllowed) {
    expect([401, 403, 500], title).not.toContain(answer.status())
    expect(answer.headers().location ?? '', title).not.toMatch(/^\/dang-nhap/)
  } else expect(answer.status(), title).toBe(403)
}

function addressOf(page: Page): string {
  return expectation(page).at ?? page.path
}

function dataAddressOf(page: Page): string {
  const address = addressOf(page)
  return address === '/' ? '/_root.data' : `${address}.data`
}

function post(context: APIRequestContext, address: string): Promise<APIResponse> {
  return context.post(address, {
    form: { nothing: 'useful' },
    headers: { Origin: test.info().project.use.baseURL ?? '' },
  })
}
