import { Link } from '@remix-run/react'
import { Card } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { StatusChip } from '~/components/status-chip'
import type { ItemStatistics } from '../item-statistics'
import type { DrawnOption, ItemFlag } from '../item-statistics-flags'
import { figure, flagText } from '../item-statistics-words'

export interface ShownItem extends ItemStatistics {
  isVoid: boolean
  options: DrawnOption[]
  unanswered: number
  flags: ItemFlag[]
}

export function ItemFlags({ item }: { item: Pick<ShownItem, 'isVoid' | 'flags'> }) {
  if (item.isVoid) return <StatusChip tone="neutral" label="Đã hủy" />
  if (item.flags.length === 0) return <>–</>
  return (
    <ul className="flex flex-col gap-1">
      {item.flags.map((flag) => (
        <li key={flagText(flag)}>
          {flag.kind === 'tooFew' ? (
            <StatusChip tone="neutral" label={flagText(flag)} />
          ) : (
            <span className="text-sm font-medium text-soon-fg">{flagText(flag)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The figures of one question, on its own page: one block for each key that its versions had. */
export function QuestionFigures({ items }: { items: (ShownItem & { versions: number[] })[] }) {
  if (items.length === 0) return null
  return (
    <Card aria-labelledby="thong-ke-cau" padding="md" className="max-w-200">
      <h2 id="thong-ke-cau" className="text-lg font-semibold">
        Thống kê
      </h2>
      <p className="mb-3 text-sm text-text-3">
        Lượt đầu của mỗi đồng chí, đã nộp và chấm xong.{' '}
        <Link className="link" to="/soan/cau-hoi/thong-ke">
          Thống kê cả bài kiểm tra
        </Link>
      </p>
      <div className="flex flex-col gap-5">
        {items.map((item) => (
          <section key={item.itemId} aria-label={`Phiên bản ${item.versions.join(', ')}`}>
            {items.length > 1 ? <h3 className="mb-2 font-medium">Phiên bản {item.versions.join(', ')}</h3> : null}
            <ItemFigures item={item} />
          </section>
        ))}
      </div>
    </Card>
  )
}

/** One set of figures. */
function ItemFigures({ item }: { item: ShownItem }) {
  const percent = (value: number | null) => (value === null ? '–' : `${figure(value)}%`)
  return (
    <div className="flex flex-col gap-3">
      <DefinitionList
        items={[
          { term: 'Số bài làm có câu này', detail: String(item.attempts) },
          { term: 'Độ dễ', detail: percent(item.facility) },
          { term: 'Độ lệch chuẩn', detail: percent(item.standardDeviation) },
          { term: 'Điểm đoán mò', detail: percent(item.randomGuess) },
          {
            term: 'Độ phân biệt',
            detail: (
              <>
                {percent(item.discrimination)}
                <span className="block text-sm font-normal text-text-3">
                  Từ 50% là tốt, dưới 20% là yếu, âm thì cần kiểm tra đáp án.
                </span>
              </>
            ),
          },
          { term: 'Hiệu quả phân biệt', detail: percent(item.efficiency) },
          { term: 'Cần xem lại', detail: <ItemFlags item={item} /> },
        ]}
      />
      <OptionShares item={item} />
    </div>
  )
}

/** How often each option was chosen, in the whole and among the best third. */
export function OptionShares({ item }: { item: Pick<ShownItem, 'options' | 'unanswered' | 'attempts'> }) {
  const { options, unanswered, attempts } = item
  if (options.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {options.map(({ key, text, isRight, count, bestThird }) => (
        <li key={key} className="break-words">
          {text}
          {isRight ? <strong className="font-semibold text-done-fg"> Đáp án đúng</strong> : null}
          <span className="block text-text-3 tabular-nums">
            {count} lượt chọn ({figure((100 * count) / attempts)}%), nhóm làm bài tốt {bestThird}
          </span>
        </li>
      ))}
      <li className="text-text-3 tabular-nums">
        Bỏ trống: {unanswered} ({figure((100 * unanswered) / attempts)}%)
      </li>
    </ul>
  )
}
