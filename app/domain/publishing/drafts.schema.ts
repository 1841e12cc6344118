import { z } from 'zod'
import { isCode } from './slug'

/** Words of the studio's own addresses: /soan/bai/moi, /soan/chuyen-de/moi. */
const reservedCodes: ReadonlySet<string> = new Set(['moi'])

/** The form sets no limit of its own: it would cut a pasted name without a word. */
const title = z.string().trim().min(1).max(160, { error: 'Tên dài quá 160 ký tự. Đồng chí rút ngắn tên rồi gửi lại.' })
const code = z
  .string()
  .trim()
  .refine((text) => isCode(text) && !reservedCodes.has(text), {
    error: 'Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: phut-dau-tien.',
  })
/** Browsers post line breaks as CRLF; sources keep LF, so that line numbers and hashes are the same everywhere. */
const text = z
  .string()
  .max(200_000)
  .transform((value) => value.replace(/\r\n?/g, '\n'))

/** One line of the form is one objective. */
const objectives = z
  .string()
  .transform((value) =>
    value
      .split(/\r?\n/)
      .map((line) => line.replace(/^[-–•]\s*/, '').trim())
      .filter((line) => line !== ''),
  )
  .pipe(
    z
      .array(z.string().max(300, { error: 'Có mục tiêu dài quá 300 ký tự. Vui lòng rút ngắn.' }))
      .min(1, { error: 'Đồng chí chưa ghi mục tiêu nào. Mỗi dòng ghi một mục tiêu.' })
      .max(8, { error: 'Một chuyên đề có nhiều nhất 8 mục tiêu.' }),
  )

export const newLessonSchema = z.object({
  courseCode: z.string().min(1, { error: 'Đồng chí chưa chọn chuyên đề.' }),
  title,
  /** Empty: the server makes one from the title. */
  code: z.union([z.literal(''), code]),
})

export const draftTextSchema = z.object({
  source: text,
  quizSource: text,
  revision: z.coerce.number().int().min(1),
})

export const previewSchema = z.object({ lessonCode: z.string().min(1).max(80), source: text, quizSource: text })

export const courseDetailsSchema = z.object({
  title,
  summary: z.string().trim().min(1).max(600),
  objectives,
  political: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})

export const newCourseSchema = courseDetailsSchema.extend({ code: z.union([z.literal(''), code]) })

export const returnSchema = z.object({
  note: z.string().trim().min(1, { error: 'Đồng chí chưa ghi điều cần sửa. Vui lòng ghi rồi bấm Trả lại.' }).max(2000),
  revision: z.coerce.number().int().min(1),
})

/** What the approver confirms before publishing (design system, section 9: sources, tone, no secrets). */
export const reviewPoints = [
  { name: 'sources', label: 'Nguồn và trích dẫn đã đối chiếu với văn bản đang có hiệu lực.' },
  { name: 'tone', label: 'Giọng văn đúng mực, xưng hô “đồng chí”, “người dân”, không chê trách ai.' },
  { name: 'secrets', label: 'Không có bí mật nhà nước, hồ sơ vụ việc, thông tin của người dân.' },
] as const

const confirmed = z.literal('on', { error: 'Đồng chí chưa xác nhận mục này.' })

export const approvalSchema = z.object({
  revision: z.coerce.number().int().min(1),
  sources: confirmed,
  tone: confirmed,
  secrets: confirmed,
})

export const withdrawalSchema = z.object({
  lessonVersionId: z.string().min(1),
  reason: z.string().trim().min(1, { error: 'Đồng chí chưa ghi lý do thu hồi.' }).max(1000),
})

/** Messages by field of a refused form. */
export type FieldErrors = Record<string, string[] | undefined>

export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  return z.flattenError(error).fieldErrors as FieldErrors
}

/** What was typed, to be shown again; files are left out. */
export function typedTexts(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
