import { reader } from '~/platform/db/database.server'
import type { Period } from './periods'

/** Every study month, newest first. */
export async function findReportPeriods(): Promise<Period[]> {
  return reader().studyPeriod.findMany({
    orderBy: [{ startsOn: 'desc' }, { code: 'desc' }],
    select: { code: true, name: true, startsOn: true, endsOn: true },
  })
}
