import { Card, CardHeader } from '~/components/card'
import { addDays, formatDate } from '~/platform/calendar'
import type { ServiceRecord } from '../service-record.server'

const kindWords: Record<string, string> = {
  secondment: 'biệt phái, không tính quân số ở đây',
  concurrent: 'kiêm nhiệm',
  supervision: 'phụ trách',
}

/** Where an officer served, with what was put right shown apart. */
export function ServiceTimeline({ record, today }: { record: ServiceRecord; today: string }) {
  return (
    <>
      <Card aria-labelledby="qua-trinh">
        <CardHeader id="qua-trinh" title="Quá trình công tác" />
        {record.lines.length === 0 ? (
          <p className="px-4 pb-4 text-text-2">Chưa có.</p>
        ) : (
          <ol className="divide-y divide-line border-t border-line">
            {record.lines.map((line) => (
              <li key={line.membershipId} className="px-4 py-3">
                <p className="font-medium">
                  {line.positionName}, {line.unitName}
                  {kindWords[line.kind] ? ` (${kindWords[line.kind]})` : ''}
                </p>
                <p className="text-sm text-text-3">
                  {datesOf(line)}
                  {line.validFrom > today ? ', chưa tới ngày' : ''}
                  {line.correctedOn ? `. Ghi nhận ngày ${formatDate(line.correctedOn)}` : ''}
                </p>
              </li>
            ))}
          </ol>
        )}
        {record.corrected.length > 0 ? (
          <details className="border-t border-line">
            <summary className="flex min-h-14 cursor-pointer items-center px-4 font-semibold">
              Đã đính chính: {record.corrected.length} mục
            </summary>
            <ul className="divide-y divide-line border-t border-line">
              {record.corrected.map((line) => (
                <li key={`${line.validFrom} ${line.supersededOn} ${line.unitName} ${line.kind}`} className="px-4 py-3">
                  <p>
                    {line.positionName}, {line.unitName}
                    {kindWords[line.kind] ? ` (${kindWords[line.kind]})` : ''}, {datesOf(line)}
                  </p>
                  <p className="text-sm text-text-3">
                    Ghi nhận ngày {formatDate(line.recordedOn)}, thay bằng mục khác ngày {formatDate(line.supersededOn)}
                    .
                  </p>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </Card>
      <Card aria-labelledby="cap-bac">
        <CardHeader id="cap-bac" title="Cấp bậc hàm" />
        <ol className="divide-y divide-line border-t border-line">
          {record.ranks.map((rank) => (
            <li key={rank.holdingId} className="px-4 py-3">
              <p className="font-medium">{rank.name}</p>
              <p className="text-sm text-text-3">{datesOf(rank)}</p>
            </li>
          ))}
        </ol>
      </Card>
    </>
  )
}

function datesOf({ validFrom, validTo }: { validFrom: string; validTo: string | null }): string {
  return validTo ? `${formatDate(validFrom)} – ${formatDate(addDays(validTo, -1))}` : `từ ${formatDate(validFrom)}`
}
