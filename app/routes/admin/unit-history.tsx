import { Link } from '@remix-run/react'
import { Card, CardHeader } from '~/components/card'
import { Row, RowList } from '~/components/row-list'
import { addDays, formatDate } from '~/platform/calendar'

interface Relative {
  code: string
  name: string
  kind: string
  effectiveOn: string
}

interface UnitHistoryProps {
  history: {
    from: string
    until: string | null
    names: { name: string; from: string; until: string | null }[]
    places: { parent: string; from: string; until: string | null }[]
    predecessors: Relative[]
    successors: Relative[]
  }
}

/** Names, places and relatives of a unit with their dates. */
export function UnitHistoryCard({ history }: UnitHistoryProps) {
  const { names, places, predecessors, successors } = history
  return (
    <Card aria-labelledby="lich-su">
      <CardHeader id="lich-su" title="Lịch sử đơn vị" />
      <dl className="flex flex-col gap-4 px-4 pb-4">
        <div>
          <dt className="font-semibold">Tên</dt>
          {names.map((row) => (
            <dd key={row.from}>
              {row.name} <Dates {...row} />
            </dd>
          ))}
        </div>
        <div>
          <dt className="font-semibold">Đơn vị cấp trên</dt>
          {places.map((row) => (
            <dd key={row.from}>
              {row.parent || 'Đơn vị cao nhất'} <Dates {...row} />
            </dd>
          ))}
        </div>
        <Relatives title="Hình thành từ" relatives={predecessors} words={{ merge: 'sáp nhập', split: 'chia tách' }} />
        <Relatives title="Chuyển thành" relatives={successors} words={{ merge: 'sáp nhập', split: 'chia tách' }} />
      </dl>
    </Card>
  )
}

function Dates({ from, until }: { from: string; until: string | null }) {
  return (
    <span className="block text-sm text-text-3">
      {until ? `${formatDate(from)} – ${formatDate(addDays(until, -1))}` : `từ ${formatDate(from)}`}
    </span>
  )
}

function Relatives({
  title,
  relatives,
  words,
}: {
  title: string
  relatives: Relative[]
  words: Record<string, string>
}) {
  if (relatives.length === 0) return null
  return (
    <div>
      <dt className="font-semibold">{title}</dt>
      {relatives.map((one) => (
        <dd key={`${one.code} ${one.effectiveOn}`}>
          <Link to={`/quan-tri/don-vi/${one.code}`} className="link inline-flex min-h-11 items-center">
            {one.name}
          </Link>
          <span className="block text-sm text-text-3">
            {words[one.kind] ?? ''} ngày {formatDate(one.effectiveOn)}
          </span>
        </dd>
      ))}
    </div>
  )
}

/** The ways to change a unit on a date. */
export function UnitChanges({ code }: { code: string }) {
  const base = `/quan-tri/don-vi/${code}`
  return (
    <Card aria-labelledby="thay-doi">
      <CardHeader id="thay-doi" title="Thay đổi tổ chức" detail="Xem trước rồi mới ghi" />
      <RowList>
        <Row to={`${base}/dieu-chuyen`} title="Điều chuyển" detail="Về dưới một đơn vị cấp trên khác" />
        <Row to={`${base}/sap-nhap`} title="Sáp nhập" detail="Nhập với các đơn vị cùng cấp trên" />
        <Row to={`${base}/chia-tach`} title="Chia tách" detail="Chia thành nhiều đơn vị hoặc tách một bộ phận" />
        <Row to={`${base}/giai-the`} title="Giải thể" detail="Kết thúc đơn vị không còn người" />
      </RowList>
    </Card>
  )
}
