import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { addToService, correctService } from '~/domain/deeds/change-service.server'
import type { Actor } from '~/domain/identity/access'
import { getUnitFor } from '~/domain/identity/administered-units.server'
import { correctName, correctRank } from '~/domain/identity/officer-corrections.server'
import type { OfficerRecord } from '~/domain/identity/officer-directory.server'
import { changeRank } from '~/domain/identity/officers.server'
import { type Refusal, refusalText } from '~/domain/identity/refusal-words'
import { countAdministrators } from '~/domain/identity/role-grants.server'
import {
  correctRankSchema,
  correctServiceSchema,
  endSecondarySchema,
  endServiceSchema,
  nameSchema,
  rankSchema,
  secondarySchema,
} from '~/domain/identity/service.schema'
import { endSecondary, endService } from '~/domain/identity/service-changes.server'
import { addDays, localDateOf } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'

/** The administrator's deeds on an officer's dated record, by the name that the form sends. The caller has proved the scope. */

interface Case {
  actor: Actor
  officer: OfficerRecord
  now: Date
}

type Decision = { ok: true; text: string } | { ok: false; reason: Refusal }

export type ServiceOutcome =
  | { kind: 'done'; text: string }
  | { kind: 'refused'; deed: string; result: SubmissionResult<string[]>; status: 409 | 422 }

export async function changeRecord(form: FormData, facts: Case): Promise<ServiceOutcome> {
  const { actor, officer, now } = facts
  const { officerId, name } = officer
  const common = { actor, officerId, at: now }
  const deed = String(form.get('viec') ?? '')
  const decide = decider(form, deed, facts)
  switch (deed) {
    case 'dinhChinh':
      return decide(correctServiceSchema, (wanted) => correct(facts, wanted))
    case 'kiemNhiem':
      return decide(secondarySchema, (wanted) => add(facts, wanted))
    case 'ketThucKiemNhiem':
      return decide(endSecondarySchema, async (end) => {
        const ended = await inTransaction((tx) => endSecondary(tx, { ...common, ...end }))
        return ended.ok ? { ok: true, text: 'Đã ghi ngày kết thúc.' } : ended
      })
    case 'thoiCongTac':
      return decide(endServiceSchema, async (end) => {
        if (officer.grants.some((grant) => !grant.isInScope)) return { ok: false, reason: 'beyondScope' }
        const ended = await inTransaction((tx) => endService(tx, { ...common, ...end }))
        return ended.ok ? { ok: true, text: `Đã ghi đồng chí ${name} thôi công tác.` } : ended
      })
    case 'capBac':
      return decide(rankSchema, async (rank) => {
        const changed = await inTransaction((tx) => changeRank(tx, { ...common, ...rank }))
        return changed.ok ? { ok: true, text: 'Đã ghi cấp bậc hàm mới.' } : changed
      })
    case 'suaCapBac':
      return decide(correctRankSchema, async (rank) => {
        const corrected = await inTransaction((tx) => correctRank(tx, { ...common, ...rank }))
        return corrected.ok ? { ok: true, text: 'Đã đính chính cấp bậc hàm.' } : corrected
      })
    case 'hoTen':
      return decide(nameSchema, async (parts) => {
        const corrected = await inTransaction((tx) => correctName(tx, { ...common, ...parts }))
        return corrected.ok ? { ok: true, text: 'Đã đính chính họ tên.' } : corrected
      })
    default:
      throw new Response('Không rõ việc cần làm. Vui lòng tải lại trang.', { status: 400 })
  }
}

const fieldOf: Partial<Record<Refusal, string>> = {
  unitUnknown: 'unitCode',
  unitCloses: 'unitCode',
  positionUnknown: 'positionCode',
  rankUnknown: 'rankCode',
  endBeforeStart: 'from',
  notAfterPresent: 'from',
  rankOrder: 'from',
}

function decider(form: FormData, deed: string, { actor, officer, now }: Case) {
  return async <Schema extends z.ZodType>(
    schema: Schema,
    work: (value: z.output<Schema>) => Promise<Decision>,
  ): Promise<ServiceOutcome> => {
    const submission = parseWithZod(form, { schema })
    if (submission.status !== 'success') return { kind: 'refused', deed, result: submission.reply(), status: 422 }
    const decision = (await isOwnMatter({ actor, officer, now }))
      ? ({ ok: false, reason: 'selfDecision' } as const)
      : await work(submission.value)
    if (decision.ok) return { kind: 'done', text: decision.text }
    const errors = [refusalText(decision.reason)]
    const field = fieldOf[decision.reason]
    const result = submission.reply(field ? { fieldErrors: { [field]: errors } } : { formErrors: errors })
    return { kind: 'refused', deed, result, status: 409 }
  }
}

/** Nobody decides about himself, unless no other administrator exists who could. */
async function isOwnMatter({ actor, officer, now }: Case): Promise<boolean> {
  if (actor.officerId !== officer.officerId) return false
  return (await countAdministrators(reader(), { besides: actor.officerId, date: localDateOf(now) })) > 0
}

async function correct(
  { actor, officer, now }: Case,
  { unitCode, lastOn, ...wanted }: z.output<typeof correctServiceSchema>,
): Promise<Decision> {
  const unit = await getUnitFor(actor, 'manageOfficers', { code: unitCode, date: wanted.from })
  if (!unit) return { ok: false, reason: 'unitUnknown' }
  const to = lastOn === null ? null : addDays(lastOn, 1)
  const corrected = await correctService({ ...wanted, to, actor, officerId: officer.officerId, unit, now })
  return corrected.ok ? { ok: true, text: 'Đã đính chính quá trình công tác.' } : corrected
}

async function add(
  { actor, officer, now }: Case,
  { unitCode, lastOn, kind, ...wanted }: z.output<typeof secondarySchema>,
): Promise<Decision> {
  const deed = kind === 'supervision' ? 'grantRoles' : 'manageOfficers'
  const unit = await getUnitFor(actor, deed, { code: unitCode, date: wanted.from })
  if (!unit) return { ok: false, reason: 'unitUnknown' }
  const added = await addToService({
    ...wanted,
    kind: kind === 'secondmentCounted' ? 'secondment' : kind,
    countsAtHost: kind === 'secondmentCounted',
    to: lastOn === null ? null : addDays(lastOn, 1),
    actor,
    officerId: officer.officerId,
    unit,
    now,
  })
  return added.ok ? { ok: true, text: `Đã ghi cho đồng chí ${officer.name}.` } : added
}
