import { z } from 'zod'
import { formatDate, parseDate } from '~/platform/calendar'
import { assignmentBounds, isPeriodCode, isPeriodNearItsCode } from './due-date'

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
  .superRefine((form, context) => {
    const tooFar = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const { startsOn, endsOn, opensOn, dueOn } = form
    if (!isPeriodNearItsCode({ code: form.periodCode, startsOn, endsOn })) {
      tooFar('endsOn', 'Ngày của tháng học cách xa tháng đã chọn quá một năm. Vui lòng xem lại.')
      return
    }
    const { from, until } = assignmentBounds({ startsOn, endsOn })
    if (opensOn < from) tooFar('opensOn', `Ngày mở sớm quá. Vui lòng chọn từ ${formatDate(from)} trở đi.`)
    if (opensOn > until) tooFar('opensOn', `Ngày mở muộn quá. Vui lòng chọn chậm nhất ${formatDate(until)}.`)
    if (dueOn > until) tooFar('dueOn', `Hạn hoàn thành muộn quá. Vui lòng chọn chậm nhất ${formatDate(until)}.`)
  })
