import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Plus, Presentation } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import { requireDeed } from '~/domain/identity/guard.server'
import { findMeetings, type MeetingLine } from '~/domain/learning/study-meetings.server'
import { withParams } from '~/domain/reports/report-links'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { formatDate } from '~/platform/calendar'
import { requireListPage } from '~/platform/http/list-page'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Buổi sinh hoạt – Niềm Nở' }]

const pageSize = 30

/** /buoi-sinh-hoat: the study meetings of the actor's units, the newest first. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'keepMeetings')
  const { page } = readPeopleParams(new URL(args.request.url))
  const found = await findMeetings(actor, { limit: pageSize, offset: (page - 1) * pageSize }, args.context.now())
  requireListPage(args.request, { page, total: found.total, pageSize })
  return { ...found, page }
}

export default function MeetingsPage() {
  const { lines, total, page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Buổi sinh hoạt"
        subtitle="Sinh hoạt chính trị, học tập chuyên đề trực tiếp và điểm danh"
        actions={
          <ButtonLink to="/buoi-sinh-hoat/moi" icon={Plus}>
            Mở buổi sinh hoạt
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card aria-label="Danh sách buổi sinh hoạt">
          {lines.length > 0 ? (
            <RowList>
              {lines.map((line) => (
                <Row
                  key={line.id}
                  to={`/buoi-sinh-hoat/${line.id}`}
                  title={line.topic}
                  detail={`${line.startsAt}, ${formatDate(line.heldOn)} · ${line.unitName} · ${line.place}`}
                  trailing={<MeetingState line={line} />}
                />
              ))}
            </RowList>
          ) : (
            <EmptyState
              icon={Presentation}
              level={2}
              title="Chưa có buổi sinh hoạt nào"
              detail="Đồng chí mở buổi sinh hoạt để ghi nội dung, địa điểm và điểm danh trực tiếp."
            />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          hrefFor={(to) => withParams('/buoi-sinh-hoat', { trang: to })}
        />
      </div>
    </>
  )
}

function MeetingState({ line }: { line: MeetingLine }) {
  if (line.isCancelled) return <StatusChip tone="neutral" label="Đã hủy" />
  if (line.present + line.absent === 0) return <StatusChip tone="none" label="Chưa điểm danh" />
  return (
    <StatusChip
      tone="done"
      label={`Có mặt ${formatCount(line.present)}${line.absent > 0 ? `, vắng ${formatCount(line.absent)}` : ''}`}
    />
  )
}
