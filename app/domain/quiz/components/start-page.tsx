import { Form, useNavigation } from '@remix-run/react'
import { ActionBar } from '~/components/action-bar'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { ReaderShell } from '~/components/reader-shell'
import { Row, RowList } from '~/components/row-list'
import { OutcomeChip } from './outcome-chip'
import type { startView } from './start-view'

const startFormId = 'bat-dau'

interface StartPageProps {
  lesson: { code: string; title: string; position: number }
  courseTitle: string
  lateNotice: string | null
  start: ReturnType<typeof startView>
  /** Why the start that was just asked for did not happen. */
  problem: string | null
}

/** The rules before an attempt begins, or why none can begin, and the attempts so far. */
export function StartPage({ lesson, courseTitle, lateNotice, start, problem }: StartPageProps) {
  const isBusy = useNavigation().state !== 'idle'
  return (
    <ReaderShell
      back={{ href: `/bai-hoc/${lesson.code}`, label: 'Về bài học' }}
      eyebrow={courseTitle}
      title={`Kiểm tra bài ${lesson.position}`}
      actionBar={
        <ActionBar>
          <ButtonLink to={start.way.to} variant={start.canStart ? 'secondary' : 'primary'} size="lg">
            {start.way.label}
          </ButtonLink>
          {start.canStart && (
            <Button type="submit" form={startFormId} size="lg" busy={isBusy} busyLabel="Đang mở bài">
              {start.buttonLabel}
            </Button>
          )}
        </ActionBar>
      }
    >
      <h1 className="text-2xl font-bold">{lesson.title || `Bài ${lesson.position}`}</h1>
      <p className="mt-1 text-text-2">{start.lead}</p>
      <div className="mt-5 flex flex-col gap-4">
        {start.refusal && (
          <Callout tone={start.refusal.tone} title={start.refusal.title}>
            {start.refusal.detail}
          </Callout>
        )}
        {start.canStart && problem && (
          <Callout tone="clay" isAlert title="Chưa bắt đầu được">
            {problem}
          </Callout>
        )}
        {start.canStart && lateNotice && <Callout tone="clay">{lateNotice}</Callout>}
        {start.showsRules && (
          <Card aria-labelledby="cach-lam" padding="lg">
            <h2 id="cach-lam" className="mb-3 text-lg font-semibold">
              Trước khi bắt đầu
            </h2>
            <dl className="grid grid-cols-3 gap-3 border-b border-line pb-4">
              {start.facts.map((fact) => (
                <div key={fact.term}>
                  <dt className="text-xs text-text-3">{fact.term}</dt>
                  <dd className="text-lg font-semibold tabular-nums">{fact.detail}</dd>
                </div>
              ))}
            </dl>
            <ul className="mt-4 flex list-disc flex-col gap-2 pl-5 text-text-2 marker:text-done-mk">
              {start.rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </Card>
        )}
        {start.earlier.length > 0 && (
          <Card aria-labelledby="luot-truoc">
            <h2 id="luot-truoc" className="px-4 pt-4 pb-1 text-lg font-semibold">
              Các lượt đã làm
            </h2>
            <RowList label="Các lượt đã làm">
              {start.earlier.map((attempt) => (
                <Row
                  key={attempt.to}
                  to={attempt.to}
                  title={attempt.title}
                  detail={attempt.detail}
                  trailing={<OutcomeChip passed={attempt.passed} />}
                />
              ))}
            </RowList>
          </Card>
        )}
      </div>
      <Form id={startFormId} method="post" />
    </ReaderShell>
  )
}
