import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useLocation, useNavigation } from '@remix-run/react'
import { CircleCheck, Users } from 'lucide'
import { v7 as newId } from 'uuid'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { DateField, SelectField, TextArea, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { Tabs } from '~/components/tabs'
import { adjustEnrolments } from '~/domain/deeds/adjust-enrolments.server'
import { previewAdjustment } from '~/domain/deeds/preview-adjustment.server'
import { type Actor, rankedName } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { type AdjustmentKind, adjustmentKinds } from '~/domain/learning/adjustment'
import {
  type AdjustmentErrors,
  type AdjustmentValues,
  kindOfParam,
  kindParam,
  readAdjustment,
  typedAdjustment,
} from '~/domain/learning/adjustment.schema'
import {
  adjustedWords,
  adjustRefusals,
  confirmLabels,
  kindHints,
  kindLabels,
  leftOutWords,
} from '~/domain/learning/components/adjustment-words'
import { periodOptions } from '~/domain/learning/components/assignment-form'
import { NamedList } from '~/domain/learning/components/named-list'
import { findPeriods } from '~/domain/learning/periods.server'
import { type ChosenPerson, findChosenEnrolment, findChosenEnrolments } from '~/domain/reports/chosen-enrolments.server'
import { readChosenQuery } from '~/domain/reports/report-params.schema'
import { addDays, localDateOf } from '~/platform/calendar'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Miễn, hoãn, gia hạn – Niềm Nở' }]

/** What one deed may hold; a larger list is done unit by unit. */
const mostChosen = 3000

/** The list that the address chooses: one enrolment (`luot`) or the filters of a commander's list. */
async function requireChoice(actor: Actor, url: URL, now: Date) {
  const kind = kindOfParam(url.searchParams.get('viec'))
  const enrolmentId = url.searchParams.get('luot')
  if (enrolmentId) {
    const one = requireFound(await findChosenEnrolment(actor, 'adjustStudy', enrolmentId, now))
    return { kind, total: 1, lines: [one.line], words: one.words, person: one.line }
  }
  const query = { ...readChosenQuery(url), onLeave: kind === 'leave' }
  const chosen = requireFound(await findChosenEnrolments(actor, 'adjustStudy', query, now, { limit: mostChosen }))
  return { kind, total: chosen.total, lines: chosen.lines, words: chosen.words, person: null }
}

/** /xu-ly?…: one deed over a chosen list, previewed by name. With the form in the address it says what would be done. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const today = localDateOf(now)
  const url = new URL(args.request.url)
  const { kind, total, lines, words, person } = await requireChoice(actor, url, now)
  const periods = await findPeriods()
  const values = typedAdjustment(url.searchParams)
  const isAsked = url.searchParams.has('xem') || kind === 'exempt' || kind === 'leave'
  const read = isAsked ? readAdjustment(kind, values, readingFacts(today, periods)) : null
  const preview =
    read?.ok && total <= mostChosen ? await previewAdjustment(actor, { lines, adjustment: read.adjustment, now }) : null
  return {
    kind,
    total,
    isTooLong: total > mostChosen,
    words,
    person: person && { serviceNumber: person.serviceNumber, name: person.name },
    values,
    errors: read && !read.ok ? read.errors : {},
    periods: periodOptions(periods, addDays(today, 1)).filter((option) => option.value > today.slice(0, 7)),
    preview: preview && {
      touched: preview.touched.map((row) => ({
        ...nameOf(row.person),
        words: adjustedWords(row.adjusted, row.dueOn),
      })),
      leftOut: preview.leftOut.map(({ why, people }) => ({ words: leftOutWords[why], people: people.map(nameOf) })),
      fingerprint: preview.fingerprint,
    },
    bulkId: newId(),
  }
}

function readingFacts(today: string, periods: { code: string; endsOn: string }[]) {
  return { today, periodEnds: Object.fromEntries(periods.map((period) => [period.code, period.endsOn])) }
}

function nameOf(person: ChosenPerson) {
  return {
    key: person.enrolmentId,
    name: rankedName({ rankName: person.rankName, displayName: person.name }),
    detail: [person.unitName, person.courseTitle, person.periodName].join(', '),
  }
}

interface Refused {
  reason: string
  problem: string
  isReasonMissing: boolean
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const url = new URL(args.request.url)
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reason = text('reason').slice(0, 500)
  const refused = (why: keyof typeof adjustRefusals) =>
    data<Refused>(
      { reason, problem: adjustRefusals[why], isReasonMissing: why === 'reasonMissing' },
      { status: why === 'reasonMissing' ? 422 : 409 },
    )
  const { kind, total, lines, words } = await requireChoice(actor, url, now)
  const read = readAdjustment(
    kind,
    typedAdjustment(url.searchParams),
    readingFacts(localDateOf(now), await findPeriods()),
  )
  if (!read.ok || total > mostChosen) return refused('changed')
  const result = await adjustEnrolments({
    actor,
    bulkId: text('bulkId').slice(0, 36) || newId(),
    choice: words,
    enrolmentIds: lines.map((line) => line.enrolmentId),
    adjustment: read.adjustment,
    reason,
    fingerprint: text('fingerprint'),
    now,
  })
  return result.ok ? redirect(`/xu-ly/${result.bulkId}`, 303) : refused(result.reason)
}

export default function BulkPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const { kind, words, person, preview } = page
  return (
    <div className="max-w-200">
      <Breadcrumb
        items={[
          { label: 'Cán bộ, chiến sĩ', to: '/can-bo' },
          ...(person ? [{ label: person.name, to: `/can-bo/${encodeURIComponent(person.serviceNumber)}` }] : []),
          { label: 'Miễn, hoãn, gia hạn' },
        ]}
      />
      <PageHeader title="Miễn, hoãn, gia hạn" subtitle={`${words}: ${formatCount(page.total)} lượt học`} />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer ? (
          <Callout tone="red" isAlert title="Chưa thực hiện">
            {answer.problem}
          </Callout>
        ) : null}
        <Card aria-labelledby="viec">
          <h2 id="viec" className="sr-only">
            Chọn việc
          </h2>
          <KindTabs kind={kind} />
          <div className="p-4">
            <p className="text-text-2">{kindHints[kind]}</p>
            <Fields kind={kind} values={page.values} errors={page.errors} periods={page.periods} />
          </div>
        </Card>
        {page.isTooLong ? (
          <Callout tone="clay" title={`Mỗi lần nhiều nhất ${formatCount(mostChosen)} lượt học`}>
            Đồng chí lọc theo đơn vị, chuyên đề hoặc trạng thái rồi thực hiện từng phần.
          </Callout>
        ) : null}
        {preview ? (
          <Preview
            key={preview.fingerprint}
            preview={preview}
            kind={kind}
            bulkId={page.bulkId}
            reason={answer?.reason ?? ''}
            reasonError={answer?.isReasonMissing ? answer.problem : null}
          />
        ) : null}
      </div>
    </div>
  )
}

/** The filters of the list stay; the fields of another deed do not. */
function KindTabs({ kind }: { kind: AdjustmentKind }) {
  const { search } = useLocation()
  return (
    <Tabs
      label="Việc cần làm"
      className="px-2"
      items={adjustmentKinds.map((one) => {
        const query = new URLSearchParams(search)
        for (const name of ['xem', 'so-ngay', 'den-ngay', 'thang', 'han', 'viec']) query.delete(name)
        query.set('viec', kindParam(one))
        return { to: `/xu-ly?${query}`, label: kindLabels[one], current: one === kind }
      })}
    />
  )
}

function Fields({
  kind,
  values,
  errors,
  periods,
}: {
  kind: AdjustmentKind
  values: AdjustmentValues
  errors: AdjustmentErrors
  periods: { value: string; label: string }[]
}) {
  const { search } = useLocation()
  const isBusy = useNavigation().formMethod === 'GET'
  if (kind === 'exempt' || kind === 'leave') return null
  const own = ['so-ngay', 'den-ngay', 'thang', 'han', 'xem', 'viec']
  return (
    <Form key={kind} method="get" className="mt-4 flex flex-col gap-4">
      {[...new URLSearchParams(search)].map(([name, value]) =>
        own.includes(name) ? null : <input key={`${name}=${value}`} type="hidden" name={name} value={value} />,
      )}
      <input type="hidden" name="viec" value={kindParam(kind)} />
      <input type="hidden" name="xem" value="1" />
      {kind === 'extend' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Thêm số ngày"
            name="so-ngay"
            inputMode="numeric"
            hint="Tính từ hạn hiện tại của từng lượt học."
            defaultValue={values['so-ngay']}
            errors={errors['so-ngay']}
          />
          <DateField
            label="Hoặc hạn mới"
            name="den-ngay"
            hint="Một hạn cho cả danh sách, tính đến hết ngày."
            defaultValue={values['den-ngay']}
            errors={errors['den-ngay']}
          />
        </div>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Chuyển sang tháng"
            name="thang"
            options={periods}
            defaultValue={values.thang || periods[0]?.value}
            errors={errors.thang}
          />
          <DateField
            label="Hạn hoàn thành"
            name="han"
            hint="Để trống thì lấy ngày cuối tháng học ấy."
            defaultValue={values.han}
            errors={errors.han}
          />
        </div>
      )}
      <Button type="submit" variant="secondary" icon={Users} className="self-start" busy={isBusy} busyLabel="Đang xem">
        Xem sẽ thực hiện cho ai
      </Button>
    </Form>
  )
}

