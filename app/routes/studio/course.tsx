import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { ArrowDown, ArrowUp, BookPlus, FilePlus2 } from 'lucide-react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { IconButton } from '~/components/icon-button'
import { PageHeader } from '~/components/page-shell'
import { requireDeed } from '~/domain/identity/guard.server'
import { CourseFields } from '~/domain/publishing/components/studio/course-fields'
import { DiscardDraft } from '~/domain/publishing/components/studio/discard-draft'
import { getCourseWorkspace, moveCourseDraft, saveCourseDraft } from '~/domain/publishing/course-drafts.server'
import { moveLesson } from '~/domain/publishing/course-lessons'
import { isEditable } from '~/domain/publishing/draft-states'
import {
  courseDetailsSchema,
  type FieldErrors,
  fieldErrorsOf,
  quizRulesSchema,
  typedTexts,
} from '~/domain/publishing/drafts.schema'
import { formatInstant } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.course.title ?? 'Chuyên đề'} – Soạn bài – Niềm Nở` },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const { draft, ...course } = requireFound(await getCourseWorkspace(actor, args.params.ma ?? ''))
  return {
    course,
    revision: draft?.isOwn ? draft.revision : 0,
    draft: draft && {
      state: draft.state,
      isOwn: draft.isOwn,
      author: draft.author,
      reviewNote: draft.reviewNote,
      savedAt: formatInstant(draft.updatedAt, args.context.now()),
    },
  }
}

const sentences = {
  held: 'Đồng chí khác đang sửa chuyên đề này nên chưa lưu được. Phần đồng chí vừa nhập vẫn giữ bên dưới.',
  notEditable: 'Chuyên đề đang chờ duyệt nên chưa sửa được. Đồng chí rút lại rồi sửa.',
  stale:
    'Chuyên đề đã được lưu ở nơi khác sau khi đồng chí mở trang. Phần đồng chí vừa nhập vẫn giữ bên dưới; mở lại trang để xem bản đã lưu.',
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const code = args.params.ma ?? ''
  const now = args.context.now()
  const form = await readForm(args.request)
  const typed = typedTexts(form)
  const here = `/soan/chuyen-de/${code}`
  const course = requireFound(await getCourseWorkspace(actor, code))

  if (typed.intent === 'discard' || typed.intent === 'recall') {
    const moved = await moveCourseDraft({ actor, code, move: typed.intent, now })
    return redirectWithToast(here, {
      text: !moved
        ? 'Bản nháp này không còn.'
        : typed.intent === 'discard'
          ? 'Đã bỏ bản nháp của chuyên đề.'
          : 'Đã rút lại. Đồng chí sửa tiếp được.',
    })
  }

  const refuse = (status: number, answer: { errors?: FieldErrors; sentence?: string }) =>
    data({ typed, errors: answer.errors ?? {}, sentence: answer.sentence ?? null }, { status })
  const parsed = courseDetailsSchema.safeParse(typed)
  const errors: FieldErrors = parsed.success ? {} : fieldErrorsOf(parsed.error)
  const lessons = readRules(form, errors, course.lessons)
  if (!parsed.success || Object.keys(errors).length > 0) return refuse(422, { errors })

  const move = /^(up|down):(.+)$/.exec(typed.move ?? '')
  const saved = await saveCourseDraft({
    actor,
    code,
    details: parsed.data,
    lessons: move ? moveLesson(lessons, move[2] ?? '', move[1] === 'up' ? -1 : 1) : lessons,
    revision: Number(typed.revision) || 0,
    now,
  })
  requireFound(saved.ok || saved.reason !== 'notFound' ? saved : null)
  if (!saved.ok && saved.reason !== 'notFound') return refuse(409, { sentence: sentences[saved.reason] })
  if (typed.intent === 'submit') {
    if (course.lessons.length === 0) {
      return refuse(409, { sentence: 'Chuyên đề chưa có bài nào được duyệt. Đồng chí gửi duyệt bài đầu tiên trước.' })
    }
    await moveCourseDraft({ actor, code, move: 'submit', now })
    return redirectWithToast(here, { text: 'Đã gửi duyệt. Người duyệt sẽ nhận được thông báo.' })
  }
  return redirectWithToast(move ? `${here}#bai-hoc` : here, { text: 'Đã lưu bản nháp của chuyên đề.' })
}

