import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { v7 as newId } from 'uuid'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { DateField, SelectField, TextArea, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { StatusChip } from '~/components/status-chip'
import { enterLeave, takeBackLeave } from '~/domain/deeds/enter-leave.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { type LeaveErrors, type LeaveValues, readLeave } from '~/domain/identity/leave.schema'
import { findLeaveKinds, findLeaveRecords, getOfficerOnDuty } from '~/domain/identity/leave.server'
import { addDays, formatDate, formatInstant, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ngày nghỉ của đồng chí ${page?.officer.name ?? ''} – Niềm Nở` },
]

/** /can-bo/:ma/nghi: the leaves of one officer, entered by the commander. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const { officerId, ...officer } = requireFound(await getOfficerOnDuty(actor, args.params.ma ?? '', localDateOf(now)))
  const [kinds, records] = await Promise.all([findLeaveKinds(), findLeaveRecords(officerId)])
  return {
    officer,
    isOwn: officerId === actor.officerId,
    leaveId: newId(),
    kinds: kinds.map((kind) => ({ value: kind.code, label: kind.name })),
    records: records.map((record) => ({
      id: record.id,
      title: `${record.kindName}, ${formatDate(record.validFrom)} đến hết ngày ${formatDate(addDays(record.validTo, -1))}`,
      reason: record.reason,
      by: `Đồng chí ${record.approvedBy}, ${formatInstant(record.recordedAt, now)}`,
      takenBack:
        record.takenBack &&
        `Rút: đồng chí ${record.takenBack.by}, ${formatInstant(record.takenBack.at, now)}. Lý do: ${record.takenBack.reason}`,
    })),
  }
}

interface Refused {
  problem?: string
  values?: LeaveValues
  errors?: LeaveErrors
  takeBack?: { leaveId: string; reason: string; error: string }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const serviceNumber = args.params.ma ?? ''
  const here = `/can-bo/${encodeURIComponent(serviceNumber)}/nghi`
  const form = await readForm(args.request)
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 500)
  const takenBackId = text('takenBackId')
  if (takenBackId) {
    const reason = text('reason')
    const result = await takeBackLeave({ actor, serviceNumber, leaveId: takenBackId, reason, now })
    if (result.ok) return redirectWithToast(here, { text: 'Đã rút lượt nghỉ.' })
    if (result.reason === 'notFound') throw new Response('', { status: 404 })
    const error = problems[result.reason]
    return data<Refused>({ takeBack: { leaveId: takenBackId, reason, error } }, { status: 422 })
  }
  const values = { kindCode: text('kindCode'), from: text('from'), to: text('to'), reason: text('reason') }
  const read = readLeave(values)
  if (!read.ok) return data<Refused>({ values, errors: read.errors }, { status: 422 })
  const leave = { id: text('leaveId').slice(0, 36) || newId(), ...read.leave }
  const result = await enterLeave({ actor, serviceNumber, leave, now })
  if (result.ok)
    return redirectWithToast(here, { text: 'Đã ghi. Đồng chí xem đề xuất miễn, gia hạn ở dưới danh sách.' })
  if (result.reason === 'notFound') throw new Response('', { status: 404 })
  return data<Refused>(
    { values, problem: problems[result.reason] },
    { status: result.reason === 'ownself' ? 403 : 422 },
  )
}

const problems = {
  ownself: 'Ngày nghỉ của đồng chí do chỉ huy đơn vị cấp trên ghi.',
  kindUnknown: 'Không thấy loại nghỉ này. Vui lòng chọn trong danh sách.',
  reasonMissing: 'Đồng chí chưa ghi lý do. Vui lòng ghi lý do rồi gửi lại.',
  alreadyTakenBack: 'Lượt nghỉ này đã được rút từ trước.',
} as const

export default function LeavePage() {
  const { officer, isOwn, leaveId, kinds, records } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const hasStanding = records.some((record) => !record.takenBack)
  return (
    <div className="max-w-180">
      <Breadcrumb
        items={[
          { label: 'Cán bộ, chiến sĩ', to: '/can-bo' },
          { label: officer.name, to: `/can-bo/${encodeURIComponent(officer.serviceNumber)}` },
          { label: 'Ngày nghỉ' },
        ]}
      />
      <PageHeader title="Ngày nghỉ" subtitle={officer.name} />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer?.problem || isOwn ? (
          <Callout tone="clay" isAlert={Boolean(answer?.problem)} title="Chưa ghi được">
            {answer?.problem ?? problems.ownself}
          </Callout>
        ) : null}
        {isOwn ? null : (
          <LeaveForm
            key={leaveId}
            leaveId={leaveId}
            kinds={kinds}
            values={answer?.values}
            errors={answer?.errors ?? {}}
          />
        )}
        <Card aria-labelledby="da-ghi">
          <CardHeader
            id="da-ghi"
            title="Các lượt nghỉ đã ghi"
            detail={records.length === 0 ? 'Chưa ghi lượt nghỉ nào.' : undefined}
          />
          <ul className="divide-y divide-line">
            {records.map((record) => (
              <li key={record.id} className="px-4 py-3">
                <p className="flex flex-wrap items-center justify-between gap-2 font-medium">
                  {record.title}
                  {record.takenBack ? <StatusChip tone="none" label="Đã rút" /> : null}
                </p>
                <p>Lý do: {record.reason}</p>
                <p className="text-sm text-text-3">{record.by}</p>
                {record.takenBack ? <p className="text-sm text-text-3">{record.takenBack}</p> : null}
                {record.takenBack || isOwn ? null : (
                  <TakeBack
                    leaveId={record.id}
                    refusal={answer?.takeBack?.leaveId === record.id ? answer.takeBack : undefined}
                  />
                )}
              </li>
            ))}
          </ul>
        </Card>
        {hasStanding && !isOwn ? (
          <Callout
            tone="blue"
            title="Ngày nghỉ không tự miễn học tập"
            action={
              <Link to={`/xu-ly?tim=${encodeURIComponent(officer.serviceNumber)}`} className="link">
                Xem đề xuất miễn, gia hạn từ ngày nghỉ
              </Link>
            }
          >
            Nghỉ cả thời gian học thì đề xuất miễn, nghỉ một phần thì đề xuất gia hạn. Đồng chí xác nhận thì mới thực
            hiện.
          </Callout>
        ) : null}
      </div>
    </div>
  )
}

function LeaveForm({
  leaveId,
  kinds,
  values,
  errors,
}: {
  leaveId: string
  kinds: { value: string; label: string }[]
  values: LeaveValues | undefined
  errors: LeaveErrors
}) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <Card padding="lg" aria-labelledby="ghi-nghi">
      <h2 id="ghi-nghi" className="mb-4 text-lg font-semibold">
        Ghi một lượt nghỉ
      </h2>
      <Form method="post" className="flex flex-col gap-4">
        <input type="hidden" name="leaveId" value={leaveId} />
        <SelectField
          label="Loại nghỉ"
          name="kindCode"
          options={kinds}
          defaultValue={values?.kindCode}
          errors={errors.kindCode}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField label="Từ ngày" name="from" required defaultValue={values?.from} errors={errors.from} />
          <DateField label="Đến hết ngày" name="to" required defaultValue={values?.to} errors={errors.to} />
        </div>
        <TextArea
          label="Lý do, số quyết định"
          name="reason"
          required
          rows={2}
          maxLength={500}
          defaultValue={values?.reason}
          errors={errors.reason}
        />
        <Button type="submit" size="lg" className="self-start" busy={isBusy} busyLabel="Đang ghi">
          Ghi lượt nghỉ
        </Button>
      </Form>
    </Card>
  )
}

function TakeBack({ leaveId, refusal }: { leaveId: string; refusal: { reason: string; error: string } | undefined }) {
  const isBusy = useNavigation().formData?.get('takenBackId') === leaveId
  return (
    <details open={Boolean(refusal)}>
      <summary className="inline-flex min-h-11 items-center rounded-sm text-label font-medium text-link underline underline-offset-4">
        Rút lượt nghỉ này
      </summary>
      <Form method="post" className="mt-1 flex flex-col gap-3">
        <input type="hidden" name="takenBackId" value={leaveId} />
        <TextField
          label="Lý do rút"
          name="reason"
          required
          maxLength={500}
          hint="Việc miễn, gia hạn đã xác nhận vì lượt nghỉ này thì rút ở từng lượt học."
          defaultValue={refusal?.reason}
          errors={refusal && [refusal.error]}
        />
        <Button type="submit" variant="danger" className="self-start" busy={isBusy} busyLabel="Đang rút">
          Rút
        </Button>
      </Form>
    </details>
  )
}
