import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { DateField, SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { createMeeting } from '~/domain/deeds/create-meeting.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { type MeetingField, readTime } from '~/domain/learning/study-meeting'
import { findMeetingLessons, findMeetingUnits } from '~/domain/learning/study-meetings.server'
import { AutoSelect } from '~/domain/reports/components/auto-select'
import { localDateOf, parseDate } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Mở buổi sinh hoạt – Niềm Nở' }]

/** /buoi-sinh-hoat/moi?don-vi=…: a new study meeting; the lessons offered are those of the chosen unit. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'keepMeetings')
  const now = args.context.now()
  const today = localDateOf(now)
  const units = await findMeetingUnits(actor, now)
  const asked = new URL(args.request.url).searchParams.get('don-vi')
  const unit = units.find((one) => one.code === asked) ?? units[0]
  const lessons = unit ? await findMeetingLessons({ path: unit.path, today }) : []
  return {
    meetingId: randomUUID(),
    today,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    units: units.map(({ code, name, depth }) => ({ value: code, label: `${'– '.repeat(depth)}${name}` })),
    lessons: lessons.map(({ lessonId, periodCode, title, courseTitle, periodName }) => ({
      value: `${periodCode} ${lessonId}`,
      label: `${periodName}: ${courseTitle}, bài “${title}”`,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'keepMeetings')
  const now = args.context.now()
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = {
    topic: text('topic').slice(0, 300),
    place: text('place').slice(0, 200),
    heldOn: text('heldOn').slice(0, 20),
    startsAt: text('startsAt').slice(0, 10),
    unitCode: text('unitCode'),
    lesson: text('lesson'),
  }
  const [periodCode, lessonId] = typed.lesson.split(' ')
  const result = await createMeeting({
    ...{ actor, now, today: localDateOf(now), unitCode: typed.unitCode, topic: typed.topic, place: typed.place },
    meetingId: text('meetingId').slice(0, 36) || randomUUID(),
    heldOn: parseDate(typed.heldOn) ?? '',
    startsAt: readTime(typed.startsAt) ?? '',
    lesson: periodCode && lessonId ? { periodCode, lessonId } : null,
  })
  if (!result.ok) return data({ typed, faults: result.faults }, { status: 422 })
  return redirectWithToast(`/buoi-sinh-hoat/${result.meetingId}`, { text: 'Đã mở buổi sinh hoạt.' })
}

export default function NewMeetingPage() {
  const { meetingId, today, unitCode, unitName, units, lessons } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const typed = answer?.typed
  const errors = (field: MeetingField) => {
    const fault = answer?.faults[field]
    return fault ? [fault] : undefined
  }
  return (
    <>
      <Breadcrumb items={[{ label: 'Buổi sinh hoạt', to: '/buoi-sinh-hoat' }, { label: 'Mở buổi sinh hoạt' }]} />
      <PageHeader title="Mở buổi sinh hoạt" />
      <div className="flex max-w-180 flex-col gap-4 lg:gap-5">
        <Card padding="lg" aria-label="Buổi sinh hoạt mới">
          {units.length > 1 ? (
            <Form id="chon-don-vi" method="get" className="mb-4 flex flex-col gap-1">
              <span aria-hidden="true" className="text-label font-medium">
                Đơn vị sinh hoạt
              </span>
              <AutoSelect
                key={unitCode}
                label="Đơn vị sinh hoạt"
                name="don-vi"
                form="chon-don-vi"
                defaultValue={unitCode}
                options={units}
              />
            </Form>
          ) : null}
          <Form method="post" className="flex flex-col gap-4">
            <input type="hidden" name="meetingId" value={meetingId} />
            <input type="hidden" name="unitCode" value={unitCode} />
            {answer?.faults.unitCode ? (
              <Callout tone="red" isAlert title="Chưa mở được">
                {answer.faults.unitCode}
              </Callout>
            ) : null}
            <TextField
              label="Nội dung"
              name="topic"
              required
              maxLength={300}
              hint="Ví dụ: kể chuyện về Bác Hồ, bài học “Bức thư ngày 11/3/1948”."
              defaultValue={typed?.topic}
              errors={errors('topic')}
            />
            <TextField
              label="Địa điểm"
              name="place"
              required
              maxLength={200}
              defaultValue={typed?.place}
              errors={errors('place')}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <DateField label="Ngày" name="heldOn" defaultValue={typed?.heldOn ?? today} errors={errors('heldOn')} />
              <TextField
                label="Giờ bắt đầu"
                name="startsAt"
                inputMode="numeric"
                placeholder="14:00"
                defaultValue={typed?.startsAt}
                errors={errors('startsAt')}
              />
            </div>
            <SelectField
              label="Tính như học bài"
              name="lesson"
              defaultValue={typed?.lesson ?? ''}
              errors={errors('lesson')}
              hint={
                lessons.length > 0
                  ? 'Đồng chí có mặt được ghi hoàn thành bài học này. Bài có kiểm tra thì mỗi người tự làm, không có trong danh sách.'
                  : 'Đơn vị không có bài học nào không kèm kiểm tra trong các tháng gần đây, nên chỉ điểm danh.'
              }
              options={[{ value: '', label: 'Chỉ điểm danh' }, ...lessons]}
            />
            <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang lưu">
              Mở buổi sinh hoạt của {unitName}
            </Button>
          </Form>
        </Card>
      </div>
    </>
  )
}
