import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Card } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { requireDeed } from '~/domain/identity/guard.server'
import { typedTexts } from '~/domain/publishing/drafts.schema'
import { writeQuestion } from '~/domain/questions/bank-deeds.server'
import { findTopics } from '~/domain/questions/bank-list.server'
import { findCategories } from '~/domain/questions/categories.server'
import { QuestionEditor } from '~/domain/questions/components/question-editor'
import { QuestionView } from '~/domain/questions/components/question-view'
import { questionTypes } from '~/domain/questions/question-body'
import { readEditorPost } from '~/domain/questions/question-editing'
import { isQuestionType } from '~/domain/questions/question-rules'
import { typeHints, typeWords } from '~/domain/questions/question-words'
import { QuestionSample } from '~/domain/quiz/components/question-sample'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Soạn câu hỏi – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'writeQuestion')
  const params = new URL(args.request.url).searchParams
  const type = params.get('loai') ?? ''
  const [categories, topics] = await Promise.all([findCategories(), findTopics()])
  return { type: isQuestionType(type) ? type : null, category: params.get('danh-muc') ?? '', categories, topics }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeQuestion')
  const typed = typedTexts(await readForm(args.request))
  const type = typed.type ?? ''
  if (!isQuestionType(type)) return redirect('/soan/cau-hoi/moi')
  const asked = readEditorPost(type, typed)
  if (asked.kind === 'show') return data({ texts: asked.texts, errors: {}, sentence: null })
  const failed = 'Đồng chí xem các chỗ ghi đỏ rồi lưu lại. Phần đã nhập vẫn giữ nguyên.'
  if (asked.kind === 'faults')
    return data({ texts: asked.texts, errors: asked.errors, sentence: failed }, { status: 422 })
  const { content, categoryPath, code } = asked
  const saved = await writeQuestion({
    actor,
    question: { of: null, code, categoryPath, content },
    now: args.context.now(),
  })
  if (!saved.ok) {
    const errors = { code: ['Mã này đã dùng cho câu hỏi khác. Đồng chí đặt mã khác hoặc để trống.'] }
    return data({ texts: typed, errors, sentence: failed }, { status: 409 })
  }
  return redirectWithToast(`/soan/cau-hoi/${saved.code}`, { text: 'Đã lưu và gửi duyệt câu hỏi.' })
}

export default function NewQuestionPage() {
  const { type, category, categories, topics } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <>
      <Breadcrumb items={[{ label: 'Ngân hàng câu hỏi', to: '/soan/cau-hoi' }, { label: 'Câu hỏi mới' }]} />
      <PageHeader
        title={type ? `Soạn câu hỏi: ${typeWords[type].toLocaleLowerCase('vi')}` : 'Soạn câu hỏi'}
        subtitle={type ? typeHints[type] : 'Đồng chí chọn dạng câu hỏi.'}
      />
      {type ? (
        <QuestionEditor
          key={type}
          type={type}
          texts={answer?.texts ?? { category }}
          errors={answer?.errors ?? {}}
          sentence={answer?.sentence ?? null}
          categories={categories}
          topics={topics}
          isNew
          isBusy={isBusy}
          preview={(content) => (
            <div className="flex flex-col gap-4">
              <Card padding="md" aria-label="Cán bộ, chiến sĩ thấy">
                <QuestionSample content={content} />
              </Card>
              <Card padding="md" aria-label="Đáp án">
                <QuestionView content={content} isDraft />
              </Card>
            </div>
          )}
        />
      ) : (
        <Card aria-label="Dạng câu hỏi" className="max-w-200">
          <RowList label="Dạng câu hỏi">
            {questionTypes.map((one) => (
              <Row key={one} to={`/soan/cau-hoi/moi?loai=${one}`} title={typeWords[one]} detail={typeHints[one]} />
            ))}
          </RowList>
        </Card>
      )}
    </>
  )
}
