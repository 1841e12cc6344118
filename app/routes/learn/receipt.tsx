import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Search, SearchX } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { requireDeed } from '~/domain/identity/guard.server'
import { type FoundReceipt, findReceipt } from '~/domain/quiz/receipt-lookup.server'
import { formatInstant } from '~/platform/calendar'

export const meta: MetaFunction = () => [{ title: 'Tra cứu biên nhận – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const typed = (new URL(args.request.url).searchParams.get('ma') ?? '').trim().slice(0, 40)
  const receipt = typed === '' ? null : await findReceipt(actor, typed)
  return { typed, found: receipt && receiptView(receipt, args.context.now()) }
}

function receiptView(receipt: FoundReceipt, now: Date) {
  return {
    code: receipt.code,
    to: receipt.attemptId === null ? null : `/bai-lam/${receipt.attemptId}`,
    facts: [
      { term: 'Người làm bài', detail: `Đồng chí ${receipt.officerName}` },
      { term: 'Bài học', detail: receipt.lessonTitle },
      { term: 'Chuyên đề', detail: receipt.courseTitle },
      { term: 'Lượt làm', detail: String(receipt.number) },
      {
        term: 'Nộp lúc',
        detail: `${formatInstant(receipt.submittedAt, now)}${receipt.closedBy === 'expiry' ? ', hệ thống nộp khi hết giờ' : ''}`,
      },
      { term: 'Đã trả lời', detail: `${receipt.answeredCount} trong ${receipt.questionCount} câu` },
    ],
  }
}

/** Looks a receipt of a submission up by its code. */
export default function ReceiptPage() {
  const { typed, found } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-200">
      <Breadcrumb items={[{ label: 'Chuyên đề', to: '/chuyen-de' }, { label: 'Biên nhận' }]} />
      <PageHeader title="Tra cứu biên nhận" subtitle="Mỗi bài kiểm tra đã nộp có một mã biên nhận." />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card aria-label="Mã biên nhận" padding="lg" className="print:hidden">
          <form method="get" className="flex flex-col gap-3 sm:flex-row sm:items-end">
            <TextField
              key={typed}
              label="Mã biên nhận"
              name="ma"
              defaultValue={typed}
              required
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              className="flex-1"
            />
            <Button type="submit" icon={Search} size="lg">
              Tra cứu
            </Button>
          </form>
        </Card>
        {found && (
          <Card aria-labelledby="bien-nhan" padding="lg">
            <h2 id="bien-nhan" className="text-lg font-semibold">
              Biên nhận <span className="tabular-nums">{found.code}</span>
            </h2>
            <p className="mt-1 mb-4 text-text-2">Hệ thống đã nhận bài này.</p>
            <DefinitionList items={found.facts} />
            {found.to && (
              <ButtonLink to={found.to} variant="secondary" className="mt-5">
                Xem kết quả
              </ButtonLink>
            )}
          </Card>
        )}
        {typed !== '' && !found && (
          <Card as="div">
            <EmptyState
              icon={SearchX}
              title={`Không thấy biên nhận “${typed}”`}
              detail="Đồng chí xem lại từng ký tự của mã. Mã chỉ tra được bởi người làm bài và chỉ huy của người đó."
            />
          </Card>
        )}
      </div>
    </div>
  )
}
