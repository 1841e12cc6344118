import { createOfficer, type OfficerRefusal } from '~/domain/identity/officers.server'
import { countAdministrators, grantRole } from '~/domain/identity/role-grants.server'
import { createUnit, type UnitCreation } from '~/domain/identity/units.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction, type Transaction } from '~/platform/db/database.server'

export interface FirstAdministrator {
  unit: { code: string; name: string; typeCode: string }
  officer: {
    familyName: string
    middleName: string
    givenName: string
    serviceNumber: string
    username: string
    rankCode: string
    serviceCategoryCode: string
    positionCode: string
  }
  /** Of a one-time password, made by `hashPassword` before. */
  passwordHash: string
  now: Date
}

export type FirstAdministratorRefusal =
  | 'administratorExists'
  | Extract<UnitCreation, { ok: false }>['reason']
  | OfficerRefusal

/**
 * Makes an empty installation usable: the top unit, one officer in it and the administrator role over it, all or
 * nothing. Refused once there is an administrator: from then on people are made on the product's own pages.
 */
export async function createFirstAdministrator(
  first: FirstAdministrator,
): Promise<{ ok: true } | { ok: false; reason: FirstAdministratorRefusal }> {
  const refusal = await inTransaction((tx) => write(tx, first)).catch((error: unknown) => {
    if (error instanceof Refused) return error.reason
    throw error
  })
  return refusal === null ? { ok: true } : { ok: false, reason: refusal }
}

/** Thrown inside the transaction, so that what was written before the refusal is rolled back. */
class Refused extends Error {
  constructor(readonly reason: FirstAdministratorRefusal) {
    super(reason)
  }
}

async function write(tx: Transaction, { unit, officer, passwordHash, now }: FirstAdministrator): Promise<null> {
  const today = localDateOf(now)
  const deed = { actor: 'system', at: now, validFrom: today } as const
  if ((await countAdministrators(tx, { besides: '', date: today })) > 0) throw new Refused('administratorExists')

  const createdUnit = await createUnit(tx, { ...deed, ...unit, shortName: unit.name, parentId: null })
  if (!createdUnit.ok) throw new Refused(createdUnit.reason)
  const { unitId } = createdUnit
  const createdOfficer = await createOfficer(tx, { ...deed, ...officer, unitId, passwordHash })
  if (!createdOfficer.ok) throw new Refused(createdOfficer.reason)
  const granted = await grantRole(tx, {
    ...deed,
    officerId: createdOfficer.officerId,
    role: 'administrator',
    unitId,
    reason: 'Khởi tạo hệ thống',
  })
  if (!granted.ok) throw new Error(`The administrator role was refused: ${granted.reason}`)
  return null
}
