import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { PageHeader } from '~/components/page-shell'
import { assignCourse } from '~/domain/deeds/assign-course.server'
import { withdrawAssignment } from '~/domain/deeds/withdraw-assignment.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { type AssignmentPreview, previewAssignment } from '~/domain/learning/assignment-preview.server'
import { findAssignableUnits } from '~/domain/learning/assignments.server'
import { AssignmentFields } from '~/domain/learning/components/assignment-fields'
import {
  type AssignmentErrors,
  type AssignmentValues,
  periodOptions,
  readAssignment,
  suggestedValues,
  typedValues,
} from '~/domain/learning/components/assignment-form'
import { courseView } from '~/domain/learning/components/course-view'
import { lowerFirst } from '~/domain/learning/components/month-view'
import { type RefusedWithdrawal, StandingAssignments } from '~/domain/learning/components/standing-assignments'
import { getCoursePage } from '~/domain/learning/courses.server'
import { monthName } from '~/domain/learning/due-date'
import { findPeriods } from '~/domain/learning/periods.server'
import { refusalWords } from '~/domain/learning/refusal-words'
import { formatDate, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Giao chuyên đề ${page?.title ?? ''} – Niềm Nở` },
]

/** With the form in the address (`?xem=1`) it also says whom the assignment would reach, before anything is done. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'assignCourse')
  const now = args.context.now()
  const today = localDateOf(now)
  const courseCode = args.params.ma ?? ''
  const [course, units, periods] = await Promise.all([
    getCoursePage(actor, courseCode, now),
    findAssignableUnits(actor, now),
    findPeriods(),
  ])
  const { code, title, assignments } = courseView(requireFound(course), now)
  const search = new URL(args.request.url).searchParams
  const isAsked = search.has('unitCode')
  const values = isAsked ? typedValues(search, periods) : suggestedValues(units[0]?.code ?? '', periods, today)
  const read = search.has('xem') ? readAssignment(values, today) : null
  const preview = read?.ok ? await previewAssignment(actor, { courseCode, ...read.assignment, now }) : null
  return {
    code,
    title,
    assignments,
    units: units.map((unit) => ({ value: unit.code, label: `${'– '.repeat(unit.depth)}${unit.name}` })),
    periods: periodOptions(periods, today),
    values,
    newMonth: { startsOn: search.get('startsOn') ?? '', endsOn: search.get('endsOn') ?? '' },
    errors: read && !read.ok ? read.errors : {},
    preview: read?.ok ? preview && { ...preview, ...words(read.assignment, preview, periods) } : null,
    isUnitUnknown: read?.ok === true && preview === null,
  }
}

function words(
  assignment: AssignmentValues,
  { unitName, toEnrol, alreadyEnrolled, overlapping }: AssignmentPreview,
  periods: { code: string; name: string }[],
) {
  const period = periods.find((known) => known.code === assignment.periodCode)
  return {
    headline: toEnrol > 0 ? `Sẽ giao cho ${formatCount(toEnrol)} đồng chí` : 'Không có đồng chí nào cần giao thêm',
    already: alreadyEnrolled > 0 ? `${formatCount(alreadyEnrolled)} đồng chí đã có chuyên đề này trong tháng.` : '',
    overlapping: overlapping.map(
      ({ periodName, officers }) =>
        `${unitName} đang học chuyên đề này trong ${lowerFirst(periodName)} (${formatCount(officers)} đồng chí). Ai học xong tháng đó mới học tiếp lần giao này.`,
    ),
    period:
      period?.name ??
      `${monthName(assignment.periodCode)}, tháng học mới từ ${formatDate(assignment.startsOn)} đến ${formatDate(assignment.endsOn)}`,
    dates: `Mở ${formatDate(assignment.opensOn)}, hạn ${formatDate(assignment.dueOn)}`,
  }
}

interface Refused {
  values?: AssignmentValues
  errors?: AssignmentErrors
  problem?: string
  withdrawal?: RefusedWithdrawal
}

function refused(refusal: Refused, status: 409 | 422) {
  return data(refusal, { status })
}

/** Gives the course to the unit, or takes one assignment back when the form names it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'assignCourse')
  const now = args.context.now()
  const courseCode = args.params.ma ?? ''
  const form = await readForm(args.request)
  const assignmentId = form.get('assignmentId')
  if (typeof assignmentId === 'string') {
    const reason = String(form.get('reason') ?? '').slice(0, 500)
    const result = await withdrawAssignment({ actor, assignmentId, reason, now })
    if (result.ok)
      return redirectWithToast(`/chuyen-de/${courseCode}/giao`, {
        text: `Đã thu hồi. ${formatCount(result.withdrawn)} đồng chí không còn phải học chuyên đề này.`,
      })
    return refused({ withdrawal: { assignmentId, reason, error: refusalWords(result.reason) } }, 422)
  }

  const values = typedValues(form, await findPeriods())
  const read = readAssignment(values, localDateOf(now))
  if (!read.ok) return refused({ values, errors: read.errors }, 422)
  const { unitCode, periodCode, startsOn, endsOn, opensOn, dueOn } = read.assignment
  const period = { code: periodCode, startsOn, endsOn }
  const result = await assignCourse({ actor, courseCode, unitCode, period, opensOn, dueOn, now })
  if (!result.ok) return refused({ values, problem: refusalWords(result.reason) }, 409)
  return redirectWithToast(`/chuyen-de/${courseCode}`, {
    text: result.alreadyAssigned
      ? 'Chuyên đề này đã được giao từ trước với đúng các ngày đó.'
      : `Đã giao chuyên đề cho ${formatCount(result.enrolled)} đồng chí.`,
  })
}

export default function CourseAssignmentPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const values = answer?.values ?? page.values
  const errors: AssignmentErrors = answer?.errors ?? page.errors
  const problem = answer?.problem ?? (page.isUnitUnknown ? refusalWords('unitNotFound') : undefined)
  return (
    <div className="max-w-200">
      <Breadcrumb
        items={[
          { label: 'Chuyên đề', to: '/chuyen-de' },
          { label: page.title, to: `/chuyen-de/${page.code}` },
          { label: 'Giao' },
        ]}
      />
      <PageHeader title="Giao chuyên đề" subtitle={page.title} />
      <div className="flex flex-col gap-4 lg:gap-5">
        {problem && (
          <Callout tone="red" isAlert title="Chưa giao được">
            {problem}
          </Callout>
        )}
        {page.preview && !problem && <Confirmation preview={page.preview} values={values} />}
        <AssignmentFields
          key={JSON.stringify(values)}
          units={page.units}
          periods={page.periods}
          values={values}
          newMonth={page.newMonth}
          errors={errors}
        />
        <StandingAssignments assignments={page.assignments} refusal={answer?.withdrawal} />
      </div>
    </div>
  )
}

interface ConfirmationProps {
  preview: { headline: string; already: string; overlapping: string[]; unitName: string; period: string; dates: string }
  values: AssignmentValues
}

function Confirmation({ preview, values }: ConfirmationProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <Card aria-labelledby="xac-nhan" padding="lg" className="border-soft-line">
      <h2 id="xac-nhan" className="text-xl font-semibold">
        {preview.headline}
      </h2>
      {preview.already && <p className="mt-1 text-text-2">{preview.already}</p>}
      {preview.overlapping.map((sentence) => (
        <Callout key={sentence} tone="clay" className="mt-3" title="Trùng thời gian với tháng khác">
          {sentence}
        </Callout>
      ))}
      <DefinitionList
        className="mt-3"
        items={[
          { term: 'Đơn vị', detail: preview.unitName },
          { term: 'Tháng học', detail: preview.period },
          { term: 'Thời gian', detail: preview.dates },
        ]}
      />
      <Form method="post" className="mt-4 flex flex-wrap gap-3">
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang giao">
          Giao chuyên đề
        </Button>
        <ButtonLink to="#bieu-mau" variant="ghost" size="lg">
          Sửa lại
        </ButtonLink>
      </Form>
    </Card>
  )
}
