import { ListChecks } from 'lucide'
import { Checkbox } from '~/components/checkbox'
import type { ChecklistData } from '../block-data'
import { BlockFrame } from './block-frame'
import { isIndexList, useKeptState } from './kept-state'
import { Markup } from './markup'

/** The officer's own ticks: kept on the device, sent nowhere. */
export function ChecklistBlock({ id, title, items }: ChecklistData) {
  const [ticked, setTicked] = useKeptState<number[]>(id, [], { isValid: isIndexList, onDevice: true })
  const done = items.filter((_, index) => ticked.includes(index)).length
  return (
    <BlockFrame icon={ListChecks} kind={`Việc cần làm · đã đánh dấu ${done} trong ${items.length}`} title={title}>
      <ul>
        {items.map((item, index) => (
          <li key={item.html}>
            <Checkbox
              label={<Markup as="span" html={item.html} />}
              checked={ticked.includes(index)}
              onChange={(event) =>
                setTicked(event.currentTarget.checked ? [...ticked, index] : ticked.filter((one) => one !== index))
              }
            />
          </li>
        ))}
      </ul>
      <p className="text-sm text-text-3">Dấu này của riêng đồng chí, chỉ lưu trên máy.</p>
    </BlockFrame>
  )
}
