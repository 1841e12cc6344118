import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { StatusChip } from '~/components/status-chip'
import { cancelMeeting } from '~/domain/deeds/cancel-meeting.server'
import { recordAttendance } from '~/domain/deeds/record-attendance.server'
import { type Actor, rankedName } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { attendanceRefusalWords, cancelRefusalWords } from '~/domain/learning/meeting-words'
import { type AttendanceLine, getMeetingPage, type MeetingPage } from '~/domain/learning/study-meetings.server'
import { formatInstant, formatWeekday } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.meeting.topic ?? 'Buổi sinh hoạt'} – Niềm Nở` },
]

/** /buoi-sinh-hoat/:ma: a study meeting, its attendance, and what of it was corrected. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'keepMeetings')
  const now = args.context.now()
  const meeting = requireFound(await getMeetingPage(actor, args.params.ma ?? '', now))
  return { meeting, now }
}

/** Ticks those who wait, or corrects the one whom the form names. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'keepMeetings')
  const form = await readForm(args.request)
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 300)
  if (form.has('cancelReason')) return cancel(args, actor, text('cancelReason'))
  const corrected = text('corrected')
  const isCorrection = form.has('corrected')
  const ticks = isCorrection
    ? [
        {
          officerId: corrected,
          isPresent: text('state') === 'co-mat',
          absenceReason: text('absenceReason'),
        },
      ]
    : form.getAll('member').map((value) => {
        const officerId = String(value)
        return { officerId, isPresent: form.get(`p-${officerId}`) === 'on', absenceReason: text(`r-${officerId}`) }
      })
  const result = await recordAttendance({
    ...{ actor, ticks, now: args.context.now() },
    meetingId: args.params.ma ?? '',
    correctionReason: text('correctionReason'),
  })
  if (!result.ok) {
    if (result.reason === 'notFound') throw new Response('', { status: 404 })
    const sentence = attendanceRefusalWords(result.reason)
    const typed = {
      ...{ state: text('state'), absenceReason: text('absenceReason'), correctionReason: text('correctionReason') },
      corrected,
    }
    return data(
      { isCorrection, sentence, officerId: result.officerId, ticks, typed },
      { status: result.reason === 'ownself' ? 403 : 422 },
    )
  }
  const lessons =
    result.lessonsCompleted > 0 ? ` Ghi hoàn thành bài học cho ${formatCount(result.lessonsCompleted)} đồng chí.` : ''
  return redirectWithToast(`/buoi-sinh-hoat/${args.params.ma}`, {
    text:
      result.recorded > 0
        ? `Đã ghi điểm danh ${formatCount(result.recorded)} đồng chí.${lessons}`
        : 'Không có gì thay đổi.',
  })
}

async function cancel({ params, context }: ActionFunctionArgs, actor: Actor, reason: string) {
  const result = await cancelMeeting({ actor, meetingId: params.ma ?? '', reason, now: context.now() })
  if (result.ok) return redirectWithToast(`/buoi-sinh-hoat/${params.ma}`, { text: 'Đã hủy buổi sinh hoạt.' })
  if (result.reason === 'notFound') throw new Response('', { status: 404 })
  return data({ cancelFault: cancelRefusalWords(result.reason) }, { status: 422 })
}

export default function MeetingDetailPage() {
  const { meeting, now } = useLoaderData<typeof loader>()
  const { attended } = meeting
  const present = attended.filter((line) => line.isPresent).length
  return (
    <>
      <Breadcrumb items={[{ label: 'Buổi sinh hoạt', to: '/buoi-sinh-hoat' }, { label: meeting.topic }]} />
      <PageHeader
        title={meeting.topic}
        subtitle={`${meeting.startsAt}, ${formatWeekday(meeting.heldOn)} · ${meeting.place} · ${meeting.unit.name}`}
      />
      <div className="flex max-w-220 flex-col gap-4 lg:gap-5">
        {meeting.cancelled ? (
          <Callout tone="clay" title="Buổi sinh hoạt đã hủy">
            {meeting.cancelled.reason}
          </Callout>
        ) : null}
        {meeting.lesson ? (
          <Callout tone="green" title="Tính như học bài">
            Đồng chí có mặt được ghi hoàn thành bài “{meeting.lesson.title}” của chuyên đề {meeting.lesson.courseTitle},{' '}
            {meeting.lesson.periodName}, vào giờ bắt đầu buổi sinh hoạt. Sửa điểm danh sau đó không thu hồi kết quả đã
            ghi.
          </Callout>
        ) : null}
        {meeting.hasBegun || meeting.cancelled ? null : (
          <Callout tone="blue">Buổi sinh hoạt chưa bắt đầu. Điểm danh được từ {meeting.startsAt} trở đi.</Callout>
        )}
        {meeting.hasBegun && !meeting.cancelled ? <RollCall meeting={meeting} /> : null}
        {attended.length > 0 ? (
          <Card aria-labelledby="da-diem-danh">
            <CardHeader
              id="da-diem-danh"
              title="Đã điểm danh trực tiếp"
              detail={`Có mặt ${formatCount(present)}, vắng ${formatCount(attended.length - present)}`}
            />
            <ul className="divide-y divide-line border-t border-line">
              {attended.map((line) => (
                <AttendedRow key={line.officerId} line={line} now={now} />
              ))}
            </ul>
            {meeting.cancelled ? null : <CorrectionForm attended={attended} />}
          </Card>
        ) : null}
        {attended.length === 0 && !meeting.cancelled ? <CancelForm /> : null}
      </div>
    </>
  )
}

function RollCall({ meeting }: { meeting: Pick<MeetingPage, 'waiting' | 'isOwnWaiting' | 'attended'> }) {
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const refused = answer && 'ticks' in answer && !answer.isCorrection ? answer : null
  const typedOf = (officerId: string) => refused?.ticks.find((tick) => tick.officerId === officerId)
  return (
    <>
      {meeting.isOwnWaiting ? (
        <p className="text-sm text-text-2">
          Đồng chí không tự điểm danh cho mình. Chỉ huy khác của đơn vị hoặc bộ phận thường trực điểm danh cho đồng chí.
        </p>
      ) : null}
      {meeting.waiting.length > 0 ? (
        <Card aria-labelledby="diem-danh">
          <CardHeader
            id="diem-danh"
            title="Điểm danh"
            detail={`${formatCount(meeting.waiting.length)} đồng chí theo quân số trong ngày. Bỏ dấu người vắng và ghi lý do.`}
          />
          <Form method="post" className="border-t border-line">
            {refused ? (
              <div className="px-4 pt-3">
                <Callout tone="red" isAlert title="Chưa ghi được">
                  {refused.sentence}
                </Callout>
              </div>
            ) : null}
            <ul className="divide-y divide-line">
              {meeting.waiting.map((line) => {
                const typed = typedOf(line.officerId)
                const name = rankedName({ rankName: line.rankName, displayName: line.name })
                return (
                  <li key={line.officerId} className="grid items-center gap-x-4 px-4 py-2 sm:grid-cols-2">
                    <input type="hidden" name="member" value={line.officerId} />
                    <Checkbox
                      name={`p-${line.officerId}`}
                      defaultChecked={typed?.isPresent ?? true}
                      label={name}
                      hint={line.unitName}
                    />
                    <TextField
                      label={`Lý do vắng của ${name}`}
                      hideLabel
                      dense
                      name={`r-${line.officerId}`}
                      placeholder="Lý do vắng (nếu vắng)"
                      maxLength={300}
                      defaultValue={typed?.absenceReason}
                      errors={refused?.officerId === line.officerId ? [refused.sentence] : undefined}
                    />
                  </li>
                )
              })}
            </ul>
            <div className="border-t border-line p-4">
              <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang ghi">
                Ghi điểm danh
              </Button>
            </div>
          </Form>
        </Card>
      ) : null}
    </>
  )
}

function CancelForm() {
  const answer = useActionData<typeof action>()
  const fault = answer && 'cancelFault' in answer ? answer.cancelFault : undefined
  return (
    <details open={fault !== undefined}>
      <summary className="flex min-h-11 cursor-pointer items-center py-2 text-link">Hủy buổi sinh hoạt</summary>
      <Form method="post" className="flex flex-col gap-3">
        <TextField
          label="Lý do hủy"
          name="cancelReason"
          required
          maxLength={300}
          errors={fault ? [fault] : undefined}
        />
        <Button type="submit" variant="danger">
          Hủy buổi sinh hoạt
        </Button>
      </Form>
    </details>
  )
}

function AttendedRow({ line, now }: { line: AttendanceLine; now: Date }) {
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium">{rankedName({ rankName: line.rankName, displayName: line.name })}</p>
          <p className="text-sm text-text-3">
            {line.unitName}. Trực tiếp, đồng chí {line.recordedBy} ghi {formatInstant(line.recordedAt, now)}
          </p>
        </div>
        <StatusChip
          tone={line.isPresent ? 'done' : 'late'}
          label={line.isPresent ? 'Có mặt' : `Vắng: ${line.absenceReason}`}
        />
      </div>
      {line.corrections.map((correction) => (
        <p key={String(correction.at)} className="mt-1 text-sm text-text-2">
          Sửa {formatInstant(correction.at, now)}, trước đó ghi {correction.wasPresent ? 'có mặt' : 'vắng'}. Đồng chí{' '}
          {correction.by}, lý do: {correction.reason}
        </p>
      ))}
    </li>
  )
}

function CorrectionForm({ attended }: { attended: AttendanceLine[] }) {
  const answer = useActionData<typeof action>()
  const refused = answer && 'ticks' in answer && answer.isCorrection ? answer : null
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <details className="border-t border-line" open={refused !== null}>
      <summary className="flex min-h-11 cursor-pointer items-center px-4 py-2 font-medium text-link">
        Sửa điểm danh của một đồng chí
      </summary>
      <Form method="post" className="flex flex-col gap-4 px-4 pb-4">
        {refused ? (
          <Callout tone="red" isAlert title="Chưa sửa được">
            {refused.sentence}
          </Callout>
        ) : null}
        <SelectField
          label="Đồng chí"
          name="corrected"
          defaultValue={refused?.typed.corrected}
          options={attended.map((line) => ({ value: line.officerId, label: `${line.name}, ${line.unitName}` }))}
        />
        <SelectField
          label="Ghi lại là"
          name="state"
          defaultValue={refused?.typed.state ?? 'vang'}
          options={[
            { value: 'vang', label: 'Vắng' },
            { value: 'co-mat', label: 'Có mặt' },
          ]}
        />
        <TextField
          label="Lý do vắng (nếu vắng)"
          name="absenceReason"
          maxLength={300}
          defaultValue={refused?.typed.absenceReason}
        />
        <TextField
          label="Lý do sửa"
          name="correctionReason"
          required
          maxLength={300}
          defaultValue={refused?.typed.correctionReason}
        />
        <Button type="submit" variant="secondary" busy={isBusy} busyLabel="Đang ghi">
          Ghi sửa đổi
        </Button>
      </Form>
    </details>
  )
}
