/** When reminders go out by themselves; the administrator may change it (setting `reminders.rules`). */

export interface ReminderRules {
  /** Days before the due date, none twice. */
  beforeDays: number[]
  /** Also on the day itself. */
  onDueDay: boolean
  /** Days after the due date. */
  afterDays: number[]
  /** Local times `HH:MM`; nothing is sent from the first until the second. Equal: no quiet hours. */
  quietFrom: string
  quietTo: string
  /** 1 = thứ Hai … 7 = Chủ nhật; 0: commanders get no weekly digest. */
  digestWeekday: number
  digestTime: string
  /** Days overdue after which the commander one level up is told; 0: never. */
  escalateAfterDays: number
}

export const usualRules: ReminderRules = {
  beforeDays: [7, 1],
  onDueDay: true,
  afterDays: [1, 7],
  quietFrom: '21:00',
  quietTo: '06:00',
  digestWeekday: 1,
  digestTime: '07:30',
  escalateAfterDays: 7,
}

/** The steps as days from the due date, earliest first: -7, -1, 0, 1, 7. */
export function stepsOf(rules: Pick<ReminderRules, 'beforeDays' | 'onDueDay' | 'afterDays'>): number[] {
  const steps = [...rules.beforeDays.map((days) => -days), ...(rules.onDueDay ? [0] : []), ...rules.afterDays]
  return [...new Set(steps)].sort((a, b) => a - b)
}
