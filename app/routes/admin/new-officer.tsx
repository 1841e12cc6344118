import { getFormProps, getInputProps, getSelectProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { DateField, SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { registerOfficer } from '~/domain/deeds/register-officer.server'
import { findUnitsFor, getUnitFor } from '~/domain/identity/administered-units.server'
import { type NewOfficerForm, newOfficerSchema } from '~/domain/identity/administration.schema'
import { OneTimePassword } from '~/domain/identity/components/one-time-password'
import { choiceOptions, noChoice, unitOptions } from '~/domain/identity/components/unit-options'
import { requireDeed } from '~/domain/identity/guard.server'
import { fullName } from '~/domain/identity/names'
import { findOfficerChoices } from '~/domain/identity/reference.server'
import { type Refusal, refusalText } from '~/domain/identity/refusal-words'
import { localDateOf } from '~/platform/calendar'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Thêm người dùng – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const today = localDateOf(args.context.now())
  const units = await findUnitsFor(actor, 'manageOfficers', today)
  return {
    today,
    unitCode: new URL(args.request.url).searchParams.get('donvi') ?? '',
    units: units.map(({ code, name, depth }) => ({ code, name, depth })),
    choices: await findOfficerChoices(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const submission = parseWithZod(await readForm(args.request), { schema: newOfficerSchema })
  if (submission.status !== 'success') return data({ result: submission.reply(), created: null }, { status: 422 })
  const { unitCode, ...officer } = submission.value
  const now = args.context.now()
  const refuse = (refusal: Refusal) =>
    data(
      {
        result: submission.reply({ fieldErrors: { [fieldOf[refusal] ?? 'unitCode']: [refusalText(refusal)] } }),
        created: null,
      },
      { status: 409 },
    )
  const unit = await getUnitFor(actor, 'manageOfficers', { code: unitCode, date: officer.validFrom })
  if (!unit) return refuse('unitUnknown')
  const registered = await registerOfficer({ actor, officer, unit, now })
  if (!registered.ok) return refuse(registered.reason)
  const created = {
    name: fullName(officer),
    username: officer.username.toLowerCase(),
    serviceNumber: registered.serviceNumber,
    password: registered.password,
  }
  return data({ result: null, created })
}

/** The field that a refusal is about, so that focus goes there. */
const fieldOf: Partial<Record<Refusal, keyof NewOfficerForm>> = {
  serviceNumberTaken: 'serviceNumber',
  usernameTaken: 'username',
  rankUnknown: 'rankCode',
  categoryUnknown: 'serviceCategoryCode',
  positionUnknown: 'positionCode',
  future: 'validFrom',
}

export default function NewOfficerPage() {
  const { today, unitCode, units, choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const [form, fields] = useForm<NewOfficerForm>({
    id: 'nguoi-dung-moi',
    lastResult: answer?.result,
    defaultValue: { validFrom: today, unitCode, rankCode: '', serviceCategoryCode: '', positionCode: '' },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <>
      <Breadcrumb items={[{ label: 'Người dùng', to: '/quan-tri/nguoi-dung' }, { label: 'Thêm người dùng' }]} />
      <PageHeader title="Thêm người dùng" subtitle="Người mới nhận ngay các chuyên đề đang giao cho đơn vị." />
      <div className="flex max-w-200 flex-col gap-4 lg:gap-5">
        {answer?.created ? (
          <>
            <OneTimePassword {...answer.created} />
            <div className="flex flex-wrap gap-2">
              <ButtonLink to="/quan-tri/nguoi-dung/moi">Thêm người khác</ButtonLink>
              <ButtonLink
                to={`/quan-tri/nguoi-dung/${encodeURIComponent(answer.created.serviceNumber)}`}
                variant="secondary"
              >
                Mở trang của đồng chí {answer.created.name}
              </ButtonLink>
            </div>
          </>
        ) : (
          <Card padding="lg" aria-label="Thông tin người dùng mới">
            <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
              <div className="grid gap-5 sm:grid-cols-3">
                <TextField
                  {...getInputProps(fields.familyName, { type: 'text' })}
                  key={fields.familyName.key}
                  label="Họ"
                  errors={fields.familyName.errors}
                  autoComplete="off"
                  required
                />
                <TextField
                  {...getInputProps(fields.middleName, { type: 'text' })}
                  key={fields.middleName.key}
                  label="Tên đệm"
                  errors={fields.middleName.errors}
                  autoComplete="off"
                />
                <TextField
                  {...getInputProps(fields.givenName, { type: 'text' })}
                  key={fields.givenName.key}
                  label="Tên"
                  errors={fields.givenName.errors}
                  autoComplete="off"
                  required
                />
              </div>
              <div className="grid gap-5 sm:grid-cols-2">
                <TextField
                  {...getInputProps(fields.serviceNumber, { type: 'text' })}
                  key={fields.serviceNumber.key}
                  label="Số hiệu CAND"
                  errors={fields.serviceNumber.errors}
                  placeholder="Ví dụ: 000-001"
                  autoComplete="off"
                  required
                />
                <TextField
                  {...getInputProps(fields.username, { type: 'text' })}
                  key={fields.username.key}
                  label="Tên đăng nhập"
                  hint="Chữ không dấu, số, dấu chấm, gạch ngang."
                  errors={fields.username.errors}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  required
                />
                <SelectField
                  {...getSelectProps(fields.rankCode)}
                  key={fields.rankCode.key}
                  label="Cấp bậc hàm"
                  errors={fields.rankCode.errors}
                  options={[noChoice('Chọn cấp bậc hàm'), ...choiceOptions(choices.ranks)]}
                  required
                />
                <SelectField
                  {...getSelectProps(fields.serviceCategoryCode)}
                  key={fields.serviceCategoryCode.key}
                  label="Diện lực lượng"
                  errors={fields.serviceCategoryCode.errors}
                  options={[noChoice('Chọn diện lực lượng'), ...choiceOptions(choices.serviceCategories)]}
                  required
                />
                <SelectField
                  {...getSelectProps(fields.unitCode)}
                  key={fields.unitCode.key}
                  label="Đơn vị"
                  errors={fields.unitCode.errors}
                  options={[noChoice('Chọn đơn vị'), ...unitOptions(units)]}
                  required
                />
                <SelectField
                  {...getSelectProps(fields.positionCode)}
                  key={fields.positionCode.key}
                  label="Chức vụ"
                  errors={fields.positionCode.errors}
                  options={[noChoice('Chọn chức vụ'), ...choiceOptions(choices.positions)]}
                  required
                />
                <DateField
                  {...getInputProps(fields.validFrom, { type: 'text' })}
                  key={fields.validFrom.key}
                  label="Nhận công tác từ ngày"
                  errors={fields.validFrom.errors}
                  required
                />
                <TextField
                  {...getInputProps(fields.email, { type: 'email' })}
                  key={fields.email.key}
                  label="Thư điện tử (nếu có)"
                  errors={fields.email.errors}
                  autoComplete="off"
                />
              </div>
              <div className="flex flex-wrap gap-2">
                <Button type="submit" busy={isBusy} busyLabel="Đang tạo">
                  Tạo tài khoản
                </Button>
                <ButtonLink to="/quan-tri/nguoi-dung" variant="ghost">
                  Quay lại
                </ButtonLink>
              </div>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
