import { z } from 'zod'
import { parseDate } from '~/platform/calendar'
import { roles } from './access'
import { collapse } from './names'

/** Shapes of the administrator's forms. Texts are stored with single spaces and in NFC. */

export function text(message: string, longest = 100) {
  return z.string(message).max(longest).transform(collapse).pipe(z.string(message).min(1, message))
}

const nameMessage = 'chỉ gồm chữ cái, ví dụ: Nguyễn, Văn, An.'
const namePattern = /^[\p{L}\p{M}' -]+$/u

export function namePart(label: string) {
  return text(`Đồng chí chưa điền ${label}.`, 60).pipe(z.string().regex(namePattern, `Mục này ${nameMessage}`))
}

export const optionalNamePart = z
  .string()
  .max(60)
  .regex(/^[\p{L}\p{M}' -]*$/u, `Mục này ${nameMessage}`)
  .transform(collapse)
  .default('')

export const date = z.string('Đồng chí chưa chọn ngày.').transform((typed, context) => {
  const parsed = parseDate(typed)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: 'Ngày chưa đúng. Vui lòng nhập theo dạng 23/11/2026.' })
  return z.NEVER
})

export const reason = text('Đồng chí chưa ghi lý do. Lý do được lưu vào nhật ký hệ thống.', 300)

export const newOfficerSchema = z.object({
  familyName: namePart('họ'),
  middleName: optionalNamePart,
  givenName: namePart('tên'),
  serviceNumber: text('Đồng chí chưa điền số hiệu.', 20).pipe(
    z.string().regex(/^[\p{L}\d][\p{L}\d.-]*$/u, 'Số hiệu chỉ gồm chữ, số, dấu gạch ngang hoặc dấu chấm.'),
  ),
  username: text('Đồng chí chưa điền tên đăng nhập.', 40).pipe(
    z
      .string()
      .regex(
        /^[a-z0-9._-]{3,}$/i,
        'Tên đăng nhập cần ít nhất 3 ký tự, chỉ gồm chữ không dấu, số, dấu chấm, gạch ngang.',
      ),
  ),
  email: z.string().transform(collapse).pipe(z.email().max(254)).optional(),
  rankCode: text('Đồng chí chưa chọn cấp bậc hàm.'),
  serviceCategoryCode: text('Đồng chí chưa chọn diện lực lượng.'),
  unitCode: text('Đồng chí chưa chọn đơn vị.'),
  positionCode: text('Đồng chí chưa chọn chức vụ.'),
  validFrom: date,
})

export const reasonSchema = z.object({ reason })

export const grantSchema = z.object({
  role: z.enum(roles, 'Đồng chí chưa chọn vai trò.'),
  unitCode: text('Đồng chí chưa chọn đơn vị.'),
  reason,
})

export const endGrantSchema = z.object({ grantId: text('Không thấy vai trò này.'), reason })

export const transferSchema = z.object({
  unitCode: text('Đồng chí chưa chọn đơn vị.'),
  positionCode: text('Đồng chí chưa chọn chức vụ.'),
  from: date,
  reason,
})

const unitName = text('Đồng chí chưa điền tên đơn vị.', 120)

export const newUnitSchema = z.object({
  code: text('Đồng chí chưa điền mã đơn vị.', 40).pipe(
    z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Mã đơn vị chỉ gồm chữ thường không dấu, số và gạch ngang, ví dụ: doi-1.'),
  ),
  name: unitName,
  shortName: z.string().max(40).transform(collapse).default(''),
  typeCode: text('Đồng chí chưa chọn loại đơn vị.'),
})

export const renameUnitSchema = z.object({
  name: unitName,
  shortName: z.string().max(40).transform(collapse).default(''),
  typeCode: text('Đồng chí chưa chọn loại đơn vị.'),
  from: date,
  reason,
})
export type NewOfficerForm = z.input<typeof newOfficerSchema>
export type ReasonForm = z.input<typeof reasonSchema>
export type GrantForm = z.input<typeof grantSchema>
export type EndGrantForm = z.input<typeof endGrantSchema>
export type TransferForm = z.input<typeof transferSchema>
export type NewUnitForm = z.input<typeof newUnitSchema>
export type RenameUnitForm = z.input<typeof renameUnitSchema>
