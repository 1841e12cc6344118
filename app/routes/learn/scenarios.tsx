import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MessagesSquare } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { NextBlock } from '~/components/next-block'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { requireDeed } from '~/domain/identity/guard.server'
import { getDailyScenario } from '~/domain/learning/daily-scenario.server'
import { BestResultChip } from '~/domain/publishing/components/best-result-chip'
import { findScenarios, type ScenarioSummary } from '~/domain/publishing/scenarios.server'
import { scenarioTopics } from '~/domain/publishing/vocabulary'
import { localDateOf } from '~/platform/calendar'

export const meta: MetaFunction = () => [{ title: 'Tình huống – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const scenarios = await findScenarios(actor.officerId)
  const daily = getDailyScenario(localDateOf(args.context.now()))
  return {
    daily: daily && { to: `/tinh-huong/${daily.lessonCode}/${daily.code}`, title: daily.title, topic: daily.topic },
    played: scenarios.filter(({ best }) => best !== null).length,
    count: scenarios.length,
    topics: scenarioTopics
      .map((name) => ({ name, scenarios: scenarios.filter(({ topic }) => topic === name).map(rowOf) }))
      .filter((topic) => topic.scenarios.length > 0),
  }
}

function rowOf({ lessonCode, code, title, setting, best }: ScenarioSummary) {
  return { to: `/tinh-huong/${lessonCode}/${code}`, title, setting, best }
}

export default function ScenariosPage() {
  const { daily, played, count, topics } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Tình huống"
        subtitle="Luyện cách nói với người dân và đồng đội. Luyện lại bao nhiêu lần cũng được, không tính điểm."
      />
      {daily === null ? (
        <Card>
          <EmptyState
            icon={MessagesSquare}
            title="Chưa có tình huống nào"
            detail="Tình huống hiện ra khi bài học có tình huống được đăng."
            action={
              <ButtonLink to="/thang-nay" variant="secondary">
                Về tháng này
              </ButtonLink>
            }
          />
        </Card>
      ) : (
        <div className="flex max-w-230 flex-col gap-4 lg:gap-5">
          <NextBlock
            eyebrow={`Tình huống hôm nay · ${daily.topic}`}
            title={daily.title}
            progress={{ value: played, max: count, label: `Đã luyện ${played} trong ${count} tình huống` }}
            action={{ to: daily.to, label: 'Luyện' }}
          />
          {topics.map((topic) => (
            <Card key={topic.name} aria-label={topic.name}>
              <CardHeader title={topic.name} />
              <RowList>
                {topic.scenarios.map(({ to, title, setting, best }) => (
                  <Row
                    key={to}
                    to={to}
                    title={title}
                    detail={setting}
                    trailing={<BestResultChip best={best} />}
                    stacked
                  />
                ))}
              </RowList>
            </Card>
          ))}
        </div>
      )}
    </>
  )
}
