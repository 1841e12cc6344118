import { useState } from 'react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { quoted } from '~/platform/quotation'
import { type DraftPreview, faultCount } from '../../draft-preview'
import type { ChangedPassage } from '../../line-changes'
import { FaultList } from './fault-list'
import { LineDiff } from './line-diff'
import { type Device, PreviewPane, type Viewer } from './preview-pane'
import { ApprovalForm, OwnText, RefusedDeed, ReturnForm, type ReviewAnswer } from './review-forms'

export interface LessonReviewProps {
  viewer: Viewer
  title: string
  lessonCode: string
  course: { code: string; title: string }
  revision: number
  isOwn: boolean
  sent: string
  preview: DraftPreview
  /** Against the version in use; null for a new lesson. */
  changes: { number: number; lesson: ChangedPassage[] | null; quiz: ChangedPassage[] | null } | null
  isFirstOfCourse: boolean
  answer: ReviewAnswer
}

/** A lesson as officers would see it, what changed, its questions with keys, and the decision. */
export function LessonReview(props: LessonReviewProps) {
  const { viewer, lessonCode, preview, changes, answer, revision } = props
  const [device, setDevice] = useState<Device>('desktop')
  const hasFaults = faultCount(preview) > 0
  return (
    <>
      <Breadcrumb items={[{ label: 'Duyệt nội dung', to: '/duyet' }, { label: props.title }]} />
      <PageHeader title={props.title} eyebrow={props.course.title} subtitle={props.sent} />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          <RefusedDeed answer={answer} />
          {props.isFirstOfCourse ? (
            <Callout tone="blue" title="Bài đầu tiên của chuyên đề mới">
              Đăng bài này cũng đăng tên và mục tiêu của chuyên đề {quoted(props.course.title)}.
            </Callout>
          ) : null}
          {hasFaults ? (
            <Card aria-label="Lỗi trong bài">
              <CardHeader title="Bài có lỗi, chưa đăng được" />
              <FaultList faults={preview.lessonFaults} label="Lỗi trong bài học" />
              <FaultList faults={preview.quizFaults} label="Lỗi trong câu hỏi" />
            </Card>
          ) : null}
          {changes ? (
            <Card aria-labelledby="thay-doi">
              <CardHeader id="thay-doi" title={`Thay đổi so với phiên bản ${changes.number} đang dùng`} />
              <Changes title="Bài học" passages={changes.lesson} />
              <Changes title="Câu hỏi" passages={changes.quiz} />
            </Card>
          ) : null}
          <section aria-label="Bài học như người học sẽ thấy">
            <PreviewPane
              viewer={viewer}
              lessonCode={lessonCode}
              preview={preview}
              part="lesson"
              device={device}
              onDevice={setDevice}
            />
          </section>
          <section aria-labelledby="cau-hoi">
            <h2 id="cau-hoi" className="mb-2 text-lg font-semibold">
              Câu hỏi kiểm tra
            </h2>
            <PreviewPane viewer={viewer} lessonCode={lessonCode} preview={preview} part="quiz" device={device} />
          </section>
        </div>
        <div className="flex min-w-0 flex-col gap-4 self-start lg:gap-5 xl:sticky xl:top-5">
          {props.isOwn ? (
            <OwnText />
          ) : (
            <>
              <ApprovalForm revision={revision} answer={answer} isDisabled={hasFaults} />
              <ReturnForm revision={revision} intent="return" answer={answer} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

function Changes({ title, passages }: { title: string; passages: ChangedPassage[] | null }) {
  return (
    <div className="border-t border-line">
      <h3 className="px-4 py-2 text-label font-medium">{title}</h3>
      <LineDiff label={`${title}: dòng thay đổi`} passages={passages} />
    </div>
  )
}
