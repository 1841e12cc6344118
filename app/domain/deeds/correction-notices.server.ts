import type { AuditActor } from '~/domain/audit/events.server'
import { notify, notifyEach } from '~/domain/notifications/notices.server'
import type { Correction } from '~/domain/quiz/corrections'
import type { CorrectableVersion } from '~/domain/quiz/corrections.server'
import { gradeWords } from '~/domain/quiz/score-words'
import type { Transaction } from '~/platform/db/database.server'
import { formatPoints } from '~/platform/number-format'
import type { CorrectionLine } from './preview-correction.server'

/** Tells every officer whose result or points a correction changed: before, after, why. */
export async function notifyRegraded(
  tx: Transaction,
  {
    correctionId,
    lines,
    reason,
    now,
  }: { correctionId: string; lines: readonly CorrectionLine[]; reason: string; now: Date },
): Promise<void> {
  const changed = lines.filter((line) => line.isChanged || line.points.length > 0)
  const titles = await lessonTitles(tx, changed)
  await notifyEach(
    tx,
    changed.map((line) => ({
      officerId: line.officerId,
      kind: 'attempt.regraded',
      title: `Điểm bài kiểm tra “${titles.get(line.lessonId) ?? ''}” được tính lại`,
      body: regradedText(line, reason),
      href: `/bai-lam/${line.attemptId}`,
      uniqueKey: `correction:${correctionId}:${line.attemptId}`,
      at: now,
    })),
  )
}

function regradedText(line: CorrectionLine, reason: string): string {
  const { number, before, after, questionCount } = line
  return [
    `Lượt ${number}. Trước: ${gradeWords(before, questionCount)}. Sau: ${gradeWords(after, questionCount)}.`,
    `Lý do: ${reason.replace(/\.$/, '')}.`,
    line.completesLesson ? 'Đồng chí đã hoàn thành bài học này.' : '',
    line.completesCourse ? 'Đồng chí đã hoàn thành chuyên đề.' : '',
    ...line.points.map(
      ({ campaignName, before: had, after: has }) =>
        `Điểm học tập trong ${campaignName}: trước ${formatPoints(had)}, sau ${formatPoints(has)}.`,
    ),
  ]
    .filter(Boolean)
    .join(' ')
}

async function lessonTitles(tx: Transaction, lines: readonly CorrectionLine[]): Promise<Map<string, string>> {
  const versions = await tx.lessonVersion.findMany({
    where: { lessonId: { in: [...new Set(lines.map((line) => line.lessonId))] } },
    orderBy: { number: 'asc' },
    select: { lessonId: true, title: true },
  })
  return new Map(versions.map((version) => [version.lessonId, version.title]))
}

/** Tells whoever wrote the question, and where it is put right. */
export async function notifyAuthor(
  tx: Transaction,
  correction: {
    correctionId: string
    version: CorrectableVersion
    kind: Correction['kind']
    reason: string
    actor: AuditActor
    now: Date
  },
): Promise<void> {
  const { correctionId, version, kind, reason, actor, now } = correction
  if (version.authorId === null || version.authorId === actor.officerId) return
  const { home, code } = version
  const next =
    'lesson' in home
      ? 'Đồng chí sửa câu này trong bộ câu hỏi của bài rồi gửi duyệt.'
      : kind === 'void'
        ? 'Câu này không còn được rút vào bài kiểm tra.'
        : 'Phiên bản đã sửa đang chờ duyệt.'
  await notify(tx, {
    officerId: version.authorId,
    kind: 'question.corrected',
    title: kind === 'void' ? `Câu hỏi ${code} đã bị hủy` : `Đáp án câu hỏi ${code} đã được sửa`,
    body: `Lý do: ${reason.replace(/\.$/, '')}. ${next}`,
    href: 'lesson' in home ? `/soan/bai/${home.lesson.code}` : `/soan/cau-hoi/${code}`,
    uniqueKey: `correction:${correctionId}:author`,
    at: now,
  })
}
