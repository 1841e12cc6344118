import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { ChevronRight, ScrollText, Search } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { DateField, SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { findEvents } from '~/domain/audit/audit-log.server'
import { deedName, deedWords, detailLine, subjectName } from '~/domain/audit/deed-words'
import { rankedName } from '~/domain/identity/access'
import { noChoice } from '~/domain/identity/components/unit-options'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOfficerIds } from '~/domain/identity/officer-directory.server'
import { endOfDate, formatInstant, parseDate, startOfDate } from '~/platform/calendar'

export const meta: MetaFunction = () => [{ title: 'Nhật ký hệ thống – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'viewAudit')
  const now = args.context.now()
  const query = new URL(args.request.url).searchParams
  const filter = {
    viec: query.get('viec') ?? '',
    nguoi: (query.get('nguoi') ?? '').slice(0, 100),
    tu: (query.get('tu') ?? '').slice(0, 20),
    den: (query.get('den') ?? '').slice(0, 20),
  }
  const from = parseDate(filter.tu)
  const to = parseDate(filter.den)
  const before = Number.parseInt(query.get('truoc') ?? '', 10)
  const { events, hasOlder } = await findEvents({
    deed: filter.viec || null,
    actorIds: filter.nguoi.trim() ? await findOfficerIds(filter.nguoi) : null,
    from: from ? startOfDate(from) : null,
    to: to ? endOfDate(to) : null,
    before: Number.isSafeInteger(before) ? before : null,
  })
  return {
    filter,
    errors: { tu: dateErrors(filter.tu), den: dateErrors(filter.den) },
    isNewest: !Number.isSafeInteger(before),
    olderThan: hasOlder ? (events.at(-1)?.sequence ?? null) : null,
    lines: events.map((event) => ({
      sequence: event.sequence,
      time: formatInstant(event.at, now),
      actor: rankedName({ rankName: event.actorRank, displayName: event.actorName }),
      actorUnit: event.actorUnit,
      deed: deedName(event.deed),
      subject: [subjectName(event.subjectType), event.subjectName].filter(Boolean).join(': '),
      reason: event.reason,
      details: [...Object.entries(event.details), ['id', event.subjectId] as const].map(([key, value]) =>
        detailLine(key, value),
      ),
    })),
  }
}

function dateErrors(typed: string): string[] {
  return typed.trim() === '' || parseDate(typed)
    ? []
    : ['Ngày chưa đúng nên chưa lọc theo ngày này. Ví dụ: 23/11/2026.']
}

export default function AuditPage() {
  const { filter, errors, lines, isNewest, olderThan } = useLoaderData<typeof loader>()
  const hrefFor = (extra: Record<string, string>) => `?${new URLSearchParams({ ...filter, ...extra })}`
  return (
    <>
      <PageHeader title="Nhật ký hệ thống" subtitle="Mỗi việc làm được ghi một lần, không sửa và không xóa được." />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Form
          method="get"
          key={JSON.stringify(filter)}
          className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <SelectField
            label="Việc"
            name="viec"
            defaultValue={filter.viec}
            options={[noChoice('Mọi việc'), ...Object.entries(deedWords).map(([value, label]) => ({ value, label }))]}
            dense
          />
          <TextField
            label="Người thực hiện"
            name="nguoi"
            type="search"
            defaultValue={filter.nguoi}
            placeholder="Họ tên hoặc số hiệu"
            dense
          />
          <DateField label="Từ ngày" name="tu" defaultValue={filter.tu} errors={errors.tu} dense />
          <DateField label="Đến hết ngày" name="den" defaultValue={filter.den} errors={errors.den} dense />
          <Button type="submit" variant="secondary" icon={Search}>
            Lọc
          </Button>
        </Form>
        {lines.length === 0 ? (
          <Card>
            <EmptyState
              icon={ScrollText}
              title="Không có việc nào khớp."
              detail="Thử khoảng ngày rộng hơn hoặc bỏ bớt điều kiện lọc."
              action={
                <ButtonLink to="/quan-tri/nhat-ky" variant="secondary">
                  Bỏ lọc
                </ButtonLink>
              }
            />
          </Card>
        ) : (
          <Card aria-label="Danh sách việc đã ghi">
            <DataTable
              caption="Nhật ký hệ thống, mới nhất trước"
              rows={lines}
              rowKey={(line) => String(line.sequence)}
              columns={[
                { key: 'sequence', header: 'Số', align: 'right', cell: (line) => line.sequence },
                { key: 'time', header: 'Lúc', cell: (line) => line.time },
                {
                  key: 'actor',
                  header: 'Người thực hiện',
                  cell: (line) => (
                    <>
                      {line.actor}
                      {line.actorUnit ? <span className="block text-sm text-text-3">{line.actorUnit}</span> : null}
                    </>
                  ),
                },
                { key: 'deed', header: 'Việc', isRowHeader: true, cell: (line) => line.deed },
                {
                  key: 'subject',
                  header: 'Đối tượng',
                  cell: (line) => <span className="break-words">{line.subject}</span>,
                },
                {
                  key: 'reason',
                  header: 'Lý do, chi tiết',
                  cell: (line) => (
                    <>
                      {line.reason}

                      <details className="text-sm text-text-2">
                        <summary className="inline-flex min-h-11 cursor-pointer list-none items-center lg:min-h-6">
                          <span className="link">Chi tiết</span>
                          <span className="sr-only"> việc số {line.sequence}</span>
                        </summary>
                        <ul>
                          {line.details.map((detail) => (
                            <li key={detail} className="break-all">
                              {detail}
                            </li>
                          ))}
                        </ul>
                      </details>
                    </>
                  ),
                },
              ]}
            />
          </Card>
        )}
        <nav aria-label="Phân trang" className="flex flex-wrap gap-2">
          {isNewest ? null : (
            <ButtonLink to={hrefFor({})} variant="secondary" size="sm">
              Về mới nhất
            </ButtonLink>
          )}
          {olderThan === null ? null : (
            <ButtonLink
              to={hrefFor({ truoc: String(olderThan) })}
              variant="secondary"
              size="sm"
              trailingIcon={ChevronRight}
              rel="next"
            >
              Cũ hơn
            </ButtonLink>
          )}
        </nav>
      </div>
    </>
  )
}
