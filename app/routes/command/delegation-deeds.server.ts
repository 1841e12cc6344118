import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { delegateCommand, takeBackCommand } from '~/domain/deeds/delegate-command.server'
import type { Actor } from '~/domain/identity/access'
import { delegationSchema, endDelegationSchema } from '~/domain/identity/delegation.schema'
import { findOwnCommand, getDelegate } from '~/domain/identity/delegations.server'
import { type Refusal, refusalText } from '~/domain/identity/refusal-words'
import { localDateOf } from '~/platform/calendar'

/** The forms of ủy quyền, the same for the commander himself and for the administrator. */

export type DelegationOutcome =
  | { kind: 'done'; text: string }
  | { kind: 'refused'; deed: string; result: SubmissionResult<string[]>; status: 409 | 422 }

interface Case {
  actor: Actor
  /** `isBeyondScope`: part of the command lies outside the administrator's care, so it is not his to hand on. */
  delegator: { officerId: string; name: string; isBeyondScope?: boolean }
  now: Date
}

export async function carryOutDelegation(form: FormData, facts: Case): Promise<DelegationOutcome> {
  switch (form.get('viec')) {
    case 'uyQuyen':
      return give(form, facts)
    case 'ketThuc':
      return end(form, facts)
    default:
      throw new Response('Không rõ việc cần làm. Vui lòng tải lại trang.', { status: 400 })
  }
}

const fieldOf: Partial<Record<Refusal, string>> = {
  delegateUnknown: 'serviceNumber',
  delegateSelf: 'chosen',
  endBeforeStart: 'lastOn',
  delegationPast: 'from',
  delegationTooLong: 'lastOn',
}

async function give(form: FormData, { actor, delegator, now }: Case): Promise<DelegationOutcome> {
  const deed = 'uyQuyen'
  const submission = parseWithZod(form, { schema: delegationSchema })
  if (submission.status !== 'success') return { kind: 'refused', deed, result: submission.reply(), status: 422 }
  const { delegate: serviceNumber, ...wanted } = submission.value
  const refuse = (reason: Refusal): DelegationOutcome => {
    const field = fieldOf[reason]
    const errors = [refusalText(reason)]
    const result = submission.reply(field ? { fieldErrors: { [field]: errors } } : { formErrors: errors })
    return { kind: 'refused', deed, result, status: 409 }
  }
  if (delegator.isBeyondScope) return refuse('beyondScope')
  const command = await findOwnCommand(delegator.officerId, localDateOf(now))
  const delegate = await getDelegate(command, serviceNumber, localDateOf(now))
  if (!delegate) return refuse('delegateUnknown')
  const given = await delegateCommand({
    ...wanted,
    actor,
    delegatorId: delegator.officerId,
    delegatorName: delegator.name,
    delegateId: delegate.officerId,
    at: now,
  })
  return given.ok ? { kind: 'done', text: `Đã ủy quyền cho đồng chí ${delegate.name}.` } : refuse(given.reason)
}

async function end(form: FormData, { actor, delegator, now }: Case): Promise<DelegationOutcome> {
  const deed = 'ketThuc'
  const submission = parseWithZod(form, { schema: endDelegationSchema })
  if (submission.status !== 'success') return { kind: 'refused', deed, result: submission.reply(), status: 422 }
  const ended = await takeBackCommand({ ...submission.value, actor, delegatorId: delegator.officerId, at: now })
  if (ended.ok) return { kind: 'done', text: 'Đã kết thúc ủy quyền.' }
  return { kind: 'refused', deed, result: submission.reply({ formErrors: [refusalText(ended.reason)] }), status: 409 }
}
