import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { SelectField } from '~/components/field'
import { moveUnit } from '~/domain/deeds/change-units.server'
import { getUnitFor } from '~/domain/identity/administered-units.server'
import { noChoice, unitOptions } from '~/domain/identity/components/unit-options'
import { refusalText } from '~/domain/identity/refusal-words'
import { moveUnitSchema } from '~/domain/identity/unit-change.schema'
import { planMove } from '~/domain/identity/unit-change-plan.server'
import { isWithin } from '~/domain/identity/unit-path'
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

export const meta: MetaFunction = () => [{ title: 'Điều chuyển đơn vị – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const { unit, units, date } = await requireChangeableUnit(args)
  return {
    unit: { code: unit.code, name: unit.name },
    parents: units
      .filter((other) => !isWithin(other.path, unit.path) && other.unitId !== unit.parentId)
      .map(({ code, name, depth }) => ({ code, name, depth })),
    today: date,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, unit, now } = await requireChangeableUnit(args)
  const form = await readForm(args.request)
  const step = stepOf(form)
  if (step === 'edit') return formAgain(form)
  const submission = parseWithZod(form, { schema: moveUnitSchema })
  if (submission.status !== 'success') return faultsOf(form, submission)
  const { parentCode, from, reason } = submission.value
  const parent = await getUnitFor(actor, 'manageUnits', { code: parentCode, date: from })
  if (!parent) return fieldFault(form, 'parentCode', refusalText('parentUnknown'))
  const move = { unitId: unit.unitId, parentId: parent.unitId, from }
  if (step === 'preview') return previewed(form, await planMove(reader(), move), { newUnits: [], now })
  const result = await moveUnit({ ...move, actor, reason, now })
  if (!result.ok) return refusedChange(form, result.reason)
  return redirectWithToast(`/quan-tri/don-vi/${unit.code}`, {
    text: `Đã điều chuyển ${unit.name} về ${parent.name}.`,
  })
}

export default function MoveUnitPage() {
  const { unit, parents, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <ChangePage
      unit={unit}
      title="Điều chuyển đơn vị"
      explanation="Đơn vị cùng mọi đơn vị trực thuộc về dưới một đơn vị khác."
      answer={answer}
      confirmLabel="Xác nhận điều chuyển"
      today={today}
      isBusy={isBusy}
    >
      <SelectField
        name="parentCode"
        label="Đơn vị cấp trên mới"
        options={[noChoice('Chọn đơn vị'), ...unitOptions(parents)]}
        defaultValue={typedOf(answer, 'parentCode') ?? ''}
        errors={answer?.errors.parentCode}
        required
      />
    </ChangePage>
  )
}
