import { daysBetween, formatDate } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'
import { quoted } from '~/platform/quotation'

/** The words of reminders, in the product and by mail. Overdue is stated, never blamed (domain brief 5.4). */

export interface RemindedTask {
  title: string
  periodName: string
  dueOn: string
}

export interface Words {
  title: string
  body: string
}

export interface MailWords {
  subject: string
  text: string
}

/** A step of one task, as things stand today. */
export function stepNotice({ title, periodName, dueOn }: RemindedTask, today: string): Words {
  const left = daysBetween(today, dueOn)
  const due = `${periodName}, hạn hoàn thành ${formatDate(dueOn)}.`
  if (left > 0) return { title: `Còn ${left} ngày: ${quoted(title)}`, body: due }
  if (left === 0) return { title: `Hôm nay đến hạn: ${quoted(title)}`, body: due }
  return { title: `Quá hạn ${-left} ngày: ${quoted(title)}`, body: `${due} ${stillOpen}` }
}

const stillOpen = 'Đồng chí vẫn học được, kết quả được ghi là hoàn thành trễ hạn.'

/** A commander's own reminder of one officer's tasks. `by`: rank and name. */
export function nudgeNotice(tasks: readonly RemindedTask[], by: string, today: string): Words {
  const [first] = tasks
  if (first && tasks.length === 1)
    return {
      title: `Đồng chí ${by} nhắc hoàn thành ${quoted(first.title)}`,
      body: `${first.periodName}, ${dueWords(first, today)}.`,
    }
  return {
    title: `Đồng chí ${by} nhắc hoàn thành ${formatCount(tasks.length)} chuyên đề`,
    body: tasks
      .map((task) => taskWords(task, today))
      .join('; ')
      .concat('.'),
  }
}

/** All of an officer's tasks in one mail. */
export function tasksMail(
  { name, tasks, by }: { name: string; tasks: readonly RemindedTask[]; by: string | null },
  today: string,
  addressOf: (path: string) => string,
): MailWords {
  const late = tasks.filter((task) => task.dueOn < today).length
  const count = `${formatCount(tasks.length)} chuyên đề`
  const subject = late > 0 ? `${count} chưa hoàn thành, ${formatCount(late)} quá hạn` : `${count} sắp đến hạn`
  return {
    subject: `Nhắc việc học tập: ${subject}`,
    text: letter([
      `Kính gửi đồng chí ${name},`,
      [
        by ? `Đồng chí ${by} nhắc đồng chí hoàn thành ${count}:` : `Đồng chí còn ${count} chưa hoàn thành:`,
        ...tasks.map((task) => `- ${taskWords(task, today)}`),
      ].join('\n'),
      late > 0 ? stillOpen : '',
      `Đồng chí vào học tại: ${addressOf('/thang-nay')}`,
      closing(addressOf, 'Đồng chí đã học xong thì không phải làm gì thêm.'),
    ]),
  }
}

export interface DigestWords {
  name: string
  periodName: string | null
  units: readonly { name: string; completed: number; eligible: number; overdueOfficers: number }[]
  overdue: readonly { name: string; unitName: string; enrolments: number; oldestDueOn: string }[]
  /** All of them; `overdue` may hold only the first. */
  overdueOfficers: number
}

/** The notice of a commander's weekly digest. */
export function digestNotice(digest: DigestWords): Words {
  const { completed, eligible } = totalOf(digest)
  const month = digest.periodName ? `${digest.periodName}: ${sharePhrase(completed, eligible)}.` : ''
  return {
    title:
      digest.overdueOfficers > 0
        ? `Tình hình học tập tuần: ${formatCount(digest.overdueOfficers)} đồng chí quá hạn`
        : 'Tình hình học tập tuần: không có đồng chí nào quá hạn',
    body: [month, ...digest.overdue.slice(0, 3).map((line) => `${line.name}, ${line.unitName}.`)]
      .filter(Boolean)
      .join(' '),
  }
}

