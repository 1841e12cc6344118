/** The unique keys of what a commander's reminder sends. */

/** The officer's id follows it, as in every notice. */
export function nudgeNoticeKey(nudgeId: string): string {
  return `nudge:${nudgeId}`
}

interface NudgeMail {
  actorId: string
  onDate: string
  officerId: string
}

/** One mail a day from the same commander to the same officer. */
export function nudgeMailKey({ actorId, onDate, officerId }: NudgeMail): string {
  return `nudge:${actorId}:${onDate}:${officerId}`
}

export function readNudgeMailKey(key: string): NudgeMail | null {
  const [kind, actorId, onDate, officerId] = key.split(':')
  return kind === 'nudge' && actorId && onDate && officerId ? { actorId, onDate, officerId } : null
}
