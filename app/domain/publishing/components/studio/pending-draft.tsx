import { Form } from '@remix-run/react'
import { History, Undo2 } from 'lucide'
import { useState } from 'react'
import { Button, ButtonLink } from '~/components/button'
import type { DraftPreview } from '../../draft-preview'
import { type Device, PreviewPane, type Viewer } from './preview-pane'
import { PublishBar } from './publish-bar'
import { StudioShell } from './studio-shell'

/** The author's own draft while a reviewer has it: to read, not to change. */
export function PendingDraft({
  viewer,
  lessonCode,
  title,
  course,
  preview,
  submittedAt,
}: {
  viewer: Viewer
  lessonCode: string
  title: string
  course: { code: string; title: string }
  preview: DraftPreview
  submittedAt: string
}) {
  const [device, setDevice] = useState<Device>('desktop')
  return (
    <StudioShell
      course={course}
      title={title}
      tools={
        <>
          <ButtonLink to="?xem=lich-su" variant="ghost" icon={History}>
            Lịch sử
          </ButtonLink>
          <Form method="post">
            <Button type="submit" name="intent" value="recall" variant="secondary" icon={Undo2}>
              Rút lại để sửa
            </Button>
          </Form>
        </>
      }
      bar={
        <PublishBar
          step={2}
          missing={null}
          note={`Gửi duyệt ${submittedAt}. Người duyệt đăng hoặc trả lại thì đồng chí nhận thông báo.`}
        />
      }
    >
      <div className="mx-auto flex w-full max-w-240 flex-col gap-6 p-4 lg:p-6">
        <PreviewPane
          viewer={viewer}
          lessonCode={lessonCode}
          preview={preview}
          part="lesson"
          device={device}
          onDevice={setDevice}
        />
        <PreviewPane viewer={viewer} lessonCode={lessonCode} preview={preview} part="quiz" device={device} />
      </div>
    </StudioShell>
  )
}
