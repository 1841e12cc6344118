import { v7 as newId } from 'uuid'
import { type AuditActor, recordEvent } from '~/domain/audit/events.server'
import { type QuestionBody, storedBody } from '~/domain/questions/question-body'
import { saveBankQuestion } from '~/domain/questions/questions.server'
import { type Correction, isSameKey, isSameQuestion, standingBody } from '~/domain/quiz/corrections'
import { type CorrectableVersion, getCorrectableVersion } from '~/domain/quiz/corrections.server'
import { hasUngraded, regradeBasis } from '~/domain/quiz/regrade.server'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { notifyAuthor, notifyRegraded } from './correction-notices.server'
import { type PassingOutcomes, writeOutcomes } from './passing-outcomes.server'
import { type CorrectionLine, type CorrectionPreview, previewOf, regradingOf } from './preview-correction.server'

export type CorrectionRefusal = 'notFound' | 'alreadyVoid' | 'sameKey' | 'otherQuestion' | 'ownAttempt' | 'changed'

export type CorrectionResult =
  | { ok: true; repeated: boolean; changed: number }
  | { ok: false; reason: CorrectionRefusal }

export interface NewCorrection {
  /** Made by the page that shows the preview: posting the same form twice applies it once. */
  id: string
  actor: AuditActor
  code: string
  number: number
  correction: Correction
  reason: string
  /** Of the preview that was shown. */
  fingerprint: string
  now: Date
}

/**
 * Hủy câu or sửa đáp án: grades every handed-in attempt with this version again and writes all that follows in one
 * transaction. What is slow is reckoned before it; nothing is written unless the facts are still those that were shown.
 */
export async function correctQuestion(asked: NewCorrection): Promise<CorrectionResult> {
  const { id, actor, code, number, correction, fingerprint } = asked
  const { officerId } = actor
  const known = await getCorrectableVersion(reader(), { code, number })
  if (!known) return { ok: false, reason: 'notFound' }
  const regrading = await regradingOf(known.id, correction)
  return inTransaction(async (tx) => {
    const before = await tx.questionCorrection.findUnique({
      where: { id },
      select: { questionVersionId: true, byId: true, regrades: { select: { id: true } } },
    })
    if (before && (before.questionVersionId !== known.id || before.byId !== officerId))
      return { ok: false, reason: 'notFound' }
    if (before) return { ok: true, repeated: true, changed: before.regrades.length }
    const version = await getCorrectableVersion(tx, { code, number })
    const refusal = version ? correctionRefusal(version, correction) : 'notFound'
    if (!version || refusal) return { ok: false, reason: refusal ?? 'notFound' }
    if ((await regradeBasis(tx, version.id)) !== regrading.basis) return { ok: false, reason: 'changed' }
    const { preview, outcomes } = await previewOf(tx, regrading)
    if (preview.fingerprint !== fingerprint) return { ok: false, reason: 'changed' }
    if (isOwnMatter(preview, officerId) || (await hasUngraded(tx, { officerId, questionVersionId: version.id })))
      return { ok: false, reason: 'ownAttempt' }
    await apply(tx, { ...asked, version, preview, outcomes })
    return { ok: true, repeated: false, changed: preview.totals.changed }
  })
}

/** Why this correction cannot be made of this version, whatever it would change; null when it can. */
export function correctionRefusal(
  { original, corrections }: Pick<CorrectableVersion, 'original' | 'corrections'>,
  correction: Correction,
): CorrectionRefusal | null {
  if (corrections.some(({ kind }) => kind === 'void')) return 'alreadyVoid'
  if (correction.kind === 'void') return null
  if (!isSameQuestion(original, correction.body)) return 'otherQuestion'
  return isSameKey(standingBody(original, corrections), correction.body) ? 'sameKey' : null
}

/** Nobody corrects to their own advantage: when the corrector's own result is at stake, another approver has to. */
export function isOwnMatter(preview: CorrectionPreview, officerId: string): boolean {
  return preview.lines.some((line) => line.officerId === officerId && (line.isChanged || line.after === null))
}

