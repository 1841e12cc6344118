import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { BookOpen, Search } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { Tabs } from '~/components/tabs'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { collapse, matchesSearch, searchRank } from '~/domain/identity/names'
import { CourseRows } from '~/domain/learning/components/course-rows'
import { type CourseRowView, courseRow } from '~/domain/learning/components/month-view'
import { findMyCourses } from '~/domain/learning/courses.server'
import { findCourses } from '~/domain/publishing/courses.server'
import { quoted } from '~/platform/quotation'

export const meta: MetaFunction = () => [{ title: 'Chuyên đề – Niềm Nở' }]

const tabs = ['dang-giao', 'da-xong', 'quan-ly'] as const
type Tab = (typeof tabs)[number]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  const search = new URL(args.request.url).searchParams
  const query = collapse(search.get('q') ?? '').slice(0, 100)
  const isManager = may(actor, 'manageCourses')
  const asked = tabs.find((tab) => tab === search.get('muc')) ?? 'dang-giao'
  const tab: Tab = asked === 'quan-ly' && !isManager ? 'dang-giao' : asked

  const [mine, all] = await Promise.all([findMyCourses(actor, now), tab === 'quan-ly' ? findCourses() : []])
  const shown = tab === 'da-xong' ? mine.finished : mine.assigned
  return {
    tab,
    query,
    isManager,
    counts: { assigned: mine.assigned.length, finished: mine.finished.length },
    months: tab === 'quan-ly' ? [] : byMonth(found(shown, query)),
    managed: found(all, query).map(({ code, title, lessonCount }) => ({ code, title, lessonCount })),
  }
}

/** The courses whose title has every word of the query, those with its marks as typed first. */
function found<Course extends { title: string }>(courses: Course[], query: string): Course[] {
  if (query === '') return courses
  return courses
    .filter((course) => matchesSearch(query, course.title))
    .sort((a, b) => searchRank(query, a.title) - searchRank(query, b.title))
}

function byMonth(courses: (Parameters<typeof courseRow>[0] & { periodName: string })[]) {
  const months = new Map<string, CourseRowView[]>()
  for (const course of courses)
    months.set(course.periodName, [...(months.get(course.periodName) ?? []), courseRow(course)])
  return [...months].map(([name, rows]) => ({ name, courses: rows }))
}

export default function CoursesPage() {
  const { tab, query, isManager, counts, months, managed } = useLoaderData<typeof loader>()
  const hrefOf = (to: Tab) => `/chuyen-de?${new URLSearchParams({ muc: to, ...(query && { q: query }) })}`
  const items: { to: string; label: string; count?: number; current: boolean }[] = [
    { to: hrefOf('dang-giao'), label: 'Đang giao', count: counts.assigned, current: tab === 'dang-giao' },
    { to: hrefOf('da-xong'), label: 'Đã xong', count: counts.finished, current: tab === 'da-xong' },
  ]
  if (isManager) items.push({ to: hrefOf('quan-ly'), label: 'Quản lý', current: tab === 'quan-ly' })
  const isEmpty = months.length === 0 && managed.length === 0
  return (
    <div className="max-w-240">
      <PageHeader title="Chuyên đề" />
      <Form method="get" role="search" className="mb-3 flex items-end gap-2">
        <input type="hidden" name="muc" value={tab} />
        <TextField
          key={query}
          label="Tìm chuyên đề"
          hideLabel
          type="search"
          name="q"
          defaultValue={query}
          placeholder="Tìm theo tên"
          maxLength={100}
          className="flex-1"
          before={<Icon icon={Search} size="sm" />}
        />
        <Button type="submit" variant="secondary" className="min-h-12">
          Tìm
        </Button>
      </Form>
      <Tabs label="Các nhóm chuyên đề" items={items} className="mb-4" />
      {months.map((month) => (
        <section key={month.name} aria-label={month.name} className="mb-5">
          <h2 className="mb-2 text-sm font-medium text-text-3">{month.name}</h2>
          <Card as="div">
            <CourseRows label={`Chuyên đề ${month.name}`} courses={month.courses} />
          </Card>
        </section>
      ))}
      {managed.length > 0 && (
        <Card as="div">
          <RowList label="Mọi chuyên đề đã đăng">
            {managed.map((course) => (
              <Row
                key={course.code}
                to={`/chuyen-de/${course.code}`}
                title={course.title}
                detail={`${course.lessonCount} bài`}
              />
            ))}
          </RowList>
        </Card>
      )}
      {isEmpty && (
        <Card as="div">
          <Nothing tab={tab} query={query} allHref={`/chuyen-de?muc=${tab}`} />
        </Card>
      )}
    </div>
  )
}

const emptyWords: Record<Tab, { title: string; detail: string }> = {
  'dang-giao': {
    title: 'Không còn chuyên đề nào phải học',
    detail: 'Khi đơn vị giao chuyên đề mới, đồng chí sẽ nhận được thông báo.',
  },
  'da-xong': {
    title: 'Đồng chí chưa học xong chuyên đề nào',
    detail: 'Chuyên đề học xong sẽ ở đây để đồng chí xem lại.',
  },
  'quan-ly': {
    title: 'Chưa có chuyên đề nào được đăng',
    detail: 'Chuyên đề hiện ở đây sau khi được duyệt và đăng.',
  },
}

function Nothing({ tab, query, allHref }: { tab: Tab; query: string; allHref: string }) {
  if (query !== '')
    return (
      <EmptyState
        icon={Search}
        level={2}
        title={`Không thấy chuyên đề nào tên ${quoted(query)}`}
        detail="Thử tên ngắn hơn, hoặc xem tất cả chuyên đề trong mục này."
        action={
          <ButtonLink to={allHref} variant="secondary">
            Bỏ tìm kiếm
          </ButtonLink>
        }
      />
    )
  return <EmptyState icon={BookOpen} level={2} {...emptyWords[tab]} />
}