/** Rules of the lessons in the order of the form; a fault goes to the field it is about. */
function readRules(
  form: FormData,
  errors: FieldErrors,
  held: readonly { lessonCode: string; questionCount: number }[],
) {
  return form
    .getAll('lessonCode')
    .filter((code): code is string => held.some((lesson) => lesson.lessonCode === code))
    .flatMap((lessonCode) => {
      const field = (name: string) => form.get(`${lessonCode}.${name}`)
      const rules = quizRulesSchema.safeParse({
        lessonCode,
        draw: field('draw'),
        passPercent: field('passPercent'),
        maxAttempts: field('maxAttempts'),
      })
      if (!rules.success) {
        for (const [name, messages] of Object.entries(fieldErrorsOf(rules.error))) {
          errors[`${lessonCode}.${name}`] = messages
        }
        return []
      }
      const questionCount = held.find((lesson) => lesson.lessonCode === lessonCode)?.questionCount ?? 0
      if (rules.data.draw > questionCount) {
        errors[`${lessonCode}.draw`] = [`Bài có ${questionCount} câu hỏi, không rút được ${rules.data.draw} câu.`]
      }
      return [rules.data]
    })
}

export default function StudioCoursePage() {
  const { course, draft, revision } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const isHeld = draft !== null && !draft.isOwn
  const canEdit = draft === null || (draft.isOwn && isEditable(draft.state))
  return (
    <>
      <Breadcrumb items={[{ label: 'Soạn bài', to: '/soan' }, { label: course.title }]} />
      <PageHeader
        title={course.title}
        subtitle={course.number === null ? 'Chưa đăng' : `Đang dùng phiên bản ${course.number}`}
        actions={
          <ButtonLink
            to={`/soan/bai/moi?chuyende=${course.code}`}
            icon={FilePlus2}
            variant={course.number === null ? 'primary' : 'secondary'}
          >
            Soạn bài mới
          </ButtonLink>
        }
      />
      <div className="flex max-w-240 flex-col gap-4 lg:gap-5">
        {answer?.sentence ? (
          <Callout tone="red" isAlert title="Chưa lưu được">
            {answer.sentence}
          </Callout>
        ) : null}
        {isHeld ? (
          <Callout tone="blue" title={`Đồng chí ${draft.author} đang sửa chuyên đề này`}>
            Đồng chí xem được bản đang dùng. Khi đồng chí {draft.author} đăng hoặc bỏ bản nháp thì sửa được.
          </Callout>
        ) : null}
        {draft?.isOwn && draft.state === 'returned' && draft.reviewNote ? (
          <Callout tone="clay" title="Người duyệt trả lại">
            {draft.reviewNote}
          </Callout>
        ) : null}
        {draft?.isOwn && draft.state === 'pending' ? (
          <Callout
            tone="blue"
            title="Đang chờ duyệt"
            action={
              <Form method="post">
                <Button type="submit" name="intent" value="recall" variant="secondary" size="sm">
                  Rút lại để sửa
                </Button>
              </Form>
            }
          >
            Người duyệt đăng thì chuyên đề có phiên bản mới; các đợt đã giao vẫn giữ phiên bản cũ.
          </Callout>
        ) : null}
        {canEdit ? (
          <CourseForm key={revision} course={course} revision={revision} answer={answer} isBusy={isBusy} />
        ) : (
          <CourseFacts course={course} />
        )}
        {draft?.isOwn ? (
          <DiscardDraft
            what="bản nháp của chuyên đề"
            consequence={
              course.number === null
                ? 'Tên và mục tiêu đã ghi sẽ mất; mã chuyên đề vẫn giữ.'
                : `Phiên bản ${course.number} đang dùng không thay đổi.`
            }
          />
        ) : null}
      </div>
    </>
  )
}

type Course = ReturnType<typeof useLoaderData<typeof loader>>['course']
type Answer = ReturnType<typeof useActionData<typeof action>>

