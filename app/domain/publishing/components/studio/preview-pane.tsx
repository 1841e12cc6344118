import { Monitor, Smartphone } from 'lucide-react'
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
  unreachable: 'Mất mạng, bản xem trước chưa cập nhật',
}

const noAnswers = {}

/** The lesson, or its questions, as they will be shown. */
export function PreviewPane({
  viewer,
  lessonCode,
  preview,
  status,
  part,
  device,
  onDevice,
}: {
  viewer: Viewer
  lessonCode: string
  preview: DraftPreview
  /** Left out where nothing is being typed. */
  status?: PreviewStatus
  part: 'lesson' | 'quiz'
  device: Device
  onDevice?: (device: Device) => void
}) {
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
      ) : preview.lesson ? (
        <LessonPreview viewer={viewer} lessonCode={lessonCode} lesson={preview.lesson} device={device} />
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
          ? 'mx-auto h-160 max-w-[390px] rounded-xl border-8 border-text'
          : 'h-[75dvh] rounded-lg border border-line-2',
      )}
    >
      <article className="mx-auto max-w-168 px-5 py-6">
        <header className="mb-6">
          <h2 className="text-2xl font-bold">{lesson.title}</h2>
          <p className="mt-1 text-label text-text-2">{lesson.objective}</p>
          <p className="mt-1 text-sm text-text-3">Khoảng {lesson.readingMinutes} phút</p>
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

export function DeviceSwitch({ device, onDevice }: { device: Device; onDevice: (device: Device) => void }) {
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
