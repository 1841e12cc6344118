import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { FilePlus2 } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { PageHeader } from '~/components/page-shell'
import { requireDeed } from '~/domain/identity/guard.server'
import { CourseFacts, CourseForm } from '~/domain/publishing/components/studio/course-form'
import { DiscardDraft } from '~/domain/publishing/components/studio/discard-draft'
import { getCourseWorkspace, moveCourseDraft, saveCourseDraft } from '~/domain/publishing/course-drafts.server'
import { moveLesson, type ProposedLesson } from '~/domain/publishing/course-lessons'
import { isEditable } from '~/domain/publishing/draft-states'
import { courseDetailsSchema, type FieldErrors, fieldErrorsOf, typedTexts } from '~/domain/publishing/drafts.schema'
import { readQuizRules } from '~/domain/publishing/quiz-rules-form'
import { findTopics } from '~/domain/questions/bank-list.server'
import { findCategories } from '~/domain/questions/categories.server'
import { findPaperShortages } from '~/domain/quiz/paper-shortages.server'
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
    places: { categories: (await findCategories()).map(({ path }) => path), topics: await findTopics() },
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
  Object.assign(errors, await findPaperShortages(lessons))
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
function readRules(form: FormData, errors: FieldErrors, held: readonly { lessonCode: string }[]): ProposedLesson[] {
  return form
    .getAll('lessonCode')
    .filter((code): code is string => held.some((lesson) => lesson.lessonCode === code))
    .map((lessonCode) => {
      const read = readQuizRules((name) => String(form.get(`${lessonCode}.${name}`) ?? ''))
      for (const [name, messages] of Object.entries(read.errors)) errors[`${lessonCode}.${name}`] = messages
      return { lessonCode, ...read.rules }
    })
}

export default function StudioCoursePage() {
  const { course, draft, places, revision } = useLoaderData<typeof loader>()
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
          <CourseForm key={revision} {...{ course, places, revision, answer, isBusy }} />
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
