import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { createCourse } from '~/domain/deeds/create-course.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { CourseFields } from '~/domain/publishing/components/studio/course-fields'
import { type FieldErrors, fieldErrorsOf, newCourseSchema, typedTexts } from '~/domain/publishing/drafts.schema'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Thêm chuyên đề – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'writeLesson')
  return null
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const typed = typedTexts(await readForm(args.request))
  const parsed = newCourseSchema.safeParse(typed)
  if (!parsed.success) return data({ typed, errors: fieldErrorsOf(parsed.error) }, { status: 422 })
  const { code, ...details } = parsed.data
  const created = await createCourse({ actor, code, details, now: args.context.now() })
  if (!created.ok) {
    const errors: FieldErrors = { code: ['Mã này đã dùng cho chuyên đề khác. Đồng chí đặt mã khác hoặc để trống.'] }
    return data({ typed, errors }, { status: 409 })
  }
  return redirectWithToast(`/soan/chuyen-de/${created.code}`, {
    text: 'Đã tạo chuyên đề. Đồng chí soạn bài đầu tiên để gửi duyệt.',
  })
}

export default function NewCoursePage() {
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const typed = (name: string) => answer?.typed[name] ?? ''
  return (
    <>
      <Breadcrumb items={[{ label: 'Soạn bài', to: '/soan' }, { label: 'Chuyên đề mới' }]} />
      <PageHeader
        title="Thêm chuyên đề"
        subtitle="Tên và mục tiêu được đăng cùng lúc với bài đầu tiên, sau khi người duyệt đồng ý."
      />
      <Card padding="lg" as="div" className="max-w-200">
        <Form method="post" className="flex flex-col gap-5">
          <CourseFields
            values={{
              title: typed('title'),
              summary: typed('summary'),
              objectives: typed('objectives'),
              political: typed('political') === 'on',
            }}
            errors={answer?.errors}
          />
          <TextField
            label="Mã chuyên đề (có thể để trống)"
            name="code"
            maxLength={80}
            hint="Dùng trong đường dẫn và giữ nguyên về sau. Để trống thì hệ thống đặt theo tên."
            defaultValue={typed('code')}
            errors={answer?.errors.code}
            autoCapitalize="none"
            spellCheck={false}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={isBusy} busyLabel="Đang tạo chuyên đề">
              Tạo chuyên đề
            </Button>
            <ButtonLink to="/soan" variant="secondary">
              Quay lại
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  )
}
