import type { StatusTone } from '~/components/status-chip'
import type { Audience } from '../audience'
import type { PlanLineState } from '../plan'

/** What the page of the monthly plan says. */

export const planStates: Record<PlanLineState, { tone: StatusTone; label: string }> = {
  new: { tone: 'prog', label: 'Chưa giao' },
  given: { tone: 'done', label: 'Đã giao' },
  changed: { tone: 'soon', label: 'Đã sửa ngày, chưa thực hiện' },
  removed: { tone: 'late', label: 'Đã bỏ, chưa thu hồi' },
}

type Names = Record<'ranks' | 'positions' | 'serviceCategories', readonly { code: string; name: string }[]>

/** "Đại úy, Thượng úy · Nghĩa vụ"; everybody of the unit when there is no rule. */
export function audienceWords(audience: Audience, names: Names): string {
  const named = (codes: readonly string[], list: readonly { code: string; name: string }[]) =>
    list
      .filter((item) => codes.includes(item.code))
      .map((item) => item.name)
      .join(', ')
  const parts = [
    named(audience.rankCodes, names.ranks),
    named(audience.positionCodes, names.positions),
    named(audience.categoryCodes, names.serviceCategories),
  ].filter(Boolean)
  return parts.length > 0 ? `Chỉ ${parts.join(' · ')}` : 'Toàn đơn vị'
}

export const planRefusals = {
  notFound: 'Không thấy dòng kế hoạch này. Có thể dòng đã được bỏ. Đồng chí vui lòng tải lại trang.',
  courseNotFound: 'Không thấy chuyên đề này. Đồng chí vui lòng chọn lại chuyên đề.',
  unitNotFound: 'Không thấy đơn vị này trong phạm vi của đồng chí. Vui lòng chọn lại đơn vị.',
  periodDates: 'Ngày đầu và ngày cuối của tháng học chưa đúng. Vui lòng xem lại.',
  dueBeforeOpening: 'Hạn hoàn thành đứng trước ngày mở. Vui lòng xem lại hai ngày.',
  datesTooFar: 'Ngày mở hoặc hạn hoàn thành cách tháng học quá một năm. Vui lòng xem lại hai ngày.',
  changed: 'Kế hoạch vừa thay đổi so với lúc đồng chí xem. Đồng chí vui lòng xem lại rồi thực hiện.',
  dueInPast: 'Có dòng chưa giao mà hạn hoàn thành đã qua. Đồng chí vui lòng sửa hạn từ hôm nay trở đi.',
} as const
