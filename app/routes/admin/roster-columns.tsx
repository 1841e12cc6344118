import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { DateField, SelectField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { choiceOptions, noChoice } from '~/domain/identity/components/unit-options'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOfficerChoices } from '~/domain/identity/reference.server'
import { type ColumnMap, fields, fieldWords, isField } from '~/domain/identity/roster/roster-columns'
import { getDraft, saveChoices } from '~/domain/identity/roster/roster-imports.server'
import { formatDate, localDateOf, parseDate } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction = () => [{ title: 'Cột và ngày áp dụng – Niềm Nở' }]

const examplesShown = 3

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const draft = requireFound(await getDraft(actor, args.params.ma ?? ''))
  const { people } = draft.sheets
  const fieldAt = new Map(Object.entries(draft.choices.columns).map(([field, index]) => [index, field]))
  const choices = await findOfficerChoices()
  return {
    importId: draft.importId,
    fileName: draft.fileName,
    effectiveOn: formatDate(draft.effectiveOn),
    defaults: draft.choices.defaults,
    positions: choices.positions,
    categories: choices.serviceCategories,
    columns: people.headers.map((header, index) => ({
      index,
      header,
      field: fieldAt.get(index) ?? '',
      examples: people.rows
        .map(({ cells }) => cells[index] ?? '')
        .filter(Boolean)
        .slice(0, examplesShown),
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const draft = requireFound(await getDraft(actor, args.params.ma ?? ''))
  const form = await readForm(args.request)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const refuse = (problem: string, dateProblem = '') => data({ problem, dateProblem, typed }, { status: 422 })

  const effectiveOn = parseDate(typed.ngay ?? '')
  if (!effectiveOn) return refuse('', 'Ngày chưa đúng. Vui lòng nhập theo dạng 23/11/2026.')
  if (effectiveOn > localDateOf(args.context.now()))
    return refuse('', 'Ngày áp dụng chưa tới. Đồng chí chọn ngày hôm nay hoặc trước đó.')
  const columns: ColumnMap = {}
  for (const [index] of draft.sheets.people.headers.entries()) {
    const field = typed[`cot-${index}`]
    if (!isField(field)) continue
    if (columns[field] !== undefined)
      return refuse(`Hai cột cùng được chọn là ${fieldWords[field].label}. Đồng chí chọn lại một cột.`)
    columns[field] = index
  }
  const choices = {
    ...draft.choices,
    columns,
    defaults: { category: typed['dien-chung'] ?? '', position: typed['chuc-vu-chung'] ?? '' },
  }
  await saveChoices(draft, { choices, effectiveOn })
  return redirectWithToast(`/quan-tri/nguoi-dung/nhap/${draft.importId}`, {
    text: 'Đã lưu. Lần sau tệp có tiêu đề này được hiểu như vậy.',
  })
}

export default function RosterColumnsPage() {
  const { importId, fileName, effectiveOn, defaults, positions, categories, columns } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const own = `/quan-tri/nguoi-dung/nhap/${importId}`
  const typed: Record<string, string> = answer?.typed ?? {}
  const fieldOptions = [
    noChoice('Không dùng cột này'),
    ...fields.map((field) => ({ value: field, label: fieldWords[field].label })),
  ]
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Nhập danh sách', to: '/quan-tri/nguoi-dung/nhap' },
          { label: fileName || 'Tệp không tên', to: own },
          { label: 'Cột và ngày áp dụng' },
        ]}
      />
      <PageHeader title="Cột và ngày áp dụng" subtitle={fileName} />
      <Form method="post" className="flex max-w-200 flex-col gap-4 lg:gap-5">
        {answer?.problem ? (
          <Callout tone="red" title="Chưa lưu được" isAlert>
            {answer.problem}
          </Callout>
        ) : null}
        <Card as="section" aria-labelledby="ngay-ap-dung">
          <CardHeader id="ngay-ap-dung" title="Ngày áp dụng và ô trống" />
          <div className="grid gap-5 px-4 pb-5 sm:grid-cols-2">
            <DateField
              label="Ngày áp dụng"
              name="ngay"
              defaultValue={typed.ngay ?? effectiveOn}
              hint="Điều chuyển, cấp bậc mới và đơn vị mới tính từ ngày này."
              errors={answer?.dateProblem ? [answer.dateProblem] : undefined}
              required
              className="sm:col-span-2"
            />
            <SelectField
              label="Người mới không ghi chức vụ"
              name="chuc-vu-chung"
              defaultValue={typed['chuc-vu-chung'] ?? defaults.position}
              options={[noChoice('Coi là vướng mắc'), ...choiceOptions(positions)]}
            />
            <SelectField
              label="Người mới không ghi diện lực lượng"
              name="dien-chung"
              defaultValue={typed['dien-chung'] ?? defaults.category}
              options={[noChoice('Coi là vướng mắc'), ...choiceOptions(categories)]}
            />
          </div>
        </Card>
        <Card as="section" aria-labelledby="cac-cot">
          <CardHeader id="cac-cot" title="Các cột của tệp" detail="Được ghi nhớ cho lần sau" />
          <div className="grid gap-5 px-4 pb-5 sm:grid-cols-2">
            {columns.map(({ index, header, field, examples }) => (
              <SelectField
                key={index}
                label={header || `Cột ${index + 1} (không có tiêu đề)`}
                name={`cot-${index}`}
                defaultValue={typed[`cot-${index}`] ?? field}
                options={fieldOptions}
                hint={examples.length > 0 ? `Ví dụ: ${examples.join(' · ')}` : 'Cột trống'}
              />
            ))}
          </div>
        </Card>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={isBusy} busyLabel="Đang lưu">
            Lưu và xem thử
          </Button>
          <ButtonLink to={own} variant="ghost">
            Quay lại
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
