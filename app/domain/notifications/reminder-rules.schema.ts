import { z } from 'zod'
import { instantAt, isQuiet } from './quiet-hours'

const mostDays = 60
const dayCount = z.number().int().min(0).max(mostDays)
const clockPattern = /^([01]\d|2[0-3]):[0-5]\d$/
const clockTime = z.string().regex(clockPattern)

/** As kept in the settings. */
export const storedRulesSchema = z.object({
  beforeDays: z.array(dayCount),
  onDueDay: z.boolean(),
  afterDays: z.array(dayCount),
  quietFrom: clockTime,
  quietTo: clockTime,
  digestWeekday: z.number().int().min(0).max(7),
  digestTime: clockTime,
  escalateAfterDays: dayCount,
})

const daysMessage = `Đồng chí ghi các số ngày từ 1 đến ${mostDays}, cách nhau bằng dấu phẩy. Ví dụ: 7, 1.`

/** "7, 1" as [7, 1]; empty: no such reminder. */
const dayList = z
  .string()
  .default('')
  .transform((typed, context) => {
    const parts = typed.split(/[,;\s]+/).filter((part) => part !== '')
    const numbers = parts.map(Number)
    if (parts.length <= 6 && numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= mostDays))
      return [...new Set(numbers)]
    context.addIssue({ code: 'custom', message: daysMessage })
    return z.NEVER
  })

const timeMessage = 'Giờ chưa đúng. Đồng chí ghi theo dạng 06:00.'
const typedTime = z.string(timeMessage).transform((typed, context) => {
  const time = typed.trim().padStart(5, '0')
  if (clockPattern.test(time)) return time
  context.addIssue({ code: 'custom', message: timeMessage })
  return z.NEVER
})

/** The administrator's form. */
export const rulesFormSchema = z
  .object({
    beforeDays: dayList,
    onDueDay: z.boolean().default(false),
    afterDays: dayList,
    quietFrom: typedTime,
    quietTo: typedTime,
    digestWeekday: z.coerce.number().int().min(0).max(7),
    digestTime: typedTime,
    escalateAfterDays: z.coerce
      .number(`Đồng chí ghi số ngày từ 0 đến ${mostDays}.`)
      .int(`Đồng chí ghi số ngày từ 0 đến ${mostDays}.`)
      .min(0, `Đồng chí ghi số ngày từ 0 đến ${mostDays}.`)
      .max(mostDays, `Đồng chí ghi số ngày từ 0 đến ${mostDays}.`),
  })
  .refine((form) => form.digestWeekday === 0 || !isQuiet(instantAt('2026-01-01', form.digestTime), form), {
    path: ['digestTime'],
    message: 'Giờ gửi bản tổng hợp nằm trong giờ yên lặng. Đồng chí chọn giờ khác.',
  })

export type RulesForm = z.input<typeof rulesFormSchema>
