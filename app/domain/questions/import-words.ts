import { formatCount } from '~/platform/number-format'

interface ImportCounts {
  added: number
  changed: number
  same: number
  faults: number
}

/** "Sẽ thêm 3 câu, đổi 1 câu, 2 câu có lỗi." What there is none of is not said. */
export function importCountWords(tense: 'Sẽ' | 'Đã', { added, changed, same, faults }: ImportCounts): string {
  const deeds = [added > 0 && `thêm ${formatCount(added)} câu`, changed > 0 && `đổi ${formatCount(changed)} câu`]
    .filter(Boolean)
    .join(', ')
  const others = [same > 0 && `${formatCount(same)} câu không đổi`, faults > 0 && `${formatCount(faults)} câu có lỗi`]
  const words = [deeds === '' ? 'Không có câu nào để thêm hay đổi' : `${tense} ${deeds}`, ...others]
  return `${words.filter(Boolean).join(', ')}.`
}
