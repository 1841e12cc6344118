import { getFormProps, getInputProps, getSelectProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { changeReminderRules } from '~/domain/deeds/administer-mail.server'
import { type Actor, scopes } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { depthOf } from '~/domain/identity/unit-path'
import { MailPages } from '~/domain/notifications/components/mail-tabs'
import { type RulesForm, rulesFormSchema } from '~/domain/notifications/reminder-rules.schema'
import { getReminderRules } from '~/domain/notifications/reminder-rules.server'
import { reader } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Cài đặt nhắc việc – Niềm Nở' }]

/** The rules hold for the whole force, so only an administrator of a highest unit changes them. */
function mayChange(actor: Actor): boolean {
  return scopes(actor, 'manageMail').some((scope) => depthOf(scope.path) === 0)
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageMail')
  const rules = await getReminderRules(reader())
  return {
    mayChange: mayChange(actor),
    rules: {
      ...rules,
      beforeDays: rules.beforeDays.join(', '),
      afterDays: rules.afterDays.join(', '),
      onDueDay: rules.onDueDay ? 'on' : '',
      digestWeekday: String(rules.digestWeekday),
      escalateAfterDays: String(rules.escalateAfterDays),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageMail')
  if (!mayChange(actor)) throw new Response(null, { status: 404 })
  const submission = parseWithZod(await readForm(args.request), { schema: rulesFormSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  await changeReminderRules(actor, submission.value, args.context.now())
  return redirectWithToast('/quan-tri/thu-dien-tu/cai-dat', { text: 'Đã lưu cài đặt nhắc việc.' })
}

const weekdays = [
  { value: '1', label: 'Thứ Hai' },
  { value: '2', label: 'Thứ Ba' },
  { value: '3', label: 'Thứ Tư' },
  { value: '4', label: 'Thứ Năm' },
  { value: '5', label: 'Thứ Sáu' },
  { value: '6', label: 'Thứ Bảy' },
  { value: '7', label: 'Chủ nhật' },
  { value: '0', label: 'Không gửi' },
]

export default function ReminderRulesPage() {
  const { rules, mayChange } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const [form, fields] = useForm<RulesForm>({
    id: 'cai-dat-nhac-viec',
    lastResult,
    defaultValue: rules,
    shouldRevalidate: 'onSubmit',
  })
  return (
    <>
      <PageHeader title="Thư và nhắc việc" subtitle="Khi nào hệ thống tự nhắc, áp dụng cho toàn lực lượng." />
      <MailPages current="rules" />
      {mayChange ? null : (
        <Callout tone="blue" title="Đồng chí xem được, chưa đổi được" className="mb-4">
          Cài đặt này áp dụng cho toàn lực lượng, do quản trị hệ thống của đơn vị cao nhất đổi.
        </Callout>
      )}
      <Card padding="lg" aria-label="Cài đặt nhắc việc" className="max-w-180">
        <Form method="post" {...getFormProps(form)}>
          <fieldset disabled={!mayChange} className="flex flex-col gap-6">
            <legend className="sr-only">Cài đặt nhắc việc</legend>
            <Part
              legend="Nhắc cán bộ, chiến sĩ"
              hint="Không nhắc người đã xong, được miễn, đang nghỉ hoặc bị khóa tài khoản. Sau khi hệ thống ngừng chạy, mỗi chuyên đề chỉ nhắc mốc mới nhất."
            >
              <div className="flex flex-col gap-4">
                <TextField
                  {...getInputProps(fields.beforeDays, { type: 'text' })}
                  key={fields.beforeDays.key}
                  label="Trước hạn (ngày)"
                  hint="Ví dụ: 7, 1. Để trống nếu không nhắc trước hạn."
                  errors={fields.beforeDays.errors}
                />
                <Checkbox
                  {...getInputProps(fields.onDueDay, { type: 'checkbox' })}
                  key={fields.onDueDay.key}
                  label="Nhắc trong ngày đến hạn"
                />
                <TextField
                  {...getInputProps(fields.afterDays, { type: 'text' })}
                  key={fields.afterDays.key}
                  label="Sau hạn (ngày)"
                  hint="Ví dụ: 1, 7. Để trống nếu không nhắc sau hạn."
                  errors={fields.afterDays.errors}
                />
              </div>
            </Part>
            <Part
              legend="Giờ yên lặng"
              hint="Không gửi nhắc việc trong khoảng này. Hai giờ bằng nhau: không có giờ yên lặng."
            >
              <div className="grid gap-3 sm:grid-cols-2">
                <TextField
                  {...getInputProps(fields.quietFrom, { type: 'text' })}
                  key={fields.quietFrom.key}
                  label="Từ"
                  errors={fields.quietFrom.errors}
                />
                <TextField
                  {...getInputProps(fields.quietTo, { type: 'text' })}
                  key={fields.quietTo.key}
                  label="Đến"
                  errors={fields.quietTo.errors}
                />
              </div>
            </Part>
            <Part
              legend="Bản tổng hợp tuần cho chỉ huy"
              hint="Mỗi chỉ huy một bản: số liệu từng đơn vị và các đồng chí quá hạn. Không còn việc thì không gửi."
            >
              <div className="grid gap-3 sm:grid-cols-2">
                <SelectField
                  {...getSelectProps(fields.digestWeekday)}
                  key={fields.digestWeekday.key}
                  label="Ngày gửi"
                  options={weekdays}
                  errors={fields.digestWeekday.errors}
                />
                <TextField
                  {...getInputProps(fields.digestTime, { type: 'text' })}
                  key={fields.digestTime.key}
                  label="Giờ gửi"
                  errors={fields.digestTime.errors}
                />
              </div>
            </Part>
            <TextField
              {...getInputProps(fields.escalateAfterDays, { type: 'text' })}
              key={fields.escalateAfterDays.key}
              label="Báo chỉ huy cấp trên khi quá hạn (ngày)"
              hint="Mỗi lượt học báo một lần. Ghi 0 nếu không báo."
              inputMode="numeric"
              errors={fields.escalateAfterDays.errors}
            />
            {mayChange ? (
              <div>
                <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang lưu">
                  Lưu
                </Button>
              </div>
            ) : null}
          </fieldset>
        </Form>
      </Card>
    </>
  )
}

function Part({ legend, hint, children }: { legend: string; hint: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="text-lg font-semibold">{legend}</legend>
      <p className="mb-3 text-sm text-text-3">{hint}</p>
      {children}
    </fieldset>
  )
}
