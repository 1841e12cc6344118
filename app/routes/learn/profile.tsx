import { getFormProps, getInputProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { KeyRound, MonitorSmartphone, Network, UserRoundCheck } from 'lucide'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { TextField } from '~/components/field'
import { Icon } from '~/components/icon'
import { PageHeader, ShellMenu } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { SegmentedRadio } from '~/components/segmented'
import { may, rankedName } from '~/domain/identity/access'
import { roleNames } from '~/domain/identity/access-words'
import { type EmailForm, emailSchema } from '~/domain/identity/account.schema'
import { changeOwnEmail } from '~/domain/identity/accounts.server'
import { OwnDeviceCard } from '~/domain/identity/components/own-device-card'
import { requireDeed } from '~/domain/identity/guard.server'
import { getProfile } from '~/domain/identity/officer-directory.server'
import { MailSwitch, mailSwitchField } from '~/domain/notifications/components/mail-switch'
import { chooseMail, isMailOn } from '~/domain/notifications/mail-choice.server'
import { RecallSwitch } from '~/domain/quiz/components/recall-switch'
import { isRecallOn } from '~/domain/quiz/recall.server'
import { RecordViews } from '~/domain/reports/components/record-views'
import { findRecordViews } from '~/domain/reports/record-views.server'
import { config } from '~/platform/config.server'
import { inTransaction } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { getTheme } from '~/platform/http/theme.server'

export const meta: MetaFunction = () => [{ title: 'Cá nhân – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const { email, helpContact } = await getProfile(actor.officerId)
  return {
    name: rankedName(actor),
    serviceNumber: actor.serviceNumber,
    username: actor.username,
    position: actor.positionName,
    unit: actor.unitName,
    roles: [...new Set(actor.grants.map((grant) => roleNames[grant.role]))],
    email,
    helpContact,
    theme: await getTheme(args.request),
    mayViewFigures: may(actor, 'viewFigures'),
    mayDelegate: may(actor, 'delegateCommand'),
    isRecallOn: await isRecallOn(actor),
    views: await findRecordViews(actor.officerId, args.context.now()),
    mail: { isOn: await isMailOn(actor.officerId), isConfigured: config().mail !== null },
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const form = await readForm(args.request)
  if (form.has(mailSwitchField)) {
    const isOn = form.get(mailSwitchField) === 'bat'
    await chooseMail({ officerId: actor.officerId, isOn, now: args.context.now() })
    return redirectWithToast('/ca-nhan', { text: isOn ? 'Đã bật nhận thư nhắc việc.' : 'Đã tắt nhận thư nhắc việc.' })
  }
  const submission = parseWithZod(form, { schema: emailSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const email = submission.value.email ?? null
  await inTransaction((tx) => changeOwnEmail(tx, { actor, email, at: args.context.now() }))
  return redirectWithToast('/ca-nhan', { text: email ? 'Đã lưu địa chỉ thư điện tử.' : 'Đã bỏ địa chỉ thư điện tử.' })
}

const themes = [
  { value: 'system', label: 'Theo máy' },
  { value: 'light', label: 'Sáng' },
  { value: 'dark', label: 'Tối' },
]

export default function ProfilePage() {
  const profile = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Cá nhân" subtitle={profile.name} />
      <div className="grid items-start gap-4 lg:gap-5 xl:grid-cols-2">
        <div className="flex flex-col gap-4 lg:gap-5">
          <Card aria-labelledby="thong-tin">
            <CardHeader title="Thông tin của đồng chí" id="thong-tin" />
            <div className="px-4 pb-4">
              <DefinitionList
                items={[
                  { term: 'Họ tên', detail: profile.name },
                  { term: 'Số hiệu', detail: profile.serviceNumber },
                  { term: 'Tên đăng nhập', detail: profile.username },
                  { term: 'Chức vụ', detail: profile.position || 'Chưa có' },
                  { term: 'Đơn vị', detail: profile.unit || 'Chưa có' },
                  { term: 'Vai trò', detail: ['Người học', ...profile.roles].join(', ') },
                ]}
              />
              <p className="mt-4 text-sm text-text-3">
                Các mục này do quản trị hệ thống cập nhật. Nếu có mục chưa đúng, đồng chí báo {profile.helpContact}.
              </p>
            </div>
          </Card>
          <EmailCard email={profile.email} />
          <MailSwitch {...profile.mail} hasAddress={profile.email !== null} />
        </div>
        <div className="flex flex-col gap-4 lg:gap-5">
          <Card aria-label="Tài khoản">
            <RowList>
              {profile.mayViewFigures ? (
                <Row
                  to="/don-vi"
                  leading={<Icon icon={Network} />}
                  title="Đơn vị"
                  detail="Tình hình học tập của đơn vị"
                />
              ) : null}
              {profile.mayDelegate ? (
                <Row
                  to="/ca-nhan/uy-quyen"
                  leading={<Icon icon={UserRoundCheck} />}
                  title="Ủy quyền"
                  detail="Giao quyền chỉ huy khi vắng mặt"
                />
              ) : null}
              <Row
                to="/ca-nhan/thiet-bi"
                leading={<Icon icon={MonitorSmartphone} />}
                title="Thiết bị đang đăng nhập"
                detail="Xem và đăng xuất từ xa"
              />
              <Row
                to="/doi-mat-khau?tiep=/ca-nhan"
                leading={<Icon icon={KeyRound} />}
                title="Đổi mật khẩu"
                detail="Các thiết bị khác sẽ được đăng xuất"
              />
            </RowList>
          </Card>
          <Card padding="md" aria-labelledby="giao-dien">
            <h2 id="giao-dien" className="text-lg font-semibold">
              Giao diện
            </h2>
            <p className="text-sm text-text-3">Chỉ áp dụng cho thiết bị này.</p>
            <Form method="post" action="/giao-dien" className="mt-3 flex flex-wrap items-center gap-3">
              <input type="hidden" name="tiep" value="/ca-nhan" />
              <SegmentedRadio legend="Giao diện" name="giaoDien" options={themes} defaultValue={profile.theme} />
              <Button type="submit" variant="secondary">
                Áp dụng
              </Button>
            </Form>
          </Card>
          <RecordViews title="Ai đã xem hồ sơ học tập của tôi" views={profile.views} />
          <RecallSwitch isOn={profile.isRecallOn} returnTo="/ca-nhan" />
          <OwnDeviceCard />
          <ShellMenu />
        </div>
      </div>
    </>
  )
}

function EmailCard({ email }: { email: string }) {
  const lastResult = useActionData<typeof action>()
  const navigation = useNavigation()
  const isBusy = navigation.formMethod === 'POST' && navigation.formAction === '/ca-nhan'
  const [form, fields] = useForm<EmailForm>({
    id: 'thu-dien-tu',
    lastResult,
    defaultValue: { email },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Card padding="md" aria-labelledby="thu">
      <h2 id="thu" className="text-lg font-semibold">
        Thư điện tử
      </h2>
      <Form method="post" {...getFormProps(form)} className="mt-2 flex flex-col gap-4">
        <TextField
          {...getInputProps(fields.email, { type: 'email' })}
          key={fields.email.key}
          label="Địa chỉ thư điện tử"
          hint="Để trống nếu đồng chí không dùng. Chỉ đồng chí và quản trị hệ thống thấy mục này."
          errors={fields.email.errors}
          autoComplete="email"
        />
        <div>
          <Button type="submit" busy={isBusy} busyLabel="Đang lưu">
            Lưu
          </Button>
        </div>
      </Form>
    </Card>
  )
}
