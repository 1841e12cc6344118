/** One place of a draft that the editor's outline leads to. Lines count from 1. */
export interface OutlineEntry {
  line: number
  kind: 'head' | 'heading' | 'block' | 'scenario' | 'check' | 'question'
  label: string
}

const componentNames: Record<string, { label: string; kind: OutlineEntry['kind'] }> = {
  Callout: { label: 'Khối nhấn', kind: 'block' },
  Story: { label: 'Câu chuyện', kind: 'block' },
  Quote: { label: 'Trích dẫn', kind: 'block' },
  Dialogue: { label: 'Đối thoại', kind: 'block' },
  Compare: { label: 'So sánh', kind: 'block' },
  Steps: { label: 'Các bước', kind: 'block' },
  Figure: { label: 'Hình', kind: 'block' },
  Flashcards: { label: 'Thẻ ghi nhớ', kind: 'block' },
  Checklist: { label: 'Việc cần làm', kind: 'block' },
  KnowledgeCheck: { label: 'Câu tự kiểm tra', kind: 'check' },
  Reflection: { label: 'Ô tự soi', kind: 'block' },
  Scenario: { label: 'Tình huống', kind: 'scenario' },
}

/**
 * Headings and blocks of a lesson source, by a light reading of its lines: it also works while the text is half
 * written and does not parse.
 */
export function outlineOfLesson(source: string): OutlineEntry[] {
  const entries: OutlineEntry[] = [{ line: 1, kind: 'head', label: 'Tiêu đề và mục tiêu' }]
  source.split('\n').forEach((text, index) => {
    const heading = /^#{2,3}\s+(.+)$/.exec(text)
    if (heading?.[1]) entries.push({ line: index + 1, kind: 'heading', label: heading[1].trim() })
    const tag = /^<([A-Z][A-Za-z]*)\b(.*)$/.exec(text)
    const component = tag?.[1] ? componentNames[tag[1]] : undefined
    if (!component) return
    const title = /\b(?:title|prompt|caption)="([^"]*)"/.exec(tag?.[2] ?? '')?.[1]
    entries.push({
      line: index + 1,
      kind: component.kind,
      label: title ? `${component.label}: ${title}` : component.label,
    })
  })
  return entries
}

/** Questions of a quiz source, in order, each with its first line. */
export function outlineOfQuiz(source: string): OutlineEntry[] {
  const entries: OutlineEntry[] = [{ line: 1, kind: 'head', label: 'Số câu rút, điểm đạt, số lượt' }]
  source.split('\n').forEach((text, index) => {
    if (/^\s*-\s+code:/.test(text)) {
      entries.push({ line: index + 1, kind: 'question', label: `Câu hỏi ${entries.length}` })
    }
  })
  return entries
}

/** Which entry a line lies in: the last one that begins at or before it. */
export function entryAt(entries: readonly OutlineEntry[], line: number): OutlineEntry | undefined {
  return entries.findLast((entry) => entry.line <= line)
}
