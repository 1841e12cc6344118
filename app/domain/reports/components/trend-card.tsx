import { Card } from '~/components/card'
import { formatCount, formatPercent } from '~/platform/number-format'
import { type TrendPoint, trendPlaces } from '../trend'
import { axisPeriod } from './words'

const width = 320
const height = 168
const left = 22
const right = 298
const top = 34
const bottom = 128

/** The share completed in time, month by month, drawn on the server: values printed, the running month hollow and dotted. */
export function TrendCard({ points }: { points: TrendPoint[] }) {
  if (points.length === 0) return null
  const running = points.find((point) => point.isRunning)
  return (
    <Card padding="md" aria-labelledby="xu-huong">
      <h2 id="xu-huong" className="text-lg font-semibold">
        Xu hướng {points.length > 1 ? `${points.length} tháng` : ''}
      </h2>
      <p className="text-sm text-text-3">Tỷ lệ hoàn thành đúng hạn, %</p>
      <TrendLine points={points} />
      {hasGap(points) ? <p className="text-sm text-text-2">Nét vẽ ngắt ở những tháng không có chuyên đề.</p> : null}
      {running ? <p className="text-sm text-text-2">{running.periodName} đang diễn ra.</p> : null}
      <details className="mt-2">
        <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-link">
          Xem bảng số liệu
        </summary>
        <TrendTable points={points} />
      </details>
    </Card>
  )
}

function TrendLine({ points }: { points: TrendPoint[] }) {
  const shares = points.map((point) => point.onTime / point.eligible)
  const lowest = Math.min(...shares)
  const highest = Math.max(...shares)
  const span = Math.max(highest - lowest, 0.05)
  const places = trendPlaces(points.map((point) => point.periodCode))
  const y = (share: number) => bottom - ((bottom - top) * (share - lowest)) / span
  const spots = points.map((point, index) => ({
    point,
    x: left + (right - left) * (places[index]?.share ?? 0),
    y: y(shares[index] ?? 0),
    isAfterGap: places[index]?.isAfterGap ?? false,
  }))
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={sentence(points)}
      className="mx-auto my-2 h-auto w-full max-w-104"
    >
      <line x1="4" x2={width - 4} y1={bottom + 14} y2={bottom + 14} className="stroke-line" />
      {spots.slice(1).map((spot, index) => {
        const from = spots[index]
        return from && !spot.isAfterGap ? (
          <line
            key={spot.point.periodCode}
            x1={from.x}
            y1={from.y}
            x2={spot.x}
            y2={spot.y}
            strokeWidth="2.5"
            strokeDasharray={spot.point.isRunning ? '3 5' : undefined}
            strokeLinecap="round"
            className="stroke-done-mk"
          />
        ) : null
      })}
      {spots.map(({ point, x: cx, y: cy }) => (
        <g key={point.periodCode} textAnchor="middle" fontSize="13">
          <circle
            cx={cx}
            cy={cy}
            r="5"
            strokeWidth="2.5"
            className={point.isRunning ? 'fill-surface stroke-done-mk' : 'fill-done-mk stroke-done-mk'}
          />
          <text
            x={cx}
            y={cy - 12}
            fontWeight="600"
            paintOrder="stroke"
            strokeWidth="4"
            strokeLinejoin="round"
            className="fill-text stroke-surface"
          >
            {formatPercent(point.onTime, point.eligible)}
          </text>
          <text x={cx} y={height - 6} className="fill-text-3">
            {axisPeriod(point.periodName)}
          </text>
        </g>
      ))}
    </svg>
  )
}

function hasGap(points: TrendPoint[]): boolean {
  return trendPlaces(points.map((point) => point.periodCode)).some((place) => place.isAfterGap)
}

function TrendTable({ points }: { points: TrendPoint[] }) {
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">Tỷ lệ hoàn thành đúng hạn theo tháng</caption>
      <thead>
        <tr className="text-text-3">
          <th scope="col" className="py-1 text-left font-medium">
            Tháng
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            Đúng hạn
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            Tỷ lệ
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.periodCode} className="border-t border-line">
            <th scope="row" className="py-1.5 text-left font-normal">
              {point.periodName}
            </th>
            <td className="py-1.5 text-right">
              {formatCount(point.onTime)}/{formatCount(point.eligible)}
            </td>
            <td className="py-1.5 text-right">{formatPercent(point.onTime, point.eligible)}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sentence(points: TrendPoint[]): string {
  const parts = points.map(
    (point) =>
      `${point.periodName} ${formatPercent(point.onTime, point.eligible)}%${point.isRunning ? ', đang diễn ra' : ''}`,
  )
  return `Tỷ lệ hoàn thành đúng hạn: ${parts.join('; ')}.`
}