export function digestMail(digest: DigestWords, today: string, addressOf: (path: string) => string): MailWords {
  const unlisted = digest.overdueOfficers - digest.overdue.length
  return {
    subject: digestNotice(digest).title,
    text: letter([
      `Kính gửi đồng chí ${digest.name},`,
      digest.periodName && digest.units.length > 0
        ? [
            `Tình hình học tập ${digest.periodName.replace(/^Tháng/, 'tháng')}, số liệu ngày ${formatDate(today)}:`,
            ...digest.units.map(unitWords),
          ].join('\n')
        : '',
      digest.overdueOfficers > 0
        ? [
            `${formatCount(digest.overdueOfficers)} đồng chí có chuyên đề quá hạn:`,
            ...digest.overdue.map((line) => overdueWords(line, today)),
            ...(unlisted > 0 ? [`- và ${formatCount(unlisted)} đồng chí khác`] : []),
            `Xem và nhắc: ${addressOf('/qua-han')}`,
          ].join('\n')
        : 'Không có đồng chí nào quá hạn.',
      `Tổng quan đơn vị: ${addressOf('/don-vi')}`,
      closing(addressOf),
    ]),
  }
}

/** A commander is told of tasks overdue for long one level below the own officers' commanders. */
export function escalationNotice(names: readonly string[], days: number): Words {
  const shown = names.slice(0, 3).join(', ')
  const rest = names.length > 3 ? ` và ${formatCount(names.length - 3)} đồng chí khác` : ''
  return {
    title: `${formatCount(names.length)} đồng chí quá hạn từ ${days} ngày trở lên`,
    body: `${shown}${rest}. Báo cáo để đồng chí nắm và chỉ đạo.`,
  }
}

export function testMail(name: string, addressOf: (path: string) => string): MailWords {
  return {
    subject: 'Thư thử của hệ thống Niềm Nở',
    text: letter([
      `Kính gửi đồng chí ${name},`,
      'Đây là thư thử. Đồng chí đọc được thư này, cả tiêu đề và nội dung có dấu, là máy chủ thư đã được cài đặt đúng.',
      closing(addressOf),
    ]),
  }
}

function taskWords(task: RemindedTask, today: string): string {
  return `${task.title} (${task.periodName.replace(/^Tháng/, 'tháng')}), ${dueWords(task, today)}`
}

function dueWords({ dueOn }: Pick<RemindedTask, 'dueOn'>, today: string): string {
  const left = daysBetween(today, dueOn)
  const when = left > 0 ? `còn ${left} ngày` : left === 0 ? 'hôm nay đến hạn' : `quá hạn ${-left} ngày`
  return `hạn ${formatDate(dueOn)}, ${when}`
}

function unitWords(unit: DigestWords['units'][number]): string {
  const late = unit.overdueOfficers > 0 ? `, ${formatCount(unit.overdueOfficers)} đồng chí quá hạn` : ''
  return `- ${unit.name}: ${sharePhrase(unit.completed, unit.eligible)}${late}`
}

function overdueWords(line: DigestWords['overdue'][number], today: string): string {
  const days = formatCount(daysBetween(line.oldestDueOn, today))
  const longest = line.enrolments > 1 ? `lâu nhất ${days} ngày` : `${days} ngày`
  return `- ${line.name}, ${line.unitName}: ${formatCount(line.enrolments)} chuyên đề, ${longest}`
}

function sharePhrase(completed: number, eligible: number): string {
  return `${formatCount(completed)}/${formatCount(eligible)} lượt học đã hoàn thành`
}

function totalOf({ units }: DigestWords) {
  return {
    completed: units.reduce((sum, unit) => sum + unit.completed, 0),
    eligible: units.reduce((sum, unit) => sum + unit.eligible, 0),
  }
}

function letter(paragraphs: readonly string[]): string {
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}

function closing(addressOf: (path: string) => string, first = ''): string {
  return [
    first,
    `Thư này do hệ thống Niềm Nở tự gửi, đồng chí không cần trả lời. Đồng chí không muốn nhận thư thì tắt tại ${addressOf('/ca-nhan')}; thông báo trong hệ thống vẫn có.`,
  ]
    .filter(Boolean)
    .join(' ')
}
