import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { recordEvent } from '~/domain/audit/events.server'
import type { Actor } from '~/domain/identity/access'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { notifyApprovers } from './bank-deeds.server'
import { ensureCategory } from './categories.server'
import { CodeTakenError } from './code-taken'
import { splitGift } from './gift-blocks'
import { parseGift } from './gift-parser'
import {
  checkQuestions,
  countOf,
  type ImportPlan,
  maxQuestions,
  type PlannedQuestion,
  planQuestions,
  type StandingQuestion,
} from './import-plan'
import type { ImportFault, ReadFile } from './import-read'
import { readQuestionFile } from './question-sheet-files.server'
import { approveQuestion, contentHashOf, saveBankQuestion } from './questions.server'

/** Bringing a file of questions into the bank: read → plan → apply. Nothing is written before the last step. */

export const maxFileBytes = 5_000_000
/** Questions a transaction: short enough that answers of officers at a quiz do not wait for an import. */
const chunkSize = 50
/** Of a GIFT file: questions, descriptions and changes of category. */
const maxBlocks = 3 * maxQuestions
/** Codes asked for in one query. */
const lookupSize = 500

export type FileRefusal =
  | 'empty'
  | 'tooLarge'
  | 'noText'
  | 'otherKind'
  | 'notExcel'
  | 'noSpreadsheet'
  | 'noHeader'
  | 'tooMany'

export const fileRefusalWords: Record<FileRefusal, string> = {
  empty: 'Tệp không có câu hỏi nào.',
  tooLarge:
    'Tệp quá lớn. Mỗi tệp không quá 5 MB; bảng tính không quá 20.000 dòng và 200 cột, kể cả dòng và cột trống có định dạng.',
  noText: 'Tệp không phải văn bản UTF-8. Đồng chí mở tệp, chọn lưu với mã hóa UTF-8 rồi nhập lại.',
  otherKind:
    'Đây không phải tệp văn bản GIFT hay bảng tính Excel, có thể là ảnh hoặc tài liệu khác. Đồng chí chọn tệp .gift, .txt hoặc .xlsx.',
  notExcel:
    'Đây không phải bảng tính Excel, dù tên tệp có đuôi .xlsx. Đồng chí mở tệp bằng phần mềm bảng tính, lưu dạng .xlsx rồi chọn lại.',
  noSpreadsheet: 'Tệp không mở được như một bảng tính .xlsx. Đồng chí lưu lại dạng .xlsx rồi nhập lại.',
  noHeader: 'Bảng tính không có dòng tiêu đề với các cột "Dạng" và "Lời hỏi". Đồng chí dùng tệp mẫu.',
  tooMany: 'Tệp có hơn 5.000 câu. Đồng chí chia thành nhiều tệp.',
}

/** Reads a file of either kind; which one shows in its first bytes. The name only helps to say what is wrong. */
export async function readImportFile(
  file: Buffer,
  name = '',
): Promise<{ ok: true; read: ReadFile } | { ok: false; reason: FileRefusal }> {
  if (file.length > maxFileBytes) return { ok: false, reason: 'tooLarge' }
  if (file.length === 0) return { ok: false, reason: 'empty' }
  const isArchive = file.subarray(0, 2).toString('latin1') === 'PK'
  if (!isArchive && /\.xlsx$/i.test(name.trim())) return { ok: false, reason: 'notExcel' }
  const found = isArchive ? await readQuestionFile(file) : readGiftFile(file)
  if (!found.ok) return found
  const { questions, faults, skipped } = found.read
  if (questions.length + faults.length > maxQuestions) return { ok: false, reason: 'tooMany' }
  return questions.length + faults.length + skipped.length === 0 ? { ok: false, reason: 'empty' } : found
}

function readGiftFile(file: Buffer): { ok: true; read: ReadFile } | { ok: false; reason: FileRefusal } {
  const mark = file.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(file)
    if (text.includes('\0')) return { ok: false, reason: 'otherKind' }
    if (splitGift(text).length > maxBlocks) return { ok: false, reason: 'tooMany' }
    return { ok: true, read: parseGift(text) }
  } catch {
    // A zero byte is a program or a picture, never a text.
    return { ok: false, reason: encoding === 'utf-8' && file.includes(0) ? 'otherKind' : 'noText' }
  }
}

