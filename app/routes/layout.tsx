import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Outlet, useLoaderData } from '@remix-run/react'
import { LogOut } from 'lucide'
import { Button } from '~/components/button'
import { AppShell } from '~/components/page-shell'
import { deeds, may, rankedName } from '~/domain/identity/access'
import { bottomItems, navGroups } from '~/domain/identity/components/navigation'
import { requireActor } from '~/domain/identity/guard.server'
import { initials } from '~/domain/identity/names'
import { countUnread } from '~/domain/notifications/notices.server'

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
    unread: countUnread(actor.officerId),
  }
}

export default function Shell() {
  const { person, open, unread } = useLoaderData<typeof loader>()
  return (
    <AppShell
      productName="Niềm Nở"
      homeHref="/thang-nay"
      navGroups={navGroups(open)}
      bottomItems={bottomItems}
      person={person}
      signOut={<SignOut />}
      notices={{
        href: '/thong-bao',
        label: unread > 0 ? `Thông báo, ${unread} tin mới` : 'Thông báo',
        unread,
      }}
    >
      <Outlet />
    </AppShell>
  )
}

function SignOut() {
  return (
    <Form method="post" action="/dang-xuat" reloadDocument>
      <Button type="submit" variant="secondary" size="sm" icon={LogOut} block>
        Đăng xuất
      </Button>
    </Form>
  )
}
