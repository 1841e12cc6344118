import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Users } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { SelectField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { copyPlan } from '~/domain/deeds/copy-plan.server'
import { addPlanLine, changePlanLine, removePlanLine } from '~/domain/deeds/plan-lines.server'
import { previewPlan, runPlan } from '~/domain/deeds/run-plan.server'
import { type Actor, rankedName } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOfficerChoices } from '~/domain/identity/reference.server'
import { findAssignableUnits } from '~/domain/learning/assignments.server'
import { audienceOf } from '~/domain/learning/audience'
import { periodOptions } from '~/domain/learning/components/assignment-form'
import { type NamedLine, NamedList } from '~/domain/learning/components/named-list'
import { AddPlanLine, CopyPlan } from '~/domain/learning/components/plan-forms'
import { PlanLines, type RefusedLine, type ShownPlanLine } from '~/domain/learning/components/plan-lines'
import { audienceWords, planRefusals, planStates } from '~/domain/learning/components/plan-words'
import { isPeriodCode, monthBounds, monthName } from '~/domain/learning/due-date'
import { findPeriods } from '~/domain/learning/periods.server'
import {
  type PlanLineErrors,
  type PlanLineValues,
  readDates,
  readPlanLine,
  typedPeriod,
  typedPlanLine,
} from '~/domain/learning/plan.schema'
import { findPlanLines, findPlannableCourses, type PlanLineFacts } from '~/domain/learning/plan.server'
import { findOfficerLines } from '~/domain/reports/officer-lines.server'
import { addDays, formatDate, localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Kế hoạch tháng – Niềm Nở' }]

function periodAsked(request: Request, today: string): string {
  const asked = new URL(request.url).searchParams.get('ky') ?? ''
  return isPeriodCode(asked) ? asked : today.slice(0, 7)
}

function monthAfter(code: string): string {
  return addDays(`${code}-01`, 31).slice(0, 7)
}

/** /ke-hoach?ky=2026-12: the courses of a month for the actor's units; with `xem=1` also who gains and who loses by name. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'assignCourse')
  const now = args.context.now()
  const today = localDateOf(now)
  const code = periodAsked(args.request, today)
  const isSeen = new URL(args.request.url).searchParams.has('xem')
  const [periods, lines, courses, units, officerChoices, preview] = await Promise.all([
    findPeriods(),
    findPlanLines(reader(), actor, { periodCode: code, now }),
    findPlannableCourses(),
    findAssignableUnits(actor, now),
    findOfficerChoices(),
    isSeen ? previewPlan(actor, code, now) : null,
  ])
  const known = periods.find((period) => period.code === code)
  const period = known ?? { code, name: monthName(code), ...monthBounds(code) }
  const nextCode = monthAfter(code)
  const next = periods.find((one) => one.code === nextCode)
  const options = periodOptions(periods, today)
  return {
    period: { code, name: period.name, startsOn: period.startsOn, endsOn: period.endsOn },
    isNewPeriod: !known,
    next: { name: next?.name ?? monthName(nextCode), ...(next ?? monthBounds(nextCode)) },
    isNewNext: !next,
    periods: options.some((option) => option.value === code)
      ? options
      : [{ value: code, label: period.name }, ...options],
    lines: lines.map((line) => shownLine(line, officerChoices)),
    waiting: lines.filter((line) => line.state !== 'given').length,
    choices: {
      courses: courses.map((course) => ({ value: course.code, label: course.title })),
      units: units.map((unit) => ({ value: unit.code, label: `${'– '.repeat(unit.depth)}${unit.name}` })),
      ranks: optionsOf(officerChoices.ranks),
      positions: optionsOf(officerChoices.positions),
      categories: optionsOf(officerChoices.serviceCategories),
    },
    preview: preview && {
      fingerprint: preview.fingerprint,
      isNothing: preview.waiting === 0 && preview.gains.length === 0,
      gains: await namedChanges(preview.gains, { lines: preview.lines, today }),
      losses: await namedChanges(preview.losses, { lines: preview.lines, today }),
    },
  }
}

function optionsOf(list: readonly { code: string; name: string }[]) {
  return list.map(({ code, name }) => ({ value: code, label: name }))
}

function shownLine(line: PlanLineFacts, names: Parameters<typeof audienceWords>[1]): ShownPlanLine {
  return {
    key: line.lineId ?? line.assignmentId ?? '',
    lineId: line.lineId,
    title: line.course.title,
    unitName: line.unit.name,
    audience: audienceWords(audienceOf(line.audience), names),
    dates: `Mở ${formatDate(line.opensOn)}, hạn ${formatDate(line.dueOn)}`,
    opensOn: line.opensOn,
    dueOn: line.dueOn,
    chip: line.lineId ? planStates[line.state] : { tone: 'done', label: 'Đã giao ngoài kế hoạch' },
    isRemoved: line.state === 'removed',
    enrolled: line.enrolled > 0 ? `${formatCount(line.enrolled)} lượt học` : '',
  }
}

async function namedChanges(
  changes: readonly { officerId: string; courseId: string }[],
  { lines, today }: { lines: readonly PlanLineFacts[]; today: string },
): Promise<NamedLine[]> {
  const officers = await findOfficerLines([...new Set(changes.map((change) => change.officerId))], {
    date: today,
    scopeIds: [],
  })
  const titles = new Map(lines.map((line) => [line.course.id, line.course.title]))
  return changes.flatMap(({ officerId, courseId }) => {
    const officer = officers.get(officerId)
    if (!officer) return []
    return [
      {
        key: `${officerId} ${courseId}`,
        name: rankedName({ rankName: officer.rankName, displayName: officer.name }),
        detail: [officer.unitName, titles.get(courseId)].filter(Boolean).join(', '),
        words: '',
      },
    ]
  })
}

interface Refused {
  problem?: string
  add?: { values: PlanLineValues; errors: PlanLineErrors }
  line?: RefusedLine
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'assignCourse')
  const now = args.context.now()
  const code = periodAsked(args.request, localDateOf(now))
  const form = await readForm(args.request)
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 100)
  const here = `/ke-hoach?ky=${code}`
  switch (text('viec')) {
    case 'them':
      return addLine({ actor, code, form, here, now })
    case 'sua': {
      const typed = { lineId: text('lineId'), opensOn: text('opensOn'), dueOn: text('dueOn') }
      const dates = readDates(typed)
      if (!dates.ok) return data<Refused>({ line: { ...typed, errors: dates.errors } }, { status: 422 })
      const result = await changePlanLine({ actor, ...typed, ...dates, now })
      if (result.ok) return redirectWithToast(here, { text: 'Đã lưu ngày của dòng kế hoạch.' })
      return data<Refused>({ problem: planRefusals[result.reason] }, { status: 409 })
    }
    case 'bo': {
      const result = await removePlanLine({ actor, lineId: text('lineId'), now })
      if (result.ok) return redirectWithToast(here, { text: 'Đã bỏ khỏi kế hoạch.' })
      return data<Refused>({ problem: planRefusals[result.reason] }, { status: 409 })
    }
    case 'lap': {
      const next = monthAfter(code)
      const to = typedPeriod(next, form)
      const result = to
        ? await copyPlan({ actor, fromCode: code, to, now })
        : ({ ok: false, reason: 'periodDates' } as const)
      if (result.ok)
        return redirectWithToast(`/ke-hoach?ky=${next}`, {
          text:
            result.added > 0
              ? `Đã chép ${formatCount(result.added)} dòng kế hoạch.`
              : 'Tháng này đã có đủ các dòng kế hoạch.',
        })
      return data<Refused>({ problem: planRefusals[result.reason] }, { status: 409 })
    }
    default: {
      const result = await runPlan({ actor, periodCode: code, fingerprint: text('fingerprint'), now })
      if (result.ok)
        return redirectWithToast(here, {
          text: `Đã thực hiện kế hoạch: ${formatCount(result.gained)} lượt giao thêm, ${formatCount(result.lost)} lượt thu hồi.`,
        })
      return data<Refused>({ problem: planRefusals[result.reason] }, { status: 409 })
    }
  }
}

async function addLine(input: { actor: Actor; code: string; form: FormData; here: string; now: Date }) {
  const { actor, code, form, here, now } = input
  const values = typedPlanLine(form)
  const read = readPlanLine(values)
  if (!read.ok) return data<Refused>({ add: { values, errors: read.errors } }, { status: 422 })
  const period = typedPeriod(code, form)
  const result = period
    ? await addPlanLine({ actor, period, ...read.line, now })
    : ({ ok: false, reason: 'periodDates' } as const)
  if (result.ok) return redirectWithToast(here, { text: 'Đã thêm vào kế hoạch. Chưa giao cho ai.' })
  return data<Refused>({ problem: planRefusals[result.reason], add: { values, errors: {} } }, { status: 409 })
}

export default function PlanPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const { period, lines, preview } = page
  const nothingTyped = { courseCode: '', unitCode: '', rankCodes: [], positionCodes: [], categoryCodes: [] }
  return (
    <div className="max-w-200">
      <PageHeader
        title="Kế hoạch tháng"
        subtitle={`${period.name}, ${formatDate(period.startsOn)} đến ${formatDate(period.endsOn)}`}
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer?.problem ? (
          <Callout tone="red" isAlert title="Chưa thực hiện">
            {answer.problem}
          </Callout>
        ) : null}
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <SelectField
            key={period.code}
            label="Tháng học"
            name="ky"
            dense
            options={page.periods}
            defaultValue={period.code}
            className="w-full sm:w-64"
          />
          <Button type="submit" variant="secondary">
            Xem
          </Button>
        </Form>
        <PlanLines lines={lines} refusal={answer?.line} />
        {preview ? (
          <Preview preview={preview} />
        ) : lines.length > 0 ? (
          <Callout
            tone={page.waiting > 0 ? 'clay' : 'green'}
            title={
              page.waiting > 0
                ? `${formatCount(page.waiting)} dòng chưa thực hiện`
                : 'Mọi dòng của kế hoạch đã được giao'
            }
            action={
              <ButtonLink to={`/ke-hoach?ky=${period.code}&xem=1`} icon={Users}>
                Xem ai được giao, ai thôi học
              </ButtonLink>
            }
          >
            Thực hiện lại kế hoạch đã giao không làm thay đổi gì; ai mới thuộc diện của một dòng thì được giao thêm.
          </Callout>
        ) : null}
        <AddPlanLine
          key={`${period.code} ${lines.length}`}
          choices={page.choices}
          values={answer?.add?.values ?? { ...nothingTyped, opensOn: period.startsOn, dueOn: period.endsOn }}
          errors={answer?.add?.errors ?? {}}
          isNewPeriod={page.isNewPeriod}
          period={period}
        />
        {lines.some((line) => !line.isRemoved) ? <CopyPlan target={page.next} isNewPeriod={page.isNewNext} /> : null}
      </div>
    </div>
  )
}

type PreviewData = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['preview']>

function Preview({ preview }: { preview: PreviewData }) {
  const isBusy = useNavigation().formData?.get('viec') === 'thuc-hien'
  const { gains, losses } = preview
  if (preview.isNothing)
    return (
      <Callout tone="green" title="Không có gì thay đổi">
        Kế hoạch đã được thực hiện đủ, không ai được giao thêm hoặc thôi học.
      </Callout>
    )
  return (
    <Card aria-labelledby="thay-doi">
      <CardHeader
        id="thay-doi"
        title={`Giao thêm ${formatCount(gains.length)} lượt, thu hồi ${formatCount(losses.length)} lượt`}
        detail="Người đã học xong giữ nguyên kết quả. Ngày sửa có hiệu lực khi thực hiện."
      />
      <Form method="post" className="px-4 pb-4">
        <input type="hidden" name="viec" value="thuc-hien" />
        <input type="hidden" name="fingerprint" value={preview.fingerprint} />
        <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang thực hiện">
          Thực hiện kế hoạch
        </Button>
      </Form>
      {gains.length > 0 ? (
        <>
          <h3 className="border-t border-line px-4 pt-3 pb-1 font-semibold">Được giao thêm</h3>
          <NamedList lines={gains} label="Được giao thêm" />
        </>
      ) : null}
      {losses.length > 0 ? (
        <>
          <h3 className="border-t border-line px-4 pt-3 pb-1 font-semibold">Thôi học</h3>
          <NamedList lines={losses} label="Thôi học" />
        </>
      ) : null}
    </Card>
  )
}
