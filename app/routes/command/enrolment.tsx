import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { StatusChip } from '~/components/status-chip'
import { withdrawAdjustment } from '~/domain/deeds/withdraw-adjustment.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { kindParam } from '~/domain/learning/adjustment.schema'
import { type Decision, getEnrolmentRecord } from '~/domain/learning/enrolment-record.server'
import { stateWord } from '~/domain/learning/state-words'
import { formatDate, formatInstant } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.officer.name ?? ''}, ${page?.title ?? ''} – Niềm Nở` },
]

/** /can-bo/:ma/luot/:luot: what was decided about one enrolment, and the way to decide again. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const { decisions, state, ...record } = requireFound(
    await getEnrolmentRecord(actor, { serviceNumber: args.params.ma ?? '', enrolmentId: args.params.luot ?? '' }, now),
  )
  return {
    ...record,
    stateWord: stateWord(state),
    canAdjust: !record.isOwn && state !== 'completed' && state !== 'exempt',
    decisions: decisions.map((decision) => ({
      id: decision.id,
      what: decision.what,
      title: decisionTitle(decision),
      reason: decision.reason,
      by: `Đồng chí ${decision.by}, ${formatInstant(decision.at, now)}`,
      withdrawn:
        decision.withdrawn &&
        `Rút: đồng chí ${decision.withdrawn.by}, ${formatInstant(decision.withdrawn.at, now)}. Lý do: ${decision.withdrawn.reason}`,
    })),
  }
}

function decisionTitle(decision: Decision): string {
  if (decision.what === 'extension')
    return `Gia hạn từ ${formatDate(decision.previousDueOn ?? '')} đến ${formatDate(decision.dueOn ?? '')}`
  return decision.postponedTo ? `Hoãn sang ${decision.postponedTo.toLowerCase()}` : 'Miễn học tập'
}

interface Refused {
  factId: string
  reason: string
  problem: string
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const factId = text('factId')
  const reason = text('reason').slice(0, 500)
  const enrolmentId = args.params.luot ?? ''
  const result = await withdrawAdjustment({
    actor,
    enrolmentId,
    what: text('what') === 'extension' ? 'extension' : 'exemption',
    factId,
    reason,
    now: args.context.now(),
  })
  if (result.ok)
    return redirectWithToast(`/can-bo/${encodeURIComponent(args.params.ma ?? '')}/luot/${enrolmentId}`, {
      text: 'Đã rút. Đồng chí ấy nhận được thông báo.',
    })
  if (result.reason === 'notFound') throw new Response('', { status: 404 })
  return data<Refused>(
    { factId, reason, problem: problems[result.reason] },
    { status: result.reason === 'ownself' ? 403 : 422 },
  )
}

const problems = {
  reasonMissing: 'Đồng chí chưa ghi lý do. Vui lòng ghi lý do rồi gửi lại.',
  ownself: 'Việc này do chỉ huy đơn vị cấp trên quyết định.',
  alreadyWithdrawn: 'Quyết định này đã được rút từ trước.',
} as const

export default function EnrolmentPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  return (
    <div className="max-w-180">
      <Breadcrumb
        items={[
          { label: 'Cán bộ, chiến sĩ', to: '/can-bo' },
          { label: page.officer.name, to: `/can-bo/${encodeURIComponent(page.officer.serviceNumber)}` },
          { label: 'Miễn, hoãn, gia hạn' },
        ]}
      />
      <PageHeader title={page.title} subtitle={`${page.officer.name}, ${page.periodName}`} />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card padding="lg" aria-label="Lượt học">
          <DefinitionList
            items={[
              { term: 'Trạng thái', detail: page.stateWord },
              { term: 'Thời gian', detail: `${formatDate(page.opensOn)} đến hết ngày ${formatDate(page.dueOn)}` },
            ]}
          />
          {page.canAdjust ? (
            <p className="mt-4">
              <ButtonLink to={`/xu-ly?luot=${page.enrolmentId}&viec=${kindParam('extend')}`}>
                Miễn, hoãn hoặc gia hạn
              </ButtonLink>
            </p>
          ) : null}
        </Card>
        {page.isOwn ? (
          <Callout tone="clay" title="Lượt học của chính đồng chí">
            Việc miễn, hoãn, gia hạn cho đồng chí do chỉ huy đơn vị cấp trên quyết định.
          </Callout>
        ) : null}
        <Card aria-labelledby="quyet-dinh">
          <CardHeader
            id="quyet-dinh"
            title="Các quyết định"
            detail={page.decisions.length === 0 ? 'Chưa có quyết định miễn, hoãn hay gia hạn nào.' : undefined}
          />
          <ul className="divide-y divide-line">
            {page.decisions.map((decision) => (
              <li key={decision.id} className="px-4 py-3">
                <p className="flex flex-wrap items-center justify-between gap-2 font-medium">
                  {decision.title}
                  <StatusChip
                    tone={decision.withdrawn ? 'none' : 'prog'}
                    label={decision.withdrawn ? 'Đã rút' : 'Đang có hiệu lực'}
                  />
                </p>
                <p>Lý do: {decision.reason}</p>
                <p className="text-sm text-text-3">{decision.by}</p>
                {decision.withdrawn ? <p className="text-sm text-text-3">{decision.withdrawn}</p> : null}
                {decision.withdrawn || page.isOwn ? null : (
                  <Withdrawal decision={decision} refusal={answer?.factId === decision.id ? answer : undefined} />
                )}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  )
}

function Withdrawal({ decision, refusal }: { decision: { id: string; what: string }; refusal: Refused | undefined }) {
  const isBusy = useNavigation().formData?.get('factId') === decision.id
  return (
    <details open={Boolean(refusal)}>
      <summary className="inline-flex min-h-11 items-center rounded-sm text-label font-medium text-link underline underline-offset-4">
        Rút quyết định này
      </summary>
      <Form method="post" className="mt-1 flex flex-col gap-3">
        <input type="hidden" name="factId" value={decision.id} />
        <input type="hidden" name="what" value={decision.what} />
        <TextField
          label="Lý do rút"
          name="reason"
          maxLength={500}
          required
          hint={
            decision.what === 'extension'
              ? 'Đồng chí ấy đọc được lý do. Hạn trở lại như trước khi gia hạn.'
              : 'Đồng chí ấy đọc được lý do. Lượt học trở lại quân số phải học.'
          }
          defaultValue={refusal?.reason}
          errors={refusal && [refusal.problem]}
        />
        <Button type="submit" variant="danger" className="self-start" busy={isBusy} busyLabel="Đang rút">
          Rút
        </Button>
      </Form>
    </details>
  )
}
