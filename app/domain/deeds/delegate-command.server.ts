import {
  type DelegationResult,
  endDelegation,
  type NewDelegation,
  writeDelegation,
} from '~/domain/identity/delegations.server'
import { notify } from '~/domain/notifications/notices.server'
import { formatDate } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

/** ủy quyền: hands command over for a time and tells the delegate, once. */
export async function delegateCommand(
  delegation: NewDelegation & { delegatorName: string },
): Promise<DelegationResult> {
  return inTransaction(async (tx) => {
    const written = await writeDelegation(tx, delegation)
    if (!written.ok || written.isRepeat) return written
    const { delegationId, delegateId, delegatorName, from, lastOn, reason, at } = delegation
    await notify(tx, {
      officerId: delegateId,
      kind: 'delegation.given',
      title: `Đồng chí được ủy quyền của đồng chí ${delegatorName}`,
      body: `Từ ngày ${formatDate(from)} đến hết ngày ${formatDate(lastOn)}. Lý do: ${reason}`,
      href: '/ca-nhan',
      uniqueKey: `delegation:${delegationId}`,
      at,
    })
    return written
  })
}

/** Ends a delegation before its last day. */
export async function takeBackCommand(
  end: Parameters<typeof endDelegation>[1],
): Promise<Awaited<ReturnType<typeof endDelegation>>> {
  return inTransaction((tx) => endDelegation(tx, end))
}
