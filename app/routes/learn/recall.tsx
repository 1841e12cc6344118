import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CalendarCheck } from 'lucide'
import { useEffect, useRef } from 'react'
import { ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { answerRecall } from '~/domain/deeds/answer-recall.server'
import { chooseRecall } from '~/domain/deeds/choose-recall.server'
import type { Actor } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { refusalWords } from '~/domain/learning/refusal-words'
import { notKnownField, RecallForm } from '~/domain/quiz/components/recall-form'
import { RecallSwitch, recallSwitchField } from '~/domain/quiz/components/recall-switch'
import { feedbackView, restView } from '~/domain/quiz/components/recall-view'
import { ReviewedQuestion } from '~/domain/quiz/components/reviewed-question'
import { isBlank, readPlainAnswer } from '~/domain/quiz/plain-answer'
import { getRecallFeedback, getRecallPage } from '~/domain/quiz/recall.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { safePath } from '~/platform/http/safe-path'

export const meta: MetaFunction = () => [{ title: 'Ôn nhanh – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const reviewId = new URL(args.request.url).searchParams.get('xem')
  const page = await getRecallPage(actor, args.context.now())
  const { isOn, total } = page
  if (reviewId !== null) {
    const feedback = requireFound(await getRecallFeedback(actor, reviewId))
    return { isOn, total, feedback: feedbackView(feedback, page.asked !== null), asked: null, rest: null }
  }
  return { isOn, total, feedback: null, asked: page.asked, rest: page.asked ? null : restView(page) }
}

/** Takes one answer and leads to what is right, or switches ôn nhanh on and off. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const form = await readForm(args.request)
  const now = args.context.now()
  const choice = form.get(recallSwitchField)
  if (choice === 'bat' || choice === 'tat') {
    await chooseRecall({ actor, isOn: choice === 'bat', now })
    return redirectWithToast(safePath(form.get('tiep'), '/on-tap'), {
      text: choice === 'bat' ? 'Đã bật lại ôn nhanh.' : 'Đã tắt ôn nhanh.',
    })
  }
  return takeAnswer({ actor, form, now })
}

async function takeAnswer({ actor, form, now }: { actor: Actor; form: FormData; now: Date }) {
  const code = String(form.get('cau') ?? '')
  const { asked } = await getRecallPage(actor, now)
  const isKnown = !form.has(notKnownField)
  // Only the question that is asked now can be read; of any other the deed knows whether it was answered today.
  const isAsked = asked?.code === code
  const given = isAsked && isKnown ? readPlainAnswer(asked.question, form) : null
  const refuse = (problem: string) =>
    data({ refused: { code, response: given?.response ?? [], places: given?.places ?? {}, problem } }, { status: 422 })
  if (given?.problem) return refuse(given.problem)
  if (given && isBlank(given.response))
    return refuse('Đồng chí chưa trả lời. Đồng chí trả lời rồi bấm Trả lời, hoặc bấm Chưa nhớ, xem đáp án.')

  const result = await answerRecall({
    actor,
    code,
    number: Number(form.get('ban')),
    shownOn: String(form.get('ngay') ?? ''),
    response: isAsked ? (given?.response ?? []) : null,
    now,
  })
  if (result.ok) return redirect(`/on-tap?xem=${encodeURIComponent(result.reviewId)}`, 303)
  if (result.reason === 'notFound') throw new Response('', { status: 404 })
  if (result.reason === 'badAnswer') return refuse(refusalWords('badChoice'))
  return redirectWithToast('/on-tap', {
    text: 'Câu hỏi vừa được cập nhật. Đồng chí vui lòng trả lời lại.',
    tone: 'info',
  })
}

export default function RecallPage() {
  const { isOn, total, feedback, asked, rest } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <>
      <PageHeader
        title="Ôn nhanh"
        subtitle={asked ? `Câu ${asked.question.position} trong ${total}` : 'Câu hỏi của các bài đã hoàn thành'}
      />
      <div className="flex max-w-168 flex-col gap-4 lg:gap-5">
        {feedback && <Feedback key={feedback.question.stem} {...feedback} />}
        {asked && (
          <Card as="div" padding="lg">
            <RecallForm
              key={`${asked.code} ${asked.shownOn}`}
              asked={asked}
              refused={refused?.code === asked.code ? refused : null}
            />
          </Card>
        )}
        {rest && (
          <Card as="div">
            <EmptyState
              icon={CalendarCheck}
              level={2}
              title={rest.title}
              detail={rest.detail}
              action={
                <ButtonLink to="/thang-nay" variant="secondary">
                  Về Tháng này
                </ButtonLink>
              }
            />
          </Card>
        )}
        <RecallSwitch isOn={isOn} returnTo="/on-tap" />
      </div>
    </>
  )
}

function Feedback({ heading, question, way }: ReturnType<typeof feedbackView>) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <>
      <h2 ref={title} tabIndex={-1} className="text-xl font-semibold outline-none">
        {heading}
      </h2>
      <ReviewedQuestion question={question} />
      <div>
        <ButtonLink to={way.to} size="lg">
          {way.label}
        </ButtonLink>
      </div>
    </>
  )
}
