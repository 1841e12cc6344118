import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Monitor, Smartphone } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { requireDeed } from '~/domain/identity/guard.server'
import { blankSessionCookie, endOtherSessions, endSession, findSessions } from '~/domain/identity/sessions.server'
import { formatInstant } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Thiết bị đang đăng nhập – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  const sessions = await findSessions(actor, now)
  return {
    sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
      ...session,
      openedAt: formatInstant(createdAt, now),
      seenAt: formatInstant(lastSeenAt, now),
    })),
  }
}

/** Ends one of the actor's own sessions (`phien`), or all but this one (`tatCa`). */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const form = await readForm(args.request)
  const now = args.context.now()
  if (form.has('tatCa')) {
    const count = await endOtherSessions(actor, { now })
    return redirectWithToast('/ca-nhan/thiet-bi', { text: `Đã đăng xuất ${count} thiết bị khác.` })
  }
  const sessionId = form.get('phien')
  if (typeof sessionId !== 'string' || !/^[\da-f]{64}$/.test(sessionId))
    return data({ problem: 'Không rõ thiết bị nào cần đăng xuất. Đồng chí vui lòng chọn lại.' }, { status: 400 })
  const count = await endSession(actor, { sessionId, now })
  if (sessionId === actor.sessionId)
    return redirect('/dang-nhap', { status: 303, headers: { 'Set-Cookie': blankSessionCookie(args.request) } })
  return redirectWithToast('/ca-nhan/thiet-bi', {
    text: count > 0 ? 'Đã đăng xuất thiết bị.' : 'Thiết bị này đã đăng xuất từ trước.',
  })
}

export default function SessionsPage() {
  const { sessions } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const others = sessions.filter((session) => !session.isCurrent)
  return (
    <>
      <Breadcrumb items={[{ label: 'Cá nhân', to: '/ca-nhan' }, { label: 'Thiết bị đang đăng nhập' }]} />
      <PageHeader
        title="Thiết bị đang đăng nhập"
        subtitle="Thấy thiết bị lạ, đồng chí đăng xuất thiết bị ấy rồi đổi mật khẩu."
      />
      <div className="flex max-w-180 flex-col gap-4">
        {problem ? (
          <Callout tone="red" isAlert>
            {problem}
          </Callout>
        ) : null}
        <Card aria-label="Danh sách thiết bị">
          <RowList>
            {sessions.map((session) => (
              <Row
                key={session.id}
                leading={<Icon icon={/Android|iPhone/.test(session.device) ? Smartphone : Monitor} />}
                title={session.isCurrent ? `${session.device} (máy này)` : session.device}
                strong={session.isCurrent}
                detail={
                  <>
                    Dùng gần nhất {session.seenAt}, đăng nhập {session.openedAt}
                    {session.isShared ? ', máy dùng chung' : ''}. Địa chỉ mạng {session.address}
                  </>
                }
                trailing={
                  session.isCurrent ? null : (
                    <Form method="post">
                      <input type="hidden" name="phien" value={session.id} />
                      <Button type="submit" variant="secondary" size="sm" aria-label={`Đăng xuất ${session.device}`}>
                        Đăng xuất
                      </Button>
                    </Form>
                  )
                }
              />
            ))}
          </RowList>
        </Card>
        {others.length > 0 ? (
          <Form method="post">
            <input type="hidden" name="tatCa" value="1" />
            <Button type="submit" variant="secondary">
              Đăng xuất mọi thiết bị khác
            </Button>
          </Form>
        ) : (
          <p className="text-sm text-text-3">Đồng chí chỉ đang đăng nhập trên máy này.</p>
        )}
      </div>
    </>
  )
}
