/**
 * Which limit of the database refused a write. The rules in code come first and say so in words; triggers and unique keys
 * stand behind them, so that no way around the code gives more attempts, time or questions.
 */
export type Limit = 'beyondAllowance' | 'beforeWait' | 'isRunning' | 'answerSettled' | 'attemptSettled'

const messages: [RegExp, Limit][] = [
  [/Attempt is beyond the allowance/, 'beyondAllowance'],
  [/Attempt comes before the wait is over/, 'beforeWait'],
  [/Answer is settled/, 'answerSettled'],
  [/Attempt is settled/, 'attemptSettled'],
  [/Unique constraint failed.*(enrolmentId|Attempt_one_running)/s, 'isRunning'],
]

/** Null for any other failure. */
export function limitOf(error: unknown): Limit | null {
  if (!(error instanceof Error)) return null
  const cause = error.cause instanceof Error ? error.cause.message : ''
  const meta = 'meta' in error ? JSON.stringify(error.meta) : ''
  const text = `${error.message} ${cause} ${meta}`
  return messages.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
