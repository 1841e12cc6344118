import { getFormProps, getInputProps, getSelectProps, type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { UserRoundPlus } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { DateField, SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import type { Actor } from '~/domain/identity/access'
import { findUnitsFor, getUnitFor } from '~/domain/identity/administered-units.server'
import {
  type NewUnitForm,
  newUnitSchema,
  type RenameUnitForm,
  renameUnitSchema,
} from '~/domain/identity/administration.schema'
import { choiceOptions, noChoice } from '~/domain/identity/components/unit-options'
import { requireDeed } from '~/domain/identity/guard.server'
import { findUnitTypes } from '~/domain/identity/reference.server'
import { refusalText } from '~/domain/identity/refusal-words'
import { createUnit, renameUnit, type UnitLine } from '~/domain/identity/units.server'
import { localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? 'Đơn vị'} – Niềm Nở` },
]

async function requireUnit(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageUnits')
  const date = localDateOf(args.context.now())
  const unit = await getUnitFor(actor, 'manageUnits', { code: args.params.ma ?? '', date })
  if (!unit) throw new Response('Không thấy đơn vị này.', { status: 404 })
  return { actor, unit, date }
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, unit, date } = await requireUnit(args)
  const [units, types] = await Promise.all([findUnitsFor(actor, 'manageUnits', date), findUnitTypes()])
  const { code, name, shortName, typeCode, typeName } = unit
  return {
    unit: { code, name, shortName: shortName === name ? '' : shortName, typeCode, typeName },
    parent: units.find((other) => other.unitId === unit.parentId)?.name ?? '',
    children: units
      .filter((other) => other.parentId === unit.unitId)
      .map((child) => ({ code: child.code, name: child.name, typeName: child.typeName })),
    types,
    today: date,
  }
}

/** `viec`: "themDonVi" under this unit, or "doiTen". */
export async function action(args: ActionFunctionArgs) {
  const { actor, unit, date } = await requireUnit(args)
  const form = await readForm(args.request)
  const facts = { actor, unit, date, now: args.context.now() }
  switch (form.get('viec')) {
    case 'themDonVi':
      return addUnit(form, facts)
    case 'doiTen':
      return rename(form, facts)
    default:
      throw new Response('Không rõ việc cần làm. Vui lòng tải lại trang.', { status: 400 })
  }
}

interface Facts {
  actor: Actor
  unit: UnitLine
  date: string
  now: Date
}

async function addUnit(form: FormData, { actor, unit, date, now }: Facts) {
  const submission = parseWithZod(form, { schema: newUnitSchema })
  if (submission.status !== 'success') return data({ deed: 'themDonVi', result: submission.reply() }, { status: 422 })
  const created = await inTransaction((tx) =>
    createUnit(tx, { ...submission.value, actor, parentId: unit.unitId, validFrom: date, at: now }),
  )
  if (created.ok)
    return redirectWithToast(`/quan-tri/don-vi/${unit.code}`, { text: `Đã thêm ${submission.value.name}.` })
  const field = created.reason === 'codeTaken' ? 'code' : 'typeCode'
  const result = submission.reply({ fieldErrors: { [field]: [refusalText(created.reason)] } })
  return data({ deed: 'themDonVi', result }, { status: 409 })
}

async function rename(form: FormData, { actor, unit, now }: Facts) {
  const submission = parseWithZod(form, { schema: renameUnitSchema })
  if (submission.status !== 'success') return data({ deed: 'doiTen', result: submission.reply() }, { status: 422 })
  const renamed = await inTransaction((tx) =>
    renameUnit(tx, { ...submission.value, actor, unitId: unit.unitId, at: now }),
  )
  if (renamed.ok) return redirectWithToast(`/quan-tri/don-vi/${unit.code}`, { text: 'Đã lưu tên đơn vị.' })
  const field = renamed.reason === 'typeUnknown' ? 'typeCode' : 'from'
  const result = submission.reply({ fieldErrors: { [field]: [refusalText(renamed.reason)] } })
  return data({ deed: 'doiTen', result }, { status: 409 })
}

export default function UnitPage() {
  const { unit, parent, children, types, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const resultOf = (deed: string) => (answer?.deed === deed ? answer.result : null)
  return (
    <>
      <Breadcrumb items={[{ label: 'Đơn vị', to: '/quan-tri/don-vi' }, { label: unit.name }]} />
      <PageHeader
        title={unit.name}
        subtitle={parent ? `${unit.typeName}, trực thuộc ${parent}` : unit.typeName}
        actions={
          <ButtonLink to={`/quan-tri/nguoi-dung/moi?donvi=${unit.code}`} variant="secondary" icon={UserRoundPlus}>
            Thêm người vào đơn vị
          </ButtonLink>
        }
      />
      <div className="grid items-start gap-4 lg:gap-5 xl:grid-cols-2">
        <div className="flex flex-col gap-4 lg:gap-5">
          <Card aria-labelledby="truc-thuoc">
            <h2 id="truc-thuoc" className="px-4 pt-4 pb-2 text-lg font-semibold">
              Đơn vị trực thuộc
            </h2>
            {children.length === 0 ? (
              <p className="px-4 pb-4 text-text-2">Chưa có đơn vị trực thuộc.</p>
            ) : (
              <RowList>
                {children.map((child) => (
                  <Row
                    key={child.code}
                    to={`/quan-tri/don-vi/${child.code}`}
                    title={child.name}
                    detail={child.typeName}
                  />
                ))}
              </RowList>
            )}
          </Card>
          <Rename
            key={unit.name}
            unit={unit}
            types={types}
            today={today}
            isBusy={isBusy}
            lastResult={resultOf('doiTen')}
          />
        </div>
        <AddUnit key={children.length} types={types} isBusy={isBusy} lastResult={resultOf('themDonVi')} />
      </div>
    </>
  )
}

interface PanelProps {
  types: { code: string; name: string }[]
  isBusy: boolean
  lastResult: SubmissionResult<string[]> | null
}

function AddUnit({ types, isBusy, lastResult }: PanelProps) {
  const [form, fields] = useForm<NewUnitForm>({
    id: 'them-don-vi',
    lastResult,
    defaultValue: { typeCode: '' },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Card padding="lg" aria-labelledby="tieu-de-them">
      <h2 id="tieu-de-them" className="text-lg font-semibold">
        Thêm đơn vị trực thuộc
      </h2>
      <Form method="post" {...getFormProps(form)} className="mt-3 flex flex-col gap-4">
        <input type="hidden" name="viec" value="themDonVi" />
        <TextField
          {...getInputProps(fields.name, { type: 'text' })}
          key={fields.name.key}
          label="Tên đơn vị"
          errors={fields.name.errors}
          placeholder="Ví dụ: Đội 2"
          autoComplete="off"
          required
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            {...getInputProps(fields.shortName, { type: 'text' })}
            key={fields.shortName.key}
            label="Tên viết tắt (nếu có)"
            errors={fields.shortName.errors}
            autoComplete="off"
          />
          <TextField
            {...getInputProps(fields.code, { type: 'text' })}
            key={fields.code.key}
            label="Mã đơn vị"
            hint="Chữ thường không dấu, số, gạch ngang. Mã không đổi về sau."
            errors={fields.code.errors}
            placeholder="Ví dụ: doi-2"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </div>
        <SelectField
          {...getSelectProps(fields.typeCode)}
          key={fields.typeCode.key}
          label="Loại đơn vị"
          errors={fields.typeCode.errors}
          options={[noChoice('Chọn loại đơn vị'), ...choiceOptions(types)]}
          required
        />
        <div>
          <Button type="submit" busy={isBusy} busyLabel="Đang thêm">
            Thêm đơn vị
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Rename({
  unit,
  types,
  today,
  isBusy,
  lastResult,
}: PanelProps & { unit: { name: string; shortName: string; typeCode: string }; today: string }) {
  const [form, fields] = useForm<RenameUnitForm>({
    id: 'doi-ten',
    lastResult,
    defaultValue: { name: unit.name, shortName: unit.shortName, typeCode: unit.typeCode, from: today },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Card padding="lg" aria-labelledby="tieu-de-ten">
      <h2 id="tieu-de-ten" className="text-lg font-semibold">
        Tên đơn vị
      </h2>
      <p className="mt-1 text-sm text-text-2">Báo cáo của ngày trước ngày đổi vẫn ghi tên cũ.</p>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="viec" value="doiTen" />
        <TextField
          {...getInputProps(fields.name, { type: 'text' })}
          key={fields.name.key}
          label="Tên đơn vị"
          errors={fields.name.errors}
          autoComplete="off"
          required
        />
        <TextField
          {...getInputProps(fields.shortName, { type: 'text' })}
          key={fields.shortName.key}
          label="Tên viết tắt (nếu có)"
          errors={fields.shortName.errors}
          autoComplete="off"
        />
        <SelectField
          {...getSelectProps(fields.typeCode)}
          key={fields.typeCode.key}
          label="Loại đơn vị"
          errors={fields.typeCode.errors}
          options={choiceOptions(types)}
          required
        />
        <DateField
          {...getInputProps(fields.from, { type: 'text' })}
          key={fields.from.key}
          label="Từ ngày"
          errors={fields.from.errors}
          required
        />
        <TextField
          {...getInputProps(fields.reason, { type: 'text' })}
          key={fields.reason.key}
          label="Lý do, số quyết định"
          errors={fields.reason.errors}
          maxLength={300}
          autoComplete="off"
          className="sm:col-span-2"
          required
        />
        <div>
          <Button type="submit" variant="secondary" busy={isBusy} busyLabel="Đang lưu">
            Lưu tên đơn vị
          </Button>
        </div>
      </Form>
    </Card>
  )
}
