import { addDays, isLocalDate, parseDate } from '~/platform/calendar'
import type { Adjustment, AdjustmentKind } from './adjustment'
import { isPeriodCode, monthBounds } from './due-date'

/** The form of an exemption, extension or postponement: its words in the address, and what was typed. */

const kindParams: Record<AdjustmentKind, string> = {
  extend: 'gia-han',
  exempt: 'mien',
  postpone: 'hoan',
  leave: 'theo-nghi',
}

export function kindParam(kind: AdjustmentKind): string {
  return kindParams[kind]
}

/** What leave proposes, also when the address says something unknown: without a choice only proposals are shown. */
export function kindOfParam(param: string | null): AdjustmentKind {
  const found = Object.entries(kindParams).find(([, word]) => word === param)
  return (found?.[0] as AdjustmentKind | undefined) ?? 'leave'
}

export interface AdjustmentValues {
  'so-ngay': string
  'den-ngay': string
  thang: string
  han: string
}

export type AdjustmentErrors = Partial<Record<keyof AdjustmentValues, string[]>>

export function typedAdjustment(params: URLSearchParams): AdjustmentValues {
  const text = (name: string) => (params.get(name) ?? '').trim().slice(0, 20)
  return { 'so-ngay': text('so-ngay'), 'den-ngay': text('den-ngay'), thang: text('thang'), han: text('han') }
}

/** Longer is a slip of the keyboard. */
const mostDays = 366

/** `periodEnds`: the last days of the study months that exist already, by code. */
export function readAdjustment(
  kind: AdjustmentKind,
  values: AdjustmentValues,
  { today, periodEnds }: { today: string; periodEnds: Record<string, string> },
): { ok: true; adjustment: Adjustment } | { ok: false; errors: AdjustmentErrors } {
  if (kind === 'extend') return readExtension(values, today)
  if (kind === 'postpone') return readPostponement(values, periodEnds)
  return { ok: true, adjustment: { kind } }
}

type Read = ReturnType<typeof readAdjustment>

function readExtension(values: AdjustmentValues, today: string): Read {
  const { 'so-ngay': days, 'den-ngay': date } = values
  if (days !== '' && date !== '') return refused('so-ngay', 'Đồng chí ghi số ngày hoặc ngày hạn mới, không ghi cả hai.')
  if (days !== '') {
    const count = /^\d{1,3}$/.test(days) ? Number(days) : 0
    if (count < 1 || count > mostDays) return refused('so-ngay', `Vui lòng ghi số ngày từ 1 đến ${mostDays}.`)
    return { ok: true, adjustment: { kind: 'extend', days: count } }
  }
  if (date === '') return refused('so-ngay', 'Đồng chí chưa ghi số ngày thêm hoặc ngày hạn mới.')
  const dueOn = parseDate(date)
  if (!dueOn) return refused('den-ngay', badDate)
  if (dueOn > addDays(today, mostDays))
    return refused('den-ngay', 'Hạn mới cách hôm nay quá một năm. Vui lòng xem lại.')
  return { ok: true, adjustment: { kind: 'extend', dueOn } }
}

function readPostponement(values: AdjustmentValues, periodEnds: Record<string, string>): Read {
  const { thang: periodCode, han } = values
  if (!isPeriodCode(periodCode)) return refused('thang', 'Đồng chí chưa chọn tháng học mới.')
  const dueOn = han === '' ? (periodEnds[periodCode] ?? monthBounds(periodCode).endsOn) : parseDate(han)
  if (!dueOn || !isLocalDate(dueOn)) return refused('han', badDate)
  return { ok: true, adjustment: { kind: 'postpone', periodCode, dueOn } }
}

const badDate = 'Ngày chưa đúng. Vui lòng ghi ngày/tháng/năm, ví dụ 30/11/2026.'

function refused(field: keyof AdjustmentValues, sentence: string): Read {
  return { ok: false, errors: { [field]: [sentence] } }
}
