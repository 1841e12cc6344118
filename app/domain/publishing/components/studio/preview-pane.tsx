import { Monitor, Smartphone } from 'lucide'
import { classNames } from '~/components/class-names'
import { Icon } from '~/components/icon'
import type { DraftPreview } from '../../draft-preview'
import { LessonBody } from '../lesson-body'
import { PreviewFrame } from './preview-frame'
import { QuestionPreview } from './question-preview'
import type { PreviewStatus } from './use-live-preview'

export type Device = 'phone' | 'desktop'

/** Who looks at the preview: blocks keep their state by officer. */
export interface Viewer {
  officerId: string
  isShared: boolean
}

const statusWords: Record<PreviewStatus, string> = {
  current: 'Xem trước, cập nhật khi gõ',
  updating: 'Xem trước, đang cập nhật',
  unreachable: 'Bản xem trước chưa cập nhật được',
}

const noAnswers = {}

/** The lesson, or its questions, as they will be shown. */
export function PreviewPane({
  viewer,
  lessonCode,
  preview,
  lastLesson = null,
  status,
  part,
  device,
  onDevice,
}: {
  viewer: Viewer
  lessonCode: string
  preview: DraftPreview
  /** Shown while the newest text has faults. */
  lastLesson?: DraftPreview['lesson']
  /** Left out where nothing is being typed. */
  status?: PreviewStatus
  part: 'lesson' | 'quiz'
  device: Device
  onDevice?: (device: Device) => void
}) {
  const lesson = preview.lesson ?? lastLesson
  return (
    <div className="flex h-full flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="text-sm text-text-3">
          {status ? statusWords[status] : part === 'lesson' ? 'Bài như người học sẽ thấy' : 'Câu hỏi kèm đáp án'}
        </p>
        {onDevice && part === 'lesson' ? <DeviceSwitch device={device} onDevice={onDevice} /> : null}
      </div>
      {part === 'quiz' ? (
        preview.quiz ? (
          <div className="overflow-y-auto">
            <QuestionPreview quiz={preview.quiz} />
          </div>
        ) : (
          <NotYet what="câu hỏi" />
        )
      ) : lesson ? (
        <>
          {preview.lesson ? null : (
            <p className="text-sm text-soon-fg">Bản trước khi có lỗi. Đồng chí sửa các dòng có lỗi để xem bản mới.</p>
          )}
          <LessonPreview viewer={viewer} lessonCode={lessonCode} lesson={lesson} device={device} />
        </>
      ) : (
        <NotYet what="bài" />
      )}
    </div>
  )
}

function NotYet({ what }: { what: string }) {
  return (
    <p className="rounded-lg border border-line bg-surface px-4 py-6 text-center text-text-2">
      Chưa xem trước được {what}. Đồng chí sửa các dòng có lỗi thì bản xem trước hiện lại.
    </p>
  )
}

export function LessonPreview({
  viewer,
  lessonCode,
  lesson,
  device,
}: {
  viewer: Viewer
  lessonCode: string
  lesson: NonNullable<DraftPreview['lesson']>
  device: Device
}) {
  return (
    <PreviewFrame
      title="Bài học như người học sẽ thấy"
      className={classNames(
        'w-full bg-bg',
        device === 'phone'
          ? 'mx-auto h-[clamp(24rem,calc(100dvh-19rem),44rem)] max-w-[390px] rounded-xl border-8 border-control'
          : 'h-[75dvh] rounded-lg border border-line-2',
      )}
    >
      {/* The reader's own measures (see the lesson page), so that what is approved is what is read. */}
      <article className="mx-auto w-full max-w-178 px-5 pt-5 pb-12 lg:pt-9">
        <header className="mb-6">
          <h2 className="text-2xl font-bold lg:text-3xl">{lesson.title}</h2>
          <p className="mt-2 text-sm text-text-3">Khoảng {lesson.readingMinutes} phút</p>
          <p className="mt-3 text-label text-text-2">
            <span className="font-medium text-text">Mục tiêu:</span> {lesson.objective}
          </p>
        </header>
        <LessonBody
          {...viewer}
          html={lesson.html}
          contentHash={lesson.contentHash}
          lessonCode={lessonCode}
          answers={noAnswers}
          isPreview
        />
      </article>
    </PreviewFrame>
  )
}

function DeviceSwitch({ device, onDevice }: { device: Device; onDevice: (device: Device) => void }) {
  return (
    <fieldset className="flex rounded-md bg-sunken p-0.5">
      <legend className="sr-only">Bề rộng xem trước</legend>
      {(
        [
          ['phone', 'Điện thoại', Smartphone],
          ['desktop', 'Máy tính', Monitor],
        ] as const
      ).map(([key, label, icon]) => (
        <button
          key={key}
          type="button"
          aria-pressed={device === key}
          onClick={() => onDevice(key)}
          className={classNames(
            'flex min-h-11 items-center gap-1.5 rounded-sm px-3 text-sm lg:min-h-9',
            device === key ? 'bg-surface font-semibold shadow-1' : 'text-text-2',
          )}
        >
          <Icon icon={icon} size="sm" />
          {label}
        </button>
      ))}
    </fieldset>
  )
}
