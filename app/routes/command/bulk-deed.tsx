import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Undo2 } from 'lucide'
import { useEffect, useState } from 'react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { getBulkDeedPage } from '~/domain/deeds/bulk-deed-page.server'
import { undoBulkDeed } from '~/domain/deeds/undo-bulk-deed.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { doneWords } from '~/domain/learning/components/adjustment-words'
import { NamedList } from '~/domain/learning/components/named-list'
import { formatDate, formatInstant } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ''} – Niềm Nở` }]

/** /xu-ly/:ma: what a bulk deed did, and for a minute the way back. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const { kind, createdAt, undoneAt, undoUntil, ...page } = requireFound(
    await getBulkDeedPage(actor, args.params.ma ?? '', now),
  )
  return {
    ...page,
    title: doneWords(kind, page.people.length),
    madeAt: formatInstant(createdAt, now),
    undoneAt: undoneAt && formatInstant(undoneAt, now),
    millisecondsLeft: undoUntil.getTime() - now.getTime(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const bulkId = args.params.ma ?? ''
  const result = await undoBulkDeed({ actor, bulkId, now: args.context.now() })
  if (result.ok)
    return redirectWithToast(`/xu-ly/${bulkId}`, { text: `Đã hoàn tác ${formatCount(result.undone)} lượt học.` })
  if (result.reason === 'notFound') throw new Response('', { status: 404 })
  return data({ problem: tooLate }, { status: 409 })
}

const tooLate =
  'Đã quá một phút, thông báo đã gửi nên không hoàn tác được nữa. Đồng chí rút từng lượt ở trang của đồng chí ấy.'

export default function BulkDeedPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const canUndo = useStillOpen(page.canUndo, page.millisecondsLeft)
  return (
    <div className="max-w-200">
      <Breadcrumb items={[{ label: 'Cán bộ, chiến sĩ', to: '/can-bo' }, { label: 'Miễn, hoãn, gia hạn' }]} />
      <PageHeader title={page.title} subtitle={page.choice} />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer ? (
          <Callout tone="red" isAlert title="Chưa hoàn tác được">
            {answer.problem}
          </Callout>
        ) : null}
        {page.undoneAt ? (
          <Callout tone="clay" title="Đã hoàn tác">
            Hoàn tác {page.undoneAt}. Mọi lượt học trở lại như trước, chưa ai nhận thông báo.
          </Callout>
        ) : canUndo ? (
          <Callout
            tone="green"
            title="Thông báo gửi đi sau một phút"
            action={
              <Form method="post">
                <Button type="submit" variant="secondary" icon={Undo2} busy={isBusy} busyLabel="Đang hoàn tác">
                  Hoàn tác
                </Button>
              </Form>
            }
          >
            Trong một phút này đồng chí có thể hoàn tác cả danh sách mà không ai nhận thông báo.
          </Callout>
        ) : null}
        <Card aria-labelledby="danh-sach">
          <CardHeader id="danh-sach" title="Danh sách" detail={`Thực hiện ${page.madeAt}. Lý do: ${page.reason}`} />
          <NamedList
            label="Các lượt học"
            lines={page.people.map((person) => ({
              key: person.enrolmentId,
              name: person.name,
              detail: `${person.courseTitle}, ${person.periodName}`,
              words: person.dueOn ? `Hạn ${formatDate(person.dueOn)}` : '',
            }))}
          />
        </Card>
      </div>
    </div>
  )
}

/** The button goes when the minute is over, also without reloading the page; the server decides in any case. */
function useStillOpen(canUndo: boolean, millisecondsLeft: number): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!canUndo) return
    const timer = setTimeout(() => setOver(true), millisecondsLeft)
    return () => clearTimeout(timer)
  }, [canUndo, millisecondsLeft])
  return canUndo && !isOver
}