function CourseForm({
  course,
  revision,
  answer,
  isBusy,
}: {
  course: Course
  revision: number
  answer: Answer
  isBusy: boolean
}) {
  const typed = answer?.typed
  return (
    <Form method="post" className="flex flex-col gap-4 lg:gap-5">
      <input type="hidden" name="revision" value={typed?.revision ?? revision} />
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        Lưu bản nháp
      </button>
      <Card padding="lg" as="div" className="flex flex-col gap-5">
        <CourseFields
          values={{
            title: typed?.title ?? course.title,
            summary: typed?.summary ?? course.summary,
            objectives: typed?.objectives ?? course.objectives.join('\n'),
            political: typed ? typed.political === 'on' : course.political,
          }}
          errors={answer?.errors}
        />
      </Card>
      <Card aria-labelledby="bai-hoc">
        <CardHeader
          id="bai-hoc"
          title="Thứ tự bài và bài kiểm tra"
          detail="Thay đổi ở đây tạo phiên bản mới của chuyên đề. Các đợt đã giao vẫn theo phiên bản cũ."
        />
        {course.lessons.length === 0 ? (
          <EmptyState
            icon={BookPlus}
            title="Chưa có bài nào được duyệt"
            detail="Bài được duyệt lần đầu sẽ tự vào cuối danh sách này."
          />
        ) : (
          <ol className="divide-y divide-line border-t border-line">
            {course.lessons.map((lesson, index) => (
              <LessonRules
                key={lesson.lessonCode}
                lesson={lesson}
                position={index + 1}
                isLast={index === course.lessons.length - 1}
                answer={answer}
              />
            ))}
          </ol>
        )}
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="save" variant="secondary" busy={isBusy} busyLabel="Đang lưu">
          Lưu bản nháp
        </Button>
        {course.lessons.length > 0 ? (
          <Button type="submit" name="intent" value="submit">
            Gửi duyệt
          </Button>
        ) : null}
      </div>
    </Form>
  )
}

function LessonRules({
  lesson,
  position,
  isLast,
  answer,
}: {
  lesson: Course['lessons'][number]
  position: number
  isLast: boolean
  answer: Answer
}) {
  const { lessonCode } = lesson
  const field = (name: 'draw' | 'passPercent' | 'maxAttempts') => ({
    name: `${lessonCode}.${name}`,
    type: 'number',
    inputMode: 'numeric' as const,
    required: true,
    defaultValue: answer?.typed[`${lessonCode}.${name}`] ?? String(lesson[name]),
    errors: answer?.errors[`${lessonCode}.${name}`],
  })
  return (
    <li className="flex flex-col gap-3 px-4 py-4">
      <input type="hidden" name="lessonCode" value={lessonCode} />
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1">
          <span className="text-text-3 tabular-nums">{position}. </span>
          <Link to={`/soan/bai/${lessonCode}`} className="link font-medium">
            {lesson.title}
          </Link>
          <span className="block text-sm text-text-3">{lesson.questionCount} câu hỏi</span>
        </p>
        <IconButton
          type="submit"
          name="move"
          value={`up:${lessonCode}`}
          icon={ArrowUp}
          label={`Đưa bài ${position} lên`}
          disabled={position === 1}
          outline
        />
        <IconButton
          type="submit"
          name="move"
          value={`down:${lessonCode}`}
          icon={ArrowDown}
          label={`Đưa bài ${position} xuống`}
          disabled={isLast}
          outline
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField label="Số câu rút mỗi lượt" min={1} max={lesson.questionCount} {...field('draw')} />
        <TextField label="Điểm đạt (%)" min={1} max={100} {...field('passPercent')} />
        <TextField label="Số lượt làm" min={1} max={20} {...field('maxAttempts')} />
      </div>
    </li>
  )
}

function CourseFacts({ course }: { course: Course }) {
  return (
    <Card padding="lg" aria-label="Nội dung chuyên đề">
      <p>{course.summary}</p>
      <ul className="mt-3 flex list-disc flex-col gap-1.5 pl-5 text-text-2">
        {course.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
      <ol className="mt-4 flex list-decimal flex-col gap-1.5 pl-5">
        {course.lessons.map((lesson) => (
          <li key={lesson.lessonCode}>
            <Link to={`/soan/bai/${lesson.lessonCode}`} className="link">
              {lesson.title}
            </Link>
            <span className="text-sm text-text-3">
              {' '}
              rút {lesson.draw} câu, đạt từ {lesson.passPercent}%, {lesson.maxAttempts} lượt
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
