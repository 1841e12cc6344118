import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { SelectField, TextField } from '~/components/field'
import { planSplitOf, splitUnit } from '~/domain/deeds/change-units.server'
import { choiceOptions } from '~/domain/identity/components/unit-options'
import { findUnitTypes } from '~/domain/identity/reference.server'
import { refusalText } from '~/domain/identity/refusal-words'
import { chosenParts } from '~/domain/identity/split-form'
import { mostParts, splitUnitSchema } from '~/domain/identity/unit-change.schema'
import { findPeopleOfUnit } from '~/domain/identity/unit-people.server'
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

export const meta: MetaFunction = () => [{ title: 'Chia tách đơn vị – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const { unit, units, date } = await requireChangeableUnit(args)
  return {
    unit: { code: unit.code, name: unit.name, typeCode: unit.typeCode },
    people: await findPeopleOfUnit(reader(), unit.unitId, date),
    children: units
      .filter((other) => other.parentId === unit.unitId)
      .map(({ unitId, code, name }) => ({ unitId, code, name })),
    types: await findUnitTypes(),
    today: date,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, unit, now } = await requireChangeableUnit(args)
  const form = await readForm(args.request)
  const step = stepOf(form)
  if (step === 'edit') return formAgain(form)
  const submission = parseWithZod(form, { schema: splitUnitSchema })
  if (submission.status !== 'success') return faultsOf(form, submission)
  const { keeps, parts, from, reason } = submission.value
  const keepsUnit = keeps === 'tach'
  const split = {
    unitId: unit.unitId,
    parentId: unit.parentId ?? '',
    parts: parts.map(({ code, name, shortName, typeCode }) => ({ code, name, shortName, typeCode })),
    keepsUnit,
    from,
    ...chosenParts(form, { parts, keepsUnit }),
  }
  if (step === 'preview') {
    const taken = await reader().unit.findFirst({
      where: { code: { in: parts.map((part) => part.code) } },
      select: { code: true },
    })
    const fault = parts.find((part) => part.code === taken?.code)
    if (fault) return fieldFault(form, `parts[${fault.index}].code`, refusalText('codeTaken'))
    const { planned, units } = await planSplitOf(reader(), split)
    return previewed(form, planned, { newUnits: units, now })
  }
  const result = await splitUnit({ ...split, actor, reason, now })
  if (!result.ok) return refusedChange(form, result.reason)
  return redirectWithToast('/quan-tri/don-vi', {
    text: keepsUnit ? `Đã tách ${parts.length} đơn vị khỏi ${unit.name}.` : `Đã chia ${unit.name}.`,
  })
}

const partNumbers = Array.from({ length: mostParts }, (_, index) => index)

export default function SplitUnitPage() {
  const { unit, people, children, types, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const typed = (name: string) => typedOf(answer, name)
  const targets = [
    { value: '', label: 'Chọn đơn vị' },
    { value: 'o-lai', label: `Ở lại ${unit.name} (khi tách)` },
    ...partNumbers.map((index) => ({
      value: String(index),
      label: typed(`parts[${index}].name`) || `Đơn vị mới ${index + 1}`,
    })),
  ]
  return (
    <ChangePage
      unit={unit}
      title="Chia tách đơn vị"
      explanation="Mỗi đồng chí và mỗi đơn vị trực thuộc được phân về một đơn vị, không để sót."
      answer={answer}
      confirmLabel="Xác nhận chia tách"
      today={today}
      isBusy={isBusy}
    >
      <SelectField
        name="keeps"
        label="Cách thực hiện"
        options={[
          { value: 'chia', label: `Chia: ${unit.name} kết thúc, lập các đơn vị mới` },
          { value: 'tach', label: `Tách: ${unit.name} tiếp tục, một bộ phận ra riêng` },
        ]}
        defaultValue={typed('keeps') ?? 'chia'}
        errors={answer?.errors.keeps}
      />
      {partNumbers.map((index) => {
        const field = (name: string) => `parts[${index}].${name}`
        return (
          <fieldset key={index} className="grid min-w-0 gap-4 sm:grid-cols-3">
            <legend className="mb-2 font-semibold">
              Đơn vị mới {index + 1}
              {index > 1 ? ' (nếu có)' : ''}
            </legend>
            <TextField
              name={field('name')}
              label="Tên đơn vị"
              defaultValue={typed(field('name'))}
              errors={answer?.errors[field('name')]}
              autoComplete="off"
            />
            <TextField
              name={field('code')}
              label="Mã đơn vị"
              defaultValue={typed(field('code'))}
              errors={answer?.errors[field('code')]}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <SelectField
              name={field('typeCode')}
              label="Loại đơn vị"
              options={choiceOptions(types)}
              defaultValue={typed(field('typeCode')) ?? unit.typeCode}
              errors={answer?.errors[field('typeCode')]}
            />
          </fieldset>
        )
      })}
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold">Phân cán bộ, chiến sĩ</legend>
        {people.length === 0 ? <p className="text-text-2">Đơn vị không có cán bộ, chiến sĩ trực tiếp.</p> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          {people.map((person) => (
            <SelectField
              key={person.officerId}
              name={`nguoi.${person.officerId}`}
              label={`${person.rankName} ${person.name}`}
              hint={`${person.positionName}, ${person.serviceNumber}`}
              options={targets}
              defaultValue={typed(`nguoi.${person.officerId}`) ?? ''}
            />
          ))}
        </div>
      </fieldset>
      {children.length > 0 ? (
        <fieldset className="min-w-0">
          <legend className="mb-2 font-semibold">Phân đơn vị trực thuộc</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {children.map((child) => (
              <SelectField
                key={child.unitId}
                name={`donvi.${child.unitId}`}
                label={child.name}
                options={targets}
                defaultValue={typed(`donvi.${child.unitId}`) ?? ''}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </ChangePage>
  )
}