type Applied = NewCorrection & { version: CorrectableVersion; preview: CorrectionPreview; outcomes: PassingOutcomes }

async function apply(tx: Transaction, applied: Applied): Promise<void> {
  const { id, actor, correction, reason, version, preview, outcomes, now } = applied
  await tx.questionCorrection.create({
    data: {
      id,
      questionVersionId: version.id,
      kind: correction.kind,
      ...(correction.kind === 'rekey' && { body: json(correction.body) }),
      reason,
      byId: actor.officerId,
      at: now,
    },
  })
  await writeGrades(tx, { correctionId: id, lines: preview.lines, now })
  await writeOutcomes(tx, outcomes, {
    reason: `Hoàn thành đúng hạn sau khi đính chính câu hỏi ${version.code}: ${reason}`,
    recordedById: actor.officerId,
    now,
  })
  const next = await retireVersion(tx, applied)
  await notifyRegraded(tx, { correctionId: id, lines: preview.lines, reason, now })
  await notifyAuthor(tx, { correctionId: id, version, kind: correction.kind, reason, actor, now })
  await recordEvent(tx, {
    actor,
    deed: correction.kind === 'void' ? 'question.void' : 'question.rekey',
    subject: { type: 'questionVersion', id: version.id },
    reason,
    details: {
      code: version.code,
      number: version.number,
      correctionId: id,
      ...preview.totals,
      points: outcomes.points.map(({ enrolmentId, campaignName, before, after }) => ({
        enrolmentId,
        campaign: campaignName,
        before,
        after,
      })),
      nextVersionId: next,
    },
    at: now,
  })
}

function json(body: QuestionBody): Prisma.InputJsonObject {
  return storedBody(body) as Prisma.InputJsonObject
}

const batchSize = 500

/** The outcome beside each graded attempt; one that only waited for what is void now takes its first grade. */
async function writeGrades(
  tx: Transaction,
  { correctionId, lines, now }: { correctionId: string; lines: readonly CorrectionLine[]; now: Date },
): Promise<void> {
  const regrades = lines.flatMap(({ attemptId, before, after }) =>
    before && after
      ? [
          {
            id: newId(),
            correctionId,
            attemptId,
            beforeNumerator: before.score.numerator,
            beforeDenominator: before.score.denominator,
            beforePassed: before.passed,
            afterNumerator: after.score.numerator,
            afterDenominator: after.score.denominator,
            afterPassed: after.passed,
            at: now,
          },
        ]
      : [],
  )
  for (let start = 0; start < regrades.length; start += batchSize)
    await tx.attemptRegrade.createMany({ data: regrades.slice(start, start + batchSize) })
  for (const { attemptId, before, after } of lines)
    if (!before && after)
      await tx.attempt.update({
        where: { id: attemptId },
        data: {
          scoreNumerator: after.score.numerator,
          scoreDenominator: after.score.denominator,
          passed: after.passed,
        },
      })
}

/**
 * The version is never drawn again. A re-keyed question of the bank gets its corrected version, which waits for a second
 * person like any other; one of a lesson is put right in the lesson's own source, which its review covers.
 * @returns the id of the new version.
 */
async function retireVersion(
  tx: Transaction,
  { actor, correction, version, reason, now }: Applied,
): Promise<string | null> {
  const { home, code, topic, difficulty, tags, passage, stem, explanation } = version
  const what = correction.kind === 'void' ? 'Hủy câu' : 'Sửa đáp án'
  if (!version.isRetired)
    await tx.questionRetirement.create({
      data: { questionVersionId: version.id, at: now, reason: `${what}: ${reason}` },
    })
  if (correction.kind === 'void' || !version.isNewest || !('categoryId' in home)) return null
  const content = { topic, difficulty, tags, passage, stem, explanation, body: correction.body }
  const saved = await saveBankQuestion(tx, {
    categoryId: home.categoryId,
    code,
    content,
    authorId: actor.officerId,
    at: now,
  })
  return saved.versionId
}
