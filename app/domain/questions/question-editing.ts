import { categoryPath } from './category-path'
import type { QuestionContent, QuestionType } from './question-body'
import { isQuestionCode } from './question-code'
import { contentOfForm, type FormTexts, formField, shownRows } from './question-form'
import { findQuestionFaults } from './question-rules'
import { tidyContent } from './tidy-content'

/** What the editor's post asks for. */
export type EditorRequest =
  /** Show the form again as typed, with more rows or just the preview. */
  | { kind: 'show'; texts: FormTexts }
  | { kind: 'faults'; texts: FormTexts; errors: Record<string, string[]> }
  | { kind: 'save'; content: QuestionContent; categoryPath: string; code: string | null }

const moreRows = 2

/** Reads a post of the editor's form. Faults are told at the field of the form that they are about. */
export function readEditorPost(type: QuestionType, texts: FormTexts): EditorRequest {
  const more = /^more:(\w+)$/.exec(texts.intent ?? '')?.[1]
  if (more) {
    const count = shownRows(texts, more, { least: 0, most: 99 })
    return { kind: 'show', texts: { ...texts, [`rows.${more}`]: String(count + moreRows) } }
  }
  if (texts.intent === 'preview') return { kind: 'show', texts }

  const content = tidyContent(contentOfForm(type, texts))
  const errors: Record<string, string[]> = {}
  const tell = (field: string, reason: string) => {
    errors[field] = [...(errors[field] ?? []), reason]
  }
  for (const { field, reason } of findQuestionFaults(content)) tell(formField(type, texts, field), reason)
  const typedPath = (texts.newCategory ?? '').trim() || (texts.category ?? '')
  const path = categoryPath(typedPath)
  if (typedPath === '') tell('category', 'Đồng chí chưa chọn danh mục.')
  else if (!path) tell('newCategory', 'Danh mục có nhiều nhất 8 cấp, mỗi cấp nhiều nhất 80 ký tự.')
  const code = (texts.code ?? '').trim()
  if (code !== '' && !isQuestionCode(code))
    tell('code', 'Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: bon-xin-01.')
  if (!path || Object.keys(errors).length > 0) return { kind: 'faults', texts, errors }
  return { kind: 'save', content, categoryPath: path, code: code || null }
}
