import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { BookOpenCheck, ChevronRight, type IconNode, Medal, MessagesSquare, RotateCcw, Users } from 'lucide'
import { ButtonLink } from '~/components/button'
import { CalloutLink } from '~/components/callout'
import { Card, CardLink } from '~/components/card'
import { classNames } from '~/components/class-names'
import { EmptyState } from '~/components/empty-state'
import { Icon } from '~/components/icon'
import { LessonPath } from '~/components/lesson-path'
import { NextBlock } from '~/components/next-block'
import { PageHeader } from '~/components/page-shell'
import { getScoreLine } from '~/domain/emulation/score-line.server'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { MonthCard, PastMonths } from '~/domain/learning/components/month-card'
import { monthView, type NextView } from '~/domain/learning/components/month-view'
import { getDailyScenario } from '~/domain/learning/daily-scenario.server'
import { getMonth } from '~/domain/learning/month.server'
import { dueWords } from '~/domain/quiz/components/recall-view'
import { countDueRecall } from '~/domain/quiz/recall-facts.server'
import { formatWeekday } from '~/platform/calendar'
import { formatPoints } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Tháng này – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  const month = getMonth(actor, now)
  const scenario = getDailyScenario(month.today)
  const score = getScoreLine(actor, now)
  const dueRecall = countDueRecall(actor, now)
  return {
    date: formatWeekday(month.today),
    givenName: actor.givenName,
    unitName: may(actor, 'viewFigures') ? actor.unitName : null,
    ...monthView(month),
    scenario: scenario && {
      to: `/tinh-huong/${scenario.lessonCode}/${scenario.code}`,
      title: scenario.title,
      topic: scenario.topic,
    },
    recall: dueRecall > 0 ? dueWords(dueRecall) : null,
    score: score && {
      name: score.campaignName,
      total: score.total === null ? undefined : formatPoints(score.total),
      band: score.total === null ? 'Chưa có điểm' : score.band ? `Mức ${score.band}` : 'Chưa xếp mức',
      next: score.next && `Còn ${formatPoints(score.next.missing)} đến ${score.next.band}`,
    },
  }
}

export default function MonthPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader showMark eyebrow={page.date} title={`Chào đồng chí ${page.givenName}`} />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_21rem] xl:items-start">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          {page.unitName && (
            <SideCard to="/don-vi" icon={Users} title="Đơn vị" detail={`Tình hình học tập của ${page.unitName}`} />
          )}
          {page.overdue && <CalloutLink tone="red" {...page.overdue} />}
          {page.next ? <Next next={page.next} /> : page.rest && <Rest {...page.rest} />}
        </div>
        {page.periods.length > 0 && (
          <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
            {page.periods.map((period) => (
              <MonthCard key={period.name} period={period} />
            ))}
          </div>
        )}
        {page.path && (
          <section aria-labelledby="lo-trinh" className="min-w-0">
            <h2 id="lo-trinh" className="mt-2 mb-3 text-lg font-semibold">
              <Link to={page.path.to} className="text-text no-underline hover:underline">
                {page.path.title}
              </Link>
            </h2>
            <Card as="div" padding="lg">
              <LessonPath label={`Các bài của ${page.path.title}`} items={page.path.items} />
            </Card>
          </section>
        )}
        <div className={classNames('flex min-w-0 flex-col gap-4 lg:gap-5', page.path && 'xl:pt-12')}>
          {page.scenario && (
            <SideCard
              to={page.scenario.to}
              icon={MessagesSquare}
              title="Tình huống hôm nay"
              detail={page.scenario.title}
              more={page.scenario.topic}
            />
          )}
          {page.recall && <SideCard to="/on-tap" icon={RotateCcw} title="Ôn nhanh" detail={page.recall} />}
          {page.score && (
            <SideCard
              to="/thi-dua"
              icon={Medal}
              isMerit
              title={page.score.name}
              detail={page.score.band}
              more={page.score.next}
              figure={page.score.total}
            />
          )}
        </div>
        {page.past.length > 0 && (
          <section aria-labelledby="thang-truoc" className="min-w-0">
            <h2 id="thang-truoc" className="mt-2 mb-3 text-lg font-semibold">
              Các tháng trước
            </h2>
            <Card as="div">
              <PastMonths months={page.past} />
            </Card>
          </section>
        )}
      </div>
    </>
  )
}

function Next({ next }: { next: NextView }) {
  return (
    <NextBlock
      eyebrow={next.eyebrow}
      title={next.title}
      progress={next.progress ? { ...next.progress, max: 1000 } : undefined}
      remaining={next.remaining}
      action={{ to: next.to, label: next.action }}
    />
  )
}

function Rest({ title, detail }: { title: string; detail: string }) {
  return (
    <Card as="div">
      <EmptyState
        icon={BookOpenCheck}
        level={2}
        title={title}
        detail={detail}
        action={<ButtonLink to="/tinh-huong">Luyện tình huống</ButtonLink>}
      />
    </Card>
  )
}

interface SideCardProps {
  to: string
  icon: IconNode
  title: string
  detail: string
  more?: string | null
  figure?: string
  isMerit?: boolean
}

function SideCard({ to, icon, title, detail, more, figure, isMerit = false }: SideCardProps) {
  const ground = isMerit ? 'bg-gold-bg text-gold-fg inset-ring inset-ring-gold-line' : 'bg-soft text-on-soft'
  return (
    <CardLink to={to}>
      <span className="flex items-center gap-4">
        <span className={`grid size-12 flex-none place-items-center rounded-md ${ground}`}>
          <Icon icon={icon} size="lg" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          {figure && <span className="block text-xl font-bold tabular-nums">{figure}</span>}
          <span className="block text-sm text-text-2">{detail}</span>
          {more && <span className="block text-sm text-text-2">{more}</span>}
        </span>
        <Icon icon={ChevronRight} className="text-text-3" />
      </span>
    </CardLink>
  )
}
