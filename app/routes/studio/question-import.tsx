import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { PageHeader } from '~/components/page-shell'
import { requireDeed } from '~/domain/identity/guard.server'
import { findCategories } from '~/domain/questions/categories.server'
import { categoryPath } from '~/domain/questions/category-path'
import { ExportForm } from '~/domain/questions/components/export-form'
import { ImportForm } from '~/domain/questions/components/import-form'
import { ImportPlanView } from '~/domain/questions/components/import-plan-view'
import { ImportProgressView } from '~/domain/questions/components/import-progress-view'
import { findImport, startImport } from '~/domain/questions/import-jobs.server'
import { importHref, planPage, readImportParams } from '~/domain/questions/import-pages'
import { usualCategory } from '~/domain/questions/import-plan'
import { fileRefusalWords, maxFileBytes, planImport, readImportFile } from '~/domain/questions/import-questions.server'
import { findUpload, keepUpload } from '~/domain/questions/import-uploads.server'
import { readForm } from '~/platform/http/form.server'

export const meta: MetaFunction = () => [{ title: 'Nhập, xuất câu hỏi – Niềm Nở' }]

/** Room for the other fields and the borders between them. */
const maxPostBytes = maxFileBytes + 1_000_000
const forgotten = 'Tệp đã gửi quá một giờ nên không còn trên máy chủ. Đồng chí chọn tệp lại.'
const nothingSent = 'Đồng chí chưa chọn tệp và cũng chưa dán văn bản nào.'
const lost =
  'Không còn theo dõi được lần nhập này. Đồng chí chọn lại tệp: câu nào đã nhập thì được giữ nguyên, không thêm lần nữa.'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'writeQuestion')
  const asked = readImportParams(new URL(args.request.url))
  const start = async (problem: string | null) => ({
    view: 'start' as const,
    problem,
    category: asked.category || usualCategory,
    categories: (await findCategories()).map(({ path }) => path),
  })
  if (asked.job) {
    const progress = findImport(actor.officerId, asked.job)
    return progress ? { view: 'progress' as const, progress } : start(lost)
  }
  if (!asked.file) return start(null)
  const file = await findUpload(actor.officerId, asked.file)
  if (!file) return start(forgotten)
  const found = await readImportFile(file)
  if (!found.ok) return start(fileRefusalWords[found.reason])
  const plan = await planImport(found.read, asked.category)
  return { view: 'plan' as const, asked, ...planPage(plan, asked) }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeQuestion')
  const now = args.context.now()
  const form = await readForm(args.request, maxPostBytes)
  const category = categoryPath(String(form.get('danh-muc') ?? '')) ?? usualCategory
  const name = String(form.get('ten') ?? '').slice(0, 200)
  const refuse = (problem: string) => data({ problem, category }, { status: 422 })

  if (form.get('intent') === 'apply') {
    const hash = String(form.get('tep') ?? '')
    const file = await findUpload(actor.officerId, hash)
    if (!file) return refuse(forgotten)
    const found = await readImportFile(file)
    if (!found.ok) return refuse(fileRefusalWords[found.reason])
    const plan = await planImport(found.read, category)
    const job = await startImport({ plan, file: { name, hash }, actor, approvedById: null, now })
    return redirect(`/soan/cau-hoi/nhap?viec=${job}`, 303)
  }

  const sent = await sentFile(form)
  if (sent.bytes.length === 0) return refuse(nothingSent)
  const found = await readImportFile(sent.bytes, sent.name)
  if (!found.ok) return refuse(fileRefusalWords[found.reason])
  const file = await keepUpload(actor.officerId, sent.bytes, now)
  return redirect(importHref({ file, name: sent.name, category }), 303)
}

/** The chosen file, or else the text typed in. */
async function sentFile(form: FormData): Promise<{ name: string; bytes: Buffer }> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0)
    return { name: file.name.normalize('NFC').slice(0, 200), bytes: Buffer.from(await file.arrayBuffer()) }
  return { name: 'Văn bản dán vào', bytes: Buffer.from(String(form.get('text') ?? '')) }
}

export default function QuestionImportPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Soạn bài', to: '/soan' },
          { label: 'Ngân hàng câu hỏi', to: '/soan/cau-hoi' },
          { label: 'Nhập, xuất' },
        ]}
      />
      <PageHeader
        title="Nhập, xuất câu hỏi"
        subtitle="Từ tệp GIFT của Moodle hoặc bảng tính .xlsx. Câu nhập vào chờ người duyệt rồi mới vào bài kiểm tra."
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {page.view === 'progress' ? (
          <ImportProgressView progress={page.progress} />
        ) : page.view === 'plan' ? (
          <ImportPlanView {...page} problem={answer?.problem ?? null} />
        ) : (
          <>
            <ImportForm
              category={answer?.category ?? page.category}
              categories={page.categories}
              problem={answer?.problem ?? page.problem}
            />
            <ExportForm categories={page.categories} />
          </>
        )}
      </div>
    </>
  )
}
