import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import type { Role } from '~/domain/identity/access'
import { createOfficer, getAuditActor } from '~/domain/identity/officers.server'
import { hashPassword } from '~/domain/identity/passwords.server'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { grantRole } from '~/domain/identity/role-grants.server'
import { openSession } from '~/domain/identity/sessions.server'
import { createUnit } from '~/domain/identity/units.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'

export const now = new Date('2026-11-23T01:15:00Z')
export const today = localDateOf(now)
export const password = 'cau-tre-mua-xuan-77'

/** A small force: one root, two teams, a commune post below team 1. */
export interface Force {
  root: { unitId: string; path: string }
  team1: { unitId: string; path: string }
  team2: { unitId: string; path: string }
  post: { unitId: string; path: string }
}

export async function createForce(): Promise<Force> {
  await ensureReferenceData()
  return inTransaction(async (tx) => {
    const unit = async (code: string, name: string, parentId: string | null) => {
      const common = { actor: 'system', shortName: '', typeCode: 'doi', validFrom: '2020-01-01', at: now } as const
      const created = await createUnit(tx, { ...common, code, name, parentId })
      if (!created.ok) throw new Error(created.reason)
      return { unitId: created.unitId, path: created.path }
    }
    const root = await unit('luc-luong', 'Công an Mẫu', null)
    const team1 = await unit('doi-1', 'Đội 1', root.unitId)
    const team2 = await unit('doi-2', 'Đội 2', root.unitId)
    const post = await unit('to-1', 'Tổ 1', team1.unitId)
    return { root, team1, team2, post }
  })
}

let hashed: Promise<string> | undefined

export interface Person {
  officerId: string
  membershipId: string
  serviceNumber: string
}

export async function addOfficer(person: {
  serviceNumber: string
  unitId: string
  name?: [family: string, middle: string, given: string]
  mustChangePassword?: boolean
  from?: string
}): Promise<Person> {
  hashed ??= hashPassword(password)
  const passwordHash = await hashed
  const [familyName, middleName, givenName] = person.name ?? ['Nguyễn', 'Văn', 'An']
  const created = await inTransaction((tx) =>
    createOfficer(tx, {
      actor: 'system',
      familyName,
      middleName,
      givenName,
      serviceNumber: person.serviceNumber,
      username: `cb.${person.serviceNumber}`,
      passwordHash,
      mustChangePassword: person.mustChangePassword ?? false,
      rankCode: 'thuong-uy',
      serviceCategoryCode: 'nghiep-vu',
      unitId: person.unitId,
      positionCode: 'can-bo',
      validFrom: person.from ?? '2024-01-01',
      at: now,
    }),
  )
  if (!created.ok) throw new Error(created.reason)
  return { officerId: created.officerId, membershipId: created.membershipId, serviceNumber: person.serviceNumber }
}

export async function give(person: Person, role: Role, unitId: string, membershipId?: string): Promise<string> {
  const granted = await inTransaction((tx) =>
    grantRole(tx, {
      actor: 'system',
      officerId: person.officerId,
      role,
      unitId,
      membershipId,
      validFrom: '2024-01-01',
      reason: 'Kiểm thử',
      at: now,
    }),
  )
  if (!granted.ok) throw new Error(granted.reason)
  return granted.grantId
}

/** The Cookie header of a fresh session. */
export async function cookieOf(person: Person, { isShared = false, at = now } = {}): Promise<string> {
  const request = new Request('http://localhost/dang-nhap', { headers: { 'User-Agent': 'Chrome/126 Windows' } })
  const set = await inTransaction(async (tx) => {
    const officer = await auditActorOf(person)
    return openSession(tx, { officer, isShared, request, address: '10.0.0.7', now: at })
  })
  return set.split(';')[0] ?? ''
}

export async function auditActorOf(person: Person): Promise<AuditActor> {
  const actor = await getAuditActor(reader(), person.officerId, today)
  if (!actor) throw new Error('No such officer')
  return actor
}

export async function lastEvent(deed: string) {
  return reader().auditEvent.findFirst({ where: { deed }, orderBy: { sequence: 'desc' } })
}

export async function writeEvent(deed: string): Promise<void> {
  await inTransaction((tx) =>
    recordEvent(tx, {
      actor: 'system',
      deed,
      subject: { type: 'demo', id: deed },
      details: { b: 1, a: ['ô'] },
      at: now,
    }),
  )
}
