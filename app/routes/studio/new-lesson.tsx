import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { FolderPlus } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { requireDeed } from '~/domain/identity/guard.server'
import { SecurityNotice } from '~/domain/publishing/components/studio/security-notice'
import { findStudioCourses } from '~/domain/publishing/draft-lists.server'
import { type FieldErrors, fieldErrorsOf, newLessonSchema, typedTexts } from '~/domain/publishing/drafts.schema'
import { createDraft } from '~/domain/publishing/drafts.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Soạn bài mới – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'writeLesson')
  const courses = await findStudioCourses()
  return {
    courseCode: new URL(args.request.url).searchParams.get('chuyende') ?? '',
    courses: courses.map(({ code, title }) => ({ value: code, label: title })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const typed = typedTexts(await readForm(args.request))
  const parsed = newLessonSchema.safeParse(typed)
  if (!parsed.success) return data({ typed, errors: fieldErrorsOf(parsed.error) }, { status: 422 })
  const created = await createDraft({ actor, ...parsed.data, now: args.context.now() })
  if (!created.ok) {
    const errors: FieldErrors =
      created.reason === 'codeTaken'
        ? { code: ['Mã này đã dùng cho bài khác. Đồng chí đặt mã khác, hoặc để trống để hệ thống tự đặt.'] }
        : { courseCode: ['Không thấy chuyên đề này. Đồng chí chọn lại.'] }
    return data({ typed, errors }, { status: 409 })
  }
  return redirect(`/soan/bai/${created.lessonCode}`, 303)
}

export default function NewLessonPage() {
  const { courseCode, courses } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const typed = (name: string) => answer?.typed[name]
  return (
    <>
      <Breadcrumb items={[{ label: 'Soạn bài', to: '/soan' }, { label: 'Bài mới' }]} />
      <PageHeader
        title="Soạn bài mới"
        subtitle="Bài bắt đầu từ mẫu có đủ câu chuyện, điều cần nhớ, áp dụng vào công việc và câu hỏi."
      />
      <div className="flex max-w-200 flex-col gap-4 lg:gap-5">
        {courses.length === 0 ? (
          <Card>
            <EmptyState
              icon={FolderPlus}
              title="Chưa có chuyên đề nào"
              detail="Mỗi bài học thuộc một chuyên đề. Đồng chí thêm chuyên đề trước rồi quay lại soạn bài."
              action={<ButtonLink to="/soan/chuyen-de/moi">Thêm chuyên đề</ButtonLink>}
            />
          </Card>
        ) : (
          <Card padding="lg" as="div">
            <Form method="post" className="flex flex-col gap-5">
              <SelectField
                label="Chuyên đề"
                name="courseCode"
                required
                options={[{ value: '', label: 'Chọn chuyên đề' }, ...courses]}
                defaultValue={typed('courseCode') ?? courseCode}
                errors={answer?.errors.courseCode}
              />
              <TextField
                label="Tên bài"
                name="title"
                required
                hint="Ngắn gọn, nói được việc, ví dụ: Giải thích khi phải từ chối hồ sơ."
                defaultValue={typed('title')}
                errors={answer?.errors.title}
              />
              <TextField
                label="Mã bài (có thể để trống)"
                name="code"
                maxLength={80}
                hint="Dùng trong đường dẫn và giữ nguyên về sau. Để trống thì hệ thống đặt theo tên bài."
                defaultValue={typed('code')}
                errors={answer?.errors.code}
                autoCapitalize="none"
                spellCheck={false}
              />
              <div className="flex flex-wrap gap-2">
                <Button type="submit" busy={isBusy} busyLabel="Đang tạo bản nháp">
                  Bắt đầu soạn
                </Button>
                <ButtonLink to="/soan" variant="secondary">
                  Quay lại
                </ButtonLink>
              </div>
            </Form>
          </Card>
        )}
        <SecurityNotice />
      </div>
    </>
  )
}
