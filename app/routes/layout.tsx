import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Outlet, useLoaderData } from '@remix-run/react'
import { LogOut } from 'lucide-react'
import { Banner } from '~/components/banner'
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
    isShared: actor.isShared,
    open: deeds.filter((deed) => may(actor, deed)),
    unread: countUnread(actor.officerId),
  }
}

export default function Shell() {
  const { person, isShared, open, unread } = useLoaderData<typeof loader>()
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
      banner={isShared ? <SharedComputer name={person.name} /> : undefined}
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

/** On a duty-room computer everybody must see whose session this is and leave it with one tap. */
function SharedComputer({ name }: { name: string }) {
  return (
    <Banner tone="clay">
      <Form
        method="post"
        action="/dang-xuat"
        reloadDocument
        className="flex flex-wrap items-center justify-center gap-x-4"
      >
        <span>
          Máy dùng chung, đang đăng nhập: <strong>{name}</strong>
        </span>
        <Button type="submit" variant="ghost" size="sm">
          Đăng xuất
        </Button>
      </Form>
    </Banner>
  )
}
