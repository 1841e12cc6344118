import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { markEssay } from '~/domain/deeds/mark-essay.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOfficerLines } from '~/domain/identity/officer-lines.server'
import { officerName } from '~/domain/publishing/draft-names.server'
import { EssayMarkForm } from '~/domain/quiz/components/essay-mark-form'
import { type MarkFaults, markWords, readEssayMark, wordCount } from '~/domain/quiz/essay-marks'
import { getEssay, getNextEssayId } from '~/domain/quiz/essays.server'
import { formatInstant, localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Bài thu hoạch'} – Chấm bài – Niềm Nở` },
]

/** /cham-bai/:ma: one essay with its guide and rubric. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'markEssay')
  const now = args.context.now()
  const essay = requireFound(await getEssay(reader(), actor, args.params.ma ?? '', now))
  const { body, mark, text, officerId } = essay
  const [officers, marker, nextId] = await Promise.all([
    findOfficerLines(reader(), [officerId], localDateOf(now)),
    mark ? officerName(reader(), mark.markerId) : null,
    getNextEssayId(actor, now, essay.essayId),
  ])
  const officer = officers.get(officerId)
  const { marking, maxPoints, guide, rubric, minWords, maxWords } = body
  return {
    name: officer ? [officer.rankName, officer.name].filter(Boolean).join(' ') : 'Không rõ',
    detail: [
      officer?.unitName,
      essay.lessonTitle,
      `lượt ${essay.attemptNumber}`,
      `nộp ${formatInstant(essay.submittedAt, now)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    stem: essay.stem,
    text,
    words: `${formatCount(wordCount(text))} từ${limitWords(minWords, maxWords)}`,
    guide,
    marking,
    maxPoints,
    rubric,
    isVoid: essay.isVoid,
    marked: mark && {
      words: markWords(body, mark.given),
      rubric: mark.rubric.map(({ criterion, points }) => `${criterion}: ${points}`),
      comment: mark.comment,
      by: `Đồng chí ${marker} chấm ${formatInstant(mark.markedAt, now)}.`,
    },
    nextTo: nextId && `/cham-bai/${nextId}`,
  }
}

function limitWords(least: number, most: number): string {
  if (least > 0 && most > 0) return `, yêu cầu ${least} đến ${most} từ`
  if (least > 0) return `, yêu cầu từ ${least} từ`
  return most > 0 ? `, nhiều nhất ${most} từ` : ''
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'markEssay')
  const now = args.context.now()
  const form = await readForm(args.request)
  const typed: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value
  const essayId = args.params.ma ?? ''
  const essay = requireFound(await getEssay(reader(), actor, essayId, now))
  const read = readEssayMark(essay.body, typed)
  if (!read.ok) return data({ typed, faults: read.faults, sentence: null }, { status: 422 })
  const marked = await markEssay({ actor, essayId, given: read.given, now })
  if (!marked.ok) return refuse(marked, typed, now)
  const nextId = typed.intent === 'next' ? await getNextEssayId(actor, now) : null
  const outcome = marked.grade ? (marked.grade.passed ? ' Bài kiểm tra đạt.' : ' Bài kiểm tra chưa đạt.') : ''
  const rest = typed.intent === 'next' && !nextId ? ' Không còn bài nào chờ.' : ''
  return redirectWithToast(nextId ? `/cham-bai/${nextId}` : '/cham-bai', {
    text: `Đã lưu kết quả chấm.${outcome}${rest}`,
  })
}

async function refuse(
  refused: Extract<Awaited<ReturnType<typeof markEssay>>, { ok: false }>,
  typed: Record<string, string>,
  now: Date,
) {
  const faults: MarkFaults = {}
  if (refused.reason === 'notFound') throw new Response('', { status: 404 })
  const sentence =
    refused.reason !== 'alreadyMarked'
      ? 'Câu thu hoạch này đã được hủy, bài không cần chấm nữa.'
      : `Đồng chí ${await officerName(reader(), refused.markerId)} đã chấm bài này ${formatInstant(refused.markedAt, now)}. Kết quả của đồng chí chưa được lưu.`
  return data({ typed, faults, sentence }, { status: 409 })
}

export default function EssayPage() {
  const essay = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { name, detail, stem, text, words, guide, rubric, marked, isVoid, nextTo } = essay
  return (
    <>
      <Breadcrumb items={[{ label: 'Chấm bài thu hoạch', to: '/cham-bai' }, { label: name }]} />
      <PageHeader title={name} subtitle={detail} />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {answer?.sentence ? (
            <Callout tone="red" isAlert title="Chưa lưu được">
              {answer.sentence}
            </Callout>
          ) : null}
          <Card aria-labelledby="de-bai" padding="md">
            <h2 id="de-bai" className="font-semibold">
              Đề bài
            </h2>
            <p className="mt-1 break-words whitespace-pre-line">{stem}</p>
            {guide ? <p className="mt-2 text-sm break-words whitespace-pre-line text-text-2">{guide}</p> : null}
          </Card>
          <Card aria-labelledby="bai-lam" padding="md">
            <h2 id="bai-lam" className="font-semibold">
              Bài làm
            </h2>
            <p className="text-sm text-text-3">{words}</p>
            <p className="mt-2 text-read break-words whitespace-pre-line">{text.trim() || 'Không viết gì.'}</p>
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-4 self-start">
          {rubric.length > 0 && essay.marking === 'passFail' && !marked ? (
            <Card aria-labelledby="tieu-chi">
              <CardHeader id="tieu-chi" title="Tiêu chí" />
              <ul className="list-disc px-4 pb-4 pl-9 text-label">
                {rubric.map(({ criterion }) => (
                  <li key={criterion}>{criterion}</li>
                ))}
              </ul>
            </Card>
          ) : null}
          <Card aria-labelledby="ket-qua-cham" padding="md">
            <h2 id="ket-qua-cham" className="mb-3 font-semibold">
              {marked ? 'Kết quả chấm' : 'Chấm bài'}
            </h2>
            {marked ? (
              <Marked {...marked} />
            ) : isVoid ? (
              <p>Câu thu hoạch này đã được hủy, bài không cần chấm.</p>
            ) : (
              <EssayMarkForm {...essay} typed={answer?.typed ?? {}} faults={answer?.faults ?? {}} />
            )}
            {(marked || isVoid) && nextTo ? (
              <ButtonLink to={nextTo} className="mt-4">
                Chấm bài tiếp
              </ButtonLink>
            ) : null}
          </Card>
        </div>
      </div>
    </>
  )
}

function Marked({ words, rubric, comment, by }: { words: string; rubric: string[]; comment: string; by: string }) {
  return (
    <>
      <p className="text-lg font-semibold">{words}</p>
      {rubric.length > 0 ? (
        <ul className="mt-1 text-sm text-text-2">
          {rubric.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {comment ? <p className="mt-2 break-words whitespace-pre-line">{comment}</p> : null}
      <p className="mt-2 text-sm text-text-3">{by}</p>
    </>
  )
}
