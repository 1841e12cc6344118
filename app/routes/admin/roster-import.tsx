import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Columns3 } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { PageHeader } from '~/components/page-shell'
import { applyImport, type BeginRefusal, beginImport } from '~/domain/deeds/import-roster.server'
import { isImportRunning, startImportWork } from '~/domain/deeds/import-roster-jobs.server'
import { undoImport } from '~/domain/deeds/undo-roster.server'
import { findUnitsFor } from '~/domain/identity/administered-units.server'
import { RosterPreview } from '~/domain/identity/components/roster-preview'
import { RosterResult } from '~/domain/identity/components/roster-result'
import { RosterWords, type WordToChoose } from '~/domain/identity/components/roster-words'
import { choiceOptions, noChoice, unitOptions } from '~/domain/identity/components/unit-options'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOfficerChoices, findUnitTypes } from '~/domain/identity/reference.server'
import { readPreviewParams } from '~/domain/identity/roster/roster-address'
import type { UnknownWord } from '~/domain/identity/roster/roster-cells'
import { isWordKind, wordChoiceKey } from '~/domain/identity/roster/roster-choices'
import {
  discardDraft,
  findLeftRows,
  getDraft,
  getImport,
  getProgress,
  planDraft,
  saveChoices,
} from '~/domain/identity/roster/roster-imports.server'
import { previewPage } from '~/domain/identity/roster/roster-pages'
import { formatDate, formatInstant, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Lần nhập danh sách – Niềm Nở' }]

const listPath = '/quan-tri/nguoi-dung/nhap'
/** More are chosen in turn: each choice takes its rows off the list. */
const maxWords = 12

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const now = args.context.now()
  const importId = args.params.ma ?? ''
  const draft = await getDraft(actor, importId)
  if (draft) {
    const plan = await planDraft(actor, draft, now)
    const { columns } = draft.choices
    return {
      view: 'draft' as const,
      importId,
      fileName: draft.fileName,
      effectiveOn: formatDate(draft.effectiveOn),
      hasNumbers: columns.serviceNumber !== undefined,
      preview: previewPage(plan, readPreviewParams(new URL(args.request.url))),
      words: await wordsToChoose(actor, plan.unknown.slice(0, maxWords), localDateOf(now)),
      wordCount: plan.unknown.length,
    }
  }
  const found = requireFound(await getImport(actor, importId))
  const { createdAt, appliedAt, undoneAt, ...line } = found
  const [progress, left] = await Promise.all([getProgress(importId), findLeftRows(importId)])
  return {
    view: 'result' as const,
    ...line,
    effectiveOn: formatDate(found.effectiveOn),
    at: formatInstant(appliedAt ?? createdAt, now),
    undoneAt: undoneAt && formatInstant(undoneAt, now),
    progress,
    left,
    isRunning: isImportRunning(importId),
  }
}

async function wordsToChoose(
  actor: Parameters<typeof findUnitsFor>[0],
  words: UnknownWord[],
  today: string,
): Promise<WordToChoose[]> {
  if (words.length === 0) return []
  const [choices, types, units] = await Promise.all([
    findOfficerChoices(),
    findUnitTypes(),
    findUnitsFor(actor, 'manageOfficers', today),
  ])
  const options = {
    rank: choiceOptions(choices.ranks),
    position: choiceOptions(choices.positions),
    category: choiceOptions(choices.serviceCategories),
    unitType: choiceOptions(types),
    unit: unitOptions(units),
  }
  return words.map(({ kind, text, count, nearest }) => {
    const isNear = ({ label }: { label: string }) => nearest.includes(label.trim())
    const all = options[kind]
    return {
      kind,
      text,
      count,
      options: [noChoice('Chưa chọn'), ...all.filter(isNear), ...all.filter((option) => !isNear(option))],
    }
  })
}

