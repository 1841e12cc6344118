import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Callout } from '~/components/callout'
import { PageHeader } from '~/components/page-shell'
import { DelegationPanel, HeldDelegations } from '~/domain/identity/components/delegation-panel'
import {
  findDelegateChoices,
  findDelegationsOf,
  findDelegationsTo,
  findOwnCommand,
} from '~/domain/identity/delegations.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { carryOutDelegation } from './delegation-deeds.server'

export const meta: MetaFunction = () => [{ title: 'Ủy quyền – Niềm Nở' }]

/** /ca-nhan/uy-quyen: the commander's own command, handed to another for a time. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'delegateCommand')
  const today = localDateOf(args.context.now())
  const command = await findOwnCommand(actor.officerId, today)
  const [lines, held, choices] = await Promise.all([
    findDelegationsOf(actor.officerId, today),
    findDelegationsTo(actor.officerId, today),
    findDelegateChoices(command, today),
  ])
  return { lines, held, choices, hasOwn: command.grants.length > 0, delegationId: randomUUID(), today }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'delegateCommand')
  const outcome = await carryOutDelegation(await readForm(args.request), {
    actor,
    delegator: { officerId: actor.officerId, name: actor.displayName },
    now: args.context.now(),
  })
  if (outcome.kind === 'done') return redirectWithToast('/ca-nhan/uy-quyen', { text: outcome.text })
  return data({ deed: outcome.deed, result: outcome.result }, { status: outcome.status })
}

export default function OwnDelegationPage() {
  const { lines, held, choices, hasOwn, delegationId, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <>
      <Breadcrumb items={[{ label: 'Cá nhân', to: '/ca-nhan' }, { label: 'Ủy quyền' }]} />
      <PageHeader title="Ủy quyền" subtitle="Giao quyền chỉ huy cho đồng chí khác khi vắng mặt." />
      <div className="flex flex-col gap-4 lg:gap-5">
        <HeldDelegations lines={held} />
        {hasOwn ? (
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
          <Callout tone="blue" title="Quyền được ủy quyền không giao tiếp cho người khác">
            Đồng chí đang thực hiện quyền chỉ huy theo ủy quyền, không giữ vai trò chỉ huy của riêng mình.
          </Callout>
        )}
      </div>
    </>
  )
}
