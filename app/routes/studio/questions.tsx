import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ChartColumn, Download, FilePlus2, ListChecks, SearchX, Upload } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { StatusChip } from '~/components/status-chip'
import { renameQuestionCategory } from '~/domain/deeds/rename-question-category.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { createCategory } from '~/domain/questions/bank-deeds.server'
import { type BankLine, findBankQuestions } from '~/domain/questions/bank-list.server'
import { bankHref, readBankParams } from '~/domain/questions/bank-params'
import { findCategories } from '~/domain/questions/categories.server'
import { categoryPath } from '~/domain/questions/category-path'
import { BankFilterForm } from '~/domain/questions/components/bank-filter'
import { CategoryPanel } from '~/domain/questions/components/category-panel'
import { bankStateWords, difficultyWords, typeWords } from '~/domain/questions/question-words'
import { formatDate, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Ngân hàng câu hỏi – Niềm Nở' }]

const pageSize = 25

export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'writeQuestion')
  const { filter, page } = readBankParams(new URL(args.request.url))
  const categories = await findCategories()
  const found = findBankQuestions(filter, { limit: pageSize, offset: (page - 1) * pageSize })
  return {
    filter,
    page,
    categories,
    ...found,
    lines: found.lines.map(({ lastUsedAt, ...line }) => ({
      ...line,
      lastUsed: lastUsedAt && formatDate(localDateOf(lastUsedAt)),
    })),
  }
}

const renameProblems = {
  notFound: 'Danh mục này không còn.',
  badPath: 'Danh mục có nhiều nhất 8 cấp, mỗi cấp từ 1 đến 80 ký tự.',
  taken: 'Đã có danh mục mang tên này. Đồng chí chọn tên khác.',
  intoItself: 'Không đưa danh mục vào trong chính nó được.',
  inUse: 'Đề kiểm tra của một chuyên đề đã đăng đang rút câu từ danh mục này nên chưa đổi tên được.',
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeQuestion')
  const now = args.context.now()
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '')
  const path = text('path')
  const refuse = (problem: string) =>
    data({ intent: text('intent'), categoryId: text('categoryId'), path, problem }, { status: 422 })

  if (text('intent') === 'renameCategory') {
    const renamed = await renameQuestionCategory({ actor, categoryId: text('categoryId'), path, now })
    if (!renamed.ok) return refuse(renameProblems[renamed.reason])
    return redirectWithToast(bankHref({ categoryPath: categoryPath(path) ?? '', home: 'bank' }), {
      text: 'Đã đổi tên danh mục.',
    })
  }
  const wanted = categoryPath(path)
  if (!wanted) return refuse(renameProblems.badPath)
  const isNew = await createCategory({ actor, path: wanted, now })
  return redirectWithToast(bankHref({ categoryPath: wanted, home: 'bank' }), {
    text: isNew ? 'Đã thêm danh mục.' : 'Danh mục này đã có.',
  })
}

type Line = Omit<BankLine, 'lastUsedAt'> & { lastUsed: string | null }

export default function QuestionsPage() {
  const { filter, page, categories, lines, total, all, topics, tags } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Ngân hàng câu hỏi"
        subtitle={`${formatCount(total)} trong ${formatCount(all)} câu, của các bài học và của ngân hàng.`}
        actions={
          <ButtonLink to="/soan/cau-hoi/moi" icon={FilePlus2}>
            Soạn câu hỏi
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <nav aria-label="Việc với ngân hàng" className="flex flex-wrap gap-2">
          <ButtonLink to="/soan/cau-hoi/nhap" variant="soft" size="sm" icon={Upload}>
            Nhập từ tệp
          </ButtonLink>
          <ButtonLink to="/soan/cau-hoi/nhap#xuat" variant="soft" size="sm" icon={Download}>
            Xuất ra tệp
          </ButtonLink>
          <ButtonLink to="/soan/cau-hoi/thong-ke" variant="soft" size="sm" icon={ChartColumn}>
            Thống kê câu hỏi
          </ButtonLink>
        </nav>
        <BankFilterForm filter={filter} categories={categories} topics={topics} tags={tags} />
        <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <Card aria-label="Câu hỏi">
              {lines.length > 0 ? (
                <DataTable caption="Câu hỏi" columns={columns} rows={lines} rowKey={(line) => line.code} />
              ) : all === 0 ? (
                <EmptyState
                  icon={ListChecks}
                  title="Chưa có câu hỏi nào"
                  detail="Đồng chí soạn câu đầu tiên, hoặc nhập từ tệp GIFT hay bảng tính có sẵn."
                />
              ) : (
                <EmptyState
                  icon={SearchX}
                  title="Không có câu nào khớp với bộ lọc"
                  detail="Đồng chí thử từ ngắn hơn, không cần gõ dấu, hoặc bỏ bớt điều kiện lọc."
                />
              )}
            </Card>
            <Pagination page={page} pageCount={Math.ceil(total / pageSize)} hrefFor={(to) => bankHref(filter, to)} />
          </div>
          <CategoryPanel categories={categories} currentPath={filter.categoryPath} answer={answer} />
        </div>
      </div>
    </>
  )
}

const columns: Column<Line>[] = [
  {
    key: 'title',
    header: 'Câu hỏi',
    isRowHeader: true,
    cell: (line) => (
      <>
        <Link to={`/soan/cau-hoi/${line.code}`} className="link line-clamp-2 font-medium break-words">
          {line.title}
        </Link>
        <span className="block text-sm font-normal text-text-3">
          {line.home === 'lesson' ? `Bài học: ${line.homeName}` : line.homeName}
        </span>
      </>
    ),
  },
  { key: 'type', header: 'Dạng', cell: (line) => typeWords[line.type] },
  { key: 'difficulty', header: 'Độ khó', cell: (line) => difficultyWords[line.difficulty] },
  { key: 'topic', header: 'Chủ đề', cell: (line) => line.topic || <None words="chưa có" /> },
  { key: 'state', header: 'Tình trạng', cell: (line) => <State line={line} /> },
  { key: 'versions', header: 'Phiên bản', align: 'right', wideOnly: true, cell: (line) => line.versionCount },
  {
    key: 'used',
    header: 'Dùng gần nhất',
    align: 'right',
    cell: (line) => line.lastUsed ?? <None words="chưa dùng" />,
  },
]

function State({ line }: { line: Line }) {
  if (line.state === 'active') return <StatusChip tone="done" label={bankStateWords.active} />
  if (line.state === 'retired') return <StatusChip tone="none" label={bankStateWords.retired} />
  return <StatusChip tone="soon" label={line.isInUse ? 'Bản sửa chờ duyệt' : bankStateWords.pending} />
}

function None({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{words}</span>
    </>
  )
}
