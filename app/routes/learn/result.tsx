import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ArrowRight, Hourglass, RotateCcw } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { Icon } from '~/components/icon'
import { PageHeader } from '~/components/page-shell'
import { ProgressRing } from '~/components/progress-ring'
import { Row, RowList } from '~/components/row-list'
import { Tabs } from '~/components/tabs'
import { closeExpiredAttemptsOf } from '~/domain/deeds/close-expired-attempts.server'
import { findCompletionPoints } from '~/domain/emulation/own-points.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { getWhomToAsk } from '~/domain/identity/unit-commanders.server'
import { getAttemptRecord } from '~/domain/quiz/attempt-records.server'
import { OutcomeChip } from '~/domain/quiz/components/outcome-chip'
import { resultView } from '~/domain/quiz/components/result-view'
import { ReviewedQuestion } from '~/domain/quiz/components/reviewed-question'
import { getResult } from '~/domain/quiz/results.server'
import { localDateOf } from '~/platform/calendar'
import { requireFound } from '~/platform/http/not-found'
import { formatPoints } from '~/platform/number-format'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Kết quả'} – Niềm Nở` }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  await closeExpiredAttemptsOf(actor, now)
  const attemptId = args.params.ma ?? ''
  const result = await getResult(actor, attemptId, now)
  if (!result) {
    // Another officer's: whoever may read the record of it is led there.
    requireFound(await getAttemptRecord(actor, attemptId))
    throw redirect(`/bai-lam/${attemptId}/ho-so`)
  }
  if (result.state === 'running') throw redirect(`/bai-hoc/${result.lessonCode}/kiem-tra`)
  const points = result.courseCompleted ? await findCompletionPoints(actor, result.enrolmentId) : []
  const isOutOfAttempts = result.attemptsLeft === 0 && !result.isLessonPassed
  const whomToAsk = isOutOfAttempts ? await getWhomToAsk(actor, localDateOf(now)) : ''
  const view = resultView(result, { now, whomToAsk })
  const missed = view.questions.filter((question) => question.mark !== 'full')
  const showsAll = new URL(args.request.url).searchParams.get('xem') === 'tat-ca' || missed.length === 0
  return {
    ...view,
    questions: showsAll ? view.questions : missed,
    tabs: view.questions.length > 0 ? { missed: missed.length, all: view.questions.length, showsAll } : null,
    points: points.map(({ campaignName, hundredths, onTime }) => ({
      campaignName,
      text: `${formatPoints(hundredths)} điểm, hoàn thành ${onTime ? 'đúng hạn' : 'trễ hạn'}`,
    })),
  }
}

export default function ResultPage() {
  const result = useLoaderData<typeof loader>()
  const { main, other } = result.actions
  return (
    <div className="max-w-200">
      <Breadcrumb
        items={[
          { label: 'Chuyên đề', to: `/chuyen-de/${result.course.code}` },
          { label: `Bài ${result.lesson.position}`, to: `/bai-hoc/${result.lesson.code}` },
          { label: 'Kết quả' },
        ]}
      />
      <PageHeader title={result.title} subtitle={result.lesson.title} />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card aria-label="Kết quả" padding="lg">
          <div className="flex items-center gap-5">
            {result.ring ? (
              <ProgressRing
                size={92}
                value={result.ring.rightCount}
                max={result.ring.questionCount}
                text={`${result.ring.rightCount}/${result.ring.questionCount}`}
                label={result.ring.label}
              />
            ) : (
              <span className="grid size-16 flex-none place-items-center rounded-full bg-prog-bg text-prog-mk">
                <Icon icon={Hourglass} size="lg" />
              </span>
            )}
            <div className="min-w-0">
              <OutcomeChip passed={result.passed} />
              <h2 className="mt-1 text-xl font-semibold">{result.headline}</h2>
            </div>
          </div>
          {result.detail && <p className="mt-3 text-text-2">{result.detail}</p>}
          {result.expiryNote && (
            <Callout tone="clay" title="Hết giờ, hệ thống đã nộp" className="mt-4">
              {result.expiryNote}
            </Callout>
          )}
          {result.regrades.map((regrade) => (
            <Callout key={regrade.key} tone="blue" icon={RotateCcw} title={regrade.title} className="mt-4">
              {regrade.change} {regrade.reason}
            </Callout>
          ))}
          <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-3.5 sm:grid-cols-4">
            {result.facts.map((fact) => (
              <div key={fact.term}>
                <dt className="text-xs text-text-3">{fact.term}</dt>
                <dd className="text-label font-medium tabular-nums">{fact.detail}</dd>
              </div>
            ))}
          </dl>
          {result.points.map((points) => (
            <Callout key={points.campaignName} tone="gold" className="mt-4">
              {points.campaignName}: {points.text}.{' '}
              <Link to="/thi-dua" className="link text-gold-fg">
                Xem cách tính
              </Link>
            </Callout>
          ))}
          <div className="mt-5 flex flex-col gap-3 sm:flex-row-reverse sm:justify-end">
            <ButtonLink to={main.to} size="lg" trailingIcon={ArrowRight}>
              {main.label}
            </ButtonLink>
            {other && (
              <ButtonLink to={other.to} size="lg" variant="secondary">
                {other.label}
              </ButtonLink>
            )}
          </div>
          <p className="mt-4 text-sm text-text-3">
            Mã biên nhận{' '}
            <Link to={result.receipt.to} className="link tabular-nums">
              {result.receipt.code}
            </Link>
            , nộp {result.receipt.submittedAt}.{' '}
            <Link to={result.recordTo} className="link">
              Hồ sơ bài làm
            </Link>
          </p>
        </Card>

        {result.reread.length > 0 && (
          <Card aria-labelledby="can-doc-lai">
            <CardHeader
              id="can-doc-lai"
              title="Phần cần đọc lại"
              detail="Xếp theo số câu chưa đúng, nhiều nhất ở trên."
            />
            <RowList label="Phần cần đọc lại">
              {result.reread.map((passage) => (
                <Row
                  key={passage.key}
                  to={passage.to}
                  title={passage.topic}
                  detail={passage.heading}
                  trailing={<span className="text-sm text-text-3 tabular-nums">{passage.count}</span>}
                />
              ))}
            </RowList>
          </Card>
        )}
        {result.keysNote && <Callout tone="blue">{result.keysNote}</Callout>}

        {result.tabs && (
          <section aria-label="Các câu hỏi" className="flex flex-col gap-4">
            <Tabs
              label="Câu hỏi trong bài"
              items={[
                {
                  to: '?xem=can-xem-lai',
                  label: 'Cần xem lại',
                  count: result.tabs.missed,
                  current: !result.tabs.showsAll,
                },
                { to: '?xem=tat-ca', label: 'Tất cả', count: result.tabs.all, current: result.tabs.showsAll },
              ]}
            />
            <h2 className="sr-only">Câu hỏi, đáp án và lời giải thích</h2>
            {result.questions.map((question) => (
              <ReviewedQuestion key={question.position} question={question} />
            ))}
          </section>
        )}
      </div>
    </div>
  )
}
