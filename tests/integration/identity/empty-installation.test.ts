import { expect, test } from 'vitest'
import { createFirstAdministrator } from '~/domain/deeds/create-first-administrator.server'
import { hashPassword } from '~/domain/identity/passwords.server'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { reader } from '~/platform/db/database.server'
import { action as newOfficer } from '~/routes/admin/new-officer'
import { action as unit } from '~/routes/admin/unit'
import { action as changePassword } from '~/routes/auth/change-password'
import { action as signIn } from '~/routes/auth/sign-in'
import { callAction, freshDatabase } from '../setup'
import { now, password } from './force'

freshDatabase({ APP_MODE: 'production', SESSION_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://niem-no.example' })

const first = {
  unit: { code: 'luc-luong', name: 'Công an Mẫu', typeCode: 'luc-luong' },
  officer: {
    familyName: 'Trần',
    middleName: 'Thị',
    givenName: 'Bình',
    serviceNumber: '000-001',
    username: 'quantri',
    rankCode: 'thieu-ta',
    serviceCategoryCode: 'nghiep-vu',
    positionCode: 'can-bo',
  },
  now,
}

async function create() {
  return createFirstAdministrator({ ...first, passwordHash: await hashPassword(password) })
}

test('from an empty database to units and people, over TLS', async () => {
  await ensureReferenceData()
  expect(await create()).toEqual({ ok: true })
  const signed = (await callAction(signIn, {
    url: '/dang-nhap',
    now,
    form: { login: 'quantri', password },
  })) as Response
  expect(signed.headers.get('Location')).toBe('/doi-mat-khau?tiep=%2Fthang-nay')
  const [set] = signed.headers.getSetCookie()
  expect(set).toContain('; Secure')
  const cookie = set?.split(';')[0]

  const form = { presentPassword: password, newPassword: 'dong-song-que-em', repeatedPassword: 'dong-song-que-em' }
  await callAction(changePassword, { url: '/doi-mat-khau', cookie, now, form })
  const added = { viec: 'themDonVi', name: 'Đội 1', code: 'doi-1', typeCode: 'doi' }
  await callAction(unit, { url: '/', params: { ma: 'luc-luong' }, cookie, now, form: added })
  await callAction(newOfficer, {
    url: '/quan-tri/nguoi-dung/moi',
    cookie,
    now,
    form: {
      ...first.officer,
      serviceNumber: '000-002',
      username: 'can.bo',
      unitCode: 'doi-1',
      validFrom: '2026-11-23',
    },
  })
  const officers = await reader().officer.findMany({
    orderBy: { serviceNumber: 'asc' },
    select: { serviceNumber: true },
  })
  expect(officers.map((officer) => officer.serviceNumber)).toEqual(['000-001', '000-002'])
})

test('the first administrator is made once', async () => {
  await ensureReferenceData()
  await create()
  expect(await create()).toEqual({ ok: false, reason: 'administratorExists' })
  expect(await reader().unit.count()).toBe(1)
})
