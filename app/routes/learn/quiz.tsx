import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, type ShouldRevalidateFunctionArgs, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { CircleX } from 'lucide'
import { ActionBar } from '~/components/action-bar'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { ReaderShell } from '~/components/reader-shell'
import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import { startAttempt } from '~/domain/deeds/start-attempt.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { refusalWords } from '~/domain/learning/refusal-words'
import { getQuizPage } from '~/domain/quiz/attempts.server'
import { viewName, viewOf } from '~/domain/quiz/components/paper'
import { QuizRunner } from '~/domain/quiz/components/quiz-runner'
import { startView } from '~/domain/quiz/components/start-view'
import { formatDate } from '~/platform/calendar'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Kiểm tra bài ${page?.lesson.position ?? ''} – Niềm Nở` },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  const page = requireFound(await getQuizPage(actor, args.params.ma ?? '', now))
  const url = new URL(args.request.url)
  // The place goes into the address, or else reloading the page would lead to the next question without an answer.
  if (page.running && !url.searchParams.has('cau'))
    throw redirect(`${quizAddress(page.lesson.code)}?cau=${viewName(viewOf(page.running, null))}`)
  return {
    lesson: page.lesson,
    courseTitle: page.course.title,
    lateNotice: page.isPastDue ? `Hạn ${formatDate(page.dueOn)} đã qua. Bài nộp bây giờ được ghi là trễ hạn.` : null,
    running: page.running,
    start: page.running ? null : startView(page, now),
  }
}

/** Starts an attempt, or goes on with the running one: a second press changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const lessonCode = args.params.ma ?? ''
  const started = await startAttempt({ actor, lessonCode, now: args.context.now() })
  if (started.ok) return redirect(`${quizAddress(lessonCode)}?cau=1`, 303)
  if (started.reason === 'notFound') throw new Response('', { status: 404 })
  return data({ refusal: started.reason }, { status: 409 })
}

function quizAddress(lessonCode: string): string {
  return `/bai-hoc/${encodeURIComponent(lessonCode)}/kiem-tra`
}

/** From question to question nothing is asked of the server: it works while the network is away. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isSamePage = currentUrl.pathname === nextUrl.pathname
  return isSamePage && (formMethod === undefined || formMethod === 'GET') ? false : defaultShouldRevalidate
}

export default function QuizPage() {
  const page = useLoaderData<typeof loader>()
  if (page.running)
    return (
      <QuizRunner
        key={page.running.attemptId}
        attempt={page.running}
        lesson={page.lesson}
        notice={
          page.lateNotice && (
            <Callout tone="clay" className="mb-5">
              {page.lateNotice}
            </Callout>
          )
        }
      />
    )
  return page.start && <StartPage {...page} start={page.start} />
}

const startFormId = 'bat-dau'

interface StartPageProps {
  lesson: { code: string; title: string; position: number }
  courseTitle: string
  lateNotice: string | null
  start: ReturnType<typeof startView>
}

function StartPage({ lesson, courseTitle, lateNotice, start }: StartPageProps) {
  const isBusy = useNavigation().state !== 'idle'
  const answer = useActionData<typeof action>()
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
        {start.canStart && answer && (
          <Callout tone="clay" isAlert title="Chưa bắt đầu được">
            {refusalWords(answer.refusal)}
          </Callout>
        )}
        {start.canStart && lateNotice && <Callout tone="clay">{lateNotice}</Callout>}
        {start.canStart && (
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
                  trailing={
                    attempt.passed ? (
                      <StatusChip tone="done" label="Đạt" />
                    ) : (
                      <StatusChip tone="soon" icon={CircleX} label="Chưa đạt" />
                    )
                  }
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
