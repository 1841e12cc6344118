import { inTransaction, reader } from '~/platform/db/database.server'
import { historicUnitTypes, leaveKinds, positions, ranks, serviceCategories, unitTypes } from './reference-data'

/** Adds what is missing at every start and leaves what administrators have edited. */
export async function ensureReferenceData(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const [index, rank] of ranks.entries())
      await tx.rank.upsert({ where: { code: rank.code }, create: { ...rank, ordinal: index + 1 }, update: {} })
    for (const [index, category] of serviceCategories.entries())
      await tx.serviceCategory.upsert({
        where: { code: category.code },
        create: { ...category, ordinal: index + 1 },
        update: {},
      })
    for (const [index, type] of [...unitTypes, ...historicUnitTypes].entries())
      await tx.unitType.upsert({ where: { code: type.code }, create: { ...type, ordinal: index + 1 }, update: {} })
    for (const [index, kind] of leaveKinds.entries())
      await tx.leaveKind.upsert({ where: { code: kind.code }, create: { ...kind, ordinal: index + 1 }, update: {} })
    for (const [index, position] of positions.entries())
      await tx.position.upsert({
        where: { code: position.code },
        create: { ...position, ordinal: index + 1 },
        update: {},
      })
  })
}

export interface Choice {
  code: string
  name: string
}

/** The lists that forms about officers offer, in their own order. */
export async function findOfficerChoices(): Promise<Record<'ranks' | 'serviceCategories' | 'positions', Choice[]>> {
  const list = { orderBy: { ordinal: 'asc' }, select: { code: true, name: true } } as const
  const [rankChoices, categoryChoices, positionChoices] = await Promise.all([
    reader().rank.findMany(list),
    reader().serviceCategory.findMany(list),
    reader().position.findMany(list),
  ])
  return { ranks: rankChoices, serviceCategories: categoryChoices, positions: positionChoices }
}

/** To choose from: a type whose time has passed only where a unit has it already. */
export async function findUnitTypes(): Promise<Choice[]> {
  const historic = historicUnitTypes.map((type) => type.code)
  return reader().unitType.findMany({
    where: { OR: [{ code: { notIn: historic } }, { namings: { some: {} } }] },
    orderBy: { ordinal: 'asc' },
    select: { code: true, name: true },
  })
}
