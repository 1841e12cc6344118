import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as newId } from 'uuid'
import { Breadcrumb } from '~/components/breadcrumb'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { adjustEnrolments } from '~/domain/deeds/adjust-enrolments.server'
import { previewAdjustment } from '~/domain/deeds/preview-adjustment.server'
import { type Actor, rankedName } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { kindOfParam, readAdjustment, typedAdjustment } from '~/domain/learning/adjustment.schema'
import { AdjustmentFields, AdjustmentPreview, KindTabs } from '~/domain/learning/components/adjustment-form'
import { adjustedWords, adjustRefusals, kindHints, leftOutWords } from '~/domain/learning/components/adjustment-words'
import { periodOptions } from '~/domain/learning/components/assignment-form'
import { findPeriods } from '~/domain/learning/periods.server'
import { type ChosenPerson, findChosenEnrolment, findChosenEnrolments } from '~/domain/reports/chosen-enrolments.server'
import { readChosenQuery } from '~/domain/reports/report-params.schema'
import { localDateOf } from '~/platform/calendar'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Miễn, hoãn, gia hạn – Niềm Nở' }]

/** What one deed may hold; a larger list is done unit by unit. */
const mostChosen = 3000

/** The list that the address chooses: one enrolment (`luot`) or the filters of a commander's list. */
async function requireChoice(actor: Actor, url: URL, now: Date) {
  let kind = kindOfParam(url.searchParams.get('viec'))
  const enrolmentId = url.searchParams.get('luot')
  if (enrolmentId) {
    const one = requireFound(await findChosenEnrolment(actor, 'adjustStudy', enrolmentId, now))
    return { kind, total: 1, lines: [one.line], words: one.words, person: one.line, isUnfiltered: false }
  }
  const { isUnfiltered, ...query } = readChosenQuery(url)
  // Without a list there are only the proposals; nobody decides about the whole force by a short address.
  if (isUnfiltered) kind = 'leave'
  const chosen = requireFound(
    await findChosenEnrolments(actor, 'adjustStudy', { ...query, onLeave: kind === 'leave' }, now, {
      limit: mostChosen,
    }),
  )
  return { kind, total: chosen.total, lines: chosen.lines, words: chosen.words, person: null, isUnfiltered }
}

/** /xu-ly?…: one deed over a chosen list, previewed by name. With the form in the address it says what would be done. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const today = localDateOf(now)
  const url = new URL(args.request.url)
  const { kind, total, lines, words, person, isUnfiltered } = await requireChoice(actor, url, now)
  const periods = await findPeriods()
  const values = typedAdjustment(url.searchParams)
  const isAsked = url.searchParams.has('xem') || kind === 'exempt' || kind === 'leave'
  const read = isAsked ? readAdjustment(kind, values, readingFacts(today, periods)) : null
  const preview =
    read?.ok && total <= mostChosen ? await previewAdjustment(actor, { lines, adjustment: read.adjustment, now }) : null
  return {
    kind,
    total,
    hasList: !isUnfiltered,
    isTooLong: total > mostChosen,
    words,
    person: person && { serviceNumber: person.serviceNumber, name: person.name },
    values,
    errors: read && !read.ok ? read.errors : {},
    periods: periodOptions(periods, today).filter((option) => option.value >= today.slice(0, 7)),
    preview: preview && {
      touched: preview.touched.map((row) => ({
        ...nameOf(row.person),
        words: read?.ok ? adjustedWords(row.adjusted, { dueOn: row.dueOn, adjustment: read.adjustment }) : '',
      })),
      leftOut: preview.leftOut.map(({ why, people }) => ({ words: leftOutWords[why], people: people.map(nameOf) })),
      fingerprint: preview.fingerprint,
    },
    bulkId: newId(),
  }
}

function readingFacts(today: string, periods: { code: string; endsOn: string }[]) {
  return { today, periodEnds: Object.fromEntries(periods.map((period) => [period.code, period.endsOn])) }
}

function nameOf(person: ChosenPerson) {
  return {
    key: person.enrolmentId,
    name: rankedName({ rankName: person.rankName, displayName: person.name }),
    detail: [person.unitName, person.courseTitle, person.periodName].join(', '),
  }
}

interface Refused {
  reason: string
  problem: string
  isReasonMissing: boolean
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'adjustStudy')
  const now = args.context.now()
  const url = new URL(args.request.url)
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reason = text('reason').slice(0, 500)
  const refused = (why: keyof typeof adjustRefusals) =>
    data<Refused>(
      { reason, problem: adjustRefusals[why], isReasonMissing: why === 'reasonMissing' },
      { status: why === 'reasonMissing' ? 422 : 409 },
    )
  const { kind, total, lines, words } = await requireChoice(actor, url, now)
  const read = readAdjustment(
    kind,
    typedAdjustment(url.searchParams),
    readingFacts(localDateOf(now), await findPeriods()),
  )
  if (!read.ok || total > mostChosen) return refused('changed')
  const result = await adjustEnrolments({
    actor,
    bulkId: text('bulkId').slice(0, 36) || newId(),
    choice: words,
    enrolmentIds: lines.map((line) => line.enrolmentId),
    adjustment: read.adjustment,
    reason,
    fingerprint: text('fingerprint'),
    now,
  })
  return result.ok ? redirect(`/xu-ly/${result.bulkId}`, 303) : refused(result.reason)
}

export default function BulkPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const { kind, words, person, preview } = page
  return (
    <div className="max-w-200">
      <Breadcrumb
        items={[
          { label: 'Cán bộ, chiến sĩ', to: '/can-bo' },
          ...(person ? [{ label: person.name, to: `/can-bo/${encodeURIComponent(person.serviceNumber)}` }] : []),
          { label: 'Miễn, hoãn, gia hạn' },
        ]}
      />
      <PageHeader
        title={page.hasList ? 'Miễn, hoãn, gia hạn' : 'Đề xuất từ ngày nghỉ'}
        subtitle={person ? words : `${words}: ${formatCount(page.total)} lượt học`}
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer ? (
          <Callout tone="red" isAlert title="Chưa thực hiện">
            {answer.problem}
          </Callout>
        ) : null}
        <Card aria-labelledby="viec">
          <h2 id="viec" className="sr-only">
            Chọn việc
          </h2>
          {page.hasList ? <KindTabs kind={kind} /> : null}
          <div className="p-4">
            <p className="text-text-2">{kindHints[kind]}</p>
            <AdjustmentFields kind={kind} values={page.values} errors={page.errors} periods={page.periods} />
          </div>
        </Card>
        {page.isTooLong ? (
          <Callout tone="clay" title={`Mỗi lần nhiều nhất ${formatCount(mostChosen)} lượt học`}>
            Đồng chí lọc theo đơn vị, chuyên đề hoặc trạng thái rồi thực hiện từng phần.
          </Callout>
        ) : null}
        {preview ? (
          <AdjustmentPreview
            key={preview.fingerprint}
            preview={preview}
            kind={kind}
            isOne={person !== null}
            bulkId={page.bulkId}
            reason={answer?.reason ?? ''}
            reasonError={answer?.isReasonMissing ? answer.problem : null}
          />
        ) : null}
      </div>
    </div>
  )
}