const refusalWords: Record<BeginRefusal, string> = {
  conflicts: 'Còn dòng vướng mắc. Đồng chí sửa các dòng ấy, hoặc đánh dấu bỏ qua rồi bấm Nhập.',
  nothing: 'Tệp không thay đổi gì so với hồ sơ hiện có, nên không có gì để nhập.',
  future: 'Ngày áp dụng chưa tới. Đồng chí chọn ngày hôm nay hoặc trước đó.',
  gone: 'Lần nhập này đã bắt đầu. Đồng chí tải lại trang để xem kết quả.',
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const now = args.context.now()
  const importId = args.params.ma ?? ''
  const form = await readForm(args.request)
  const own = `${listPath}/${importId}`
  const refuse = (problem: string) => data({ problem }, { status: 409 })

  if (form.get('viec') === 'tiep') {
    const found = requireFound(await getImport(actor, importId))
    if (found.state === 'applying')
      await startImportWork(importId, () => applyImport({ importId, actorId: actor.officerId, now }))
    if (found.state === 'undoing') await startImportWork(importId, () => undoImport(importId, now))
    return redirect(own, 303)
  }
  const draft = await getDraft(actor, importId)
  if (!draft) {
    requireFound(await getImport(actor, importId))
    return redirect(own, 303)
  }
  switch (form.get('viec')) {
    case 'nhap': {
      const begun = await beginImport({ actor, draft, skipsConflicts: form.get('boQua') === 'co', now })
      if (!begun.ok) return refuse(refusalWords[begun.reason])
      await startImportWork(importId, () => applyImport({ importId, actorId: actor.officerId, now }))
      return redirect(own, 303)
    }
    case 'chu': {
      const words = { ...draft.choices.words }
      for (const [name, code] of form) {
        const [, kind = '', text = ''] = /^chu:(\w+):(.*)$/su.exec(name) ?? []
        if (isWordKind(kind) && typeof code === 'string' && code !== '') words[wordChoiceKey(kind, text)] = code
      }
      await saveChoices(draft, { choices: { ...draft.choices, words }, effectiveOn: draft.effectiveOn })
      return redirectWithToast(own, { text: 'Đã lưu cách hiểu các chữ này.' })
    }
    case 'bo': {
      await discardDraft(draft)
      return redirectWithToast(listPath, { text: 'Đã bỏ tệp, chưa ghi gì vào hồ sơ.' })
    }
    default:
      return refuse('Không rõ việc cần làm. Vui lòng tải lại trang.')
  }
}

export default function RosterImportPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Người dùng', to: '/quan-tri/nguoi-dung' },
          { label: 'Nhập danh sách', to: listPath },
          { label: page.fileName || 'Tệp không tên' },
        ]}
      />
      <PageHeader title={page.view === 'draft' ? 'Xem thử danh sách' : 'Lần nhập danh sách'} subtitle={page.fileName} />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer?.problem ? (
          <Callout tone="red" title="Chưa thực hiện được" isAlert>
            {answer.problem}
          </Callout>
        ) : null}
        {page.view === 'result' ? <RosterResult {...page} /> : <DraftView {...page} />}
      </div>
    </>
  )
}

type DraftProps = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { view: 'draft' }>

function DraftView({ importId, effectiveOn, hasNumbers, preview, words, wordCount }: DraftProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  const { counts } = preview
  const toWrite = counts.add + counts.move + counts.change + counts.units
  const bad = counts.conflict + counts.unitConflicts
  return (
    <>
      {hasNumbers ? null : (
        <Callout tone="clay" title="Chưa rõ cột số hiệu">
          Hệ thống nhận ra mỗi đồng chí bằng số hiệu. Đồng chí bấm Cột và ngày áp dụng để chọn cột.
        </Callout>
      )}
      <Card as="section" aria-labelledby="tom-tat" padding="lg">
        <h2 id="tom-tat" className="text-lg font-semibold">
          Chưa ghi gì vào hồ sơ
        </h2>
        <p className="mt-1 text-text-2">
          Sẽ thêm {formatCount(counts.add)} đồng chí, điều chuyển {formatCount(counts.move)}, thay đổi{' '}
          {formatCount(counts.change)}; tạo {formatCount(counts.units)} đơn vị. {formatCount(counts.same)} đồng chí giữ
          nguyên, {formatCount(counts.skipped)} dòng bỏ qua, {formatCount(bad)} dòng vướng mắc.
        </p>
        <p className="mt-1 text-text-2">Ngày áp dụng: {effectiveOn}. Người không có trong tệp giữ nguyên.</p>
        <Form method="post" className="mt-3 flex flex-col gap-3">
          {bad > 0 && toWrite > 0 ? (
            <Checkbox
              name="boQua"
              value="co"
              label={`Bỏ qua ${formatCount(bad)} dòng vướng mắc, nhập các dòng còn lại`}
            />
          ) : null}
          <div className="flex flex-wrap gap-2">
            {toWrite > 0 ? (
              <Button type="submit" name="viec" value="nhap" busy={isBusy} busyLabel="Đang nhập">
                Nhập {formatCount(toWrite)} thay đổi
              </Button>
            ) : null}
            <ButtonLink to={`${listPath}/${importId}/cot`} variant="secondary" icon={Columns3}>
              Cột và ngày áp dụng
            </ButtonLink>
            <Button type="submit" name="viec" value="bo" variant="ghost">
              Bỏ tệp này
            </Button>
          </div>
        </Form>
      </Card>
      {words.length > 0 ? <RosterWords words={words} total={wordCount} /> : null}
      <RosterPreview importId={importId} {...preview} />
    </>
  )
}
