import { categoryPath } from './category-path'
import type { ImportFault, ReadFile } from './import-read'
import type { QuestionContent } from './question-body'
import { isQuestionCode, proposedCode } from './question-code'
import { findQuestionFaults } from './question-rules'
import { questionTitle } from './question-title'
import { tidyContent } from './tidy-content'

/** What an import will do, said before it does anything. Pure: what stands in the bank is given. */

export const maxQuestions = 5_000
/** Where questions go whose file names no category. */
export const usualCategory = 'Câu hỏi nhập từ tệp'

export interface CheckedQuestion {
  line: number
  code: string
  /** Null: the file names none, so a known question stays where it is. */
  category: string | null
  content: QuestionContent
  contentHash: string
}

export interface PlannedQuestion extends CheckedQuestion {
  category: string
  state: 'added' | 'changed' | 'same'
}

export interface ImportPlan {
  questions: PlannedQuestion[]
  faults: ImportFault[]
  skipped: ImportFault[]
}

/** What stands under a code of the file. */
export interface StandingQuestion {
  /** Of the lesson whose quiz it is written in; null for a question of the bank. */
  lessonTitle: string | null
  category: string
  /** Of the newest version that is not retired; null when all are. */
  contentHash: string | null
}

/** The questions of a file that every rule lets through, each with its code; the others as faults. */
export function checkQuestions(
  { questions, faults, skipped }: ReadFile,
  fallbackCategory: string,
  hashes: { ofContent: (content: QuestionContent) => string; ofText: (text: string) => string },
): { checked: CheckedQuestion[]; faults: ImportFault[]; skipped: ImportFault[] } {
  const found = { checked: [] as CheckedQuestion[], faults: [...faults], skipped: [...skipped] }
  const lines = new Map<string, { line: number; contentHash: string }>()
  for (const { line, id, category: written, content: raw } of questions) {
    const category = written.trim() === '' ? null : categoryPath(written)
    if (category === null && written.trim() !== '') {
      found.faults.push({
        line,
        reason: `Danh mục "${written}" quá dài hoặc quá nhiều cấp (tối đa 8 cấp, mỗi cấp 80 ký tự).`,
      })
      continue
    }
    const content = tidyContent(raw)
    const reasons = findQuestionFaults(content).map(({ reason }) => reason)
    if (reasons.length > 0) {
      found.faults.push({ line, reason: [...new Set(reasons)].join(' ') })
      continue
    }
    const contentHash = hashes.ofContent(content)
    const place = category ?? fallbackCategory
    const code = codeOf(id, { category: place, title: questionTitle(content), contentHash }, hashes.ofText)
    const first = lines.get(code)
    if (!first) {
      lines.set(code, { line, contentHash })
      found.checked.push({ line, code, category, content, contentHash })
    } else if (first.contentHash === contentHash)
      found.skipped.push({ line, reason: `Câu giống hệt câu ở dòng ${first.line}, nên chỉ nhập một lần.` })
    else found.faults.push({ line, reason: `Mã ${code} đã dùng cho câu ở dòng ${first.line}. Đồng chí đặt mã khác.` })
  }
  return found
}

/** Sets the checked questions against what stands in the bank. */
export function planQuestions(
  { checked, faults, skipped }: ReturnType<typeof checkQuestions>,
  standing: ReadonlyMap<string, StandingQuestion>,
  fallbackCategory: string,
): ImportPlan {
  const plan: ImportPlan = { questions: [], faults: [...faults], skipped }
  for (const question of checked) {
    const known = standing.get(question.code)
    if (known && known.lessonTitle !== null) {
      plan.faults.push({
        line: question.line,
        reason: `Mã ${question.code} là câu của bài học "${known.lessonTitle}". Đồng chí sửa câu này trong bài, hoặc đổi mã.`,
      })
      continue
    }
    const category = question.category ?? known?.category ?? fallbackCategory
    const isSame = known?.contentHash === question.contentHash && known.category === category
    plan.questions.push({ ...question, category, state: !known ? 'added' : isSame ? 'same' : 'changed' })
  }
  plan.faults.sort((a, b) => a.line - b.line)
  return plan
}

export function countOf(plan: Pick<ImportPlan, 'questions'>): Record<PlannedQuestion['state'], number> {
  const count = { added: 0, changed: 0, same: 0 }
  for (const { state } of plan.questions) count[state] += 1
  return count
}

/**
 * The code that the file gives, in the form of the bank's codes; without one, a code that the same question in the same
 * category gets every time, so that importing a file twice adds nothing.
 */
function codeOf(
  id: string,
  { category, title, contentHash }: { category: string; title: string; contentHash: string },
  hashOf: (text: string) => string,
): string {
  const written = id.trim().toLowerCase()
  if (isQuestionCode(written)) return written
  const [words, secret] = written === '' ? [title, `${category}\n${contentHash}`] : [written, id.trim()]
  return `${proposedCode(words)}-${hashOf(secret).slice(0, 12)}`
}
