import { expect, test } from 'vitest'
import { lockAccount } from '~/domain/identity/accounts.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { action as changeAction } from '~/routes/auth/change-password'
import { action, loader } from '~/routes/auth/sign-in'
import { action as signOut } from '~/routes/auth/sign-out'
import { callAction, callLoader, freshDatabase } from '../setup'
import { addOfficer, cookieOf, createForce, lastEvent, now, password } from './force'

freshDatabase()

interface Answer {
  data: {
    result: { error?: Record<string, string[]>; initialValue?: unknown }
    refusal: { title: string; text: string } | null
  }
  init: { status: number }
}

async function signIn(form: Record<string, string>, url = '/dang-nhap') {
  return callAction(action, { url, now, form })
}

async function withOfficer(options: { mustChangePassword?: boolean; serviceNumber?: string } = {}) {
  const { team1 } = await createForce()
  return addOfficer({ serviceNumber: '123-456', unitId: team1.unitId, ...options })
}

test.each(['123-456', 'cb.123-456', 'CB.123-456 '])('an officer signs in as "%s"', async (login) => {
  const officer = await withOfficer()
  const response = (await signIn({ login, password, isShared: 'on' }, '/dang-nhap?tiep=/thi-dua')) as Response
  expect(response.status).toBe(303)
  expect(response.headers.get('Location')).toBe('/thi-dua')
  const [session] = response.headers.getSetCookie()
  expect(session).toMatch(/^nn_session=[a-z0-9]{40}; HttpOnly; Path=\/; SameSite=Lax$/)
  const [stored] = await reader().session.findMany()
  expect(stored).toMatchObject({ officerId: officer.officerId, isShared: true })
  expect(session).not.toContain(stored?.id)
  expect(await lastEvent('session.open')).toMatchObject({ actorId: officer.officerId, actorName: 'Nguyễn Văn An' })
})

test('the cookie of an own computer lives as long as the session may, over TLS only where there is TLS', async () => {
  await withOfficer()
  const response = (await signIn({ login: '123-456', password })) as Response
  expect(response.headers.getSetCookie()[0]).toContain('Max-Age=604800')
  expect(response.headers.getSetCookie()[0]).not.toContain('Secure')
})

test.each(['https://noi-khac.example', '//noi-khac.example', '/\\noi-khac.example', 'javascript:alert(1)'])(
  'after signing in nobody is sent to %s',
  async (tiep) => {
    await withOfficer()
    const response = (await signIn(
      { login: '123-456', password },
      `/dang-nhap?tiep=${encodeURIComponent(tiep)}`,
    )) as Response
    expect(response.headers.get('Location')).toBe('/thang-nay')
  },
)

test('a wrong password says how many tries are left, then the account waits, the right password too', async () => {
  await withOfficer()
  for (const left of [4, 3, 2, 1]) {
    const answer = (await signIn({ login: '123-456', password: 'sai-mat-khau-roi' })) as Answer
    expect(answer.init.status).toBe(401)
    expect(answer.data.refusal?.text).toContain(`còn ${left} lần thử`)
  }
  const last = (await signIn({ login: '123-456', password: 'sai-mat-khau-roi' })) as Answer
  expect(last.data.refusal?.title).toBe('Tài khoản tạm khóa 15 phút.')
  const right = (await signIn({ login: 'cb.123-456', password })) as Answer
  expect(right.init.status).toBe(429)
  expect(right.data.refusal?.title).toContain('còn 15 phút')
  expect(await reader().session.count()).toBe(0)
})

test('an unknown name is answered as a known one', async () => {
  await withOfficer()
  const known = (await signIn({ login: '123-456', password: 'sai-mat-khau-roi' })) as Answer
  const unknown = (await signIn({ login: 'khong-co-ai', password: 'sai-mat-khau-roi' })) as Answer
  expect(unknown.data.refusal).toEqual(known.data.refusal)
  expect(unknown.init).toEqual(known.init)
})

test('success forgets earlier failures', async () => {
  await withOfficer()
  for (let round = 0; round < 3; round += 1) {
    await signIn({ login: '123-456', password: 'sai-mat-khau-roi' })
    await signIn({ login: '123-456', password: 'sai-mat-khau-roi' })
    expect(((await signIn({ login: '123-456', password })) as Response).status).toBe(303)
  }
})

test('many guesses at once are still five', async () => {
  await withOfficer()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => signIn({ login: '123-456', password: 'sai-mat-khau-roi' })),
  )
  expect((answers as Answer[]).filter((answer) => answer.init.status === 401)).toHaveLength(5)
})

test('a locked account says so to those who know its password, and to nobody else', async () => {
  const officer = await withOfficer()
  await inTransaction((tx) =>
    lockAccount(tx, { actor: 'system', officerId: officer.officerId, reason: 'Nghỉ hưu', at: now }),
  )
  const wrong = (await signIn({ login: '123-456', password: 'sai-mat-khau-roi' })) as Answer
  expect(wrong.data.refusal?.title).toBe('Số hiệu hoặc mật khẩu chưa đúng.')
  const right = (await signIn({ login: '123-456', password })) as Answer
  expect(right.data.refusal?.title).toBe('Tài khoản của đồng chí đã bị khóa.')
  expect(JSON.stringify(right.data)).not.toContain('Nghỉ hưu')
})

