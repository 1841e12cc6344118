import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { LogOut } from 'lucide'
import { Button } from '~/components/button'
import { AppShell } from '~/components/page-shell'
import { deeds, delegatorNames, may, rankedName } from '~/domain/identity/access'
import { bottomItems, navGroups } from '~/domain/identity/components/navigation'
import { requireActor } from '~/domain/identity/guard.server'
import { initials } from '~/domain/identity/names'
import { countUnread } from '~/domain/notifications/notices.server'
import { SignOutForm } from '~/domain/quiz/components/sign-out-form'
import { countWaitingEssays } from '~/domain/quiz/essays.server'

/** The frame of every ordinary page. Its guard protects nothing beneath it: each page names its own. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return {
    person: {
      name: rankedName(actor),
      detail: [actor.positionName, actor.unitName].filter(Boolean).join(', '),
      initials: initials(actor),
    },
    open: deeds.filter((deed) => may(actor, deed)),
    onBehalfOf: delegatorNames(actor),
    unread: countUnread(actor.officerId, args.context.now()),
    waitingEssays: may(actor, 'markEssay') ? await countWaitingEssays(actor, args.context.now()) : 0,
  }
}

export default function Shell() {
  const { person, open, onBehalfOf, unread, waitingEssays } = useLoaderData<typeof loader>()
  return (
    <AppShell
      productName="Niềm Nở"
      homeHref="/thang-nay"
      navGroups={navGroups(open, { waitingEssays })}
      bottomItems={bottomItems}
      person={person}
      signOut={<SignOut />}
      notices={{
        href: '/thong-bao',
        label: unread > 0 ? `Thông báo, ${unread} tin mới` : 'Thông báo',
        unread,
      }}
    >
      {onBehalfOf ? (
        <p className="mb-4 rounded-md border border-info-line bg-info-soft px-3 py-2 text-sm text-prog-fg print:hidden">
          Đồng chí đang thực hiện quyền chỉ huy theo ủy quyền của {onBehalfOf}.
        </p>
      ) : null}
      <Outlet />
    </AppShell>
  )
}

function SignOut() {
  return (
    <SignOutForm>
      <Button type="submit" variant="secondary" size="sm" icon={LogOut} block>
        Đăng xuất
      </Button>
    </SignOutForm>
  )
}
