import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { UserRoundPlus } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import type { Actor } from '~/domain/identity/access'
import { findUnitsFor, getUnitFor } from '~/domain/identity/administered-units.server'
import { newUnitSchema, renameUnitSchema } from '~/domain/identity/administration.schema'
import { requireDeed } from '~/domain/identity/guard.server'
import { findUnitTypes } from '~/domain/identity/reference.server'
import { refusalText } from '~/domain/identity/refusal-words'
import { getUnitHistory } from '~/domain/identity/unit-history.server'
import { createUnit, renameUnit, type UnitLine } from '~/domain/identity/units.server'
import { addDays, formatDate, localDateOf } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireStandingUnit } from './unit-change.server'
import { UnitChanges, UnitHistoryCard } from './unit-history'
import { AddUnit, RenameUnit } from './unit-panels'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? 'Đơn vị'} – Niềm Nở` },
]

/** A unit of the actor's care; one that has closed, or is to come, is shown but not changed here. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageUnits')
  const date = localDateOf(args.context.now())
  const history = await getUnitHistory(actor, args.params.ma ?? '', date)
  if (!history) throw new Response('Không thấy đơn vị này.', { status: 404 })
  const unit = await getUnitFor(actor, 'manageUnits', { code: history.code, date })
  const { unitId: _unitId, ...shown } = history
  if (!unit) return { unit: shown, standing: null, types: [], today: date }
  const [units, types] = await Promise.all([findUnitsFor(actor, 'manageUnits', date), findUnitTypes()])
  return {
    unit: shown,
    standing: {
      shortName: unit.shortName === unit.name ? '' : unit.shortName,
      typeCode: unit.typeCode,
      isHighest: !units.some((other) => other.unitId === unit.parentId),
      parent: units.find((other) => other.unitId === unit.parentId)?.name ?? '',
      children: units
        .filter((other) => other.parentId === unit.unitId)
        .map((child) => ({ code: child.code, name: child.name, typeName: child.typeName })),
    },
    types,
    today: date,
  }
}

/** `viec`: "themDonVi" under this unit, or "doiTen". */
export async function action(args: ActionFunctionArgs) {
  const facts = await requireStandingUnit(args)
  const form = await readForm(args.request)
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
  const { unit, standing, types, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const resultOf = (deed: string) => (answer?.deed === deed ? answer.result : null)
  const crumbs = [{ label: 'Đơn vị', to: '/quan-tri/don-vi' }, { label: unit.name }]
  if (!standing)
    return (
      <>
        <Breadcrumb items={crumbs} />
        <PageHeader title={unit.name} subtitle={unit.typeName} />
        <div className="flex max-w-240 flex-col gap-4 lg:gap-5">
          <Callout tone="blue" title={unit.state === 'planned' ? 'Đơn vị chưa thành lập' : 'Đơn vị đã kết thúc'}>
            {unit.state === 'planned'
              ? `Đơn vị này thành lập từ ngày ${formatDate(unit.from)}.`
              : `Ngày cuối cùng là ${formatDate(addDays(unit.until ?? unit.from, -1))}. Tên và số liệu cũ được giữ nguyên.`}
          </Callout>
          <UnitHistoryCard history={unit} />
        </div>
      </>
    )
  const { shortName, typeCode, parent, children, isHighest } = standing
  return (
    <>
      <Breadcrumb items={crumbs} />
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
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          {unit.until ? (
            <Callout tone="clay" title="Đơn vị sắp kết thúc">
              Ngày cuối cùng là {formatDate(addDays(unit.until, -1))}.
            </Callout>
          ) : null}
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
          {isHighest ? null : <UnitChanges code={unit.code} />}
          <UnitHistoryCard history={unit} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          <AddUnit key={children.length} types={types} isBusy={isBusy} lastResult={resultOf('themDonVi')} />
          <RenameUnit
            key={unit.name}
            unit={{ name: unit.name, shortName, typeCode }}
            types={types}
            today={today}
            isBusy={isBusy}
            lastResult={resultOf('doiTen')}
          />
        </div>
      </div>
    </>
  )
}
