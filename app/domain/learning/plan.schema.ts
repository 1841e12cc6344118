import { parseDate } from '~/platform/calendar'
import type { Audience } from './audience'
import { isPeriodCode, monthBounds } from './due-date'

/** The form of a plan line as typed. Ranks, positions and categories come as repeated fields. */
export interface PlanLineValues {
  courseCode: string
  unitCode: string
  opensOn: string
  dueOn: string
  rankCodes: string[]
  positionCodes: string[]
  categoryCodes: string[]
}

export type PlanLineErrors = Partial<Record<'courseCode' | 'unitCode' | 'opensOn' | 'dueOn', string[]>>

export function typedPlanLine(form: FormData): PlanLineValues {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 100)
  const all = (name: string) => form.getAll(name).map((value) => String(value).slice(0, 100))
  return {
    courseCode: text('courseCode'),
    unitCode: text('unitCode'),
    opensOn: text('opensOn'),
    dueOn: text('dueOn'),
    rankCodes: all('rankCodes'),
    positionCodes: all('positionCodes'),
    categoryCodes: all('categoryCodes'),
  }
}

export function readPlanLine(
  values: PlanLineValues,
):
  | { ok: true; line: { courseCode: string; unitCode: string; opensOn: string; dueOn: string; audience: Audience } }
  | { ok: false; errors: PlanLineErrors } {
  const { courseCode, unitCode, rankCodes, positionCodes, categoryCodes } = values
  const dates = readDates(values)
  const errors: PlanLineErrors = dates.ok ? {} : { ...dates.errors }
  if (courseCode === '') errors.courseCode = ['Đồng chí chưa chọn chuyên đề.']
  if (unitCode === '') errors.unitCode = ['Đồng chí chưa chọn đơn vị.']
  if (!dates.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  const audience = { rankCodes, positionCodes, categoryCodes }
  return { ok: true, line: { courseCode, unitCode, opensOn: dates.opensOn, dueOn: dates.dueOn, audience } }
}

export function readDates(values: {
  opensOn: string
  dueOn: string
}): { ok: true; opensOn: string; dueOn: string } | { ok: false; errors: PlanLineErrors } {
  const opensOn = parseDate(values.opensOn)
  const dueOn = parseDate(values.dueOn)
  const errors: PlanLineErrors = {}
  if (!opensOn) errors.opensOn = [badDate]
  if (!dueOn) errors.dueOn = [badDate]
  if (opensOn && dueOn && dueOn < opensOn) errors.dueOn = ['Hạn hoàn thành đứng trước ngày mở. Vui lòng xem lại.']
  return opensOn && dueOn && dueOn >= opensOn ? { ok: true, opensOn, dueOn } : { ok: false, errors }
}

const badDate = 'Ngày chưa đúng. Vui lòng ghi ngày/tháng/năm, ví dụ 30/11/2026.'

/** The dates of a month that may be new: as typed, else the calendar month. Null when they are no dates. */
export function typedPeriod(code: string, form: FormData): { code: string; startsOn: string; endsOn: string } | null {
  if (!isPeriodCode(code)) return null
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const month = monthBounds(code)
  const startsOn = text('startsOn') === '' ? month.startsOn : parseDate(text('startsOn'))
  const endsOn = text('endsOn') === '' ? month.endsOn : parseDate(text('endsOn'))
  return startsOn && endsOn ? { code, startsOn, endsOn } : null
}
