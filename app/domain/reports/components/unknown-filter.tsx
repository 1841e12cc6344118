import { Callout } from '~/components/callout'

/** Says that a filter of the address was not followed, and what the page shows in its place. */
export function UnknownFilter({ sentences }: { sentences: string[] }) {
  return sentences.map((sentence) => (
    <Callout key={sentence} tone="clay">
      {sentence}
    </Callout>
  ))
}

/** A unit asked for that is not there, or not in the reader's scope: both are answered alike. */
export function unknownUnitWords(asked: string | null, found: unknown): string[] {
  return asked && !found ? ['Không có đơn vị này trong phạm vi của đồng chí, đang hiện tất cả.'] : []
}

export function unknownPeriodWords(asked: string | null, shown: { code: string; name: string } | null): string[] {
  if (!asked || shown?.code === asked) return []
  return [
    shown ? `Không có tháng học này, đang hiện ${shown.name.replace(/^Tháng /, 'tháng ')}.` : 'Chưa có tháng học nào.',
  ]
}
