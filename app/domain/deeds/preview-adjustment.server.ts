import type { Actor } from '~/domain/identity/access'
import type { Adjusted, Adjustment } from '~/domain/learning/adjustment'
import type { ChosenPerson } from '~/domain/reports/chosen-enrolments.server'
import { reader } from '~/platform/db/database.server'
import { type JudgedChoice, judgeChoice } from './judge-adjustment.server'

/** Who would be touched and who left out, by name, before anything is done. Writes nothing. */
export interface AdjustmentPreview {
  touched: { person: ChosenPerson; adjusted: Adjusted; dueOn: string }[]
  leftOut: { why: JudgedChoice['leftOut'][number]['why']; people: ChosenPerson[] }[]
  fingerprint: string
}

export async function previewAdjustment(
  actor: Actor,
  { lines, adjustment, now }: { lines: readonly ChosenPerson[]; adjustment: Adjustment; now: Date },
): Promise<AdjustmentPreview> {
  const people = new Map(lines.map((line) => [line.enrolmentId, personOf(line)]))
  const judged = await judgeChoice(reader(), { actor, enrolmentIds: [...people.keys()], adjustment, now })
  const reasons = [...new Set(judged.leftOut.map((row) => row.why))]
  return {
    touched: judged.touched.flatMap(({ enrolment, adjusted }) => {
      const person = people.get(enrolment.enrolmentId)
      return person ? [{ person, adjusted, dueOn: enrolment.facts.dueOn }] : []
    }),
    leftOut: reasons.map((why) => ({
      why,
      people: judged.leftOut.filter((row) => row.why === why).flatMap((row) => people.get(row.enrolmentId) ?? []),
    })),
    fingerprint: judged.fingerprint,
  }
}

function personOf(line: ChosenPerson): ChosenPerson {
  const { enrolmentId, serviceNumber, name, rankName, unitName, courseTitle, periodName } = line
  return { enrolmentId, serviceNumber, name, rankName, unitName, courseTitle, periodName }
}
