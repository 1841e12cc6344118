import type { LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { lockAccount } from '~/domain/identity/accounts.server'
import { requireActor, requireDeed, requireSession } from '~/domain/identity/guard.server'
import { getActor } from '~/domain/identity/sessions.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { minutes } from '~/platform/duration'
import { action as sessionsAction, loader as sessionsLoader } from '~/routes/learn/sessions'
import { callAction, callLoader, contextAt, freshDatabase } from '../setup'
import { addOfficer, cookieOf, createForce, give, now } from './force'

freshDatabase()

const later = (count: number) => new Date(now.getTime() + minutes(count))

function pageRequest(cookie: string, path = '/thang-nay') {
  return new Request(`http://localhost${path}`, { headers: { Cookie: cookie } })
}

function postRequest(cookie: string, form: Record<string, string>, path = '/ca-nhan') {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { Cookie: cookie },
  })
}

async function withOfficer() {
  const force = await createForce()
  const officer = await addOfficer({ serviceNumber: '000-001', unitId: force.team1.unitId })
  return { force, officer }
}

test('the actor has the rank, unit, position and grants of the day', async () => {
  const { force, officer } = await withOfficer()
  await give(officer, 'commander', force.team1.unitId)
  await give(officer, 'trainer', force.root.unitId)
  const actor = await getActor(pageRequest(await cookieOf(officer)), contextAt(now))
  expect(actor).toMatchObject({
    officerId: officer.officerId,
    serviceNumber: '000-001',
    displayName: 'Nguyễn Văn An',
    rankName: 'Thượng úy',
    unitName: 'Đội 1',
    unitPath: force.team1.path,
    positionName: 'Cán bộ',
    mustChangePassword: false,
    isShared: false,
    grants: [
      { role: 'trainer', unitId: force.root.unitId, path: force.root.path },
      { role: 'commander', unitId: force.team1.unitId, path: force.team1.path },
    ],
  })
})

test('no cookie, a foreign cookie and the stored hash itself are nobody', async () => {
  const { officer } = await withOfficer()
  await cookieOf(officer)
  const [stored] = await reader().session.findMany()
  for (const cookie of ['', 'nn_session=khong-co', `nn_session=${stored?.id}`, 'nn_session='])
    expect(await getActor(pageRequest(cookie), contextAt(now))).toBeNull()
})

test('one request asks the database once, whatever Request object each loader gets', async () => {
  const { officer } = await withOfficer()
  const cookie = await cookieOf(officer)
  const context = contextAt(now)
  const first = await getActor(pageRequest(cookie), context)
  await inTransaction((tx) => tx.session.deleteMany())
  expect(await getActor(pageRequest(cookie, '/ca-nhan'), context)).toBe(first)
  expect(await getActor(postRequest(cookie, {}), context)).toBeNull()
  expect(await getActor(pageRequest(cookie), context)).toBeNull()
})

test('an idle session ends; use carries it on, with a write once per tenth of the limit', async () => {
  const { officer } = await withOfficer()
  const cookie = await cookieOf(officer, { isShared: true })
  const seenAt = async () => (await reader().session.findFirstOrThrow()).lastSeenAt
  expect(await getActor(pageRequest(cookie), contextAt(later(1)))).not.toBeNull()
  expect(await seenAt()).toEqual(now)
  expect(await getActor(pageRequest(cookie), contextAt(later(10)))).not.toBeNull()
  expect(await seenAt()).toEqual(later(10))
  expect(await getActor(pageRequest(cookie), contextAt(later(24)))).not.toBeNull()
  expect(await getActor(pageRequest(cookie), contextAt(later(39)))).toBeNull()
})

test('no use carries a session past its absolute end', async () => {
  const { officer } = await withOfficer()
  const cookie = await cookieOf(officer)
  for (let hour = 10; hour < 168; hour += 10)
    expect(await getActor(pageRequest(cookie), contextAt(later(hour * 60)))).not.toBeNull()
  expect(await getActor(pageRequest(cookie), contextAt(later(168 * 60)))).toBeNull()
})

test('locking ends every session at once', async () => {
  const { officer } = await withOfficer()
  const cookie = await cookieOf(officer)
  await inTransaction((tx) => lockAccount(tx, { actor: 'system', officerId: officer.officerId, reason: 'x', at: now }))
  expect(await getActor(pageRequest(cookie), contextAt(now))).toBeNull()
  expect(await reader().session.count()).toBe(0)
})

