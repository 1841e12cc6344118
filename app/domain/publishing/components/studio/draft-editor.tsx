import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { History, Save } from 'lucide'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { classNames } from '~/components/class-names'
import { lessonBlocks, withFreshId } from '../../block-skeletons'
import { type DraftPreview, faultCount } from '../../draft-preview'
import { outlineOfLesson, outlineOfQuiz } from '../../editor-outline'
import { questionBlocks, withFreshCode } from '../../question-skeletons'
import { BlockToolbar } from './block-toolbar'
import { CodeEditor, type CodeEditorHandle } from './code-editor'
import { EditorNotice, KeptTextNotice, ReturnedNotice, type ReturnNote } from './draft-notices'
import { DraftOutline } from './draft-outline'
import { FaultList } from './fault-list'
import { type Device, PreviewPane, type Viewer } from './preview-pane'
import { type MissingWork, PublishBar } from './publish-bar'
import { SaveConflict } from './save-conflict'
import { SaveLine } from './save-line'
import { SecurityLine } from './security-notice'
import { StudioShell } from './studio-shell'
import { type DraftText, forget, readKept, type StoredDraft, useDraftSaving } from './use-draft-saving'
import { useLivePreview } from './use-live-preview'

type Part = 'lesson' | 'quiz'

const formId = 'soan-form'

export interface DraftEditorProps {
  viewer: Viewer
  lessonCode: string
  title: string
  course: { code: string; title: string }
  /** The text on the server, and the revision it has there. */
  stored: StoredDraft
  /** What a plain form post could not save; shown again instead of the stored text. */
  typed: DraftText | null
  /** The answer of a plain form post, in words. */
  sentence: string | null
  conflict: StoredDraft | null
  preview: DraftPreview
  returned: ReturnNote | null
}

