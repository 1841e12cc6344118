import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CircleCheck, Download, SearchX } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { ButtonLink, buttonClasses } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { Tabs } from '~/components/tabs'
import { refuseLook } from '~/domain/deeds/refuse-look.server'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'

import { kindParam } from '~/domain/learning/adjustment.schema'

import { isToDo } from '~/domain/learning/enrolment-state'

import { stateWord } from '~/domain/learning/state-words'
import { NudgeButton, NudgeDone } from '~/domain/notifications/components/nudge'
import { noticeDelay } from '~/domain/notifications/notices.server'
import { findLastNudges, getFreshNudge } from '~/domain/notifications/nudges.server'
import { EnrolmentStatus } from '~/domain/reports/components/enrolment-status'
import { unitHref } from '~/domain/reports/components/matrix-links'
import { OfficerName } from '~/domain/reports/components/officer-name'
import { PeopleFilter } from '~/domain/reports/components/people-filter'
import { PastReportNote } from '~/domain/reports/components/report-date'
import { UnknownFilter } from '~/domain/reports/components/unknown-filter'
import { periodInSentence, takenAtWords } from '~/domain/reports/components/words'
import { keptListOrder, readListOrder } from '~/domain/reports/list-order'
import type { PersonLine } from '~/domain/reports/people.server'
import { directOnlyParam, withParams } from '~/domain/reports/report-links'
import { readPeopleParams } from '~/domain/reports/report-params.schema'
import { reportDateParam, unknownDateWords } from '~/domain/reports/report-time'
import { stateParam, tabStates } from '~/domain/reports/state-tabs'
import { getUnitCourse } from '~/domain/reports/unit-course.server'
import { formatDate, formatInstant } from '~/platform/calendar'
import { requireListPage } from '~/platform/http/list-page'
import { formatCount } from '~/platform/number-format'
import { quoted } from '~/platform/quotation'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.course.title}, ${data.view.unit.shortName} – Niềm Nở` : 'Niềm Nở' },
]

const pageSize = 50

/** /don-vi/:ma/chuyen-de/:chuyende: the people behind one cell of the matrix. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const asked = readPeopleParams(new URL(args.request.url))
  const order = readListOrder(args.request)
  const view = await getUnitCourse(
    actor,
    {
      ...asked,
      unitCode: args.params.ma ?? '',
      courseCode: args.params.chuyende ?? '',
      order,
      limit: pageSize,
      offset: (asked.page - 1) * pageSize,
    },
    args.context.now(),
  )
  if (!view) return refuseLook(actor, { type: 'unit', code: args.params.ma ?? '' }, args.context.now())
  const { state, directOnly, search, page } = asked
  requireListPage(args.request, { page, total: view.total, pageSize })
  const now = args.context.now()
  const notes = unknownDateWords(asked.typedDate, now)
  // What is done, is done about today.
  const isToday = !view.time.isPast
  const reminding = isToday &&
    may(actor, 'remind') && {
      fresh: await getFreshNudge(actor.officerId, now),
      openFor: noticeDelay,
      last: await findLastNudges(view.people.filter((line) => isToDo(line.state)).map((line) => line.enrolmentId)),
    }
  const mayAdjust = isToday && may(actor, 'adjustStudy')
  return data(
    { view, state, directOnly, search, page, order, notes, mayAdjust, reminding },
    { headers: keptListOrder(args.request) },
  )
}

const columns: Column<PersonLine>[] = [
  {
    key: 'name',
    header: 'Họ và tên',
    isRowHeader: true,
    cell: (line) => <OfficerName officer={line} />,
  },
  { key: 'position', header: 'Chức vụ', cell: (line) => line.positionName },
  { key: 'unit', header: 'Đơn vị', cell: (line) => line.unitName },
  {
    key: 'state',
    header: 'Trạng thái',
    hideLabel: true,
    cell: (line) => <EnrolmentStatus state={line.state} marks={line.marks} isPostponed={line.isPostponed} />,
  },
  {
    key: 'progress',
    header: 'Bài học',
    align: 'right',
    cell: (line) => `${line.completedLessons}/${line.lessonCount}`,
  },
  { key: 'dueOn', header: 'Hạn', align: 'right', cell: (line) => formatDate(line.dueOn) },
  {
    key: 'last',
    header: 'Hoàn thành, học gần nhất',
    align: 'right',
    cell: lastDeed,
  },
]

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

function lastDeed(line: PersonLine) {
  if (line.completedOn) return formatDate(line.completedOn)
  if (line.exemptReason !== null) return line.exemptReason
  return line.lastReadOn ? (
    `học ${formatDate(line.lastReadOn)}`
  ) : (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">chưa có</span>
    </>
  )
}

export default function UnitCoursePage() {
  const { view, state, directOnly, search, page, order, notes, mayAdjust, reminding } = useLoaderData<typeof loader>()
  const { unit, course, period, counts, time } = view
  const asOf = time.isPast ? time.reportOn : null
  const path = `/don-vi/${encodeURIComponent(unit.code)}/chuyen-de/${encodeURIComponent(course.code)}`
  const kept = { ky: period.code, [reportDateParam]: asOf, 'pham-vi': directOnly ? directOnlyParam : null }
  const stateWords = state && stateParam(state)
  const eligible = counts.completed + counts.completedLate + counts.overdue + counts.inProgress + counts.notStarted
  const completed = counts.completed + counts.completedLate
  const isUnfinishedShown = state === null ? eligible > completed : isToDo(state) && counts[state] > 0
  return (
    <>
      <Breadcrumb
        items={[
          ...unit.ancestors.map((above) => ({ label: above.shortName, to: unitHref(above.code, period.code, asOf) })),
          { label: unit.shortName, to: unitHref(unit.code, period.code, asOf) },
          { label: period.name },
        ]}
      />
      <PageHeader
        eyebrow={directOnly ? `Chỉ tính người trực tiếp tại ${unit.name}` : undefined}
        title={course.title}
        subtitle={`${formatCount(completed)} trong ${formatCount(eligible)} đồng chí hoàn thành, ${periodInSentence(period.name)}. ${takenAtWords(view.takenAt)}`}
        actions={
          <>
            {mayAdjust && view.total > 0 ? (
              <ButtonLink
                to={withParams('/xu-ly', {
                  viec: kindParam('extend'),
                  ...kept,
                  'don-vi': unit.code,
                  'chuyen-de': course.code,
                  'trang-thai': stateWords,
                  tim: search,
                })}
                variant="secondary"
              >
                Xử lý danh sách này
              </ButtonLink>
            ) : null}
            {reminding && isUnfinishedShown ? (
              <NudgeButton
                deed="list"
                fields={{
                  ...kept,
                  'don-vi': unit.code,
                  'chuyen-de': course.code,
                  'trang-thai': stateWords,
                  tim: search,
                }}
                label="Nhắc những đồng chí chưa xong"
                look="primary"
              />
            ) : null}
            <a
              href={withParams(`/don-vi/${encodeURIComponent(unit.code)}/xuat.csv`, {
                ...kept,
                'chuyen-de': course.code,
                'trang-thai': stateWords,
                tim: search,
              })}
              className={buttonClasses({ variant: 'secondary' })}
            >
              <Icon icon={Download} />
              Tải danh sách (CSV)
            </a>
            <a
              href={withParams(`/don-vi/${encodeURIComponent(unit.code)}/xuat.xlsx`, {
                ...kept,
                'chuyen-de': course.code,
                'trang-thai': stateWords,
                tim: search,
              })}
              className={buttonClasses({ variant: 'secondary' })}
            >
              <Icon icon={Download} />
              Danh sách (Excel)
            </a>
          </>
        }
      />
      {reminding ? <NudgeDone nudge={reminding.fresh} openFor={reminding.openFor} /> : null}
      <div className="flex flex-col gap-4 lg:gap-5">
        <UnknownFilter sentences={notes} />
        {asOf ? (
          <PastReportNote
            reportOn={asOf}
            todayHref={withParams(path, { ...kept, [reportDateParam]: null, 'trang-thai': stateWords, tim: search })}
          />
        ) : null}
        {view.lastCompletedOn && eligible > 0 ? (
          <Callout
            tone="green"
            icon={CircleCheck}
            title={`Cả ${formatCount(eligible)} đồng chí phải học đã hoàn thành`}
          >
            Đồng chí cuối cùng hoàn thành ngày {formatDate(view.lastCompletedOn)}.
          </Callout>
        ) : null}
        <PeopleFilter
          search={search}
          order={order}
          date={{ reportOn: time.reportOn }}
          hidden={{ ky: kept.ky, 'pham-vi': kept['pham-vi'], 'trang-thai': stateWords }}
        />
        <Card aria-label="Danh sách cán bộ, chiến sĩ">
          <Tabs
            label="Theo trạng thái"
            className="px-2"
            items={[
              {
                to: withParams(path, { ...kept, tim: search }),
                label: 'Tất cả',
                count: eligible + counts.exempt,
                current: state === null,
              },
              ...tabStates.map((one) => ({
                to: withParams(path, { ...kept, 'trang-thai': stateParam(one), tim: search }),
                label: tabLabel(one),
                count: counts[one],
                current: state === one,
              })),
            ]}
          />
          {view.people.length > 0 ? (
            <DataTable
              caption={`${course.title}, ${unit.name}, ${periodInSentence(period.name)}`}
              columns={reminding ? [...columns, remindedColumn(view.takenAt, reminding.last)] : columns}
              rows={view.people}
              rowKey={(line) => line.enrolmentId}
            />
          ) : (
            <EmptyState
              icon={SearchX}
              title={
                search ? `Không thấy đồng chí nào khớp với ${quoted(search)}` : 'Không có đồng chí nào ở trạng thái này'
              }
              detail={search ? 'Đồng chí thử tên ngắn hơn, không cần gõ dấu.' : 'Đồng chí chọn trạng thái khác để xem.'}
            />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={Math.ceil(view.total / pageSize)}
          hrefFor={(to) => withParams(path, { ...kept, 'trang-thai': stateWords, tim: search, trang: to })}
        />
      </div>
    </>
  )
}

/** The tab of exempt officers says "Miễn"; the others are the states' own words. */
function tabLabel(state: (typeof tabStates)[number]): string {
  if (state === 'exempt') return 'Miễn'
  return state === 'completedLate' ? 'Trễ hạn' : stateWord(state)
}