type PreviewData = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['preview']>

function Preview({
  preview,
  kind,
  bulkId,
  reason,
  reasonError,
}: {
  preview: PreviewData
  kind: AdjustmentKind
  bulkId: string
  reason: string
  reasonError: string | null
}) {
  const { pathname, search } = useLocation()
  const isBusy = useNavigation().formMethod === 'POST'
  const { touched, leftOut } = preview
  return (
    <>
      <Card aria-labelledby="se-thuc-hien">
        <CardHeader
          id="se-thuc-hien"
          title={
            touched.length > 0
              ? `Sẽ thực hiện cho ${formatCount(touched.length)} lượt học`
              : 'Không có lượt học nào cần thực hiện'
          }
        />
        {touched.length > 0 ? (
          <>
            <Form method="post" action={pathname + search} className="flex flex-col gap-4 px-4 pb-4">
              <input type="hidden" name="bulkId" value={bulkId} />
              <input type="hidden" name="fingerprint" value={preview.fingerprint} />
              <TextArea
                label="Lý do"
                name="reason"
                required
                rows={2}
                maxLength={500}
                hint="Được lưu cùng tên đồng chí. Người học đọc được lý do."
                defaultValue={reason}
                errors={reasonError ? [reasonError] : undefined}
              />
              <Button type="submit" size="lg" className="self-start" busy={isBusy} busyLabel="Đang thực hiện">
                {confirmLabels[kind]} {formatCount(touched.length)} lượt học
              </Button>
            </Form>
            <NamedList lines={touched} label="Lượt học sẽ thực hiện" />
          </>
        ) : (
          <EmptyState
            icon={CircleCheck}
            title={kind === 'leave' ? 'Không có đề xuất nào từ ngày nghỉ' : 'Không có ai trong danh sách cần việc này'}
            detail={
              kind === 'leave'
                ? 'Ngày nghỉ được ghi ở trang của từng đồng chí.'
                : 'Đồng chí chọn việc khác hoặc xem lý do để lại ở dưới.'
            }
          />
        )}
      </Card>
      {leftOut.map((group) => (
        <Card key={group.words} aria-label={group.words}>
          <details>
            <summary className="flex min-h-14 cursor-pointer items-center px-4 font-medium">
              Để lại {formatCount(group.people.length)} lượt học: {lowerFirst(group.words)}
            </summary>
            <NamedList lines={group.people.map((person) => ({ ...person, words: '' }))} label={group.words} />
          </details>
        </Card>
      ))}
    </>
  )
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)
}
