import { formatDate } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'
import type { Adjusted, Adjustment, AdjustmentKind, LeftOut } from '../adjustment'
import { monthName } from '../due-date'

/** What the pages of exemption, extension and postponement say. */

export const kindLabels: Record<AdjustmentKind, string> = {
  extend: 'Gia hạn',
  exempt: 'Miễn học tập',
  postpone: 'Hoãn học tập',
  leave: 'Theo ngày nghỉ',
}

export const kindHints: Record<AdjustmentKind, string> = {
  extend:
    'Lượt học có hạn mới. Đồng chí đã học xong trễ hạn mà kịp hạn mới thì được tính lại là đúng hạn, điểm thi đua tính lại theo.',
  exempt:
    'Lượt học không tính vào quân số phải học và được ghi riêng. Đồng chí được miễn vẫn có thể học, kết quả vẫn được lưu.',
  postpone: 'Lượt học chuyển sang tháng sau. Tháng này không tính vào quân số phải học và được ghi riêng.',
  leave:
    'Nghỉ cả thời gian học thì đề xuất miễn, nghỉ một phần thì đề xuất gia hạn thêm đúng số ngày nghỉ. Chỉ thực hiện khi đồng chí xác nhận.',
}

export const confirmLabels: Record<AdjustmentKind, string> = {
  extend: 'Gia hạn',
  exempt: 'Miễn học tập',
  postpone: 'Hoãn học tập',
  leave: 'Thực hiện theo đề xuất',
}

export const leftOutWords: Record<LeftOut | 'moved', string> = {
  own: 'Lượt học của chính đồng chí, do chỉ huy đơn vị cấp trên quyết định',
  finished: 'Đã hoàn thành',
  alreadyExempt: 'Đã được miễn hoặc hoãn từ trước',
  notLater: 'Hạn mới không muộn hơn hạn hiện tại',
  inPast: 'Hạn mới đã qua mà chưa học xong',
  inLaterMonth: 'Đã học xong hoặc được miễn chuyên đề này trong tháng ấy',
  noProposal: 'Hạn hiện tại đã đủ bù ngày nghỉ',
  moved: 'Không còn ở đơn vị của đồng chí hôm nay',
}

/** "Hạn 30/11/2026, hạn mới 05/12/2026" */
export function adjustedWords(
  adjusted: Adjusted,
  { dueOn, adjustment }: { dueOn: string; adjustment: Adjustment },
): string {
  if (adjusted.deed === 'extend') return `Hạn ${formatDate(dueOn)}, hạn mới ${formatDate(adjusted.dueOn)}`
  return adjustment.kind === 'postpone'
    ? `Chuyển sang ${monthName(adjustment.periodCode).toLowerCase()}, hạn ${formatDate(adjustment.dueOn)}`
    : 'Miễn học tập'
}

export function doneWords(kind: string, count: number): string {
  const verbs: Record<string, string> = {
    extend: 'Đã gia hạn',
    exempt: 'Đã miễn',
    postpone: 'Đã hoãn',
    leave: 'Đã miễn, gia hạn theo ngày nghỉ',
  }
  return `${verbs[kind] ?? 'Đã thực hiện'} ${formatCount(count)} lượt học`
}

/** Why nothing was done, and what to do. */
export const adjustRefusals = {
  reasonMissing: 'Đồng chí chưa ghi lý do. Lý do được lưu cùng quyết định và đồng chí ấy đọc được.',
  nobody: 'Không còn lượt học nào trong danh sách cần thực hiện.',
  changed: 'Danh sách vừa thay đổi so với lúc đồng chí xem. Đồng chí vui lòng xem lại rồi xác nhận.',
  periodUnknown: 'Tháng học mới chưa đúng. Đồng chí vui lòng chọn lại.',
} as const
