import { localDateOf } from '~/platform/calendar'
import { isOnTime } from '../learning/completion'
import { percentOf } from './score'

/** What a course completion earns in a campaign (domain brief 2.5, "How learning feeds it"). */

export interface CriterionVersionFacts {
  id: string
  number: number
  /** Local date from which this version of the rule holds. */
  effectiveFrom: string
}

/** The rule that held on the day of the deed; before the first one took effect, the first one. */
export function versionOn<Version extends CriterionVersionFacts>(
  versions: readonly Version[],
  date: string,
): Version | null {
  const ordered = [...versions].sort((a, b) => a.number - b.number)
  return ordered.findLast((version) => version.effectiveFrom <= date) ?? ordered[0] ?? null
}

/** Whether a completion falls into a campaign: from its first day to the end of the entry cut-off day. */
export function countsIn(campaign: { startsOn: string; entryCutoffOn: string }, completedAt: Date): boolean {
  const date = localDateOf(completedAt)
  return campaign.startsOn <= date && date <= campaign.entryCutoffOn
}

/** In time: all points of the line. Late: the stated share, rounded half up. */
export function completionPoints(facts: {
  hundredths: number
  latePercent: number
  completedAt: Date
  dueOn: string
}): {
  hundredths: number
  onTime: boolean
} {
  const onTime = isOnTime(facts.completedAt, facts.dueOn)
  return { hundredths: onTime ? facts.hundredths : percentOf(facts.hundredths, facts.latePercent), onTime }
}

/** The cause of an entry that follows from a moved due date: the completion, and which change of which extension. */
export function dueDateCause(courseCompletionId: string, changeId: string): string {
  return `${courseCompletionId}:${changeId}`
}

/** The completion behind the cause of a learning entry. */
export function completionIdOf(causeId: string): string {
  return causeId.split(':')[0] ?? causeId
}