/** What the import of this file would add, change and leave; reads only. */
export async function planImport(read: ReadFile, fallbackCategory: string): Promise<ImportPlan> {
  const checked = checkQuestions(read, fallbackCategory, { ofContent: contentHashOf, ofText: sha256 })
  const standing = new Map<string, StandingQuestion>()
  const codes = checked.checked.map(({ code }) => code)
  for (let from = 0; from < codes.length; from += lookupSize) {
    const found = await reader().question.findMany({
      where: { code: { in: codes.slice(from, from + lookupSize) } },
      select: {
        code: true,
        lesson: { select: { versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } } },
        category: { select: { path: true } },
        versions: {
          where: { retirement: null },
          orderBy: { number: 'desc' },
          take: 1,
          select: { contentHash: true },
        },
      },
    })
    for (const { code, lesson, category, versions } of found)
      standing.set(code, {
        lessonTitle: lesson ? (lesson.versions[0]?.title ?? '') : null,
        category: category?.path ?? '',
        contentHash: versions[0]?.contentHash ?? null,
      })
  }
  return planQuestions(checked, standing, fallbackCategory)
}

export interface ImportResult {
  added: number
  changed: number
  same: number
  faults: ImportFault[]
}

export interface ImportOrder {
  plan: ImportPlan
  file: { name: string; hash: string }
  /** "system": the operator's command line. */
  actor: Actor | 'system'
  /** Approves what this import writes; null: it waits for an approver like every other question. */
  approvedById: string | null
  now: Date
}

/**
 * Writes what the plan adds or changes, in transactions of at most 50 questions. The audit event stands in the first of
 * them; a cut between two is put right by importing the file again, which leaves alone what is there already.
 */
export async function applyImport(
  order: ImportOrder,
  report: (doneQuestions: number) => void = () => undefined,
): Promise<ImportResult> {
  const { plan } = order
  const result: ImportResult = { ...countOf(plan), added: 0, changed: 0, faults: [...plan.faults] }
  const toWrite = plan.questions.filter(({ state }) => state !== 'same')
  for (let from = 0; from < toWrite.length; from += chunkSize) {
    const chunk = toWrite.slice(from, from + chunkSize)
    const written = await inTransaction(async (tx) => {
      if (from === 0) await recordImport(tx, order)
      return writeChunk(tx, order, chunk)
    })
    for (const outcome of written) {
      if (typeof outcome === 'string') result[outcome] += 1
      else result.faults.push(outcome)
    }
    report(from + chunk.length)
    await nextTurn()
  }
  return result
}

async function recordImport(tx: Transaction, { actor, plan, file, approvedById, now }: ImportOrder): Promise<void> {
  await recordEvent(tx, {
    actor,
    deed: 'question.import',
    subject: { type: 'questionImport', id: file.hash },
    details: { name: file.name, ...countOf(plan), faults: plan.faults.length, approvedById },
    at: now,
  })
  if (actor !== 'system') await notifyApprovers(tx, { actor, now })
}

async function writeChunk(
  tx: Transaction,
  { actor, approvedById, now }: ImportOrder,
  chunk: readonly PlannedQuestion[],
): Promise<('added' | 'changed' | 'same' | ImportFault)[]> {
  const authorId = actor === 'system' ? null : actor.officerId
  const categories = new Map<string, string>()
  const outcomes: ('added' | 'changed' | 'same' | ImportFault)[] = []
  for (const { line, code, category, content } of chunk) {
    const categoryId =
      categories.get(category) ?? (await ensureCategory(tx, category, { at: now, createdById: authorId })).id
    categories.set(category, categoryId)
    try {
      const saved = await saveBankQuestion(tx, { categoryId, code, content, authorId, at: now })
      if (approvedById !== null) await approveQuestion(tx, { versionId: saved.versionId, by: approvedById, at: now })
      outcomes.push(saved.isNew)
    } catch (error) {
      if (!(error instanceof CodeTakenError)) throw error
      outcomes.push({ line, reason: `Mã ${code} vừa được dùng cho câu của một bài học. Đồng chí đổi mã rồi nhập lại.` })
    }
  }
  return outcomes
}

export function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}
