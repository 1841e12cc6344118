import { markdown } from '@codemirror/lang-markdown'
import { yaml } from '@codemirror/lang-yaml'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { basicSetup } from 'codemirror'
import type { Fault } from '../../fault'

/**
 * The editor itself: heavy, so loaded by the studio's editing page alone, in the browser, after hydration.
 * Nothing else imports this module directly.
 */

export type EditorLanguage = 'mdx' | 'yaml'

export interface EditorHandle {
  setFaults(faults: readonly Fault[]): void
  /** Puts a block on lines of its own at the cursor and selects it. */
  insertBlock(text: string): void
  /** Moves cursor and view to a line (from 1) and takes the focus. */
  goToLine(line: number): void
  /** Replaces the whole text, as one step that can be undone. */
  setText(text: string): void
  focus(): void
  destroy(): void
}

export interface EditorOptions {
  parent: HTMLElement
  text: string
  language: EditorLanguage
  label: string
  onChange(text: string): void
}

export function createEditor({ parent, text, language, label, onChange }: EditorOptions): EditorHandle {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(documentNonce()),
        basicSetup,
        language === 'mdx' ? markdown() : yaml(),
        syntaxHighlighting(highlighting),
        lintGutter(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': label,
          lang: 'vi',
          spellcheck: 'false',
          tabindex: '0',
        }),
        EditorState.phrases.of(phrases),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
        theme,
      ],
    }),
  })

  return {
    setFaults(faults) {
      const { doc } = view.state
      const diagnostics = faults.map((fault) => {
        const line = doc.line(clamp(fault.line, doc.lines))
        const start = Math.min(line.from + Math.max((fault.column ?? 1) - 1, 0), line.to)
        return { from: start, to: line.to, severity: 'error' as const, message: fault.reason }
      })
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    insertBlock(block) {
      const line = view.state.doc.lineAt(view.state.selection.main.head)
      const isBlank = line.text.trim() === ''
      const before = isBlank ? '' : '\n\n'
      const at = isBlank ? line.from : line.to
      view.dispatch({
        changes: { from: at, to: isBlank ? line.to : at, insert: `${before}${block}\n` },
        selection: { anchor: at + before.length, head: at + before.length + block.length },
        scrollIntoView: true,
      })
      view.focus()
    },
    goToLine(number) {
      const line = view.state.doc.line(clamp(number, view.state.doc.lines))
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      })
      view.focus()
    },
    setText(next) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } })
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

function clamp(line: number, lines: number): number {
  return Math.min(Math.max(line, 1), lines)
}

/** Browsers hide the nonce attribute from selectors' values but keep it as a property. */
function documentNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
}

const highlighting = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700', color: 'var(--text)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontWeight: '500' },
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--primary-text)' },
  { tag: [tags.attributeName, tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--s-prog-fg)' },
  { tag: [tags.attributeValue, tags.string, tags.number, tags.bool], color: 'var(--s-soon-fg)' },
  { tag: [tags.meta, tags.processingInstruction, tags.comment], color: 'var(--text-3)' },
])

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--text)', fontSize: '0.9375rem' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px' },
  // The product's own family: most monospaced fonts break stacked Vietnamese marks apart.
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.7' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--text-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'var(--soft-2)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--soft)', color: 'var(--on-soft)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--soft-line)',
  },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
  '.cm-panels button, .cm-panels input': { fontFamily: 'inherit', minHeight: '32px' },
  '.cm-textfield': { backgroundColor: 'var(--surface)', border: '1px solid var(--control)', borderRadius: '6px' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--border-2)',
    borderRadius: '6px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--border-2)',
    borderRadius: '8px',
  },
  '.cm-diagnostic': { fontFamily: 'var(--font-sans, inherit)', padding: '6px 10px' },
})

/** Words of the editor's own panels. */
const phrases: Record<string, string> = {
  Find: 'Tìm',
  Replace: 'Thay bằng',
  next: 'tiếp',
  previous: 'trước',
  all: 'tất cả',
  'match case': 'phân biệt hoa thường',
  regexp: 'biểu thức',
  'by word': 'nguyên từ',
  replace: 'thay',
  'replace all': 'thay tất cả',
  close: 'đóng',
  'current match': 'kết quả đang xem',
  'replaced $ matches': 'đã thay $ chỗ',
  'replaced match on line $': 'đã thay ở dòng $',
  'on line': 'ở dòng',
  'Go to line': 'Đến dòng',
  go: 'đến',
  Diagnostics: 'Lỗi trong bài',
  'No diagnostics': 'Không có lỗi',
  'Folded lines': 'Các dòng đang gấp',
  'Unfolded lines': 'Các dòng đang mở',
  'folded code': 'đoạn đang gấp',
  unfold: 'mở ra',
  'Fold line': 'Gấp dòng',
  'Unfold line': 'Mở dòng',
  to: 'đến',
  'Control character': 'Ký tự điều khiển',
  'Selection deleted': 'Đã xóa phần chọn',
}
