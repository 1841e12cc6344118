import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { CircleCheck, SearchX } from 'lucide'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { SelectField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { Row, RowList } from '~/components/row-list'
import { requireDeed } from '~/domain/identity/guard.server'
import { findWaitingEssays } from '~/domain/quiz/essays.server'
import { formatInstant } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Chấm bài thu hoạch – Niềm Nở' }]

/** /cham-bai: essays that wait for a mark, the longest waiting first; `bai` narrows to one lesson. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'markEssay')
  const now = args.context.now()
  const params = new URL(args.request.url).searchParams
  const lessonCode = params.get('bai') || null
  const { essays, ...queue } = await findWaitingEssays(
    actor,
    { lessonCode, page: Number(params.get('trang')) || 1 },
    now,
  )
  return {
    ...queue,
    lessonCode,
    essays: essays.map(({ essayId, officer, lessonTitle, stem, submittedAt }) => ({
      essayId,
      name: officer ? [officer.rankName, officer.name].filter(Boolean).join(' ') : 'Không rõ',
      detail: [officer?.unitName, lessonTitle, `nộp ${formatInstant(submittedAt, now)}`].filter(Boolean).join(' · '),
      stem,
    })),
  }
}

export default function EssaysPage() {
  const { essays, total, page, pageCount, lessons, lessonCode } = useLoaderData<typeof loader>()
  const hrefFor = (to: number) =>
    `/cham-bai?${new URLSearchParams({ ...(lessonCode && { bai: lessonCode }), trang: String(to) })}`
  return (
    <>
      <PageHeader
        title="Chấm bài thu hoạch"
        subtitle={
          total > 0 ? `${formatCount(total)} bài đang chờ, bài nộp trước đứng trước.` : 'Không còn bài nào chờ.'
        }
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {lessons.length > 1 || lessonCode ? (
          <Form method="get" className="flex flex-wrap items-end gap-3">
            <SelectField
              label="Bài học"
              name="bai"
              className="min-w-0 flex-1 sm:max-w-96"
              defaultValue={lessonCode ?? ''}
              options={[
                { value: '', label: 'Tất cả bài học' },
                ...lessons.map(({ code, title, count }) => ({ value: code, label: `${title} (${count})` })),
              ]}
            />
            <Button type="submit" variant="secondary">
              Lọc
            </Button>
          </Form>
        ) : null}
        <Card aria-label="Bài thu hoạch chờ chấm">
          {essays.length > 0 ? (
            <RowList label="Bài thu hoạch chờ chấm">
              {essays.map(({ essayId, name, detail, stem }) => (
                <Row
                  key={essayId}
                  to={`/cham-bai/${essayId}`}
                  title={name}
                  detail={
                    <>
                      {detail}
                      <span className="mt-0.5 line-clamp-2 block text-text-3">{stem}</span>
                    </>
                  }
                />
              ))}
            </RowList>
          ) : lessonCode ? (
            <EmptyState
              icon={SearchX}
              title="Bài học này không còn bài chờ chấm"
              detail="Chọn bài học khác để xem tiếp."
            />
          ) : (
            <EmptyState
              icon={CircleCheck}
              title="Không có bài thu hoạch chờ chấm"
              detail="Khi cán bộ, chiến sĩ nộp bài có câu thu hoạch, bài hiện ở đây."
            />
          )}
        </Card>
        <Pagination page={page} pageCount={pageCount} hrefFor={hrefFor} />
      </div>
    </>
  )
}
