import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { ChartNoAxesColumn } from 'lucide'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { DefinitionList } from '~/components/definition-list'
import { EmptyState } from '~/components/empty-state'
import { SelectField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { may } from '~/domain/identity/access'
import { requireDeed } from '~/domain/identity/guard.server'
import { typeWords } from '~/domain/questions/question-words'
import { ItemFlags, OptionShares } from '~/domain/quiz/components/item-figures'
import { analyseQuiz, findAnalysableLessons } from '~/domain/quiz/item-statistics.server'
import { attemptChoices } from '~/domain/quiz/item-statistics-flags'
import { choiceOf, choiceWords, figure } from '~/domain/quiz/item-statistics-words'

export const meta: MetaFunction = () => [{ title: 'Thống kê câu hỏi – Niềm Nở' }]

/** /soan/cau-hoi/thong-ke: one quiz (`bai`) and its questions, over the attempts that `luot` names. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewItemStatistics')
  const params = new URL(args.request.url).searchParams
  const lessons = findAnalysableLessons()
  const lesson = lessons.find(({ code }) => code === params.get('bai')) ?? lessons[0] ?? null
  const choice = choiceOf(params.get('luot'))
  const analysis = lesson && (await analyseQuiz(lesson.code, choice))
  return {
    lessons,
    lesson,
    choice,
    analysis,
    mayWrite: may(actor, 'writeQuestion'),
    mayCorrect: may(actor, 'correctQuestion'),
  }
}

type Analysis = NonNullable<Awaited<ReturnType<typeof loader>>['analysis']>
type Item = Analysis['items'][number]

export default function QuestionStatisticsPage() {
  const { lessons, lesson, choice, analysis, mayWrite, mayCorrect } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Thống kê câu hỏi"
        subtitle="Câu nào dễ, câu nào khó, câu nào cần xem lại. Chỉ tính bài đã nộp và đã chấm xong."
      />
      {lesson && analysis ? (
        <div className="flex flex-col gap-4 lg:gap-5">
          <Form method="get" className="flex flex-wrap items-end gap-3">
            <SelectField
              label="Bài học"
              name="bai"
              className="min-w-0 flex-1 sm:max-w-96"
              defaultValue={lesson.code}
              options={lessons.map(({ code, title }) => ({ value: code, label: title }))}
            />
            <SelectField
              label="Lượt làm"
              name="luot"
              className="sm:w-48"
              defaultValue={choiceWords[choice].param}
              options={attemptChoices.map((each) => ({
                value: choiceWords[each].param,
                label: choiceWords[each].label,
              }))}
            />
            <Button type="submit" variant="secondary">
              Xem
            </Button>
          </Form>
          {choice === 'first' ? null : (
            <Callout tone="blue" title="Số liệu tham khảo">
              Lượt sau dựa vào lượt trước, nên các chỉ số chỉ đúng nghĩa với lượt đầu của mỗi đồng chí.
            </Callout>
          )}
          <QuizFigures analysis={analysis} />
          <Card aria-labelledby="tung-cau">
            <CardHeader
              id="tung-cau"
              title="Từng câu"
              detail="Tính bằng phần trăm. Phân biệt từ 50 là tốt, dưới 20 là yếu; các chỉ số khác giải thích ở cuối trang."
            />
            <DataTable
              caption="Chỉ số của từng câu hỏi"
              columns={columnsFor({ mayWrite, mayCorrect })}
              rows={analysis.items}
              rowKey={keyOf}
            />
          </Card>
          <Meaning isSamePaper={analysis.isSamePaper} />
        </div>
      ) : (
        <Card aria-label="Thống kê">
          <EmptyState
            icon={ChartNoAxesColumn}
            title="Chưa có bài kiểm tra nào được nộp"
            detail="Số liệu hiện ở đây khi cán bộ, chiến sĩ nộp bài."
          />
        </Card>
      )}
    </>
  )
}

function keyOf(item: Item): string {
  return `${item.code} ${item.versions.join()}`
}

function QuizFigures({ analysis: { quiz } }: { analysis: Analysis }) {
  const percent = (value: number | null) => (value === null ? '–' : `${figure(value)}%`)
  return (
    <Card padding="md" aria-labelledby="ca-bai">
      <h2 id="ca-bai" className="mb-2 text-lg font-semibold">
        Cả bài kiểm tra
      </h2>
      <DefinitionList
        items={[
          { term: 'Số bài làm', detail: String(quiz.attempts) },
          { term: 'Điểm trung bình', detail: percent(quiz.average) },
          { term: 'Trung vị', detail: percent(quiz.median) },
          { term: 'Độ lệch chuẩn', detail: percent(quiz.standardDeviation) },
          { term: 'Độ lệch (skewness)', detail: figure(quiz.skewness) },
          { term: 'Độ nhọn (kurtosis)', detail: figure(quiz.kurtosis) },
          {
            term: 'Độ nhất quán trong (Cronbach alpha)',
            detail: helped(percent(quiz.internalConsistency), 'Từ 75% là tốt, dưới 64% thì bài chưa đo được chắc.'),
          },
          {
            term: 'Tỷ lệ sai số',
            detail: helped(
              percent(quiz.errorRatio),
              'Phần chênh lệch điểm do may rủi. Càng thấp càng tốt, trên 50% là chưa đạt.',
            ),
          },
          { term: 'Sai số chuẩn', detail: percent(quiz.standardError) },
        ]}
      />
    </Card>
  )
}

/** A figure with a sentence on how to read it. */
function helped(value: string, help: string) {
  return (
    <>
      {value}
      <span className="block text-sm font-normal text-text-3">{help}</span>
    </>
  )
}

/** Who may write is led to the question; who may correct is led there. */
function columnsFor({ mayWrite, mayCorrect }: { mayWrite: boolean; mayCorrect: boolean }): Column<Item>[] {
  return [questionColumn(mayWrite, mayCorrect), ...figureColumns]
}

function questionColumn(mayWrite: boolean, mayCorrect: boolean): Column<Item> {
  return {
    key: 'question',
    header: 'Câu hỏi',
    isRowHeader: true,
    cell: (item) => (
      <>
        {mayWrite ? (
          <Link className="link" to={`/soan/cau-hoi/${item.code}`}>
            {item.title}
          </Link>
        ) : (
          item.title
        )}
        <span className="block text-sm font-normal text-text-3">
          {typeWords[item.type]} · phiên bản {item.versions.join(', ')} · mã {item.code}
        </span>
        <details className="mt-1 text-sm font-normal">
          <summary className="flex min-h-11 cursor-pointer items-center text-link lg:min-h-6">
            Nội dung và lượt chọn
          </summary>
          <p className="mb-1 break-words whitespace-pre-line">{item.stem}</p>
          <OptionShares item={item} />
          {mayCorrect ? (
            <Link
              className="link inline-flex min-h-11 items-center"
              to={`/soan/cau-hoi/${item.code}/dinh-chinh?phien-ban=${item.versions.at(-1)}`}
            >
              Đính chính câu này
            </Link>
          ) : null}
        </details>
      </>
    ),
  }
}

const figureColumns: Column<Item>[] = [
  { key: 'attempts', header: 'Bài làm', align: 'right', cell: (item) => item.attempts },
  { key: 'facility', header: 'Độ dễ', align: 'right', cell: (item) => figure(item.facility) },
  {
    key: 'deviation',
    header: 'Lệch chuẩn',
    align: 'right',
    wideOnly: true,
    cell: (item) => figure(item.standardDeviation),
  },
  { key: 'guess', header: 'Đoán mò', align: 'right', wideOnly: true, cell: (item) => figure(item.randomGuess) },
  {
    key: 'weight',
    header: 'Trọng số đặt, thực',
    align: 'right',
    wideOnly: true,
    cell: (item) =>
      item.intendedWeight === null && item.effectiveWeight === null
        ? figure(null)
        : `${figure(item.intendedWeight)}, ${figure(item.effectiveWeight)}`,
  },
  { key: 'discrimination', header: 'Phân biệt', align: 'right', cell: (item) => figure(item.discrimination) },
  { key: 'efficiency', header: 'Hiệu quả', align: 'right', wideOnly: true, cell: (item) => figure(item.efficiency) },
  { key: 'flags', header: 'Cần xem lại', cell: (item) => <ItemFlags item={item} /> },
]

function Meaning({ isSamePaper }: { isSamePaper: boolean }) {
  return (
    <Card padding="md" aria-labelledby="y-nghia">
      <h2 id="y-nghia" className="text-lg font-semibold">
        Đọc số liệu
      </h2>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5 text-sm text-text-2">
        <li>Độ dễ: điểm trung bình của câu. Dưới 5% hoặc trên 95% thì câu không còn đo được gì.</li>
        <li>
          Phân biệt: tương quan giữa điểm câu này và phần còn lại của bài. Từ 50% là tốt, dưới 20% là yếu, âm thì cần
          kiểm tra đáp án.
        </li>
        <li>Hiệu quả: độ phân biệt so với mức cao nhất mà độ khó của câu cho phép.</li>
        <li>
          Trọng số thực: phần của câu trong sự khác nhau giữa các bài làm.
          {isSamePaper ? '' : ' Đề được rút ngẫu nhiên nên không có trọng số.'}
        </li>
        <li>Câu có dưới 20 bài làm thì chưa nhận xét.</li>
      </ul>
    </Card>
  )
}
