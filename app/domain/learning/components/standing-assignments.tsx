import { Form, useNavigation } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { TextField } from '~/components/field'
import { StatusChip } from '~/components/status-chip'
import type { courseView } from './course-view'

type Line = ReturnType<typeof courseView>['assignments'][number]

/** What was typed with a withdrawal that was refused, and why. */
export interface RefusedWithdrawal {
  assignmentId: string
  reason: string
  error: string
}

/** Every time the course was given within the reader's scope, each with its withdrawal. */
export function StandingAssignments({
  assignments,
  refusal,
}: {
  assignments: Line[]
  refusal: RefusedWithdrawal | undefined
}) {
  return (
    <Card aria-labelledby="lan-giao">
      <CardHeader
        id="lan-giao"
        title="Các lần giao"
        detail={assignments.length === 0 ? 'Chưa giao cho đơn vị nào trong phạm vi của đồng chí.' : undefined}
      />
      <ul className="divide-y divide-line">
        {assignments.map((line) => (
          <li key={line.id} className="px-4 py-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <div className="min-w-0">
                <p className="font-medium">
                  {line.unitName}, {line.period}
                </p>
                <p className="text-sm text-text-3">{line.detail}</p>
              </div>
              <StatusChip tone={line.look.tone} label={line.look.label} />
            </div>
            {line.canWithdraw && (
              <Withdrawal line={line} refusal={refusal?.assignmentId === line.id ? refusal : undefined} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Withdrawal({ line, refusal }: { line: Line; refusal: RefusedWithdrawal | undefined }) {
  const isBusy = useNavigation().formData?.get('assignmentId') === line.id
  return (
    <details open={Boolean(refusal)}>
      <summary className="inline-flex min-h-11 items-center rounded-sm text-label font-medium text-link underline underline-offset-4">
        Thu hồi lần giao này
      </summary>
      <Form method="post" className="mt-1 flex flex-col gap-3">
        <input type="hidden" name="assignmentId" value={line.id} />
        <TextField
          label="Lý do thu hồi"
          name="reason"
          maxLength={500}
          required
          hint="Người đang học sẽ đọc được lý do. Kết quả đã có vẫn được giữ."
          defaultValue={refusal?.reason}
          errors={refusal && [refusal.error]}
        />
        <Button type="submit" variant="danger" className="self-start" busy={isBusy} busyLabel="Đang thu hồi">
          Thu hồi
        </Button>
      </Form>
    </details>
  )
}
