import { Card, CardHeader } from '~/components/card'
import { formatDate } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'
import { lateKindWords } from '../late-facts'
import type { LateChanges } from '../late-facts.server'

/** Beside the figures of an earlier day: what was written down about it afterwards, dated and with its reason. */
export function LateChangesCard({ changes, reportOn }: { changes: LateChanges; reportOn: string }) {
  const { lines, total, entered } = changes
  if (total === 0 && entered === 0) return null
  return (
    <Card aria-labelledby="ghi-nhan-sau">
      <CardHeader
        id="ghi-nhan-sau"
        title={`${formatCount(total + (entered > 0 ? 1 : 0))} thay đổi được ghi nhận sau ngày ${formatDate(reportOn)}`}
        detail="Số liệu trên tính theo điều đã biết đến nay về ngày đó. Việc miễn, gia hạn, thu hồi quyết định sau ngày đó không làm thay đổi số liệu, chỉ ghi bên cạnh."
      />
      <ul className="divide-y divide-line border-t border-line">
        {entered > 0 ? (
          <li className="px-4 py-3">Hồ sơ của {formatCount(entered)} đồng chí được nhập vào hệ thống sau ngày này.</li>
        ) : null}
        {lines.map((line) => (
          <li key={line.key} className="px-4 py-3">
            <p>
              {formatDate(line.recordedOn)}: {lateKindWords(line.kind)}, đồng chí {line.name}
              {line.kind === 'transfer' ? '' : `, ${line.courseTitle}`}.{' '}
              {line.isCounted ? 'Đã tính vào số liệu.' : 'Không tính vào số liệu.'}
            </p>
            {line.reason ? <p className="text-sm text-text-3">Lý do: {line.reason}</p> : null}
          </li>
        ))}
        {total > lines.length ? (
          <li className="px-4 py-3 text-text-3">Và {formatCount(total - lines.length)} thay đổi khác.</li>
        ) : null}
      </ul>
    </Card>
  )
}
