import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { notify } from '~/domain/notifications/notices.server'
import type { EssayMarkGiven } from '~/domain/quiz/essay-marks'
import { type Essay, getEssay } from '~/domain/quiz/essays.server'
import { type Grade, gradeOf } from '~/domain/quiz/grading'
import { compareScores } from '~/domain/quiz/regrade'
import { gradeWords } from '~/domain/quiz/score-words'
import { gradeAttempt } from '~/domain/quiz/submissions.server'
import { inTransaction, type Transaction } from '~/platform/db/database.server'
import { formatPoints } from '~/platform/number-format'
import { outcomesOf, writeOutcomes } from './passing-outcomes.server'

export type MarkEssayResult =
  /** `grade` is null while another essay of the attempt waits. */
  | { ok: true; repeated: boolean; grade: Grade | null }
  | { ok: false; reason: 'notFound' | 'isVoid' }
  | { ok: false; reason: 'alreadyMarked'; markerId: string; markedAt: Date }

/**
 * Chấm bài thu hoạch: the mark is final. With the last essay of an attempt the attempt gets its score and result, and when
 * that passes it, the lesson is completed at the instant at which the officer handed it in, with course, points and
 * notice, all or nothing. Marking the same again changes nothing; whoever comes second is told who was first.
 */
export async function markEssay({
  actor,
  essayId,
  given,
  now,
}: {
  actor: Actor
  essayId: string
  given: EssayMarkGiven
  now: Date
}): Promise<MarkEssayResult> {
  return inTransaction(async (tx) => {
    const essay = await getEssay(tx, actor, essayId, now)
    if (!essay) return { ok: false, reason: 'notFound' }
    const { mark: before, attemptId } = essay
    if (before) {
      const isSame = before.markerId === actor.officerId && compareScores(before.given, given.mark) === 0
      if (isSame) return { ok: true, repeated: true, grade: await gradeNow(tx, essay) }
      return { ok: false, reason: 'alreadyMarked', markerId: before.markerId, markedAt: before.markedAt }
    }
    if (essay.isVoid) return { ok: false, reason: 'isVoid' }
    const { mark, rubric, comment } = given
    await tx.essayMark.create({
      data: { attemptQuestionId: essayId, markerId: actor.officerId, ...mark, rubric, comment, markedAt: now },
    })
    const grade = await gradeNow(tx, essay)
    const made = grade ? await settle(tx, { actor, essay, grade, now }) : null
    await recordEvent(tx, {
      actor,
      deed: 'essay.mark',
      subject: { type: 'attempt', id: attemptId },
      details: { essayId, lessonCode: essay.lessonCode, mark, ...grade, ...made },
      at: now,
    })
    return { ok: true, repeated: false, grade }
  })
}

/** By all marks and whatever corrections stand; null while another essay waits. */
async function gradeNow(tx: Transaction, { attemptId, passPercent }: Essay): Promise<Grade | null> {
  return gradeOf(await gradeAttempt(tx, attemptId), passPercent)
}

/** The attempt's first grade, all that follows from it, and the officer's notice. */
async function settle(
  tx: Transaction,
  { actor, essay, grade, now }: { actor: Actor; essay: Essay; grade: Grade; now: Date },
) {
  const { attemptId, enrolmentId, officerId, attemptNumber } = essay
  const { score, passed } = grade
  const outcomes = await outcomesOf(tx, [{ attemptId, enrolmentId, before: null, after: grade }])
  await tx.attempt.update({
    where: { id: attemptId },
    data: { scoreNumerator: score.numerator, scoreDenominator: score.denominator, passed },
  })
  await writeOutcomes(tx, outcomes, {
    reason: 'Hoàn thành đúng hạn theo lúc nộp bài thu hoạch',
    recordedById: actor.officerId,
    now,
  })
  const questionCount = await tx.attemptQuestion.count({ where: { attemptId } })
  await notify(tx, {
    officerId,
    kind: 'essay.marked',
    title: `Bài thu hoạch “${essay.lessonTitle}” đã được chấm`,
    body: [
      `Lượt ${attemptNumber}: ${gradeWords(grade, questionCount)}.`,
      outcomes.lessons.length > 0 ? 'Đồng chí đã hoàn thành bài học này.' : '',
      outcomes.courses.length > 0 ? 'Đồng chí đã hoàn thành chuyên đề.' : '',
      ...outcomes.points.map(({ campaignName, after }) => `Ghi ${formatPoints(after)} điểm vào ${campaignName}.`),
    ]
      .filter(Boolean)
      .join(' '),
    href: `/bai-lam/${attemptId}`,
    uniqueKey: `essay-marked:${attemptId}`,
    at: now,
  })
  const [course] = outcomes.courses
  return {
    lessonCompletion: outcomes.lessons.length > 0,
    courseCompletionId: course?.id ?? null,
    points: outcomes.points.map(({ campaignName, after }) => ({ campaign: campaignName, hundredths: after })),
  }
}
