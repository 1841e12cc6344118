import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CircleCheck, Download, SearchX } from 'lucide'
import { ButtonLink, buttonClasses } from '~/components/button'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { StatusChip } from '~/components/status-chip'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { kindParam } from '~/domain/learning/adjustment.schema'
import { NudgeButton, NudgeDone } from '~/domain/notifications/components/nudge'
import { noticeDelay } from '~/domain/notifications/notices.server'
import { findLastNudges, getFreshNudge } from '~/domain/notifications/nudges.server'
import { OfficerName } from '~/domain/reports/components/officer-name'
import { PeopleFilter } from '~/domain/reports/components/people-filter'
import { PastReportNote } from '~/domain/reports/components/report-date'
import { UnknownFilter, unknownUnitWords } from '~/domain/reports/components/unknown-filter'
import { takenAtWords } from '~/domain/reports/components/words'
import { findOverdue } from '~/domain/reports/overdue.server'
import type { PersonLine } from '~/domain/reports/people.server'
import { withParams } from '~/domain/reports/report-links'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { reportDateParam, unknownDateWords } from '~/domain/reports/report-time'
import { stateParam } from '~/domain/reports/state-tabs'
import { daysBetween, formatDate, formatInstant, localDateOf } from '~/platform/calendar'
import { requireListPage } from '~/platform/http/list-page'
import { formatCount } from '~/platform/number-format'
import { quoted } from '~/platform/quotation'

export const meta: MetaFunction = () => [{ title: 'Quá hạn – Niềm Nở' }]

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const { search, unitCode, reportOn, typedDate, page } = readPeopleParams(new URL(args.request.url))
  const now = args.context.now()
  const found = await findOverdue(
    actor,
    { search, unitCode, reportOn, limit: pageSize, offset: (page - 1) * pageSize },
    now,
  )
  const { people, lines, officers, takenAt, unit } = found
  requireListPage(args.request, { page, total: lines, pageSize })
  const notes = [...unknownUnitWords(unitCode, unit), ...unknownDateWords(typedDate, now)]
  const options = found.units.map(({ code, name, depth }) => ({ code, name, depth }))
  return {
    people,
    lines,
    officers,
    takenAt,
    time: found.time,
    options,
    unit: unit && { code: unit.code, name: unit.name },
    notes,
    search,
    page,
    // What is done, is done about today.
    mayAdjust: !found.time.isPast && may(actor, 'adjustStudy'),
    reminding: !found.time.isPast &&
      may(actor, 'remind') && {
        fresh: await getFreshNudge(actor.officerId, takenAt),
        openFor: noticeDelay,
        last: await findLastNudges(people.map((line) => line.enrolmentId)),
      },
  }
}