/** The whole page of a draft that may be edited. */
export function DraftEditor(props: DraftEditorProps) {
  const { viewer, lessonCode, stored } = props
  const keptKey = `nn:${viewer.officerId}:soan:${lessonCode}`
  const saving = useDraftSaving({ lessonCode, keptKey, initial: stored, typed: props.typed })
  const { text, status, revision, change, save, resolve } = saving
  const { preview, lastLesson, status: previewStatus } = useLivePreview({ lessonCode, ...text, initial: props.preview })
  const [part, setPart] = useState<Part>('lesson')
  const [device, setDevice] = useState<Device>('phone')
  const [isScripted, setScripted] = useState(false)
  const [kept, setKept] = useState<DraftText | null>(null)
  const editors = { lesson: useRef<CodeEditorHandle>(null), quiz: useRef<CodeEditorHandle>(null) }
  const storedAtFirst = useRef(stored)
  const submit = useSubmit()
  const isSending = useNavigation().formMethod === 'POST'

  useEffect(() => {
    setScripted(true)
    const left = readKept(keptKey)
    const { source, quizSource } = storedAtFirst.current
    if (left?.source === source && left.quizSource === quizSource) forget(keptKey)
    else setKept(left)
  }, [keptKey])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void save()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [save])

  function goTo(target: Part, line: number) {
    flushSync(() => {
      setPart(target)
      setDevice('phone')
    })
    editors[target].current?.goToLine(line)
  }

  function replaceText(next: DraftText) {
    editors.lesson.current?.setText(next.source)
    editors.quiz.current?.setText(next.quizSource)
    change(next)
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const button = (event.nativeEvent as SubmitEvent).submitter
    const isSaved = await save()
    // Only what the server has is sent for approval: a lost connection then loses nothing.
    if (isSaved && button?.getAttribute('value') === 'submit') {
      submit({ ...text, revision: String(revision), intent: 'submit' }, { method: 'post' })
    }
  }

  const conflict = status.kind === 'stale' ? status.stored : isScripted ? null : props.conflict
  const parts = [
    { key: 'lesson', label: 'Bài học (MDX)', faults: preview.lessonFaults },
    { key: 'quiz', label: 'Câu hỏi (YAML)', faults: preview.quizFaults },
  ] as const

  return (
    <StudioShell
      fillsScreen={isScripted}
      course={props.course}
      title={lastLesson?.title ?? props.title}
      tools={
        <>
          <SaveLine status={status} />
          <ButtonLink to="?xem=lich-su" variant="ghost" icon={History}>
            Lịch sử
          </ButtonLink>
          <Button type="submit" form={formId} name="intent" value="save" variant="secondary" icon={Save}>
            Lưu
          </Button>
          <Button
            type="submit"
            form={formId}
            name="intent"
            value="submit"
            busy={isSending}
            busyLabel="Đang gửi"
            disabled={isScripted && faultCount(preview) > 0}
          >
            Gửi duyệt
          </Button>
        </>
      }
      bar={
        <PublishBar
          step={1}
          missing={missingWork(preview, isScripted ? goTo : undefined)}
          note="Bài không còn lỗi. Đồng chí gửi duyệt khi đã xem lại lần cuối."
        />
      }
    >
      <SecurityLine />
      <div className="lg:max-h-[45%] lg:flex-none lg:overflow-y-auto">
        {props.sentence ? (
          <EditorNotice>
            <Callout tone="red" isAlert>
              {props.sentence}
            </Callout>
          </EditorNotice>
        ) : null}
        {props.returned ? <ReturnedNotice {...props.returned} /> : null}
        {kept ? (
          <KeptTextNotice
            onTake={() => {
              replaceText(kept)
              setKept(null)
            }}
            onDrop={() => {
              forget(keptKey)
              setKept(null)
            }}
          />
        ) : null}
        {conflict ? (
          <SaveConflict
            own={text}
            stored={conflict}
            onResolve={
              isScripted
                ? (keepOwn) => {
                    resolve(conflict, keepOwn)
                    if (!keepOwn) {
                      editors.lesson.current?.setText(conflict.source)
                      editors.quiz.current?.setText(conflict.quizSource)
                    }
                  }
                : undefined
            }
          />
        ) : null}
      </div>
      <div
        className={classNames(
          'grid min-h-0 flex-1',
          device === 'phone' && 'lg:grid-cols-[minmax(0,1fr)_26rem]',
          device === 'phone' && isScripted && 'xl:grid-cols-[14rem_minmax(0,1fr)_26rem]',
        )}
      >
        {isScripted && device === 'phone' ? (
          <div className="hidden min-h-0 overflow-y-auto border-r border-line px-2 py-3 xl:block">
            <DraftOutline
              label={part === 'lesson' ? 'Nội dung bài' : 'Các câu hỏi'}
              entries={part === 'lesson' ? outlineOfLesson(text.source) : outlineOfQuiz(text.quizSource)}
              faults={part === 'lesson' ? preview.lessonFaults : preview.quizFaults}
              onGo={(line) => goTo(part, line)}
            />
          </div>
        ) : null}
        <Form
          id={formId}
          method="post"
          onSubmit={onSubmit}
          className={classNames('flex min-h-0 min-w-0 flex-col bg-surface', device === 'desktop' && 'hidden')}
        >
          <input type="hidden" name="revision" value={revision} />
          {isScripted ? (
            <fieldset className="flex flex-wrap gap-1 border-b border-line px-2">
              <legend className="sr-only">Phần đang soạn</legend>
              {parts.map(({ key, label, faults }) => (
                <button
                  key={key}
                  type="button"
                  aria-pressed={part === key}
                  onClick={() => setPart(key)}
                  className={classNames(
                    'flex min-h-11 items-center gap-2 border-b-2 px-3 text-label',
                    part === key ? 'border-primary font-semibold text-link' : 'border-transparent text-text-2',
                  )}
                >
                  {label}
                  {faults.length > 0 ? (
                    <span className="rounded-full bg-late-bg px-2 text-xs font-medium text-late-fg">
                      {faults.length} lỗi
                    </span>
                  ) : null}
                </button>
              ))}
            </fieldset>
          ) : null}
          {parts.map(({ key, label, faults }) => (
            <div key={key} hidden={isScripted && part !== key} className="flex min-h-0 flex-1 flex-col">
              {isScripted ? null : <h2 className="px-4 pt-4 text-lg font-semibold">{label}</h2>}
              <BlockToolbar
                label={key === 'lesson' ? 'Chèn khối vào bài' : 'Chèn câu hỏi'}
                blocks={key === 'lesson' ? lessonBlocks : questionBlocks}
                isScripted={isScripted}
                onInsert={(block) =>
                  editors[key].current?.insertBlock(
                    key === 'lesson'
                      ? withFreshId(block, text.source)
                      : withFreshCode(block, text.quizSource, lessonCode),
                  )
                }
              />
              <CodeEditor
                ref={editors[key]}
                name={key === 'lesson' ? 'source' : 'quizSource'}
                label={label}
                language={key === 'lesson' ? 'mdx' : 'yaml'}
                value={key === 'lesson' ? text.source : text.quizSource}
                faults={faults}
                onChange={(value) => change(key === 'lesson' ? { source: value } : { quizSource: value })}
              />
              <FaultList
                faults={faults}
                label={`Lỗi trong phần ${key === 'lesson' ? 'bài học' : 'câu hỏi'}`}
                onGo={isScripted ? (line) => goTo(key, line) : undefined}
              />
            </div>
          ))}
        </Form>
        <aside
          aria-label="Xem trước"
          className="min-w-0 border-t border-line bg-sunken p-4 lg:min-h-0 lg:overflow-y-auto lg:border-t-0 lg:border-l"
        >
          <PreviewPane
            viewer={viewer}
            lessonCode={lessonCode}
            preview={preview}
            lastLesson={lastLesson}
            status={previewStatus}
            part={part}
            device={device}
            onDevice={isScripted ? setDevice : undefined}
          />
        </aside>
      </div>
    </StudioShell>
  )
}

function missingWork(preview: DraftPreview, goTo?: (part: Part, line: number) => void): MissingWork | null {
  const [lessonFault] = preview.lessonFaults
  const [quizFault] = preview.quizFaults
  const first = lessonFault ?? quizFault
  if (!first) return null
  const part = lessonFault ? 'lesson' : 'quiz'
  return {
    count: faultCount(preview),
    first: `${part === 'lesson' ? 'bài học' : 'câu hỏi'}, dòng ${first.line}: ${first.reason}`,
    goLabel: `Đến dòng ${first.line}`,
    onGo: goTo && (() => goTo(part, first.line)),
  }
}
