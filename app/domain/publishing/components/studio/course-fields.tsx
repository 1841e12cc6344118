import { Checkbox } from '~/components/checkbox'
import { TextArea, TextField } from '~/components/field'
import type { FieldErrors } from '../../drafts.schema'

/** The fields of a course's title and goals. `values` holds what was typed, or what stands. */
export function CourseFields({
  values,
  errors = {},
}: {
  values: { title: string; summary: string; objectives: string; political: boolean }
  errors?: FieldErrors
}) {
  return (
    <>
      <TextField label="Tên chuyên đề" name="title" required defaultValue={values.title} errors={errors.title} />
      <TextArea
        label="Giới thiệu"
        name="summary"
        required
        rows={3}
        maxLength={600}
        hint="Một hoặc hai câu: chuyên đề nói gì, học xong dùng vào việc gì."
        defaultValue={values.summary}
        errors={errors.summary}
      />
      <TextArea
        label="Mục tiêu"
        name="objectives"
        required
        rows={5}
        hint="Mỗi dòng một mục tiêu, nhiều nhất 8 mục tiêu."
        defaultValue={values.objectives}
        errors={errors.objectives}
      />
      <Checkbox
        label="Nội dung giáo dục chính trị"
        hint="Đánh dấu để người duyệt biết cần đối chiếu nguyên văn."
        name="political"
        defaultChecked={values.political}
      />
    </>
  )
}
