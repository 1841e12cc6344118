import { formatDate } from '~/platform/calendar'
import { formatPoints } from '~/platform/number-format'
import type { CriterionPoints, OpenLine } from '../own-points.server'
import { percentOf } from '../score'

/** The rules of a campaign in Vietnamese, written from the rule data, never by hand (domain brief 2.5). */

export function ruleSentences(
  criterion: Pick<CriterionPoints, 'source' | 'standard' | 'latePercent'>,
  entryCutoffOn: string,
): string[] {
  const maximum = `Tối đa ${formatPoints(criterion.standard)} điểm.`
  if (criterion.source === 'manual') return ['Điểm được ghi theo từng việc, mỗi lượt ghi đều kèm lý do.', maximum]
  const late =
    criterion.latePercent > 0
      ? `Hoàn thành trễ hạn, chậm nhất ngày ${formatDate(entryCutoffOn)} được ${criterion.latePercent}% số điểm đó.`
      : 'Hoàn thành trễ hạn không có điểm.'
  return [
    `Mỗi chuyên đề hoàn thành đúng hạn được trọn số điểm của chuyên đề. ${late} Chưa hoàn thành: 0 điểm.`,
    maximum,
  ]
}

/** "5 + 5 + 2,5 = 12,5", with what pro-rating and the ceiling did to it. */
export function workingSentences(criterion: CriterionPoints): string[] {
  const { entries, sum, value, standard, exempted, cut } = criterion
  if (entries.length === 0) return ['Chưa có lượt ghi điểm nào.']
  const parts = sumWords(entries.map((entry) => entry.hundredths))
  const sentences = [entries.length === 1 ? `${parts} điểm` : `${parts} = ${formatPoints(sum)} điểm`]
  if (exempted > 0 && standard > 0)
    sentences.push(
      `Đồng chí được miễn phần ${formatPoints(exempted)} điểm, nên phần còn lại được tính theo tỷ lệ cho đủ mức tối đa: ${formatPoints(value + cut)} điểm.`,
    )
  if (cut > 0)
    sentences.push(`Vượt mức tối đa ${formatPoints(standard)}, phần ${formatPoints(cut)} điểm vượt không tính.`)
  return sentences
}

/** Signed parts joined: "5 + 2,5 − 1". */
export function sumWords(parts: number[]): string {
  return parts
    .map((part, index) => {
      if (index === 0) return formatPoints(part)
      return part < 0 ? `− ${formatPoints(-part)}` : `+ ${formatPoints(part)}`
    })
    .join(' ')
}

/** What a listed course without an entry can still bring, and by when. */
export function missingWords(line: OpenLine, latePercent: number, entryCutoffOn: string): string {
  switch (line.state) {
    case 'exempt':
      return 'Miễn học tập, không tính vào mức tối đa.'
    case 'notAssigned':
      return 'Chưa giao cho đồng chí.'
    case 'completed':
    case 'completedLate':
      return 'Hoàn thành ngoài thời gian của đợt, không tính điểm đợt này.'
    case 'overdue': {
      const late = percentOf(line.hundredths, latePercent)
      const missed = `Đã quá hạn ${line.dueOn ? formatDate(line.dueOn) : ''}.`
      return late > 0
        ? `${missed} Hoàn thành chậm nhất ngày ${formatDate(entryCutoffOn)} được ${formatPoints(late)} điểm.`
        : missed
    }
    default:
      return line.dueOn
        ? `Hoàn thành chậm nhất ngày ${formatDate(line.dueOn)} được ${formatPoints(line.hundredths)} điểm.`
        : `Hoàn thành được ${formatPoints(line.hundredths)} điểm.`
  }
}
