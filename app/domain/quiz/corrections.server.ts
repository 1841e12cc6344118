import { bodyOf, type Difficulty, type QuestionBody } from '~/domain/questions/question-body'
import { preparedRead, type Reader, reader, type Transaction } from '~/platform/db/database.server'
import { type Correction, standingCorrection } from './corrections'

/** Corrections of question versions, oldest first; versions without any are left out. */
export async function readCorrections(
  db: Reader | Transaction,
  questionVersionIds: readonly string[],
): Promise<Map<string, Correction[]>> {
  const rows = await db.questionCorrection.findMany({
    where: { questionVersionId: { in: [...new Set(questionVersionIds)] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { questionVersionId: true, kind: true, body: true, questionVersion: { select: { type: true } } },
  })
  const byVersion = new Map<string, Correction[]>()
  for (const { questionVersionId, kind, body, questionVersion } of rows) {
    const correction: Correction =
      kind === 'void' ? { kind: 'void' } : { kind: 'rekey', body: bodyOf({ type: questionVersion.type, body }) }
    const known = byVersion.get(questionVersionId)
    if (known) known.push(correction)
    else byVersion.set(questionVersionId, [correction])
  }
  return byVersion
}

/** What stands of them now, by version. */
export async function readStandingCorrections(
  db: Reader | Transaction,
  questionVersionIds: readonly string[],
): Promise<Map<string, Correction>> {
  const standing = new Map<string, Correction>()
  for (const [versionId, corrections] of await readCorrections(db, questionVersionIds)) {
    const correction = standingCorrection(corrections)
    if (correction) standing.set(versionId, correction)
  }
  return standing
}

/** A version of a question that has been published, for whoever corrects it. */
export interface CorrectableVersion {
  id: string
  questionId: string
  code: string
  number: number
  isNewest: boolean
  /** Where a question is written says where its next version comes from. */
  home: { lesson: { code: string } } | { categoryId: string }
  topic: string
  difficulty: Difficulty
  tags: string[]
  passage: string
  stem: string
  explanation: string
  original: QuestionBody
  corrections: (Correction & { reason: string; at: Date })[]
  isRetired: boolean
  authorId: string | null
}

/** A correction as it was made, for the list under its question. */
export interface CorrectionRecord {
  id: string
  kind: 'void' | 'rekey'
  reason: string
  at: Date
  byId: string
  /** Attempts whose result it changed. */
  changedCount: number
}

const changedSql = `SELECT "correctionId", COUNT(*) AS "count" FROM "AttemptRegrade"
  WHERE "correctionId" IN (SELECT "id" FROM "QuestionCorrection" WHERE "questionVersionId" = ?)
    AND ("beforePassed" <> "afterPassed"
      OR "beforeNumerator" * "afterDenominator" <> "afterNumerator" * "beforeDenominator")
  GROUP BY "correctionId"`

/** Of one version, oldest first. */
export async function findCorrectionRecords(questionVersionId: string): Promise<CorrectionRecord[]> {
  const rows = await reader().questionCorrection.findMany({
    where: { questionVersionId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, reason: true, at: true, byId: true },
  })
  const changed = new Map(
    preparedRead<{ correctionId: string; count: number }>(changedSql)
      .all(questionVersionId)
      .map(({ correctionId, count }) => [correctionId, count]),
  )
  return rows.map(({ kind, ...row }) => ({
    ...row,
    kind: kind === 'void' ? 'void' : 'rekey',
    changedCount: changed.get(row.id) ?? 0,
  }))
}

/** The version of this number, or the newest that was ever drawn; null when there is none. */
export async function getCorrectableVersion(
  db: Reader | Transaction,
  { code, number }: { code: string; number: number | null },
): Promise<(CorrectableVersion & { otherNumbers: number[] }) | null> {
  const question = await db.question.findUnique({
    where: { code },
    select: {
      id: true,
      categoryId: true,
      lesson: { select: { code: true } },
      versions: {
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          type: true,
          topic: true,
          difficulty: true,
          tags: true,
          passage: true,
          stem: true,
          body: true,
          explanation: true,
          authorId: true,
          retirement: { select: { at: true } },
          approval: { select: { at: true } },
          corrections: {
            orderBy: [{ at: 'asc' }, { id: 'asc' }],
            select: { kind: true, body: true, reason: true, at: true },
          },
        },
      },
    },
  })
  const approved = question?.versions.filter((version) => version.approval !== null) ?? []
  const found = number === null ? approved[0] : approved.find((version) => version.number === number)
  if (!question || !found) return null
  const { type, body, tags, retirement, approval: _approval, corrections, ...version } = found
  return {
    ...version,
    questionId: question.id,
    code,
    isNewest: question.versions[0]?.id === version.id,
    home: question.lesson ? { lesson: question.lesson } : { categoryId: question.categoryId ?? '' },
    difficulty: version.difficulty as Difficulty,
    tags: tags as string[],
    original: bodyOf({ type, body }),
    corrections: corrections.map(({ kind, body, ...rest }) =>
      kind === 'void' ? { kind: 'void', ...rest } : { kind: 'rekey', body: bodyOf({ type, body }), ...rest },
    ),
    isRetired: retirement !== null,
    otherNumbers: approved.map(({ number }) => number).filter((other) => other !== version.number),
  }
}
