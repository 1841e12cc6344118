import { z } from 'zod'
import { parseDate } from '~/platform/calendar'
import { date, namePart, optionalNamePart, reason, text } from './administration.schema'

/** Shapes of the forms that change an officer's dated record. */

const unitCode = text('Đồng chí chưa chọn đơn vị.')
const positionCode = text('Đồng chí chưa chọn chức vụ.')

/** The last day, or empty for an open end. */
const lastDay = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null
    const parsed = parseDate(typed)
    if (parsed) return parsed
    context.addIssue({ code: 'custom', message: 'Ngày chưa đúng. Vui lòng nhập theo dạng 23/11/2026.' })
    return z.NEVER
  })

export const correctServiceSchema = z.object({ unitCode, positionCode, from: date, lastOn: lastDay, reason })

export const secondarySchema = z.object({
  kind: z.enum(['secondment', 'secondmentCounted', 'concurrent', 'supervision'], 'Đồng chí chưa chọn hình thức.'),
  unitCode,
  positionCode,
  from: date,
  lastOn: lastDay,
  reason,
})

export const endSecondarySchema = z.object({ membershipId: text('Không thấy mục này.'), from: date, reason })
export const endServiceSchema = z.object({ from: date, reason })
export const rankSchema = z.object({ rankCode: text('Đồng chí chưa chọn cấp bậc hàm.'), from: date, reason })
export const correctRankSchema = rankSchema.extend({ holdingId: text('Đồng chí chưa chọn mục cần đính chính.') })
export const nameSchema = z.object({
  familyName: namePart('họ'),
  middleName: optionalNamePart,
  givenName: namePart('tên'),
  reason,
})
