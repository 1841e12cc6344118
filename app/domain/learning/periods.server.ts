import { isLocalDate } from '~/platform/calendar'
import { reader, type Transaction } from '~/platform/db/database.server'
import { isPeriodCode, monthName } from './due-date'

/** Study months with explicit dates: the calendar month is only a suggestion (domain brief 2.2). */
export interface Period {
  code: string
  name: string
  startsOn: string
  endsOn: string
}

/** Newest first. */
export async function findPeriods(): Promise<Period[]> {
  return reader().studyPeriod.findMany({
    orderBy: { startsOn: 'desc' },
    select: { code: true, name: true, startsOn: true, endsOn: true },
  })
}

/** The period with this code, made with these dates when it is new; its dates stay once made. Null when they make no period. */
export async function ensurePeriod(tx: Transaction, period: Omit<Period, 'name'>): Promise<Period | null> {
  const { code, startsOn, endsOn } = period
  const known = await tx.studyPeriod.findUnique({
    where: { code },
    select: { code: true, name: true, startsOn: true, endsOn: true },
  })
  if (known) return known
  if (!isPeriodCode(code) || !isLocalDate(startsOn) || !isLocalDate(endsOn) || endsOn < startsOn) return null
  const created = { code, name: monthName(code), startsOn, endsOn }
  await tx.studyPeriod.create({ data: created })
  return created
}
