import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { CircleCheck, Printer } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { DefinitionList } from '~/components/definition-list'
import { EmptyState } from '~/components/empty-state'
import { DateField, TextArea } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { closeMonth } from '~/domain/deeds/close-month.server'
import { rankedName } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { stateWord } from '~/domain/learning/state-words'
import {
  type ClosedMonth,
  type ClosingPreview,
  type DifferenceLine,
  getClosingPage,
} from '~/domain/reports/closing-page.server'
import { closingRefusals, openMatterWords } from '~/domain/reports/components/closing-words'
import { FiguresTable } from '~/domain/reports/components/figures-table'
import { periodInSentence } from '~/domain/reports/components/words'
import { lateKindWords } from '~/domain/reports/late-facts'
import { withParams } from '~/domain/reports/report-links'
import { formatDate, formatTime, localDateOf, parseDate } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount, formatPercent } from '~/platform/number-format'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Chốt ${loaded ? periodInSentence(loaded.page.period.name) : 'số liệu tháng'} – Niềm Nở` },
]

/** /chot-thang/:ky?don-vi=…&chot=…: a closed month with what was corrected since, or what closing it would freeze. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const search = new URL(args.request.url).searchParams
  const unitCode = search.get('don-vi')
  const closedOn = parseDate(search.get('chot') ?? '')
  const asked = { periodCode: args.params.ky ?? '', unitCode, closedOn }
  return { page: requireFound(await getClosingPage(actor, asked, args.context.now())), unitCode }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'closeMonth')
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { closedOn: text('closedOn'), note: text('note').slice(0, 500) }
  const closedOn = parseDate(typed.closedOn)
  if (!closedOn)
    return data(
      { typed, field: 'closedOn', sentence: 'Ngày chốt chưa đúng. Đồng chí vui lòng ghi ngày/tháng/năm.' },
      { status: 422 },
    )
  const periodCode = args.params.ky ?? ''
  const result = await closeMonth({
    ...{ actor, periodCode, closedOn, note: typed.note },
    unitCode: text('unitCode'),
    isConfirmed: form.get('confirmed') === 'on',
    now: args.context.now(),
  })
  if (!result.ok) {
    if (result.reason === 'notFound') throw new Response('', { status: 404 })
    const field = result.reason === 'notConfirmed' ? 'confirmed' : 'closedOn'
    return data({ typed, field, sentence: closingRefusals[result.reason] }, { status: 422 })
  }
  return redirectWithToast(
    withParams(`/chot-thang/${periodCode}`, { 'don-vi': new URL(args.request.url).searchParams.get('don-vi') }),
    {
      text: result.alreadyClosed ? 'Tháng này đã chốt trước đó, số liệu giữ nguyên.' : 'Đã chốt số liệu tháng.',
    },
  )
}

export default function ClosingPage() {
  const { page, unitCode } = useLoaderData<typeof loader>()
  const { unit, period, closed, preview } = page
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Chốt số liệu tháng', to: withParams('/chot-thang', { 'don-vi': unitCode }) },
          { label: period.name },
        ]}
      />
      <PageHeader
        title={`Số liệu ${periodInSentence(period.name)}`}
        subtitle={unit.name}
        actions={
          closed ? (
            <ButtonLink
              to={withParams(`/bao-cao/${encodeURIComponent(unit.code)}`, { ky: period.code })}
              variant="secondary"
              icon={Printer}
            >
              Báo cáo để in
            </ButtonLink>
          ) : null
        }
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {closed ? <Closed unitName={unit.shortName} closed={closed} /> : null}
        {preview ? <ClosingForm unit={unit} preview={preview} /> : null}
        {closed || preview ? null : (
          <Card>
            <EmptyState
              icon={CircleCheck}
              level={2}
              title="Tháng này chưa chốt"
              detail={
                page.isOver
                  ? 'Bộ phận thường trực chốt số liệu. Trước khi chốt, số liệu trên trang đơn vị còn thay đổi.'
                  : `Tháng học kết thúc ngày ${formatDate(period.endsOn)}. Chốt được từ ngày đó.`
              }
              action={
                <ButtonLink
                  to={withParams(`/don-vi/${encodeURIComponent(unit.code)}`, { ky: period.code })}
                  variant="secondary"
                >
                  Xem số liệu đơn vị
                </ButtonLink>
              }
            />
          </Card>
        )}
      </div>
    </>
  )
}

function Closed({ unitName, closed }: { unitName: string; closed: ClosedMonth }) {
  const { closing, columns, matrix, figures, differences, finishedLater } = closed
  const eligible = figures.enrolled - figures.exempt
  return (
    <>
      <Card padding="lg" aria-labelledby="da-chot">
        <h2 id="da-chot" className="text-lg font-semibold">
          Đã chốt đến hết ngày {formatDate(closing.closedOn)}
        </h2>
        <DefinitionList
          className="mt-3"
          items={[
            {
              term: 'Kết quả',
              detail: `${formatCount(figures.completed)} trong ${formatCount(eligible)} lượt học hoàn thành${eligible > 0 ? ` (${formatPercent(figures.completed, eligible)}%)` : ''}, ${formatCount(figures.overdue)} quá hạn, ${formatCount(figures.exempt)} được miễn`,
            },
            {
              term: 'Người chốt',
              detail: `${closing.closedBy}, lúc ${formatTime(closing.closedAt)} ngày ${formatDate(localDateOf(closing.closedAt))}`,
            },
            ...(closing.note ? [{ term: 'Ghi chú', detail: closing.note }] : []),
            {
              term: 'Việc còn mở khi chốt',
              detail: closing.openMatters.map(openMatterWords).join('; ') || 'Không có',
            },
            {
              term: 'Mã kiểm tra (SHA-256)',
              detail: <span className="break-all font-mono text-sm">{closing.hash}</span>,
            },
          ]}
        />
      </Card>
      <Card aria-labelledby="so-lieu-chot">
        <CardHeader
          id="so-lieu-chot"
          title="Số liệu đã chốt"
          detail="Số đồng chí hoàn thành trên số phải học. Số liệu này không thay đổi nữa."
        />
        <FiguresTable caption="Số liệu đã chốt theo đơn vị và chuyên đề" {...{ unitName, columns, matrix }} />
      </Card>
      <Differences differences={differences} />
      {finishedLater > 0 ? (
        <p className="text-sm text-text-2">
          Sau ngày chốt có {formatCount(finishedLater)} lượt học được hoàn thành thêm. Kết quả học tập vẫn được ghi
          nhận, số liệu đã chốt giữ nguyên.
        </p>
      ) : null}
    </>
  )
}

function Differences({ differences }: { differences: DifferenceLine[] }) {
  return (
    <Card aria-labelledby="thay-doi">
      <CardHeader
        id="thay-doi"
        title={
          differences.length > 0
            ? `${formatCount(differences.length)} lượt học nay đọc khác lúc chốt`
            : 'Chưa có thay đổi nào sau khi chốt'
        }
        detail="Ghi nhận sau khi chốt về cùng ngày đó, kèm căn cứ. Số liệu đã chốt không sửa theo."
      />
      {differences.length > 0 ? (
        <ul className="divide-y divide-line border-t border-line">
          {differences.map((line) => (
            <li key={line.enrolmentId} className="px-4 py-3">
              <p className="font-medium">
                {rankedName({ rankName: line.rankName, displayName: line.name })}, {line.courseTitle}
              </p>
              <p className="text-sm text-text-2">
                Đã chốt: {sideWords(line.closed)}. Nay: {sideWords(line.now)}.
              </p>
              {line.causes.length > 0 ? (
                <ul className="mt-1 text-sm text-text-3">
                  {line.causes.map((cause) => (
                    <li key={`${cause.kind} ${cause.recordedOn}`}>
                      {formatDate(cause.recordedOn)}: {lateKindWords(cause.kind)}
                      {cause.by ? `, đồng chí ${cause.by}` : ''}
                      {cause.reason ? `. Lý do: ${cause.reason}` : ''}
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="mt-1 text-sm text-text-3">Chưa rõ căn cứ, đồng chí xem nhật ký hệ thống.</p>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

function sideWords(side: DifferenceLine['closed']): string {
  return side ? `${stateWord(side.state).toLowerCase()}, ${side.unitName}` : 'không có trong số liệu'
}

function ClosingForm({ unit, preview }: { unit: { code: string; shortName: string }; preview: ClosingPreview }) {
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const errors = (field: string) => (answer?.field === field ? [answer.sentence] : undefined)
  const { openMatters, columns, matrix, closedOn } = preview
  return (
    <>
      <Card aria-labelledby="xem-truoc">
        <CardHeader
          id="xem-truoc"
          title={`Số liệu sẽ chốt, đến hết ngày ${formatDate(closedOn)}`}
          detail="Số đồng chí hoàn thành trên số phải học."
        />
        <FiguresTable
          caption="Số liệu sẽ chốt theo đơn vị và chuyên đề"
          unitName={unit.shortName}
          {...{ columns, matrix }}
        />
      </Card>
      <Card padding="lg" aria-labelledby="chot">
        <h2 id="chot" className="text-lg font-semibold">
          Chốt số liệu
        </h2>
        <p className="mt-1 text-text-2">
          Sau khi chốt, số liệu không sửa được. Miễn, gia hạn, tính lại điểm hay điều chuyển ghi nhận sau sẽ đứng bên
          cạnh, có ngày và lý do.
        </p>
        <Form method="get" className="mt-4 flex flex-wrap items-end gap-3">
          <input type="hidden" name="don-vi" value={unit.code} />
          <DateField
            key={closedOn}
            label="Chốt đến hết ngày"
            name="chot"
            defaultValue={closedOn}
            className="w-full sm:w-56"
          />
          <Button type="submit" variant="secondary">
            Xem trước
          </Button>
        </Form>
        <Form method="post" className="mt-4 flex flex-col gap-4">
          <input type="hidden" name="unitCode" value={unit.code} />
          <input type="hidden" name="closedOn" value={closedOn} />
          {errors('closedOn') ? (
            <Callout tone="red" isAlert title="Chưa chốt được">
              {answer?.sentence}
            </Callout>
          ) : null}
          <TextArea
            label="Ghi chú (nếu có)"
            name="note"
            rows={2}
            maxLength={500}
            defaultValue={answer?.typed.note ?? ''}
            hint="Ví dụ: chốt theo kết luận họp giao ban tháng."
          />
          {openMatters.length > 0 ? (
            <Callout tone="clay" title="Việc còn mở trong tháng">
              <ul className="list-disc pl-5">
                {openMatters.map((matter) => (
                  <li key={matter.subject}>{openMatterWords(matter)}</li>
                ))}
              </ul>
            </Callout>
          ) : null}
          {openMatters.length > 0 ? (
            <Checkbox
              name="confirmed"
              label="Tôi đã đọc các việc còn mở và vẫn chốt số liệu"
              errors={errors('confirmed')}
            />
          ) : null}
          <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang chốt">
            Chốt số liệu đến hết ngày {formatDate(closedOn)}
          </Button>
        </Form>
      </Card>
    </>
  )
}
