import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { TextArea, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { grantAttempts } from '~/domain/deeds/grant-attempts.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { grantRefusals } from '~/domain/quiz/components/grant-words'
import { getGrantPage } from '~/domain/quiz/grant-page.server'
import { mostExtraAttempts, mostExtraMinutes } from '~/domain/quiz/grant-rule'
import { formatDate, formatInstant } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction = () => [{ title: 'Cho thêm lượt, thêm giờ – Niềm Nở' }]

/** /can-bo/:ma/them-luot?luot=…&bai=…: more attempts or time at one quiz, for an officer of the commander's units. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'grantAttempts')
  const now = args.context.now()
  const search = new URL(args.request.url).searchParams
  const page = requireFound(
    await getGrantPage(
      actor,
      {
        serviceNumber: args.params.ma ?? '',
        enrolmentId: search.get('luot') ?? '',
        lessonCode: search.get('bai') ?? '',
      },
      now,
    ),
  )
  return {
    ...page,
    grantId: randomUUID(),
    attempts: page.attempts.map(({ number, submittedAt, passed }) => ({
      number,
      words: submittedAt
        ? `nộp ${formatInstant(submittedAt, now)}, ${passed === null ? 'chờ chấm' : passed ? 'đạt' : 'chưa đạt'}`
        : 'đang làm',
    })),
    grants: page.grants.map(({ id, extraAttempts, extraMinutes, reason, grantedBy, grantedAt }) => ({
      id,
      words: `${extraAttempts} lượt, ${extraMinutes} phút. Lý do: ${reason}`,
      by: `Đồng chí ${grantedBy}, ${formatInstant(grantedAt, now)}`,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'grantAttempts')
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { extraAttempts: text('extraAttempts'), extraMinutes: text('extraMinutes'), reason: text('reason') }
  const result = await grantAttempts({
    actor,
    enrolmentId: text('enrolmentId'),
    lessonCode: text('lessonCode'),
    grantId: text('grantId').slice(0, 36) || randomUUID(),
    extraAttempts: wholeOf(typed.extraAttempts),
    extraMinutes: wholeOf(typed.extraMinutes),
    reason: typed.reason.slice(0, 500),
    now: args.context.now(),
  })
  if (!result.ok) {
    if (result.reason === 'notFound') throw new Response('', { status: 404 })
    const { field, text: sentence } = grantRefusals[result.reason]
    return data({ typed, field, sentence }, { status: result.reason === 'ownself' ? 403 : 422 })
  }
  return redirectWithToast(`/can-bo/${encodeURIComponent(args.params.ma ?? '')}`, {
    text: 'Đã cho thêm. Đồng chí ấy nhận được thông báo.',
  })
}

/** Empty counts as none; what is no whole number is refused by the rule. */
function wholeOf(text: string): number {
  if (text === '') return 0
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
}

export default function AttemptGrantPage() {
  const { grantId, enrolmentId, officer, course, lesson, rules, attempts, grants } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const errors = (field: string) => (answer?.field === field ? [answer.sentence] : undefined)
  const name = officer.rankName ? `${officer.rankName} ${officer.name}` : officer.name
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Cán bộ, chiến sĩ', to: '/can-bo' },
          { label: officer.name, to: `/can-bo/${officer.serviceNumber}` },
          { label: 'Cho thêm lượt, thêm giờ' },
        ]}
      />
      <PageHeader title="Cho thêm lượt, thêm giờ" subtitle={name} />
      <div className="flex max-w-180 flex-col gap-4 lg:gap-5">
        {answer?.field === '' || officer.isOwn ? (
          <Callout tone="clay" isAlert={answer !== undefined} title="Chưa cho thêm được">
            {grantRefusals.ownself.text}
          </Callout>
        ) : null}
        <Card padding="lg" aria-labelledby="bai-kiem-tra">
          <h2 id="bai-kiem-tra" className="text-lg font-semibold">
            Bài {lesson.position}. {lesson.title}
          </h2>
          <p className="text-text-2">
            {course.title}, {course.periodName}, hạn {formatDate(course.dueOn)}. Quy định {rules.maxAttempts} lượt,{' '}
            {rules.timeLimitMinutes > 0 ? `${rules.timeLimitMinutes} phút mỗi lượt` : 'không giới hạn thời gian'}.
          </p>
          {attempts.length > 0 ? (
            <ul className="mt-3 flex list-disc flex-col gap-1 pl-5 text-text-2">
              {attempts.map((attempt) => (
                <li key={attempt.number}>
                  Lượt {attempt.number}: {attempt.words}
                </li>
              ))}
            </ul>
          ) : (
            <p className="mt-3 text-text-2">Chưa làm lượt nào.</p>
          )}
        </Card>
        {officer.isOwn ? null : (
          <Card padding="lg" aria-label="Cho thêm">
            <Form method="post" className="flex flex-col gap-4">
              <input type="hidden" name="grantId" value={grantId} />
              <input type="hidden" name="enrolmentId" value={enrolmentId} />
              <input type="hidden" name="lessonCode" value={lesson.code} />
              <div className="grid gap-3 sm:grid-cols-2">
                <TextField
                  label="Số lượt thêm"
                  name="extraAttempts"
                  inputMode="numeric"
                  hint={`Từ 0 đến ${mostExtraAttempts}.`}
                  defaultValue={answer?.typed.extraAttempts ?? '1'}
                  errors={errors('extraAttempts')}
                />
                <TextField
                  label="Số phút thêm mỗi lượt"
                  name="extraMinutes"
                  inputMode="numeric"
                  hint={`Từ 0 đến ${mostExtraMinutes}. Lượt đang làm được thêm ngay.`}
                  defaultValue={answer?.typed.extraMinutes ?? '0'}
                  errors={errors('extraMinutes')}
                />
              </div>
              <TextArea
                label="Lý do"
                name="reason"
                required
                rows={3}
                maxLength={500}
                hint="Ví dụ: mất mạng trong giờ trực, đồng chí đã báo ngay."
                defaultValue={answer?.typed.reason ?? ''}
                errors={errors('reason')}
              />
              <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang lưu">
                Cho thêm
              </Button>
            </Form>
          </Card>
        )}
        {grants.length > 0 ? (
          <Card aria-labelledby="da-cho">
            <CardHeader id="da-cho" title="Đã cho thêm" />
            <ul className="divide-y divide-line border-t border-line">
              {grants.map((grant) => (
                <li key={grant.id} className="px-4 py-3">
                  <p>{grant.words}</p>
                  <p className="text-sm text-text-3">{grant.by}</p>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </>
  )
}
