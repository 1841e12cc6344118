import { createHash } from 'node:crypto'
import type { Actor } from '~/domain/identity/access'
import { visibleOfficers } from '~/domain/identity/visible-officers.server'
import { type AdjustedEnrolment, findAdjusted } from '~/domain/learning/adjusted-enrolments.server'
import { type Adjusted, type Adjustment, adjustmentOf, type LeftOut } from '~/domain/learning/adjustment'
import { localDateOf } from '~/platform/calendar'
import type { Reader, Transaction } from '~/platform/db/database.server'

/** Which chosen enrolments a deed of exemption, extension or postponement touches, and which it leaves out and why. */
export interface JudgedChoice {
  touched: { enrolment: AdjustedEnrolment; adjusted: Adjusted }[]
  /** `moved`: outside the actor's units today, or withdrawn since. */
  leftOut: { enrolmentId: string; why: LeftOut | 'moved' }[]
  /** The same for the same touched enrolments and dates: what was previewed is what is done. */
  fingerprint: string
}

export async function judgeChoice(
  db: Reader | Transaction,
  choice: { actor: Actor; enrolmentIds: readonly string[]; adjustment: Adjustment; now: Date },
): Promise<JudgedChoice> {
  const { actor, enrolmentIds, adjustment, now } = choice
  const today = localDateOf(now)
  const enrolments = await findAdjusted(db, {
    enrolmentIds,
    officer: visibleOfficers(actor, 'adjustStudy', today),
    laterPeriodCode: adjustment.kind === 'postpone' ? adjustment.periodCode : null,
  })
  const byId = new Map(enrolments.map((enrolment) => [enrolment.enrolmentId, enrolment]))
  const judged: Pick<JudgedChoice, 'touched' | 'leftOut'> = { touched: [], leftOut: [] }
  for (const enrolmentId of enrolmentIds) {
    const enrolment = byId.get(enrolmentId)
    const result = enrolment && adjustmentOf(adjustment, enrolment.facts, { actorId: actor.officerId, today })
    if (!enrolment || !result) judged.leftOut.push({ enrolmentId, why: 'moved' })
    else if (result.ok) judged.touched.push({ enrolment, adjusted: result.adjusted })
    else judged.leftOut.push({ enrolmentId, why: result.why })
  }
  return { ...judged, fingerprint: fingerprintOf(judged.touched) }
}

function fingerprintOf(touched: JudgedChoice['touched']): string {
  const lines = touched.map(
    ({ enrolment, adjusted }) =>
      `${enrolment.enrolmentId} ${adjusted.deed} ${adjusted.deed === 'extend' ? adjusted.dueOn : ''}`,
  )
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 32)
}
