import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { DefinitionList } from '~/components/definition-list'
import { TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import type { Actor } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { collapse } from '~/domain/identity/names'
import { previewHref, readPreviewParams } from '~/domain/identity/roster/roster-address'
import { type Draft, getDraft, planDraft, saveChoices } from '~/domain/identity/roster/roster-imports.server'
import { nameFault } from '~/domain/identity/roster/roster-person'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction = () => [{ title: 'Sửa một dòng – Niềm Nở' }]

async function readRow(actor: Actor, args: LoaderFunctionArgs) {
  const draft: Draft = requireFound(await getDraft(actor, args.params.ma ?? ''))
  const line = Number(args.params.dong)
  const index = draft.sheets.people.rows.findIndex((row) => row.line === line)
  return { draft, line, index, row: requireFound(draft.sheets.people.rows[index]) }
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const { draft, line, index, row } = await readRow(actor, args)
  const plan = await planDraft(actor, draft, args.context.now())
  const planned = requireFound(plan.rows[index])
  const choice = draft.choices.rows[line]
  return {
    importId: draft.importId,
    line,
    tab: readPreviewParams(new URL(args.request.url)).tab,
    name: planned.name,
    parts: planned.parts ?? { familyName: '', middleName: '', givenName: '' },
    reasons: planned.reasons,
    notes: planned.notes,
    isSkipped: choice?.skip ?? false,
    acceptsName: choice?.acceptsName ?? false,
    asksForName: planned.needsNameAccepted || (choice?.acceptsName ?? false),
    cells: draft.sheets.people.headers.flatMap((header, column) => {
      const text = row.cells[column] ?? ''
      return text === '' ? [] : [{ term: header || `Cột ${column + 1}`, detail: text }]
    }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const { draft, line, index } = await readRow(actor, args)
  const form = await readForm(args.request)
  const typed = (name: string) => collapse(String(form.get(name) ?? ''))
  const name = { familyName: typed('ho'), middleName: typed('dem'), givenName: typed('ten') }
  const planned = (await planDraft(actor, draft, args.context.now())).rows[index]
  const isCorrected = Object.entries(name).some(([part, text]) => planned?.parts?.[part as keyof typeof name] !== text)
  const skip = form.get('boQua') === 'co'
  const problem = isCorrected && !skip ? nameFault(name) : null
  if (problem) return data({ problem, name }, { status: 422 })
  const earlier = draft.choices.rows[line]?.name
  const own = isCorrected && !skip ? name : earlier
  const rows = {
    ...draft.choices.rows,
    [line]: { skip, acceptsName: form.get('doiTen') === 'co', ...(own && { name: own }) },
  }
  await saveChoices(draft, { choices: { ...draft.choices, rows }, effectiveOn: draft.effectiveOn })
  const { tab } = readPreviewParams(new URL(args.request.url))
  return redirectWithToast(previewHref(draft.importId, tab ?? undefined), { text: `Đã lưu dòng ${line}.` })
}

export default function RosterRowPage() {
  const { importId, line, tab, name, parts, reasons, notes, isSkipped, acceptsName, asksForName, cells } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const back = previewHref(importId, tab ?? undefined)
  const shown = answer?.name ?? parts
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Nhập danh sách', to: '/quan-tri/nguoi-dung/nhap' },
          { label: 'Xem thử', to: back },
          { label: `Dòng ${line}` },
        ]}
      />
      <PageHeader title={`Dòng ${line}`} subtitle={name} />
      <div className="flex max-w-200 flex-col gap-4 lg:gap-5">
        {answer?.problem ? (
          <Callout tone="red" title="Chưa lưu được" isAlert>
            {answer.problem}
          </Callout>
        ) : null}
        {reasons.length > 0 ? (
          <Callout tone="clay" title={isSkipped ? 'Dòng này bỏ qua' : 'Dòng này chưa nhập được'}>
            {reasons.map((reason) => (
              <p key={reason}>{reason}</p>
            ))}
          </Callout>
        ) : null}
        <Card as="section" aria-label="Nội dung dòng" padding="lg">
          <DefinitionList items={cells} />
          {notes.map((note) => (
            <p key={note} className="mt-3 text-sm text-text-3">
              {note}
            </p>
          ))}
        </Card>
        <Card as="section" aria-label="Sửa dòng" padding="lg">
          <Form method="post" className="flex flex-col gap-5">
            <div className="grid gap-5 sm:grid-cols-3">
              <TextField
                label="Họ"
                name="ho"
                defaultValue={shown.familyName}
                hint="Họ ghép viết đủ: Tôn Nữ, Đặng Trần."
                autoComplete="off"
                maxLength={60}
              />
              <TextField label="Tên đệm" name="dem" defaultValue={shown.middleName} autoComplete="off" maxLength={60} />
              <TextField label="Tên" name="ten" defaultValue={shown.givenName} autoComplete="off" maxLength={60} />
            </div>
            {asksForName ? (
              <Checkbox
                name="doiTen"
                value="co"
                defaultChecked={acceptsName}
                label="Đúng là đồng chí này đã đổi họ tên"
                hint="Chỉ đánh dấu khi số hiệu đúng là của người trong tệp."
              />
            ) : null}
            <Checkbox name="boQua" value="co" defaultChecked={isSkipped} label="Bỏ qua dòng này" />
            <div className="flex flex-wrap gap-2">
              <Button type="submit" busy={isBusy} busyLabel="Đang lưu">
                Lưu
              </Button>
              <ButtonLink to={back} variant="ghost">
                Quay lại
              </ButtonLink>
            </div>
          </Form>
        </Card>
      </div>
    </>
  )
}
