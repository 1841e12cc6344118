import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Scale } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { LineDiff } from '~/domain/publishing/components/studio/line-diff'
import { typedTexts } from '~/domain/publishing/drafts.schema'
import { lineChanges } from '~/domain/publishing/line-changes'
import { retireBankQuestion, writeQuestion } from '~/domain/questions/bank-deeds.server'
import { findTopics } from '~/domain/questions/bank-list.server'
import { type BankVersion, getBankQuestion } from '~/domain/questions/bank-question.server'
import { findCategories } from '~/domain/questions/categories.server'
import { QuestionEditor } from '~/domain/questions/components/question-editor'
import { QuestionVersions, type ShownVersion } from '~/domain/questions/components/question-versions'
import { QuestionView } from '~/domain/questions/components/question-view'
import { RetireQuestion } from '~/domain/questions/components/retire-question'
import { contentLines } from '~/domain/questions/content-lines'
import { readEditorPost } from '~/domain/questions/question-editing'
import { formOfContent } from '~/domain/questions/question-form'
import { questionTitle, shortTitle } from '~/domain/questions/question-title'
import { typeWords } from '~/domain/questions/question-words'
import { QuestionFigures } from '~/domain/quiz/components/item-figures'
import { QuestionSample } from '~/domain/quiz/components/question-sample'
import { analyseQuestion } from '~/domain/quiz/item-statistics.server'
import { formatDate, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Câu hỏi: ${data ? shortTitle(questionTitle(data.content), 60) : ''} – Niềm Nở` },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'writeQuestion')
  const question = requireFound(await getBankQuestion(args.params.ma ?? '', actor.officerId))
  const [categories, topics] = await Promise.all([findCategories(), findTopics()])
  const { versions } = question
  const newest = requireFound(versions.find((version) => !version.retired) ?? versions[0])
  return {
    code: question.code,
    lesson: question.lesson,
    categoryPath: question.categoryPath,
    content: newest.content,
    state: stateOf(newest),
    isOwn: newest.isOwn,
    inUse: versions.find((version) => stateOf(version) === 'active')?.number ?? null,
    /** Why the version after the one shown was given back. */
    returned: versions[0] && stateOf(versions[0]) === 'returned' ? (versions[0].retired?.reason ?? null) : null,
    versions: versions.map(shownVersion),
    changes: versions.flatMap((version, index) => {
      const before = versions[index + 1]
      if (!before) return []
      return [
        { number: version.number, passages: lineChanges(contentLines(before.content), contentLines(version.content)) },
      ]
    }),
    mayCorrect: may(actor, 'correctQuestion'),
    statistics: await analyseQuestion(question.code),
    categories,
    topics,
  }
}

function stateOf(version: BankVersion): ShownVersion['state'] {
  if (!version.retired) return version.approved ? 'active' : 'pending'
  return version.approved || version.retired.reason.startsWith(replacedStart) ? 'retired' : 'returned'
}

/** A waiting version that its author wrote anew was not given back by anybody. */
const replacedStart = 'Được thay bằng'

function shownVersion(version: BankVersion): ShownVersion {
  const day = (at: Date) => formatDate(localDateOf(at))
  const by = (name: string) => (name ? `đồng chí ${name}` : 'hệ thống')
  return {
    number: version.number,
    state: stateOf(version),
    written: `Soạn: ${by(version.author)}, ${day(version.writtenAt)}`,
    approved: version.approved && `Duyệt: ${by(version.approved.by)}, ${day(version.approved.at)}`,
    retired: version.retired && `Thôi dùng ${day(version.retired.at)}: ${version.retired.reason}`,
    useCount: version.useCount,
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeQuestion')
  const now = args.context.now()
  const code = args.params.ma ?? ''
  const here = `/soan/cau-hoi/${code}`
  const typed = typedTexts(await readForm(args.request))
  const question = requireFound(await getBankQuestion(code, actor.officerId))
  requireFound(question.lesson ? null : question)

  if (typed.intent === 'retire') {
    const reason = (typed.reason ?? '').trim()
    if (reason === '' || reason.length > 1000) {
      const problem = reason === '' ? 'Đồng chí chưa ghi lý do.' : 'Lý do dài quá 1.000 ký tự.'
      return data({ texts: null, errors: { reason: [problem] }, sentence: null, reason }, { status: 422 })
    }
    const retired = await retireBankQuestion({ actor, code, reason, now })
    return redirectWithToast(here, {
      text: retired ? 'Đã ngừng dùng câu hỏi.' : 'Câu hỏi này đã ngừng dùng từ trước.',
    })
  }

  const type = requireFound(question.versions[0]).content.body.type
  const asked = readEditorPost(type, typed)
  if (asked.kind === 'show') return data({ texts: asked.texts, errors: {}, sentence: null, reason: '' })
  if (asked.kind === 'faults') {
    const sentence = 'Đồng chí xem các chỗ ghi đỏ rồi lưu lại. Phần đã nhập vẫn giữ nguyên.'
    return data({ texts: asked.texts, errors: asked.errors, sentence, reason: '' }, { status: 422 })
  }
  const { content, categoryPath } = asked
  // A bank question has no lesson whose heading could be reread, unless it came with one.
  const { passage } = requireFound(question.versions[0]).content
  const saved = await writeQuestion({
    actor,
    question: { of: code, code: null, categoryPath, content: { ...content, passage } },
    now,
  })
  requireFound(saved.ok ? saved : null)
  return redirectWithToast(here, {
    text:
      saved.ok && saved.isNew === 'same'
        ? 'Câu hỏi không có gì thay đổi.'
        : 'Đã lưu phiên bản mới và gửi duyệt. Phiên bản đang dùng vẫn dùng cho đến khi được duyệt.',
  })
}

export default function QuestionPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const { code, lesson, content, versions, changes } = page
  const title = shortTitle(questionTitle(content), 60)
  return (
    <>
      <Breadcrumb items={[{ label: 'Ngân hàng câu hỏi', to: '/soan/cau-hoi' }, { label: title }]} />
      <PageHeader
        title={`Câu hỏi: ${typeWords[content.body.type].toLocaleLowerCase('vi')}`}
        subtitle={`${code} · ${page.inUse === null ? 'chưa có phiên bản nào đang dùng' : `đang dùng phiên bản ${page.inUse}`}`}
        actions={
          page.mayCorrect ? (
            <ButtonLink to={`/soan/cau-hoi/${code}/dinh-chinh`} variant="secondary" icon={Scale}>
              Đính chính
            </ButtonLink>
          ) : null
        }
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {page.returned ? (
          <Callout tone="clay" title="Người duyệt trả lại bản sửa gần nhất">
            {page.returned}
          </Callout>
        ) : null}
        {page.state === 'pending' && !lesson ? (
          <Callout tone="blue" title="Đang chờ duyệt">
            {page.inUse === null
              ? 'Người duyệt đồng ý thì câu này vào bài kiểm tra.'
              : `Trong lúc chờ, bài kiểm tra vẫn dùng phiên bản ${page.inUse}.`}
          </Callout>
        ) : null}
        {lesson ? (
          <>
            <Callout
              tone="blue"
              title="Câu hỏi soạn trong bài học"
              action={
                <ButtonLink to={`/soan/bai/${lesson.code}`} variant="secondary" size="sm">
                  Mở bài “{lesson.title}”
                </ButtonLink>
              }
            >
              Đồng chí sửa ở phần câu hỏi của bài; bài được đăng lại thì câu có phiên bản mới.
            </Callout>
            <Card padding="lg" aria-label="Nội dung câu hỏi" className="max-w-200">
              <QuestionView content={content} />
            </Card>
          </>
        ) : (
          <QuestionEditor
            key={versions[0]?.number}
            type={content.body.type}
            texts={answer?.texts ?? { ...formOfContent(content), category: page.categoryPath ?? '' }}
            errors={answer?.texts ? answer.errors : {}}
            sentence={answer?.sentence ?? null}
            categories={page.categories}
            topics={page.topics}
            isNew={false}
            isBusy={isBusy}
            preview={(typed) => (
              <div className="flex flex-col gap-4">
                <Card padding="md" aria-label="Cán bộ, chiến sĩ thấy">
                  <QuestionSample content={typed} />
                </Card>
                <Card padding="md" aria-label="Đáp án">
                  <QuestionView content={typed} isDraft />
                </Card>
              </div>
            )}
          />
        )}
        <QuestionFigures items={page.statistics} />
        <QuestionVersions
          versions={versions}
          changes={(number) => (
            <LineDiff
              label={`Thay đổi của phiên bản ${number}`}
              passages={changes.find((change) => change.number === number)?.passages ?? []}
            />
          )}
        />
        {!lesson && versions.some((version) => version.state === 'active' || version.state === 'pending') ? (
          <RetireQuestion
            reason={answer?.reason}
            problem={answer?.texts === null ? answer.errors.reason?.[0] : undefined}
          />
        ) : null}
      </div>
    </>
  )
}
