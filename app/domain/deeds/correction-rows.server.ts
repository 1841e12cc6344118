import { findOfficerLines } from '~/domain/identity/officer-lines.server'
import { gradeWords } from '~/domain/quiz/score-words'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { formatPoints } from '~/platform/number-format'
import type { CorrectionLine } from './preview-correction.server'

/** A line of a preview in words. */
export interface CorrectionRow {
  attemptId: string
  officerId: string
  serviceNumber: string
  name: string
  rankName: string
  unitName: string
  courseTitle: string
  /** "Tháng 11/2026" */
  periodName: string
  lessonTitle: string
  number: number
  before: string
  after: string
  isChanged: boolean
  /** "Hoàn thành bài học", "Thi đua quý IV: 0 → 5"; none when nothing else follows. */
  consequences: string[]
}

/** All lines: those that change first, then by name. */
export async function findCorrectionRows(lines: readonly CorrectionLine[], now: Date): Promise<CorrectionRow[]> {
  const officerIds = lines.map((line) => line.officerId)
  const officers = await findOfficerLines(reader(), officerIds, localDateOf(now))
  const versions = await reader().lessonVersion.findMany({
    where: { lessonId: { in: [...new Set(lines.map((line) => line.lessonId))] } },
    orderBy: { number: 'asc' },
    select: { lessonId: true, title: true },
  })
  const studies = await findStudies(lines.map((line) => line.enrolmentId))
  const titles = new Map(versions.map((version) => [version.lessonId, version.title]))
  return lines
    .map((line) => ({ line, officer: officers.get(line.officerId) }))
    .sort(
      (a, b) =>
        Number(b.line.isChanged) - Number(a.line.isChanged) ||
        compareText(a.officer?.sortKey ?? '', b.officer?.sortKey ?? '') ||
        compareText(a.line.enrolmentId, b.line.enrolmentId) ||
        a.line.number - b.line.number,
    )
    .map(({ line, officer }) => ({
      attemptId: line.attemptId,
      officerId: line.officerId,
      serviceNumber: officer?.serviceNumber ?? '',
      name: officer?.name ?? 'Không rõ',
      rankName: officer?.rankName ?? '',
      unitName: officer?.unitName ?? '',
      courseTitle: studies.get(line.enrolmentId)?.courseTitle ?? '',
      periodName: studies.get(line.enrolmentId)?.periodName ?? '',
      lessonTitle: titles.get(line.lessonId) ?? '',
      number: line.number,
      before: gradeWords(line.before, line.questionCount),
      after: gradeWords(line.after, line.questionCount),
      isChanged: line.isChanged,
      consequences: consequencesOf(line),
    }))
}

const batchSize = 500

/** Course and month of enrolments, by id: an officer may have taken the same lesson in more than one. */
async function findStudies(
  enrolmentIds: readonly string[],
): Promise<Map<string, { courseTitle: string; periodName: string }>> {
  const ids = [...new Set(enrolmentIds)]
  const studies = new Map<string, { courseTitle: string; periodName: string }>()
  for (let start = 0; start < ids.length; start += batchSize) {
    const enrolments = await reader().enrolment.findMany({
      where: { id: { in: ids.slice(start, start + batchSize) } },
      select: { id: true, period: { select: { name: true } }, courseVersion: { select: { title: true } } },
    })
    for (const { id, period, courseVersion } of enrolments)
      studies.set(id, { courseTitle: courseVersion.title, periodName: period.name })
  }
  return studies
}

function consequencesOf({ completesLesson, completesCourse, points }: CorrectionLine): string[] {
  return [
    ...(completesLesson ? ['Hoàn thành bài học'] : []),
    ...(completesCourse ? ['Hoàn thành chuyên đề'] : []),
    ...points.map(
      ({ campaignName, before, after }) => `${campaignName}: ${formatPoints(before)} → ${formatPoints(after)} điểm`,
    ),
  ]
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
