import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { transferOfficer } from '~/domain/deeds/transfer-officer.server'
import type { Actor } from '~/domain/identity/access'
import { lockAccount, setOneTimePassword, unlockAccount } from '~/domain/identity/accounts.server'
import { getUnitFor } from '~/domain/identity/administered-units.server'
import { endGrantSchema, grantSchema, reasonSchema, transferSchema } from '~/domain/identity/administration.schema'
import type { OfficerRecord } from '~/domain/identity/officer-directory.server'
import { hashPassword, makeOneTimePassword } from '~/domain/identity/passwords.server'
import { type Refusal, refusalText } from '~/domain/identity/refusal-words'
import { endRole, grantRole } from '~/domain/identity/role-grants.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'

/** The administrator's deeds on one officer, by the name that the form sends. The caller has proved the scope. */

interface Case {
  actor: Actor
  officer: OfficerRecord
  now: Date
}

type Decision = { ok: true; text: string } | { ok: true; password: string } | { ok: false; reason: Refusal }

export type Outcome =
  | { kind: 'done'; text: string }
  | { kind: 'password'; password: string }
  | {
      kind: 'refused'
      deed: string
      result: SubmissionResult<string[]> | null
      text: string | null
      status: 400 | 409 | 422
    }

export async function carryOut(form: FormData, facts: Case): Promise<Outcome> {
  const deed = String(form.get('viec') ?? '')
  switch (deed) {
    case 'khoa':
      return decide(form, { deed, schema: reasonSchema }, ({ reason }) => lock(facts, reason))
    case 'moKhoa':
      return decide(form, { deed, schema: reasonSchema }, ({ reason }) => unlock(facts, reason))
    case 'matKhau':
      return outcomeOf(deed, null, await issuePassword(facts))
    case 'giaoVaiTro':
      return decide(form, { deed, schema: grantSchema }, (grant) => giveRole(facts, grant))
    case 'ketThucVaiTro':
      return decide(form, { deed, schema: endGrantSchema }, (grant) => takeRole(facts, grant))
    case 'dieuChuyen':
      return decide(form, { deed, schema: transferSchema }, (transfer) => move(facts, transfer))
    default:
      return {
        kind: 'refused',
        deed,
        result: null,
        text: 'Không rõ việc cần làm. Vui lòng tải lại trang.',
        status: 400,
      }
  }
}

async function decide<Schema extends z.ZodType>(
  form: FormData,
  { deed, schema }: { deed: string; schema: Schema },
  work: (value: z.output<Schema>) => Promise<Decision>,
): Promise<Outcome> {
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success')
    return { kind: 'refused', deed, result: submission.reply(), text: null, status: 422 }
  const decision = await work(submission.value)
  const result = decision.ok ? null : submission.reply({ formErrors: [refusalText(decision.reason)] })
  return outcomeOf(deed, result, decision)
}

function outcomeOf(deed: string, result: SubmissionResult<string[]> | null, decision: Decision): Outcome {
  if (!decision.ok) return { kind: 'refused', deed, result, text: refusalText(decision.reason), status: 409 }
  return 'password' in decision
    ? { kind: 'password', password: decision.password }
    : { kind: 'done', text: decision.text }
}

/**
 * An officer who holds a role outside the administrator's units is another administrator's matter: whoever could reset
 * that password could act in that role.
 */
function reachesBeyond(officer: OfficerRecord): boolean {
  return officer.grants.some((grant) => !grant.isInScope)
}

async function lock({ actor, officer, now }: Case, reason: string): Promise<Decision> {
  if (reachesBeyond(officer)) return { ok: false, reason: 'beyondScope' }
  const { officerId } = officer
  const locked = await inTransaction((tx) => lockAccount(tx, { actor, officerId, reason, at: now }))
  return locked.ok ? { ok: true, text: `Đã khóa tài khoản của đồng chí ${officer.name}.` } : locked
}

async function unlock({ actor, officer, now }: Case, reason: string): Promise<Decision> {
  if (reachesBeyond(officer)) return { ok: false, reason: 'beyondScope' }
  const { officerId } = officer
  const unlocked = await inTransaction((tx) => unlockAccount(tx, { actor, officerId, reason, at: now }))
  return unlocked.ok ? { ok: true, text: `Đã mở khóa tài khoản của đồng chí ${officer.name}.` } : unlocked
}

async function issuePassword({ actor, officer, now }: Case): Promise<Decision> {
  if (reachesBeyond(officer)) return { ok: false, reason: 'beyondScope' }
  const password = makeOneTimePassword()
  const passwordHash = await hashPassword(password)
  const { officerId } = officer
  const issued = await inTransaction((tx) => setOneTimePassword(tx, { actor, officerId, passwordHash, at: now }))
  return issued.ok ? { ok: true, password } : issued
}

async function giveRole({ actor, officer, now }: Case, grant: z.output<typeof grantSchema>): Promise<Decision> {
  const date = localDateOf(now)
  const unit = await getUnitFor(actor, 'grantRoles', { code: grant.unitCode, date })
  if (!unit) return { ok: false, reason: 'unitUnknown' }
  const granted = await inTransaction((tx) =>
    grantRole(tx, {
      actor,
      officerId: officer.officerId,
      role: grant.role,
      unitId: unit.unitId,
      validFrom: date,
      reason: grant.reason,
      at: now,
    }),
  )
  return granted.ok ? { ok: true, text: `Đã giao vai trò cho đồng chí ${officer.name}.` } : granted
}

async function takeRole({ actor, officer, now }: Case, grant: z.output<typeof endGrantSchema>): Promise<Decision> {
  if (!officer.grants.some((held) => held.grantId === grant.grantId && held.isInScope))
    return { ok: false, reason: 'grantUnknown' }
  const ended = await inTransaction((tx) =>
    endRole(tx, { actor, officerId: officer.officerId, grantId: grant.grantId, reason: grant.reason, at: now }),
  )
  return ended.ok ? { ok: true, text: 'Đã kết thúc vai trò.' } : ended
}

async function move({ actor, officer, now }: Case, transfer: z.output<typeof transferSchema>): Promise<Decision> {
  const { unitCode, ...rest } = transfer
  const unit = await getUnitFor(actor, 'manageOfficers', { code: unitCode, date: transfer.from })
  if (!unit) return { ok: false, reason: 'unitUnknown' }
  const moved = await transferOfficer({ ...rest, actor, officerId: officer.officerId, unit, now })
  return moved.ok ? { ok: true, text: `Đã điều chuyển đồng chí ${officer.name} về ${unit.name}.` } : moved
}
