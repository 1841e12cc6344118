import { Form } from '@remix-run/react'
import { FilePenLine, History } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import type { DraftPreview } from '../../draft-preview'
import { LessonPreview, type Viewer } from './preview-pane'
import { PublishBar } from './publish-bar'
import { StudioShell } from './studio-shell'

/** A published lesson that the reader has no draft of: as officers see it, and the way to a new version. */
export function PublishedLesson({
  viewer,
  lessonCode,
  course,
  lesson,
  note,
  holder,
}: {
  viewer: Viewer
  lessonCode: string
  course: { code: string; title: string }
  lesson: NonNullable<DraftPreview['lesson']>
  /** "Phiên bản 2, đăng 23/11/2026." */
  note: string
  holder: string | null
}) {
  return (
    <StudioShell
      course={course}
      title={lesson.title}
      tools={
        <>
          <ButtonLink to="?xem=lich-su" variant="ghost" icon={History}>
            Lịch sử
          </ButtonLink>
          {holder === null ? (
            <Form method="post">
              <Button type="submit" name="intent" value="open" icon={FilePenLine}>
                Sửa bài
              </Button>
            </Form>
          ) : null}
        </>
      }
      bar={<PublishBar step={3} missing={null} note={note} />}
    >
      <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 lg:p-6">
        {holder === null ? null : (
          <Callout tone="blue" title={`Đồng chí ${holder} đang sửa bài này`}>
            Mỗi bài chỉ có một bản nháp. Khi bản nháp được đăng hoặc bỏ thì đồng chí sửa được.
          </Callout>
        )}
        <LessonPreview viewer={viewer} lessonCode={lessonCode} lesson={lesson} device="desktop" />
      </div>
    </StudioShell>
  )
}
