/** thêm lượt, thêm giờ (domain brief 1.5: the commander, never for oneself, with a reason). */

export const mostExtraAttempts = 5
export const mostExtraMinutes = 240

export type GrantRefusal =
  | 'notFound'
  | 'ownself'
  | 'nothingGranted'
  | 'tooMuch'
  | 'reasonMissing'
  | 'noQuiz'
  | 'noTimeLimit'

export interface WantedGrant {
  extraAttempts: number
  extraMinutes: number
  reason: string
}

/** What is wrong with a grant in itself; null: nothing. */
export function grantFault({ extraAttempts, extraMinutes, reason }: WantedGrant): GrantRefusal | null {
  const isCount = (count: number) => Number.isInteger(count) && count >= 0
  if (!isCount(extraAttempts) || !isCount(extraMinutes) || extraAttempts + extraMinutes === 0) return 'nothingGranted'
  if (extraAttempts > mostExtraAttempts || extraMinutes > mostExtraMinutes) return 'tooMuch'
  return reason.trim() === '' ? 'reasonMissing' : null
}
