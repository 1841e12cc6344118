import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'
import { Callout } from '~/components/callout'
import { closeExpiredAttemptsOf } from '~/domain/deeds/close-expired-attempts.server'
import { startAttempt } from '~/domain/deeds/start-attempt.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { getWhomToAsk } from '~/domain/identity/unit-commanders.server'
import { refusalWords } from '~/domain/learning/refusal-words'
import { getQuizPage } from '~/domain/quiz/attempts.server'
import { QuizRunner } from '~/domain/quiz/components/quiz-runner'
import { StartPage } from '~/domain/quiz/components/start-page'
import { startView } from '~/domain/quiz/components/start-view'
import { formatDate, localDateOf } from '~/platform/calendar'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { keepPlainAnswer } from './plain-answer.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Kiểm tra bài ${page?.lesson.position ?? ''} – Niềm Nở` },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const now = args.context.now()
  await closeExpiredAttemptsOf(actor, now)
  const page = requireFound(await getQuizPage(actor, args.params.ma ?? '', now))
  const whomToAsk = page.refusal === 'outOfAttempts' ? await getWhomToAsk(actor, localDateOf(now)) : ''
  return {
    lesson: page.lesson,
    courseTitle: page.course.title,
    lateNotice: page.isPastDue ? `Hạn ${formatDate(page.dueOn)} đã qua. Bài nộp bây giờ được ghi là trễ hạn.` : null,
    running: page.running,
    serverNow: now,
    start: page.running ? null : startView(page, { now, whomToAsk }),
  }
}

/**
 * Starts an attempt, or goes on with the running one: a second press changes nothing. Without scripts the question on
 * this page is sent here too, so that what cannot be kept comes back as it was filled in.
 */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const lessonCode = args.params.ma ?? ''
  const now = args.context.now()
  const form = await readForm(args.request)
  if (form.has('position')) return keepPlainAnswer({ actor, lessonCode, form, now })
  const started = await startAttempt({ actor, lessonCode, now })
  if (started.ok) return redirect(`${quizAddress(lessonCode)}?cau=1`, 303)
  if (started.reason === 'notFound') throw new Response('', { status: 404 })
  return data({ problem: refusalWords(started.reason), refused: null }, { status: 409 })
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
  const answer = useActionData<typeof action>()
  if (page.running)
    return (
      <QuizRunner
        key={page.running.attemptId}
        attempt={page.running}
        serverNow={page.serverNow}
        refused={answer?.refused ?? null}
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
  return page.start && <StartPage {...page} start={page.start} problem={answer?.problem ?? null} />
}
