import { v7 as newId } from 'uuid'
import { nameColumns, usernameOf } from '~/domain/identity/officers.server'
import { createUnit } from '~/domain/identity/units.server'
import { startOfDate } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'
import { later } from './months'
import { demoUnits } from './organisation'
import { type DemoOfficer, foundingDate } from './people'
import { installedAt } from './schedule'

/** Writes units and officers of the demo in bulk; the caller's step writes the audit event. */

interface Writing {
  people: readonly DemoOfficer[]
  today: string
  /** One hash for all: hashing is slow by design, and a demo's password is no secret. */
  passwordHash: string
}

export async function writePeople(
  tx: Transaction,
  { today, passwordHash, ...drafted }: Writing,
): Promise<Record<string, number>> {
  const at = installedAt(today)
  // What came later was recorded on its day.
  const recordedAt = (validFrom: string) => later(at, startOfDate(validFrom))
  const unitIds = await writeUnits(tx, { today, at })
  const people = drafted.people.map((officer) => ({ ...officer, id: newId(), membershipIds: idsFor(officer) }))

  await tx.officer.createMany({
    data: people.map((officer) => ({
      id: officer.id,
      ...nameColumns(officer),
      serviceNumber: officer.serviceNumber,
      serviceCategoryCode: officer.serviceCategoryCode,
      createdAt: recordedAt(officer.memberships[0]?.validFrom ?? today),
    })),
  })
  await tx.account.createMany({
    data: people.map((officer) => ({
      officerId: officer.id,
      username: usernameOf(officer.username),
      passwordHash,
      mustChangePassword: false,
      passwordChangedAt: recordedAt(officer.memberships[0]?.validFrom ?? today),
    })),
  })
  await tx.rankHolding.createMany({
    data: people.flatMap((officer) =>
      officer.ranks.map((rank) => ({ officerId: officer.id, ...rank, recordedAt: recordedAt(rank.validFrom) })),
    ),
  })
  await tx.membership.createMany({
    data: people.flatMap((officer) =>
      officer.memberships.map(({ unitCode, ...membership }, index) => ({
        id: officer.membershipIds[index],
        officerId: officer.id,
        unitId: unitIds(unitCode),
        ...membership,
        recordedAt: recordedAt(membership.validFrom),
      })),
    ),
  })
  await tx.roleGrant.createMany({
    data: people.flatMap((officer) =>
      officer.grants.map((grant) => ({
        officerId: officer.id,
        role: grant.role,
        unitId: unitIds(grant.unitCode),
        membershipId: officer.membershipIds[grant.membership] ?? null,
        validFrom: officer.memberships[grant.membership]?.validFrom ?? today,
        reason: 'Dữ liệu mẫu',
        grantedAt: at,
      })),
    ),
  })
  return { units: demoUnits.length, officers: people.length }
}

async function writeUnits(tx: Transaction, { today, at }: { today: string; at: Date }) {
  const ids = new Map<string, string>()
  for (const { code, name, shortName, typeCode, parentCode } of demoUnits) {
    const parentId = parentCode === null ? null : (ids.get(parentCode) ?? null)
    const created = await createUnit(tx, {
      actor: 'system',
      code,
      name,
      shortName,
      typeCode,
      parentId,
      validFrom: foundingDate(today),
      at,
    })
    if (!created.ok) throw new Error(`Demo unit ${code} cannot be created: ${created.reason}`)
    ids.set(code, created.unitId)
  }
  return (code: string): string => {
    const id = ids.get(code)
    if (!id) throw new Error(`No demo unit ${code}`)
    return id
  }
}

function idsFor(officer: DemoOfficer): string[] {
  return officer.memberships.map(() => newId())
}
