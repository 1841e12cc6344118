import { localDateOf } from '~/platform/calendar'
import type { Transaction } from '~/platform/db/database.server'

/** Officers who may approve lessons and questions on this date. */
export async function findApprovers(tx: Pick<Transaction, 'roleGrant'>, now: Date): Promise<string[]> {
  const date = localDateOf(now)
  const grants = await tx.roleGrant.findMany({
    where: { role: 'approver', validFrom: { lte: date }, validTo: { gt: date } },
    select: { officerId: true },
  })
  return [...new Set(grants.map((grant) => grant.officerId))]
}
