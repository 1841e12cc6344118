import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CalendarPlus } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { LessonPath } from '~/components/lesson-path'
import { NextBlock } from '~/components/next-block'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import { requireDeed } from '~/domain/identity/guard.server'
import { courseView } from '~/domain/learning/components/course-view'
import { lowerFirst } from '~/domain/learning/components/month-view'
import { coursePeriodParam } from '~/domain/learning/course-address'
import { getCoursePage } from '~/domain/learning/courses.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Chuyên đề'} – Niềm Nở` }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  const period = new URL(args.request.url).searchParams.get(coursePeriodParam)
  return courseView(requireFound(await getCoursePage(actor, args.params.ma ?? '', now, period)), now)
}

export default function CoursePage() {
  const course = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb items={[{ label: 'Chuyên đề', to: '/chuyen-de' }, { label: course.title }]} />
      <PageHeader
        title={course.title}
        subtitle={course.summary}
        actions={
          course.mayAssign && (
            <ButtonLink
              to={`/chuyen-de/${course.code}/giao`}
              variant={course.next ? 'secondary' : 'primary'}
              icon={CalendarPlus}
            >
              Giao chuyên đề
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          {course.notice && (
            <Callout tone={course.notice.tone} title={course.notice.title}>
              {course.notice.detail}
            </Callout>
          )}
          {course.next && (
            <NextBlock
              eyebrow={course.next.eyebrow}
              title={course.next.title}
              remaining={course.next.remaining}
              action={{ to: course.next.to, label: course.next.action }}
            />
          )}
          <section aria-labelledby="lo-trinh">
            <h2 id="lo-trinh" className="mb-3 text-lg font-semibold">
              {course.path.length} bài học
            </h2>
            <Card as="div" padding="lg">
              <LessonPath label={`Các bài của ${course.title}`} items={course.path} />
            </Card>
          </section>
          {course.mayAssign && <Assignments code={course.code} assignments={course.assignments} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          {course.enrolment && (
            <Card aria-label="Việc học của đồng chí" padding="lg">
              <StatusChip tone={course.enrolment.look.tone} label={course.enrolment.look.label} />
              <DefinitionList layout="stack" className="mt-3" items={course.enrolment.facts} />
            </Card>
          )}
          {course.periods.length > 0 && (
            <Card aria-labelledby="cac-thang">
              <CardHeader id="cac-thang" title="Các tháng có chuyên đề này" />
              <RowList label="Các tháng có chuyên đề này">
                {course.periods.map((period) => (
                  <Row
                    key={period.key}
                    to={period.isShown ? undefined : period.to}
                    title={period.title}
                    detail={period.detail}
                    trailing={<StatusChip tone={period.look.tone} label={period.look.label} />}
                  />
                ))}
              </RowList>
            </Card>
          )}
          {course.objectives.length > 0 && (
            <Card aria-labelledby="muc-tieu" padding="lg">
              <h2 id="muc-tieu" className="mb-2 text-lg font-semibold">
                Học xong, đồng chí làm được
              </h2>
              <ul className="flex list-disc flex-col gap-1.5 pl-5 text-text-2 marker:text-done-mk">
                {course.objectives.map((objective) => (
                  <li key={objective}>{objective}</li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

type Assignments = ReturnType<typeof useLoaderData<typeof loader>>['assignments']

function Assignments({ code, assignments }: { code: string; assignments: Assignments }) {
  return (
    <Card aria-labelledby="da-giao">
      <CardHeader
        id="da-giao"
        title="Đã giao"
        detail={assignments.length === 0 ? 'Chưa giao cho đơn vị nào trong phạm vi của đồng chí.' : undefined}
      />
      {assignments.length > 0 && (
        <RowList label="Các lần giao chuyên đề">
          {assignments.map((assignment) => (
            <Row
              key={assignment.id}
              to={`/chuyen-de/${code}/giao#lan-giao`}
              title={`${assignment.unitName}, ${lowerFirst(assignment.period)}`}
              detail={assignment.detail}
              trailing={<StatusChip tone={assignment.look.tone} label={assignment.look.label} />}
            />
          ))}
        </RowList>
      )}
    </Card>
  )
}
