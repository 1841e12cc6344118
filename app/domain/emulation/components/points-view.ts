import { courseAddress } from '~/domain/learning/course-address'
import { formatDate, localDateOf } from '~/platform/calendar'
import { formatPoints } from '~/platform/number-format'
import type { PointEntry } from '../own-entries.server'
import type { CriterionPoints, OwnPoints } from '../own-points.server'
import { missingWords, ruleSentences, sumWords, workingSentences } from './rule-words'

/** An officer's own score in words and ready figures; every point keeps its cause. */
export function pointsView(points: OwnPoints, now: Date) {
  const { campaign, bonus } = points
  const today = localDateOf(now)
  const hasBegun = campaign.startsOn <= today
  return {
    code: campaign.code,
    name: campaign.name,
    movement: campaign.movement,
    subtitle: subtitleOf(campaign),
    notBegun: hasBegun ? null : `Đợt thi đua bắt đầu ngày ${formatDate(campaign.startsOn)}.`,
    stateWords: stateWords(campaign.state, today),
    /** Null: nothing recorded yet. */
    total: points.total === null ? null : formatPoints(points.total),
    standardTotal: formatPoints(points.standardTotal),
    /** "98 + 3" when a bonus counts. */
    parts:
      bonus.counted > 0 ? `${formatPoints(points.standardPart)} + ${formatPoints(bonus.counted)} điểm thưởng` : null,
    band: points.band,
    scale: scaleOf(points),
    next: points.next && nextWords(points, points.next),
    criteria: points.criteria.map((criterion) => criterionView(criterion, campaign.entryCutoffOn)),
    bonus: {
      points: bonus.counted > 0 ? `+${formatPoints(bonus.counted)}` : '0',
      isEarned: bonus.counted > 0,
      maximum: formatPoints(bonus.cap),
      evidence: entryCount(points.bonusEntries),
      cut:
        bonus.cut > 0
          ? `Điểm thưởng tối đa ${formatPoints(bonus.cap)}. Phần ${formatPoints(bonus.cut)} điểm vượt không tính.`
          : null,
      entries: points.bonusEntries.map(entryView),
    },
    deduction: {
      points: points.deductions > 0 ? formatPoints(-points.deductions) : '0',
      evidence: entryCount(points.deductionEntries),
      entries: points.deductionEntries.map(entryView),
    },
    sum: sumWords([
      ...points.criteria.map((criterion) => criterion.value),
      ...(bonus.counted > 0 ? [bonus.counted] : []),
      ...(points.deductions > 0 ? [-points.deductions] : []),
    ]),
    history: historyOf(points),
    others: points.otherCampaigns,
  }
}

export type PointsView = ReturnType<typeof pointsView>
export type EntryView = ReturnType<typeof entryView>

/** The name, and the period unless the name states it already. */
function subtitleOf({ name, startsOn, endsOn }: OwnPoints['campaign']): string {
  const hasDates = /\d{1,2}\/\d{1,2}/.test(name)
  return hasDates ? name : `${name}, ${formatDate(startsOn)} đến ${formatDate(endsOn)}`
}

function stateWords(state: string, today: string): string {
  switch (state) {
    case 'finalised':
    case 'closed':
      return 'Đã chốt điểm'
    case 'provisional':
      return 'Kết quả dự kiến'
    default:
      return `Tạm tính đến ${formatDate(today)}`
  }
}

/** Bands from the lowest up, as shares of the standard total; the mark never leaves the scale. */
function scaleOf({ bands, standardTotal, total }: OwnPoints) {
  if (standardTotal === 0 || total === null) return null
  const share = (value: number) => Math.min(100, Math.max(0, (value * 100) / standardTotal))
  const ascending = [...bands].reverse()
  return {
    mark: share(total),
    bands: ascending.map((band, index) => ({
      label: band.label,
      from: share(band.lower),
      to: index + 1 < ascending.length ? share(ascending[index + 1]?.lower ?? standardTotal) : 100,
      lower: formatPoints(band.lower),
      rank: ascending.length - index,
    })),
    words: `${ascending
      .filter((band) => band.lower > 0)
      .map((band) => `${band.label} từ ${formatPoints(band.lower)}`)
      .join(', ')}.`,
  }
}

