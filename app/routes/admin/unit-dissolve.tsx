import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Callout } from '~/components/callout'
import { dissolveUnit } from '~/domain/deeds/change-units.server'
import { dissolveUnitSchema } from '~/domain/identity/unit-change.schema'
import { planDissolution } from '~/domain/identity/unit-change-plan.server'
import { findPeopleOfUnit } from '~/domain/identity/unit-people.server'
import { reader } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { faultsOf, formAgain, previewed, refusedChange, requireChangeableUnit, stepOf } from './unit-change.server'
import { ChangePage } from './unit-change-form'

export const meta: MetaFunction = () => [{ title: 'Giải thể đơn vị – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const { unit, units, date } = await requireChangeableUnit(args)
  return {
    unit: { code: unit.code, name: unit.name },
    people: (await findPeopleOfUnit(reader(), unit.unitId, date)).length,
    children: units.filter((other) => other.parentId === unit.unitId).map(({ code, name }) => ({ code, name })),
    today: date,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, unit, now } = await requireChangeableUnit(args)
  const form = await readForm(args.request)
  const step = stepOf(form)
  if (step === 'edit') return formAgain(form)
  const submission = parseWithZod(form, { schema: dissolveUnitSchema })
  if (submission.status !== 'success') return faultsOf(form, submission)
  const { from, reason } = submission.value
  const { unitId } = unit
  if (step === 'preview')
    return previewed(form, await planDissolution(reader(), { unitId, from }), { newUnits: [], now })
  const result = await dissolveUnit({ actor, unitId, from, reason, now })
  if (!result.ok) return refusedChange(form, result.reason)
  return redirectWithToast('/quan-tri/don-vi', { text: `Đã ghi giải thể ${unit.name}.` })
}

export default function DissolveUnitPage() {
  const { unit, people, children, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <ChangePage
      unit={unit}
      title="Giải thể đơn vị"
      explanation="Đơn vị kết thúc và không có đơn vị kế tiếp. Tên và số liệu cũ vẫn giữ nguyên."
      answer={answer}
      confirmLabel="Xác nhận giải thể"
      today={today}
      isBusy={isBusy}
    >
      {people > 0 || children.length > 0 ? (
        <Callout tone="clay" title="Trước khi giải thể cần chuyển hết người và đơn vị trực thuộc">
          <ul className="list-disc pl-5">
            {people > 0 ? (
              <li>
                <Link to={`/quan-tri/nguoi-dung?donvi=${unit.code}`} className="link">
                  Điều chuyển {people} đồng chí
                </Link>
                , hoặc{' '}
                <Link to={`/quan-tri/don-vi/${unit.code}/sap-nhap`} className="link">
                  sáp nhập vào đơn vị khác
                </Link>
              </li>
            ) : null}
            {children.map((child) => (
              <li key={child.code}>
                <Link to={`/quan-tri/don-vi/${child.code}/dieu-chuyen`} className="link">
                  Điều chuyển {child.name}
                </Link>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </ChangePage>
  )
}
