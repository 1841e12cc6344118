import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { v7 as newId } from 'uuid'
import { Checkbox } from '~/components/checkbox'
import { SelectField, TextField } from '~/components/field'
import { SegmentedRadio } from '~/components/segmented'
import { mergeUnits } from '~/domain/deeds/change-units.server'
import { choiceOptions, noChoice } from '~/domain/identity/components/unit-options'
import { findUnitTypes } from '~/domain/identity/reference.server'
import { refusalText } from '~/domain/identity/refusal-words'
import { mergeUnitSchema, newSuccessor } from '~/domain/identity/unit-change.schema'
import { planMerge } from '~/domain/identity/unit-change-plan.server'
import { reader } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import {
  faultsOf,
  fieldFault,
  formAgain,
  previewed,
  refusedChange,
  requireChangeableUnit,
  stepOf,
} from './unit-change.server'
import { ChangePage, typedOf } from './unit-change-form'

export const meta: MetaFunction = () => [{ title: 'Sáp nhập đơn vị – Niềm Nở' }]

/** Units under the same parent merge; one from elsewhere is moved there first. */
export async function loader(args: LoaderFunctionArgs) {
  const { unit, units, date } = await requireChangeableUnit(args)
  return {
    unit: { code: unit.code, name: unit.name, typeCode: unit.typeCode },
    siblings: units
      .filter((other) => other.parentId === unit.parentId && other.unitId !== unit.unitId)
      .map(({ code, name }) => ({ code, name })),
    types: await findUnitTypes(),
    today: date,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, unit, units, now } = await requireChangeableUnit(args)
  const form = await readForm(args.request)
  const step = stepOf(form)
  if (step === 'edit') return formAgain(form)
  const submission = parseWithZod(form, { schema: mergeUnitSchema })
  if (submission.status !== 'success') return faultsOf(form, submission)
  const { value } = submission
  const siblings = units.filter((other) => other.parentId === unit.parentId)
  const others = siblings.filter((other) => value.withCodes.includes(other.code))
  if (others.length === 0) return fieldFault(form, 'withCodes', 'Đồng chí chưa chọn đơn vị cùng sáp nhập.')
  const joined = [unit, ...others]
  const predecessorIds = joined.map((one) => one.unitId)
  const parentId = unit.parentId ?? ''
  if (value.into === newSuccessor) {
    const { name, code, shortName, typeCode, from, reason } = value
    if (step === 'preview') {
      if (await reader().unit.findUnique({ where: { code }, select: { id: true } }))
        return fieldFault(form, 'code', refusalText('codeTaken'))
      const unitId = newId()
      const planned = await planMerge(reader(), { predecessorIds, successor: { unitId, newUnder: parentId }, from })
      return previewed(form, planned, { newUnits: [{ unitId, name }], now })
    }
    const newUnit = { name, code, shortName, typeCode }
    const result = await mergeUnits({ actor, predecessorIds, successor: { newUnit, parentId }, from, reason, now })
    if (!result.ok) return refusedChange(form, result.reason)
    return redirectWithToast('/quan-tri/don-vi', { text: `Đã sáp nhập thành ${name}.` })
  }
  const successor = joined.find((one) => one.code === value.successorCode)
  if (!successor) return fieldFault(form, 'successorCode', 'Vui lòng chọn một trong các đơn vị cùng sáp nhập.')
  const merge = { predecessorIds, from: value.from }
  const { unitId } = successor
  if (step === 'preview')
    return previewed(form, await planMerge(reader(), { ...merge, successor: { unitId, newUnder: null } }), {
      newUnits: [],
      now,
    })
  const result = await mergeUnits({ ...merge, actor, successor: { unitId }, reason: value.reason, now })
  if (!result.ok) return refusedChange(form, result.reason)
  return redirectWithToast('/quan-tri/don-vi', { text: `Đã sáp nhập vào ${successor.name}.` })
}

export default function MergeUnitPage() {
  const { unit, siblings, types, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const isChecked = (code: string) =>
    answer?.fields.some((field) => field.name === 'withCodes' && field.value === code) ?? false
  return (
    <ChangePage
      unit={unit}
      title="Sáp nhập đơn vị"
      explanation="Các đơn vị cùng cấp trên nhập thành một. Cán bộ và đơn vị trực thuộc chuyển sang đơn vị tiếp nhận."
      answer={answer}
      confirmLabel="Xác nhận sáp nhập"
      today={today}
      isBusy={isBusy}
    >
      <fieldset className="min-w-0" aria-describedby={answer?.errors.withCodes ? 'loi-cung-sap-nhap' : undefined}>
        <legend className="text-label font-medium">Sáp nhập {unit.name} với</legend>
        {siblings.length === 0 ? (
          <p className="text-text-2">Không có đơn vị nào khác cùng cấp trên.</p>
        ) : (
          <div className="mt-1 grid max-h-96 gap-x-4 overflow-y-auto sm:grid-cols-2">
            {siblings.map((sibling) => (
              <Checkbox
                key={sibling.code}
                name="withCodes"
                value={sibling.code}
                label={sibling.name}
                defaultChecked={isChecked(sibling.code)}
              />
            ))}
          </div>
        )}
        {answer?.errors.withCodes ? (
          <p id="loi-cung-sap-nhap" className="text-sm text-late-fg">
            {answer.errors.withCodes[0]}
          </p>
        ) : null}
      </fieldset>
      <p className="-mb-2 text-label font-medium" aria-hidden="true">
        Đơn vị tiếp nhận
      </p>
      <SegmentedRadio
        legend="Đơn vị tiếp nhận"
        name="into"
        options={[
          { value: 'co-san', label: 'Một đơn vị đang có' },
          { value: newSuccessor, label: 'Lập đơn vị mới' },
        ]}
        defaultValue={typedOf(answer, 'into') ?? 'co-san'}
      />
      <SelectField
        name="successorCode"
        label="Nếu là đơn vị đang có"
        options={[noChoice('Chọn đơn vị tiếp nhận'), ...choiceOptions([unit, ...siblings])]}
        defaultValue={typedOf(answer, 'successorCode') ?? ''}
        errors={answer?.errors.successorCode}
      />
      <fieldset className="grid min-w-0 gap-4 sm:grid-cols-2">
        <legend className="mb-2 text-label font-medium">Nếu lập đơn vị mới</legend>
        <TextField
          name="name"
          label="Tên đơn vị mới"
          defaultValue={typedOf(answer, 'name')}
          errors={answer?.errors.name}
          autoComplete="off"
        />
        <TextField
          name="code"
          label="Mã đơn vị mới"
          hint="Chữ thường không dấu, số, gạch ngang."
          defaultValue={typedOf(answer, 'code')}
          errors={answer?.errors.code}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SelectField
          name="typeCode"
          label="Loại đơn vị"
          options={choiceOptions(types)}
          defaultValue={typedOf(answer, 'typeCode') ?? unit.typeCode}
          errors={answer?.errors.typeCode}
        />
      </fieldset>
    </ChangePage>
  )
}
