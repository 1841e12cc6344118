import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Callout } from '~/components/callout'
import { PageHeader } from '~/components/page-shell'
import { rankedName } from '~/domain/identity/access'
import { DelegationPanel, HeldDelegations } from '~/domain/identity/components/delegation-panel'
import {
  findDelegateChoices,
  findDelegationsOf,
  findDelegationsTo,
  findOwnCommand,
} from '~/domain/identity/delegations.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { getOfficerRecord } from '~/domain/identity/officer-directory.server'
import { localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { carryOutDelegation } from '../command/delegation-deeds.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ủy quyền: ${page?.officer.name ?? ''} – Niềm Nở` },
]

async function requireOfficer(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireDeed(args, 'grantRoles')
  const now = args.context.now()
  const officer = await getOfficerRecord(actor, args.params.ma ?? '', now)
  if (!officer) throw new Response('Không thấy người dùng có số hiệu này.', { status: 404 })
  return { actor, officer, now }
}

/** ủy quyền of an officer in the administrator's care: entered for a commander who is away. */
export async function loader(args: LoaderFunctionArgs) {
  const { officer, now } = await requireOfficer(args)
  const today = localDateOf(now)
  const command = await findOwnCommand(officer.officerId, today)
  const [lines, held, choices] = await Promise.all([
    findDelegationsOf(officer.officerId, today),
    findDelegationsTo(officer.officerId, today),
    findDelegateChoices(command, today),
  ])
  const { serviceNumber, name, rankName } = officer
  return {
    officer: { serviceNumber, name, rankedName: rankedName({ rankName, displayName: name }) },
    lines,
    held,
    choices,
    hasCommand: command.grants.length > 0,
    delegationId: randomUUID(),
    today,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, officer, now } = await requireOfficer(args)
  const isBeyondScope = officer.grants.some((grant) => !grant.isInScope)
  const delegator = { officerId: officer.officerId, name: officer.name, isBeyondScope }
  const outcome = await carryOutDelegation(await readForm(args.request), { actor, delegator, now })
  if (outcome.kind === 'done')
    return redirectWithToast(`/quan-tri/nguoi-dung/${encodeURIComponent(officer.serviceNumber)}/uy-quyen`, {
      text: outcome.text,
    })
  return data({ deed: outcome.deed, result: outcome.result }, { status: outcome.status })
}

export default function OfficerDelegationPage() {
  const { officer, lines, held, choices, hasCommand, delegationId, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Người dùng', to: '/quan-tri/nguoi-dung' },
          { label: officer.name, to: `/quan-tri/nguoi-dung/${encodeURIComponent(officer.serviceNumber)}` },
          { label: 'Ủy quyền' },
        ]}
      />
      <PageHeader title="Ủy quyền" subtitle={officer.rankedName} />
      <div className="flex flex-col gap-4 lg:gap-5">
        <HeldDelegations lines={held} />
        {hasCommand || lines.length > 0 ? (
          <DelegationPanel
            key={lines.length}
            lines={lines}
            choices={choices}
            delegationId={delegationId}
            today={today}
            isBusy={isBusy}
            giveResult={answer?.deed === 'uyQuyen' ? answer.result : null}
            endResult={answer?.deed === 'ketThuc' ? answer.result : null}
          />
        ) : (
          <Callout tone="blue" title="Đồng chí này không giữ vai trò chỉ huy">
            Chỉ vai trò chỉ huy được ủy quyền. Vai trò khác do quản trị hệ thống giao.
          </Callout>
        )}
      </div>
    </>
  )
}
