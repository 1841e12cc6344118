import type { NewCampaign } from '~/domain/emulation/campaigns.server'
import { monthBounds } from '~/domain/learning/due-date'
import type { RandomBelow } from '~/domain/quiz/draw'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { addDays, formatDate } from '~/platform/calendar'
import { dayOf, momentOn } from './months'
import type { DemoOfficer } from './people'
import { between, chance } from './pick'
import { demoMonth, firstCourse, secondCourse } from './schedule'

/** The running campaign of the demo, on the example scale of the domain brief 2.5, and what was entered by hand. */

const manualCriteria = [
  { code: 'K2', name: 'Thái độ phục vụ, ứng xử', standardHundredths: 2500 },
  { code: 'K3', name: 'Kết quả, tiến độ công việc', standardHundredths: 3000 },
  { code: 'K4', name: 'Kỷ luật, điều lệnh, giờ giấc', standardHundredths: 1500 },
  { code: 'K5', name: 'Đề án 06, cải cách hành chính', standardHundredths: 1000 },
] as const

/** Three months from the first day of the month before this one. */
export function demoCampaign(today: string, unitIds: string[]): NewCampaign {
  const [before, present, next] = [1, 0, -1].map((monthsAgo) => demoMonth(today, monthsAgo)) as [string, string, string]
  const { endsOn } = monthBounds(next)
  return {
    code: `thi-dua-${before}`,
    movement: 'Vì an ninh Tổ quốc',
    name: `Đợt thi đua ${monthAndYear(before)} – ${monthAndYear(next)}`,
    startsOn: monthBounds(before).startsOn,
    endsOn,
    entryCutoffOn: addDays(endsOn, -7),
    bonusCapHundredths: 1000,
    unitIds,
    bands: [
      { label: 'Hoàn thành xuất sắc nhiệm vụ', lowerHundredths: 9500 },
      { label: 'Hoàn thành tốt nhiệm vụ', lowerHundredths: 8500 },
      { label: 'Hoàn thành nhiệm vụ', lowerHundredths: 7000 },
      { label: 'Không hoàn thành nhiệm vụ', lowerHundredths: 0 },
    ],
    criteria: [
      {
        code: 'K1',
        name: 'Chính trị tư tưởng, học tập chuyên đề',
        source: 'learning',
        standardHundredths: 2000,
        courses: [
          { courseCode: firstCourse, periodCode: before, hundredths: 1000 },
          { courseCode: secondCourse, periodCode: present, hundredths: 1000 },
        ],
      },
      ...manualCriteria.map((criterion) => ({ ...criterion, source: 'manual' as const })),
    ],
  }
}

function monthAndYear(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`
}

export interface ManualRecord {
  criterionCode: string
  part: 'criterion' | 'bonus' | 'deduction'
  hundredths: number
  reason: string
  causeId: string
  occurredAt: Date
  recordedAt: Date
}

/** Its record has not come in yet. */
const lateUnit = 'cax-mau-3'

/** Entered by the standing office on the last day of the campaign's first month, from the records of the units. */
export function manualRecords(officer: DemoOfficer, today: string): ManualRecord[] {
  if (officer.unitCode === lateUnit) return []
  const month = demoMonth(today, 1)
  const randomBelow = seededRandom(`demo points ${officer.serviceNumber}`)
  const reviewedOn = monthBounds(month).endsOn
  const review = manualCriteria.map((criterion) => ({
    criterionCode: criterion.code,
    part: 'criterion' as const,
    hundredths: reviewPoints(officer, criterion, randomBelow),
    reason: `Sơ kết đợt thi đua, theo biên bản của đơn vị ngày ${formatDate(reviewedOn)}`,
    causeId: `so-ket-${month}`,
    occurredAt: momentOn(reviewedOn, 15 * 60),
    recordedAt: momentOn(reviewedOn, 16 * 60 + 30),
  }))
  return [...review, ...incidents(month, randomBelow)]
}

/** The officer of the demo sign-in stands where the courses still open decide the class. */
const canboReview: Record<string, number> = { K2: 2250, K3: 2700, K4: 1425, K5: 850 }

function reviewPoints(
  { story }: DemoOfficer,
  { code, standardHundredths }: { code: string; standardHundredths: number },
  randomBelow: RandomBelow,
): number {
  if (story === 'canbo') return canboReview[code] ?? 0
  const quarters = standardHundredths / 25
  return (quarters - between(0, Math.floor(quarters / (story === 'model' ? 12 : 6)), randomBelow)) * 25
}

/** Now and then: a letter of thanks, a late duty, dress against the rules. */
function incidents(month: string, randomBelow: RandomBelow): ManualRecord[] {
  const found: ManualRecord[] = []
  const add = (record: Omit<ManualRecord, 'occurredAt' | 'recordedAt' | 'causeId' | 'reason'>, what: string) => {
    const date = dayOf(month, between(3, 24, randomBelow))
    found.push({
      ...record,
      reason: `${what} ngày ${formatDate(date)}`,
      causeId: `${record.part}-${date}`,
      occurredAt: momentOn(date, between(8 * 60, 17 * 60, randomBelow)),
      recordedAt: momentOn(addDays(date, 2), 9 * 60),
    })
  }
  if (chance(12, randomBelow))
    add({ criterionCode: 'K2', part: 'bonus', hundredths: 200 }, 'Người dân gửi thư cảm ơn về thái độ phục vụ')
  if (chance(8, randomBelow)) add({ criterionCode: 'K4', part: 'criterion', hundredths: -50 }, 'Nhận ca trực muộn')
  if (chance(4, randomBelow))
    add({ criterionCode: 'K4', part: 'deduction', hundredths: -100 }, 'Trang phục chưa đúng điều lệnh khi tiếp dân')
  return found
}