function args(request: Request, at = now): LoaderFunctionArgs {
  return { request, params: {}, context: contextAt(at) }
}

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
}

test('a page without a session leads to signing in and back', async () => {
  const response = (await thrownBy(
    requireActor(args(pageRequest('', '/bai-hoc/ca-1?v=2&_routes=routes%2Fx'))),
  )) as Response
  expect(response.status).toBe(302)
  expect(response.headers.get('Location')).toBe('/dang-nhap?tiep=%2Fbai-hoc%2Fca-1%3Fv%3D2')
})

test('a form after the session has ended keeps what was typed, without secrets', async () => {
  const { officer } = await withOfficer()
  const cookie = await cookieOf(officer, { isShared: true })
  const form = { reason: 'Điều động theo quyết định'.normalize('NFD'), newPassword: 'bi-mat-cua-toi' }
  const request = postRequest(cookie, form, '/quan-tri/nguoi-dung/000-002')
  expect(await thrownBy(requireDeed(args(request, later(16)), 'manageOfficers'))).toEqual({
    type: 'DataWithResponseInit',
    init: { status: 401 },
    data: {
      kind: 'formNotSaved',
      because: 'sessionEnded',
      path: '/quan-tri/nguoi-dung/000-002',
      fields: [{ name: 'reason', value: 'Điều động theo quyết định'.normalize('NFC') }],
    },
  })
})

test('an area closed to the role is 403 with words, open once the role is given', async () => {
  const { force, officer } = await withOfficer()
  const cookie = await cookieOf(officer)
  expect(await thrownBy(requireDeed(args(pageRequest(cookie)), 'viewFigures'))).toMatchObject({
    init: { status: 403 },
    data: { kind: 'areaClosed', text: expect.stringContaining('dành cho chỉ huy') },
  })
  await give(officer, 'commander', force.team1.unitId)
  expect(await requireDeed(args(pageRequest(cookie)), 'viewFigures')).toMatchObject({ officerId: officer.officerId })
})

test('with a one-time password every page leads to the password change', async () => {
  const { team1 } = await createForce()
  const officer = await addOfficer({ serviceNumber: '000-009', unitId: team1.unitId, mustChangePassword: true })
  const cookie = await cookieOf(officer)
  const response = (await thrownBy(requireDeed(args(pageRequest(cookie)), 'study'))) as Response
  expect(response.headers.get('Location')).toBe('/doi-mat-khau')
  expect(await requireSession(args(pageRequest(cookie)))).toMatchObject({ mustChangePassword: true })
})

test('an officer sees and ends own sessions only', async () => {
  const { force, officer } = await withOfficer()
  const other = await addOfficer({ serviceNumber: '000-002', unitId: force.team2.unitId })
  const cookie = await cookieOf(officer)
  await cookieOf(officer)
  await cookieOf(other)
  const page = (await callLoader(sessionsLoader, { url: '/ca-nhan/thiet-bi', cookie, now })) as {
    sessions: { id: string; device: string; isCurrent: boolean }[]
  }
  expect(page.sessions).toHaveLength(2)
  expect(page.sessions[0]?.device).toBe('Chrome trên Windows')

  const foreign = await reader().session.findFirstOrThrow({ where: { officerId: other.officerId } })
  await callAction(sessionsAction, { url: '/ca-nhan/thiet-bi', cookie, now, form: { phien: foreign.id } })
  expect(await reader().session.count()).toBe(3)

  const own = page.sessions.find((session) => !session.isCurrent)
  await callAction(sessionsAction, { url: '/ca-nhan/thiet-bi', cookie, now, form: { phien: own?.id ?? '' } })
  expect(await reader().session.count({ where: { officerId: officer.officerId } })).toBe(1)

  await cookieOf(officer)
  await callAction(sessionsAction, { url: '/ca-nhan/thiet-bi', cookie, now, form: { tatCa: '1' } })
  expect(await reader().session.count({ where: { officerId: officer.officerId } })).toBe(1)
  expect(await getActor(pageRequest(cookie), contextAt(now))).not.toBeNull()
})
