import { z } from 'zod'
import { date, reason, text } from './administration.schema'
import { collapse } from './names'

/** Shapes of the forms that hand command over and take it back. */

export const delegationSchema = z
  .object({
    delegationId: z.uuid(),
    chosen: z.string().transform(collapse).default(''),
    serviceNumber: z.string().max(20).transform(collapse).default(''),
    from: date,
    lastOn: date,
    reason,
  })
  .transform(({ chosen, serviceNumber, ...rest }, context) => {
    const delegate = serviceNumber || chosen
    if (delegate) return { ...rest, delegate: delegate.toUpperCase() }
    context.addIssue({ code: 'custom', message: 'Đồng chí chưa chọn người nhận ủy quyền.', path: ['chosen'] })
    return z.NEVER
  })

export const endDelegationSchema = z.object({ delegationId: text('Không thấy ủy quyền này.'), reason })

export interface DelegationForm {
  delegationId: string
  chosen: string
  serviceNumber: string
  from: string
  lastOn: string
  reason: string
}
export type EndDelegationForm = z.input<typeof endDelegationSchema>
