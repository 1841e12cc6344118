import { Form, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, buttonClasses } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { TextArea } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { StatusChip } from '~/components/status-chip'
import type { DraftPreview } from '../../draft-preview'
import { LessonPreview, type Viewer } from './preview-pane'
import { RefusedDeed, type ReviewAnswer } from './review-forms'

interface Version {
  id: string
  number: number
  publishedAt: string
  author: string
  approver: string
  withdrawn: { at: string; reason: string } | null
}

/** A published lesson with its versions, each of which an approver may take away from readers. */
export function LessonWithdrawal({
  viewer,
  lessonCode,
  title,
  course,
  lesson,
  versions,
  answer,
}: {
  viewer: Viewer
  lessonCode: string
  title: string
  course: { title: string }
  lesson: NonNullable<DraftPreview['lesson']>
  versions: Version[]
  answer: ReviewAnswer
}) {
  return (
    <>
      <Breadcrumb items={[{ label: 'Duyệt nội dung', to: '/duyet?muc=da-dang' }, { label: title }]} />
      <PageHeader title={title} eyebrow={course.title} />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <RefusedDeed answer={answer} />
          <LessonPreview viewer={viewer} lessonCode={lessonCode} lesson={lesson} device="desktop" />
        </div>
        <Card aria-labelledby="cac-phien-ban" className="self-start">
          <CardHeader
            id="cac-phien-ban"
            title="Các phiên bản"
            detail="Thu hồi khi có bí mật, thông tin cá nhân hoặc nội dung sai. Kết quả học đã có vẫn giữ."
          />
          <ul className="divide-y divide-line border-t border-line">
            {versions.map((version) => (
              <li key={version.id} className="flex flex-col gap-2 px-4 py-3">
                <div>
                  <p className="font-medium">Phiên bản {version.number}</p>
                  <p className="text-sm text-text-2">Đăng {version.publishedAt}</p>
                  <p className="text-sm text-text-3">
                    Soạn: {version.author}. Duyệt: {version.approver}.
                  </p>
                </div>
                {version.withdrawn ? (
                  <p className="text-sm text-text-2">
                    <StatusChip tone="late" label={`Thu hồi ${version.withdrawn.at}`} /> {version.withdrawn.reason}
                  </p>
                ) : (
                  <Withdraw version={version} answer={answer} />
                )}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}

function Withdraw({ version, answer }: { version: Version; answer: ReviewAnswer }) {
  const isBusy = useNavigation().formData?.get('lessonVersionId') === version.id
  const isRefused = answer?.typed.lessonVersionId === version.id
  return (
    <details open={isRefused || undefined}>
      <summary className={buttonClasses({ variant: 'ghost', size: 'sm' })}>Thu hồi phiên bản {version.number}</summary>
      <Form method="post" className="mt-2 flex flex-col gap-3">
        <input type="hidden" name="lessonVersionId" value={version.id} />
        <TextArea
          label="Lý do thu hồi"
          name="reason"
          required
          rows={3}
          maxLength={1000}
          hint="Người học không còn thấy phiên bản này ngay sau khi thu hồi. Không hoàn tác được."
          defaultValue={isRefused ? answer.typed.reason : ''}
          errors={isRefused ? answer.errors.reason : undefined}
        />
        <Button type="submit" name="intent" value="withdraw" variant="danger" size="sm" busy={isBusy}>
          Thu hồi phiên bản {version.number}
        </Button>
      </Form>
    </details>
  )
}
