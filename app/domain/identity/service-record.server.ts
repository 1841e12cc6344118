import { localDateOf, openEnd } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { isLateEntry, wasCorrected } from './service-record'

/** Quá trình công tác and cấp bậc of one officer, with what was known before it was put right. */
export interface ServiceRecord {
  lines: ServiceLine[]
  corrected: CorrectedLine[]
  ranks: { holdingId: string; name: string; validFrom: string; validTo: string | null }[]
}

interface ServiceLine {
  membershipId: string
  unitName: string
  positionName: string
  kind: string
  validFrom: string
  validTo: string | null
  /** The local date on which the row was put right; null for ordinary rows. */
  correctedOn: string | null
}

interface CorrectedLine {
  unitName: string
  positionName: string
  kind: string
  validFrom: string
  validTo: string | null
  recordedOn: string
  supersededOn: string
}

/** The newest first. The caller has proved that the officer is in the reader's care. */
export async function getServiceRecord(officerId: string): Promise<ServiceRecord> {
  const [rows, ranks] = await Promise.all([
    reader().membership.findMany({
      where: { officerId },
      orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
      select: {
        id: true,
        kind: true,
        validFrom: true,
        validTo: true,
        recordedAt: true,
        supersededAt: true,
        position: { select: { name: true } },
        unit: {
          select: {
            code: true,
            namings: {
              where: { supersededAt: null },
              orderBy: { validFrom: 'asc' },
              select: { name: true, validFrom: true, validTo: true },
            },
          },
        },
      },
    }),
    reader().rankHolding.findMany({
      where: { officerId },
      orderBy: { validFrom: 'desc' },
      select: { id: true, validFrom: true, validTo: true, rank: { select: { name: true } } },
    }),
  ])
  const supersededInstants = new Set(rows.flatMap((row) => row.supersededAt?.getTime() ?? []))
  const shown = rows.map(({ unit, position, validTo, ...row }) => {
    // The name that the unit bore when the officer came.
    const naming = unit.namings.find((one) => one.validFrom <= row.validFrom && row.validFrom < one.validTo)
    return {
      ...row,
      validTo: validTo === openEnd ? null : validTo,
      unitName: naming?.name ?? unit.namings.at(-1)?.name ?? unit.code,
      positionName: position.name,
    }
  })
  return {
    lines: shown
      .filter((row) => row.supersededAt === null)
      .map(({ id, unitName, positionName, kind, validFrom, validTo, recordedAt }) => ({
        membershipId: id,
        unitName,
        positionName,
        kind,
        validFrom,
        validTo,
        correctedOn: isLateEntry(recordedAt, supersededInstants) ? localDateOf(recordedAt) : null,
      })),
    corrected: shown.flatMap(({ unitName, positionName, kind, validFrom, validTo, recordedAt, supersededAt }) => {
      if (supersededAt === null) return []
      const supersededOn = localDateOf(supersededAt)
      if (!wasCorrected({ validFrom, validTo: validTo ?? openEnd }, supersededOn)) return []
      const recordedOn = localDateOf(recordedAt)
      return [{ unitName, positionName, kind, validFrom, validTo, recordedOn, supersededOn }]
    }),
    ranks: ranks.map(({ id, rank, validFrom, validTo }) => ({
      holdingId: id,
      name: rank.name,
      validFrom,
      validTo: validTo === openEnd ? null : validTo,
    })),
  }
}
