import { addDays, daysBetween, parseDate } from '~/platform/calendar'

/** The form of a leave as typed: both days inclusive, as people write it. */
export interface LeaveValues {
  kindCode: string
  from: string
  to: string
  reason: string
}

export type LeaveErrors = Partial<Record<keyof LeaveValues, string[]>>

/** Longer is a slip of the keyboard; a longer absence is entered year by year. */
const mostDays = 3 * 366

export function readLeave(
  values: LeaveValues,
):
  | { ok: true; leave: { kindCode: string; validFrom: string; validTo: string; reason: string } }
  | { ok: false; errors: LeaveErrors } {
  const from = parseDate(values.from)
  const to = parseDate(values.to)
  const errors: LeaveErrors = {}
  if (values.kindCode === '') errors.kindCode = ['Đồng chí chưa chọn loại nghỉ.']
  if (!from) errors.from = [badDate]
  if (!to) errors.to = [badDate]
  if (from && to && to < from) errors.to = ['Ngày cuối đứng trước ngày đầu. Vui lòng xem lại.']
  else if (from && to && daysBetween(from, to) > mostDays) errors.to = ['Lượt nghỉ dài quá ba năm. Vui lòng xem lại.']
  if (values.reason.trim() === '') errors.reason = ['Đồng chí chưa ghi lý do hoặc số quyết định.']
  if (!from || !to || Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    leave: { kindCode: values.kindCode, validFrom: from, validTo: addDays(to, 1), reason: values.reason.trim() },
  }
}

const badDate = 'Ngày chưa đúng. Vui lòng ghi ngày/tháng/năm, ví dụ 30/11/2026.'
