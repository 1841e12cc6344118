import type { Submission } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import type { UnitChangeRefusal } from '~/domain/deeds/change-units.server'
import { previewUnitChange, type UnitChangePreview } from '~/domain/deeds/preview-unit-change.server'
import { findUnitsFor, getUnitFor } from '~/domain/identity/administered-units.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { refusalText } from '~/domain/identity/refusal-words'
import type { Planned } from '~/domain/identity/unit-change-plan.server'
import { getUnitHistory } from '~/domain/identity/unit-history.server'
import { localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'

/** What the pages that change units share: the form is first answered with a preview, and carried out when confirmed. */

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** The unit of the address as it stands today, in the actor's care. */
export async function requireStandingUnit(args: Args) {
  const actor = await requireDeed(args, 'manageUnits')
  const now = args.context.now()
  const date = localDateOf(now)
  const unit = await getUnitFor(actor, 'manageUnits', { code: args.params.ma ?? '', date })
  if (!unit) {
    // The same form sent twice: the first one has closed the unit today.
    const history = args.request.method === 'POST' && (await getUnitHistory(actor, args.params.ma ?? '', date))
    if (history && history.until === date)
      throw await redirectWithToast('/quan-tri/don-vi', { text: 'Thay đổi của đơn vị này đã được ghi.' })
    throw new Response('Không thấy đơn vị này.', { status: 404 })
  }
  return { actor, unit, date, now }
}

/** The page's unit with the others that a form may name. The highest unit in the actor's care is changed by those above. */
export async function requireChangeableUnit(args: Args) {
  const found = await requireStandingUnit(args)
  const units = await findUnitsFor(found.actor, 'manageUnits', found.date)
  if (!units.some((unit) => unit.unitId === found.unit.parentId))
    throw new Response('Không thấy trang này.', { status: 404 })
  return { ...found, units }
}

export interface ChangeAnswer {
  /** What was typed, to be shown again or confirmed. */
  fields: { name: string; value: string }[]
  errors: Record<string, string[]>
  refusal: string | null
  preview: UnitChangePreview | null
}

/** Which button was pressed: `xacNhan` carries the change out, `sua` goes back to the form. */
export function stepOf(form: FormData): 'preview' | 'confirm' | 'edit' {
  const step = form.get('buoc')
  return step === 'xacNhan' ? 'confirm' : step === 'sua' ? 'edit' : 'preview'
}

export function formAgain(form: FormData) {
  return data<ChangeAnswer>({ fields: fieldsOf(form), errors: {}, refusal: null, preview: null })
}

export function faultsOf(form: FormData, submission: Submission<unknown, string[]>) {
  const errors = Object.fromEntries(
    Object.entries(submission.reply().error ?? {}).flatMap(([name, found]) => (found ? [[name, found]] : [])),
  )
  return data<ChangeAnswer>({ fields: fieldsOf(form), errors, refusal: null, preview: null }, { status: 422 })
}

export function fieldFault(form: FormData, field: string, sentence: string) {
  return data<ChangeAnswer>(
    { fields: fieldsOf(form), errors: { [field]: [sentence] }, refusal: null, preview: null },
    { status: 422 },
  )
}

export function refusedChange(form: FormData, reason: UnitChangeRefusal) {
  return data<ChangeAnswer>(
    { fields: fieldsOf(form), errors: {}, refusal: refusalText(reason), preview: null },
    { status: 409 },
  )
}

export async function previewed(
  form: FormData,
  planned: Planned,
  seen: { newUnits: readonly { unitId: string; name: string }[]; now: Date },
) {
  if (!planned.ok) return refusedChange(form, planned.reason)
  const preview = await previewUnitChange(planned.plan, seen)
  return data<ChangeAnswer>({ fields: fieldsOf(form), errors: {}, refusal: null, preview })
}

function fieldsOf(form: FormData): ChangeAnswer['fields'] {
  const fields: ChangeAnswer['fields'] = []
  for (const [name, value] of form) if (typeof value === 'string' && name !== 'buoc') fields.push({ name, value })
  return fields
}