export default function OverduePage() {
  const { people, lines, officers, takenAt, time, options, unit, notes, search, page, mayAdjust, reminding } =
    useLoaderData<typeof loader>()
  const asOf = time.isPast ? time.reportOn : null
  const isNarrowed = search !== '' || unit !== null || asOf !== null
  return (
    <>
      <PageHeader
        title="Quá hạn"
        subtitle={`${formatCount(officers)} đồng chí, ${formatCount(lines)} lượt học${unit ? `, ${unit.name}` : ''}. ${takenAtWords(takenAt)}`}
        actions={
          <>
            {mayAdjust && lines > 0 ? (
              <ButtonLink
                to={withParams('/xu-ly', {
                  viec: kindParam('extend'),
                  'don-vi': unit?.code,
                  'trang-thai': stateParam('overdue'),
                  tim: search,
                })}
                variant="secondary"
              >
                Xử lý danh sách này
              </ButtonLink>
            ) : null}
            {reminding ? (
              <Link to="/nhac-viec" className="link inline-flex min-h-11 items-center">
                Các lần đã nhắc
              </Link>
            ) : null}
            {reminding && lines > 0 ? (
              <NudgeButton
                deed="list"
                fields={{ 'trang-thai': 'qua-han', 'don-vi': unit?.code, tim: search }}
                label="Nhắc tất cả"
                look="primary"
              />
            ) : null}
            {lines > 0 ? (
              <a
                href={withParams('/qua-han/xuat.xlsx', { tim: search, 'don-vi': unit?.code, [reportDateParam]: asOf })}
                className={buttonClasses({ variant: 'secondary' })}
              >
                <Icon icon={Download} />
                Danh sách (Excel)
              </a>
            ) : null}
          </>
        }
      />
      {reminding ? <NudgeDone nudge={reminding.fresh} openFor={reminding.openFor} /> : null}
      <div className="flex flex-col gap-4 lg:gap-5">
        <UnknownFilter sentences={notes} />
        {asOf ? (
          <PastReportNote reportOn={asOf} todayHref={withParams('/qua-han', { tim: search, 'don-vi': unit?.code })} />
        ) : null}
        {lines > 0 || isNarrowed ? (
          <PeopleFilter
            search={search}
            unit={{ code: unit?.code ?? null, options }}
            date={{ reportOn: time.reportOn }}
          />
        ) : null}
        <Card aria-label="Danh sách quá hạn">
          {people.length > 0 ? (
            <DataTable
              caption="Các lượt học quá hạn, lâu nhất trước"
              columns={columnsAt(takenAt, reminding ? reminding.last : null)}
              rows={people}
              rowKey={(line) => line.enrolmentId}
            />
          ) : (
            <NobodyOverdue search={search} />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={Math.ceil(lines / pageSize)}
          hrefFor={(to) =>
            withParams('/qua-han', { tim: search, 'don-vi': unit?.code, [reportDateParam]: asOf, trang: to })
          }
        />
      </div>
    </>
  )
}

function NobodyOverdue({ search }: { search: string }) {
  if (search)
    return (
      <EmptyState
        icon={SearchX}
        title={`Không thấy đồng chí quá hạn nào khớp với ${quoted(search)}`}
        detail="Đồng chí thử tên ngắn hơn, không cần gõ dấu."
      />
    )
  return (
    <EmptyState
      icon={CircleCheck}
      title="Không có đồng chí nào quá hạn"
      detail="Mọi lượt học đã đến hạn đều đã xong hoặc được miễn."
    />
  )
}

/** `lastReminded`: by enrolment; null where the viewer does not remind. */
function columnsAt(takenAt: Date, lastReminded: Record<string, Date> | null): Column<PersonLine>[] {
  const today = localDateOf(takenAt)
  return [
    { key: 'name', header: 'Họ và tên', isRowHeader: true, cell: (line) => <OfficerName officer={line} /> },
    { key: 'unit', header: 'Đơn vị', cell: (line) => line.unitName },
    { key: 'course', header: 'Chuyên đề', cell: (line) => line.courseTitle },
    {
      key: 'period',
      header: 'Kỳ',
      wideOnly: true,
      cell: (line) => <span className="whitespace-nowrap">{line.periodName}</span>,
    },
    {
      key: 'progress',
      header: 'Bài học',
      align: 'right',
      cell: (line) => `${line.completedLessons}/${line.lessonCount}`,
    },
    { key: 'dueOn', header: 'Hạn', align: 'right', cell: (line) => formatDate(line.dueOn) },
    {
      key: 'late',
      header: 'Quá hạn',
      align: 'right',
      cell: (line) => (
        <span className="inline-flex flex-wrap justify-end gap-1">
          <span className="font-semibold text-late-fg">{formatCount(daysBetween(line.dueOn, today))} ngày</span>
          {line.marks.outOfAttempts ? <StatusChip tone="soon" label="Hết lượt làm bài" /> : null}
        </span>
      ),
    },
    ...(lastReminded ? [remindedColumn(takenAt, lastReminded)] : []),
  ]
}

function remindedColumn(takenAt: Date, last: Record<string, Date>): Column<PersonLine> {
  return {
    key: 'reminded',
    header: 'Đã nhắc',
    align: 'right',
    cell: ({ enrolmentId }) => {
      const at = last[enrolmentId]
      return at ? (
        formatInstant(at, takenAt)
      ) : (
        <>
          <span aria-hidden="true">–</span>
          <span className="sr-only">chưa nhắc</span>
        </>
      )
    },
  }
}
