import { Form, useNavigation } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { DateField } from '~/components/field'
import { StatusChip, type StatusTone } from '~/components/status-chip'
import type { PlanLineErrors } from '../plan.schema'

export interface ShownPlanLine {
  key: string
  /** Null for a course given directly: it is changed where it was given. */
  lineId: string | null
  title: string
  unitName: string
  audience: string
  dates: string
  opensOn: string
  dueOn: string
  chip: { tone: StatusTone; label: string }
  isRemoved: boolean
  enrolled: string
}

/** What was typed into one line that was refused, and why. */
export interface RefusedLine {
  lineId: string
  opensOn: string
  dueOn: string
  errors: PlanLineErrors
}

export function PlanLines({ lines, refusal }: { lines: readonly ShownPlanLine[]; refusal: RefusedLine | undefined }) {
  return (
    <Card aria-labelledby="dong-ke-hoach">
      <CardHeader
        id="dong-ke-hoach"
        title="Các chuyên đề trong tháng"
        detail={
          lines.length === 0
            ? 'Đơn vị của đồng chí chưa giao chuyên đề nào trong tháng này. Chuyên đề do cấp trên giao xem ở mục Tổng quan.'
            : undefined
        }
      />
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.key} className="px-4 py-3">
            <div className="flex flex-wrap items-start justify-between gap-2">
              <div className="min-w-0 flex-1 basis-64">
                <h3 className="font-medium">{line.title}</h3>
                <p className="text-sm text-text-2">
                  {line.unitName}. {line.audience}.
                </p>
                <p className="text-sm text-text-3">
                  {line.dates}
                  {line.enrolled ? `. ${line.enrolled}` : ''}
                </p>
              </div>
              <StatusChip {...line.chip} />
            </div>
            {line.lineId && !line.isRemoved ? (
              <LineForms
                line={line}
                lineId={line.lineId}
                refusal={refusal?.lineId === line.lineId ? refusal : undefined}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function LineForms({
  line,
  lineId,
  refusal,
}: {
  line: ShownPlanLine
  lineId: string
  refusal: RefusedLine | undefined
}) {
  const sent = useNavigation().formData
  const isBusy = sent?.get('lineId') === lineId
  return (
    <details open={Boolean(refusal)}>
      <summary className="inline-flex min-h-11 items-center rounded-sm text-label font-medium text-link underline underline-offset-4">
        Sửa ngày hoặc bỏ<span className="sr-only">: {line.title}</span>
      </summary>
      <Form method="post" className="mt-1 flex flex-col gap-3">
        <input type="hidden" name="lineId" value={lineId} />
        <div className="grid gap-3 sm:grid-cols-2">
          <DateField
            label="Ngày mở"
            name="opensOn"
            dense
            defaultValue={refusal?.opensOn ?? line.opensOn}
            errors={refusal?.errors.opensOn}
          />
          <DateField
            label="Hạn hoàn thành"
            name="dueOn"
            dense
            defaultValue={refusal?.dueOn ?? line.dueOn}
            errors={refusal?.errors.dueOn}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            name="viec"
            value="sua"
            variant="secondary"
            busy={isBusy && sent?.get('viec') === 'sua'}
            busyLabel="Đang lưu"
          >
            Lưu ngày
          </Button>
          <Button
            type="submit"
            name="viec"
            value="bo"
            variant="danger"
            busy={isBusy && sent?.get('viec') === 'bo'}
            busyLabel="Đang bỏ"
          >
            Bỏ khỏi kế hoạch
          </Button>
        </div>
      </Form>
    </details>
  )
}
