import { Form, useNavigation } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { SelectField, type SelectOption } from '~/components/field'
import { formatCount } from '~/platform/number-format'
import type { WordKind } from '../roster/roster-choices'

export interface WordToChoose {
  kind: WordKind
  text: string
  count: number
  /** The likeliest first. */
  options: SelectOption[]
}

const kindWords: Record<WordKind, string> = {
  rank: 'Cấp bậc',
  position: 'Chức vụ',
  category: 'Diện lực lượng',
  unit: 'Đơn vị',
  unitType: 'Loại đơn vị',
}

/** Words of the file that mean nothing known, each to be said once for all its rows. */
export function RosterWords({ words, total }: { words: WordToChoose[]; total: number }) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <Card as="section" aria-labelledby="chua-ro">
      <CardHeader
        id="chua-ro"
        title="Chữ chưa rõ nghĩa"
        detail={
          total > words.length
            ? `${formatCount(words.length)} trong ${formatCount(total)}`
            : 'Chọn một lần cho mọi dòng'
        }
      />
      <Form method="post" className="flex flex-col gap-4 px-4 pb-5">
        <div className="grid gap-4 sm:grid-cols-2">
          {words.map(({ kind, text, count, options }) => (
            <SelectField
              key={`${kind} ${text}`}
              label={`${kindWords[kind]} "${text}" (${formatCount(count)} dòng)`}
              name={`chu:${kind}:${text}`}
              options={options}
              defaultValue=""
            />
          ))}
        </div>
        <div>
          <Button type="submit" name="viec" value="chu" variant="secondary" busy={isBusy} busyLabel="Đang lưu">
            Lưu cách hiểu
          </Button>
        </div>
      </Form>
    </Card>
  )
}
