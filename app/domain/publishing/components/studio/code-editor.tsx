import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { classNames } from '~/components/class-names'
import type { Fault } from '../../fault'
import type { EditorHandle, EditorLanguage } from './code-mirror'

export interface CodeEditorProps {
  /** Name of the form field that carries the text. */
  name: string
  label: string
  language: EditorLanguage
  value: string
  faults: readonly Fault[]
  onChange(text: string): void
}

export type CodeEditorHandle = Pick<EditorHandle, 'insertBlock' | 'goToLine' | 'setText' | 'focus'>

/**
 * A plain textarea that becomes the full editor once its code has arrived in the browser. The textarea stays the form
 * field, so the same form works before and without JavaScript.
 */
export const CodeEditor = forwardRef<CodeEditorHandle, CodeEditorProps>(function CodeEditor(
  { name, label, language, value, faults, onChange },
  ref,
) {
  const place = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const [editor, setEditor] = useState<EditorHandle | null>(null)
  // The editor outlives renders: it must always call the newest handlers, and start from the newest text.
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }

  useEffect(() => {
    // What was typed before hydration stays.
    const typed = area.current?.value
    if (typed !== undefined && typed !== latest.current.value) latest.current.onChange(typed)
  }, [])

  useEffect(() => {
    let created: EditorHandle | undefined
    let isGone = false
    import('./code-mirror').then(
      ({ createEditor }) => {
        if (isGone || !place.current) return
        created = createEditor({
          parent: place.current,
          text: latest.current.value,
          language,
          label,
          onChange: (text) => latest.current.onChange(text),
        })
        setEditor(created)
      },
      () => {
        // The editor's code did not arrive (a lost connection): the textarea goes on.
      },
    )
    return () => {
      isGone = true
      created?.destroy()
      setEditor(null)
    }
  }, [language, label])

  useEffect(() => editor?.setFaults(faults), [editor, faults])

  useImperativeHandle(
    ref,
    () => ({
      insertBlock: (text) => (editor ? editor.insertBlock(text) : insertIntoArea(area.current, text)),
      goToLine: (line) => (editor ? editor.goToLine(line) : goToAreaLine(area.current, line)),
      setText: (text) => editor?.setText(text),
      focus: () => (editor ?? area.current)?.focus(),
    }),
    [editor],
  )

  return (
    <div className="relative min-h-0 flex-1">
      <textarea
        ref={area}
        name={name}
        aria-label={label}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        rows={24}
        hidden={editor !== null}
        className="block min-h-96 w-full resize-y bg-surface px-4 py-3 text-label leading-6.5 lg:h-full"
      />
      <div
        ref={place}
        className={classNames('overflow-hidden max-lg:h-[70dvh] lg:h-full', editor === null && 'hidden')}
      />
    </div>
  )
})

function insertIntoArea(area: HTMLTextAreaElement | null, block: string) {
  if (!area) return
  area.focus()
  // Keeps the browser's own undo and fires the input event that React listens to.
  document.execCommand('insertText', false, `\n\n${block}\n`)
}

function goToAreaLine(area: HTMLTextAreaElement | null, line: number) {
  if (!area) return
  const start =
    area.value
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0)
  area.focus()
  area.setSelectionRange(start, start)
}