/** The next band and the listed course that can bring most towards it, soonest due first. */
function nextWords(points: OwnPoints, next: NonNullable<OwnPoints['next']>) {
  const [open] = points.criteria
    .flatMap((criterion) => criterion.open.map((line) => ({ line, criterion })))
    .filter(({ line }) => line.state === 'notStarted' || line.state === 'inProgress' || line.state === 'overdue')
    .sort((a, b) => ((a.line.dueOn ?? '') < (b.line.dueOn ?? '') ? -1 : 1))
  const title = `Còn ${formatPoints(next.missing)} điểm đến ${next.band}`
  if (!open) return { title, detail: null, to: null }
  const { line, criterion } = open
  return {
    title,
    detail: `${line.courseTitle}: ${lowerFirst(missingWords(line, criterion.latePercent, points.campaign.entryCutoffOn))}`,
    to: courseAddress(line),
  }
}

function criterionView(criterion: CriterionPoints, entryCutoffOn: string) {
  return {
    code: criterion.code,
    name: criterion.name,
    source: criterion.source,
    points: formatPoints(criterion.value),
    maximum: formatPoints(criterion.standard),
    share: { value: criterion.value, max: Math.max(criterion.standard, 1) },
    evidence: evidenceOf(criterion),
    workings: workingSentences(criterion),
    entries: criterion.entries.map(entryView),
    missing: criterion.open.map((line) => ({
      key: `${line.courseCode} ${line.periodCode}`,
      title: line.courseTitle,
      to: line.state === 'notAssigned' ? null : courseAddress(line),
      period: line.periodName,
      words: missingWords(line, criterion.latePercent, entryCutoffOn),
    })),
    rules: ruleSentences(criterion, entryCutoffOn),
    effectiveFrom: criterion.effectiveFrom && `Thể lệ áp dụng từ ${formatDate(criterion.effectiveFrom)}.`,
  }
}

function evidenceOf(criterion: CriterionPoints): string {
  if (criterion.standard === 0) return 'Miễn toàn bộ, không tính tiêu chí này'
  if (criterion.source === 'manual') return entryCount(criterion.entries)
  const done = criterion.entries.filter((entry) => entry.cause.kind === 'courseCompletion').length
  const open = criterion.open.filter((line) => line.state !== 'exempt').length
  return `${done} trong ${done + open} chuyên đề đã có điểm`
}

function entryCount(entries: PointEntry[]): string {
  return entries.length === 0 ? 'Chưa có lượt ghi điểm' : `${entries.length} lượt ghi điểm`
}

function entryView(entry: PointEntry) {
  const { cause, unitName, recordedBy } = entry
  const manner = cause.onTime === null ? '' : cause.onTime ? 'đúng hạn' : 'trễ hạn'
  const kind = cause.kind === 'reversal' ? 'ghi điều chỉnh' : manner
  return {
    id: entry.id,
    points: `${entry.hundredths > 0 ? '+' : ''}${formatPoints(entry.hundredths)}`,
    title: cause.title,
    to: cause.href,
    detail: [formatDate(localDateOf(entry.occurredAt)), kind, unitName, recordedBy ? `người ghi: ${recordedBy}` : '']
      .filter(Boolean)
      .join(' · '),
    /** A completion says it all by its title and manner. */
    reason: cause.kind === 'courseCompletion' || entry.reason === cause.title ? '' : entry.reason,
  }
}

function historyOf(points: OwnPoints): EntryView[] {
  const parts = [
    ...points.criteria,
    { name: 'Điểm thưởng', entries: points.bonusEntries },
    { name: 'Điểm trừ', entries: points.deductionEntries },
  ]
  return parts
    .flatMap(({ name, entries }) => entries.map((entry) => ({ name, entry })))
    .sort((a, b) => b.entry.occurredAt.getTime() - a.entry.occurredAt.getTime())
    .map(({ name, entry }) => {
      const view = entryView(entry)
      return { ...view, detail: `${name} · ${view.detail}` }
    })
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