test('the typed name is kept and the password is not sent back', async () => {
  await withOfficer()
  const answer = (await signIn({ login: '123-456', password: 'sai-mat-khau-roi' })) as Answer
  expect(answer.data.result.initialValue).toMatchObject({ login: '123-456' })
  expect(JSON.stringify(answer)).not.toContain('sai-mat-khau-roi')
  const empty = (await signIn({ login: '', password: '' })) as Answer
  expect(empty.init.status).toBe(422)
  expect(empty.data.result.error).toEqual({
    login: ['Đồng chí chưa nhập số hiệu hoặc tên đăng nhập.'],
    password: ['Đồng chí chưa nhập mật khẩu.'],
  })
})

test('the page names the organisation and knows a shared computer again', async () => {
  await withOfficer()
  expect(await callLoader(loader, { url: '/dang-nhap', now })).toMatchObject({
    organisationName: 'Công an Mẫu',
    isShared: true,
    sharedIdleMinutes: 15,
  })
  const response = (await signIn({ login: '123-456', password })) as Response
  const remembered = response.headers.getSetCookie()[1]?.split(';')[0]
  expect(await callLoader(loader, { url: '/dang-nhap', now, cookie: remembered })).toMatchObject({ isShared: false })
})

test('a one-time password leads to the password change and nowhere else', async () => {
  const officer = await withOfficer({ mustChangePassword: true })
  const response = (await signIn({ login: '123-456', password })) as Response
  expect(response.headers.get('Location')).toBe('/doi-mat-khau?tiep=%2Fthang-nay')
  const cookie = await cookieOf(officer)
  const changed = (await callAction(changeAction, {
    url: '/doi-mat-khau?tiep=%2Fthang-nay',
    now,
    cookie,
    form: { presentPassword: password, newPassword: 'dong-song-que-em', repeatedPassword: 'dong-song-que-em' },
  })) as Response
  expect(changed.headers.get('Location')).toBe('/thang-nay')
  expect(await reader().account.findUnique({ where: { officerId: officer.officerId } })).toMatchObject({
    mustChangePassword: false,
  })
  expect(await lastEvent('password.change')).toMatchObject({ actorId: officer.officerId })
  // The session of the sign-in above has ended, the one that changed the password goes on.
  expect(await reader().session.count()).toBe(1)
})

test.each([
  [
    { presentPassword: 'sai-mat-khau-roi', newPassword: 'dong-song-que-em', repeatedPassword: 'dong-song-que-em' },
    'presentPassword',
    'còn 4 lần thử',
  ],
  [{ presentPassword: password, newPassword: 'ngan', repeatedPassword: 'ngan' }, 'newPassword', 'ít nhất 10 ký tự'],
  [
    { presentPassword: password, newPassword: 'congan113113', repeatedPassword: 'congan113113' },
    'newPassword',
    'phổ biến',
  ],
  [
    { presentPassword: password, newPassword: 'toi la 123456 day', repeatedPassword: 'toi la 123456 day' },
    'newPassword',
    'số hiệu',
  ],
  [{ presentPassword: password, newPassword: password, repeatedPassword: password }, 'newPassword', 'trùng mật khẩu'],
  [
    { presentPassword: password, newPassword: 'dong-song-que-em', repeatedPassword: 'dong-song-que' },
    'repeatedPassword',
    'chưa giống nhau',
  ],
])('a password change is refused with a reason: %o', async (form, field, reason) => {
  const officer = await withOfficer()
  const answer = (await callAction(changeAction, {
    url: '/doi-mat-khau',
    now,
    cookie: await cookieOf(officer),
    form,
  })) as {
    data: { error: Record<string, string[]> }
    init: { status: number }
  }
  expect(answer.init.status).toBe(422)
  expect(answer.data.error[field]?.[0]).toContain(reason)
  expect(JSON.stringify(answer)).not.toContain(form.newPassword)
})

test('signing out ends the session, takes the cookie and what pages kept on the device', async () => {
  const officer = await withOfficer()
  const cookie = await cookieOf(officer, { isShared: true })
  const response = (await callAction(signOut, { url: '/dang-xuat', now, cookie, form: {} })) as Response
  expect(response.headers.get('Location')).toBe('/dang-nhap')
  expect(response.headers.get('Clear-Site-Data')).toBe('"storage"')
  expect(response.headers.get('Set-Cookie')).toContain('Max-Age=0')
  expect(await reader().session.count()).toBe(0)
  expect(await lastEvent('session.end')).toMatchObject({ actorId: officer.officerId })
  expect(((await callAction(signOut, { url: '/dang-xuat', now, form: {} })) as Response).status).toBe(303)
  // Answers that wait on the device, whoever's, must outlive the sign-out.
  const waiting = (await callAction(signOut, { url: '/dang-xuat', now, cookie: 'nn_waiting=1', form: {} })) as Response
  expect(waiting.headers.get('Clear-Site-Data')).toBeNull()
  expect(waiting.headers.getSetCookie().join()).toContain('nn_left=1')
})
