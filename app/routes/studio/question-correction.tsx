import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as newId } from 'uuid'
import { correctionRefusal, correctQuestion, isOwnMatter } from '~/domain/deeds/correct-question.server'
import { findCorrectionRows } from '~/domain/deeds/correction-rows.server'
import { previewCorrection } from '~/domain/deeds/preview-correction.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOfficerLines } from '~/domain/identity/officer-lines.server'
import { questionTitle, shortTitle } from '~/domain/questions/question-title'
import { CorrectionPage } from '~/domain/quiz/components/correction-page'
import { correctionRefusalText, reasonFaults } from '~/domain/quiz/correction-words'
import { type Correction, standingBody } from '~/domain/quiz/corrections'
import { type CorrectableVersion, findCorrectionRecords, getCorrectableVersion } from '~/domain/quiz/corrections.server'
import { askedCorrection } from '~/domain/quiz/corrections-form'
import { countRunning, hasUngraded } from '~/domain/quiz/regrade.server'
import { formatInstant, localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Đính chính câu hỏi${data ? `: ${shortTitle(questionTitle(data.content), 60)}` : ''} – Niềm Nở` },
]

const pageSize = 50

/** /soan/cau-hoi/:ma/dinh-chinh: what to correct; with `cach` in the address, whom that would touch. */
export async function loader(args: LoaderFunctionArgs) {
  const { officerId } = await requireDeed(args, 'correctQuestion')
  const now = args.context.now()
  const url = new URL(args.request.url)
  const version = await requireVersion(args.params.ma, url)
  const { code, number, otherNumbers, topic, difficulty, tags, passage, stem, explanation, corrections } = version
  const body = standingBody(version.original, corrections)
  const asked = askedCorrection(body, url.searchParams)
  return {
    code,
    number,
    otherNumbers,
    content: { topic, difficulty, tags, passage, stem, explanation, body },
    lessonCode: 'lesson' in version.home ? version.home.lesson.code : null,
    isNewest: version.isNewest,
    isVoid: corrections.some(({ kind }) => kind === 'void'),
    history: await historyOf(version.id, now),
    fault: asked.state === 'fault' ? asked.reason : null,
    preview:
      asked.state === 'asked' ? await previewOf({ version, correction: asked.correction, officerId, url, now }) : null,
  }
}

async function historyOf(questionVersionId: string, now: Date) {
  const records = await findCorrectionRecords(questionVersionId)
  const officerIds = records.map(({ byId }) => byId)
  const officers = await findOfficerLines(reader(), officerIds, localDateOf(now))
  return records.map(({ id, kind, reason, at, byId, changedCount }) => {
    const officer = officers.get(byId)
    const who = officer ? `Đồng chí ${[officer.rankName, officer.name].filter(Boolean).join(' ')} thực hiện, ` : ''
    return { key: id, kind, reason, done: `${who}${formatInstant(at, now)}`, changedCount }
  })
}

async function requireVersion(code: string | undefined, url: URL) {
  const number = Number(url.searchParams.get('phien-ban')) || null
  return requireFound(await getCorrectableVersion(reader(), { code: code ?? '', number }))
}

interface Asked {
  version: CorrectableVersion
  correction: Correction
  officerId: string
  url: URL
  now: Date
}

async function previewOf({ version, correction, officerId, url, now }: Asked) {
  const refusal = correctionRefusal(version, correction)
  if (refusal) return { refusal: correctionRefusalText(refusal) }
  const { lines, totals, fingerprint } = await previewCorrection(version.id, correction)
  const preview = { lines, totals, fingerprint }
  const [rows, running, isWaiting] = await Promise.all([
    findCorrectionRows(lines, now),
    countRunning(version.id),
    hasUngraded(reader(), { officerId, questionVersionId: version.id }),
  ])
  const pageCount = Math.max(1, Math.ceil(rows.length / pageSize))
  const page = Math.min(Math.max(1, Number(url.searchParams.get('trang')) || 1), pageCount)
  const query = new URLSearchParams(url.searchParams)
  query.delete('trang')
  return {
    refusal: null,
    kind: correction.kind,
    body: correction.kind === 'rekey' ? correction.body : null,
    totals,
    running,
    fingerprint,
    id: newId(),
    isOwn: isWaiting || isOwnMatter(preview, officerId),
    rows: rows
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ officerId: of, ...row }) => ({ ...row, isOwn: of === officerId })),
    page,
    pageCount,
    query: query.toString(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'correctQuestion')
  const url = new URL(args.request.url)
  const version = await requireVersion(args.params.ma, url)
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '')
  const reason = text('reason').trim()
  const asked = askedCorrection(standingBody(version.original, version.corrections), url.searchParams)
  if (asked.state !== 'asked') throw new Response('', { status: 404 })
  const faults = reasonFaults(reason)
  if (faults.length > 0) return data({ reason, faults, sentence: null }, { status: 422 })
  const { code, number } = version
  const corrected = await correctQuestion({
    id: text('id'),
    actor,
    code,
    number,
    correction: asked.correction,
    reason,
    fingerprint: text('fingerprint'),
    now: args.context.now(),
  })
  if (!corrected.ok)
    return data({ reason, faults: [], sentence: correctionRefusalText(corrected.reason) }, { status: 409 })
  return redirectWithToast(`/soan/cau-hoi/${code}/dinh-chinh?phien-ban=${number}`, {
    text: `Đã đính chính câu hỏi ${code}. ${corrected.changed} bài làm được tính lại.`,
  })
}

export default function QuestionCorrectionPage() {
  return <CorrectionPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
