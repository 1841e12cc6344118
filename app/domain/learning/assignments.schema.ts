import { z } from 'zod'
import { parseDate } from '~/platform/calendar'
import { isPeriodCode } from './due-date'

const date = z.string().transform((text, context) => {
  const parsed = parseDate(text)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: 'Ngày chưa đúng. Vui lòng ghi ngày/tháng/năm, ví dụ 30/11/2026.' })
  return z.NEVER
})

/** Gives a course to a unit. The period's own dates count only when the period is new. */
export const assignmentSchema = z
  .object({
    unitCode: z.string().trim().min(1, { error: 'Đồng chí chưa chọn đơn vị.' }),
    periodCode: z
      .string()
      .trim()
      .refine(isPeriodCode, { error: 'Tháng học chưa đúng. Vui lòng ghi năm-tháng, ví dụ 2026-11.' }),
    startsOn: date,
    endsOn: date,
    opensOn: date,
    dueOn: date,
  })
  .refine((form) => form.startsOn <= form.endsOn, {
    path: ['endsOn'],
    error: 'Ngày cuối của tháng học đứng trước ngày đầu. Vui lòng xem lại.',
  })
  .refine((form) => form.opensOn <= form.dueOn, {
    path: ['dueOn'],
    error: 'Hạn hoàn thành đứng trước ngày mở. Vui lòng xem lại.',
  })
