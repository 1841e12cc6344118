import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Medal } from 'lucide'
import { Card, CardHeader } from '~/components/card'
import { type Column, DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { ProgressBar } from '~/components/progress-bar'
import { Row, RowList } from '~/components/row-list'
import { type BoardUnit, type CampaignBoard, getCampaignBoard } from '~/domain/emulation/standings.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { campaignDay, placesOf } from '~/domain/reports/unit-ranks'
import { formatDate, formatDayMonth, localDateOf } from '~/platform/calendar'
import { formatCount, formatPoints, formatPointsColumn } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Bảng điểm thi đua – Niềm Nở' }]

/** /thi-dua/bang-diem: the campaign by unit. No list of named officers (domain brief 2.7). */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewCampaign')
  const now = args.context.now()
  const asked = new URL(args.request.url).searchParams.get('dot') ?? undefined
  const board = (await getCampaignBoard(actor, now, asked)) ?? (asked ? await getCampaignBoard(actor, now) : null)
  return { board, today: localDateOf(now) }
}

export default function CampaignPage() {
  const { board, today } = useLoaderData<typeof loader>()
  if (!board)
    return (
      <>
        <PageHeader title="Bảng điểm thi đua" />
        <Card as="div">
          <EmptyState
            icon={Medal}
            level={2}
            title="Chưa có đợt thi đua nào được phát động"
            detail="Khi đơn vị phát động đợt thi đua, điểm bình quân của từng đơn vị hiện ở đây."
          />
        </Card>
      </>
    )
  const tops = board.units.filter((unit) => unit.depth === 0)
  const parts = board.units.filter((unit) => unit.depth > 0)
  return (
    <>
      <PageHeader title="Bảng điểm thi đua" subtitle={`${board.campaign.name}. ${board.campaign.movement}.`} />
      <div className="flex flex-col gap-4 lg:gap-5">
        <CampaignStrip campaign={board.campaign} today={today} />
        <Card aria-labelledby="don-vi">
          <CardHeader
            id="don-vi"
            title="Đơn vị"
            detail="Điểm bình quân của cán bộ, chiến sĩ đang thuộc đơn vị, theo từng tiêu chí. Đơn vị bằng điểm đứng cùng hạng."
          />
          <div className="border-t border-line">
            <UnitTable board={board} units={parts.length > 0 ? parts : tops} />
          </div>
        </Card>
        {parts.length > 0 ? tops.map((top) => <TopUnit key={top.code} unit={top} />) : null}
        {board.otherCampaigns.length > 0 ? (
          <Card aria-labelledby="dot-khac">
            <CardHeader id="dot-khac" title="Các đợt khác" />
            <RowList label="Các đợt khác" className="border-t border-line">
              {board.otherCampaigns.map((campaign) => (
                <Row key={campaign.code} to={`?dot=${encodeURIComponent(campaign.code)}`} title={campaign.name} />
              ))}
            </RowList>
          </Card>
        ) : null}
      </div>
    </>
  )
}

function CampaignStrip({ campaign, today }: { campaign: CampaignBoard['campaign']; today: string }) {
  const { day, of } = campaignDay(campaign, today)
  return (
    <Card
      aria-label="Trạng thái đợt thi đua"
      className="flex flex-col gap-3 p-4 lg:flex-row lg:items-center lg:gap-8 lg:px-5"
    >
      <p className="flex-none">
        <span className="block text-sm text-text-3">Trạng thái</span>
        <span className="font-semibold">{stateWords(campaign, today)}</span>
      </p>
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-3 pb-1 text-sm text-text-2 tabular-nums">
          <span>{formatDayMonth(campaign.startsOn)}</span>
          <span className="font-medium text-text">{day > 0 ? `Ngày ${day} trong ${of}` : 'Chưa bắt đầu'}</span>
          <span>{formatDayMonth(campaign.endsOn)}</span>
        </p>
        <ProgressBar value={day} max={of} tone="gold" label={`Ngày ${day} trong ${of} của đợt thi đua`} />
        <p className="pt-1 text-sm text-text-3">Ghi điểm đến hết ngày {formatDate(campaign.entryCutoffOn)}.</p>
      </div>
    </Card>
  )
}

/** Provisional until the campaign is closed. */
function stateWords(campaign: CampaignBoard['campaign'], today: string): string {
  if (campaign.state === 'finalised' || campaign.state === 'closed') return 'Đã chốt điểm'
  if (campaign.state === 'provisional') return 'Kết quả dự kiến'
  return `Tạm tính đến ${formatDate(today)}`
}

interface PlacedUnit extends BoardUnit {
  place: number | null
}

function UnitTable({ board, units }: { board: CampaignBoard; units: BoardUnit[] }) {
  const places = placesOf(units.map((unit) => unit.average))
  const rows = units
    .map((unit, index): PlacedUnit => ({ ...unit, place: places[index] ?? null }))
    .sort((a, b) => (a.place ?? units.length + 1) - (b.place ?? units.length + 1))
  const columns: Column<PlacedUnit>[] = [
    { key: 'place', header: 'Hạng', align: 'center', cell: (unit) => unit.place ?? <None /> },
    {
      key: 'name',
      header: 'Đơn vị',
      isRowHeader: true,
      cell: (unit) => (
        <>
          {unit.name}
          {unit.headCount > 0 && !unit.isFullyEntered ? (
            <span className="block text-sm font-normal text-text-3">chưa nhập đủ</span>
          ) : null}
        </>
      ),
    },
    { key: 'headCount', header: 'Quân số', align: 'right', cell: (unit) => formatCount(unit.headCount) },
    ...board.criteria.map(
      (criterion, index): Column<PlacedUnit> => ({
        key: criterion.code,
        header: `${criterion.name} (${formatPoints(criterion.standard)})`,
        align: 'right',
        cell: (unit) => <Points hundredths={unit.criteria[index]?.average ?? null} />,
      }),
    ),
    {
      key: 'average',
      header: 'Bình quân',
      align: 'right',
      cell: (unit) => (
        <span className="text-base font-bold">
          <Points hundredths={unit.average} />
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption={`Điểm bình quân theo đơn vị, ${board.campaign.name}`}
      columns={columns}
      rows={rows}
      rowKey={(unit) => unit.code}
      className="tabular-nums"
    />
  )
}

/** The whole of the actor's unit: average and how many stand in each band. */
function TopUnit({ unit }: { unit: BoardUnit }) {
  return (
    <Card padding="md" aria-label={unit.name} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
      <p className="min-w-0">
        <span className="block font-semibold">{unit.name}</span>
        <span className="text-sm text-text-3">
          {formatCount(unit.headCount)} đồng chí, {averageWords(unit)}
        </span>
      </p>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-text-2">
        {unit.bands.map((band) => (
          <li key={band.label}>
            {band.label}: <span className="font-semibold text-text tabular-nums">{formatCount(band.count)}</span>
          </li>
        ))}
        {unit.unrated > 0 && (
          <li>
            Chưa xếp mức: <span className="font-semibold text-text tabular-nums">{formatCount(unit.unrated)}</span>
          </li>
        )}
      </ul>
    </Card>
  )
}

function averageWords({ average, isFullyEntered }: BoardUnit): string {
  if (average === null) return 'chưa có điểm'
  return `bình quân ${formatPoints(average)} điểm${isFullyEntered ? '' : ', chưa nhập đủ'}`
}

function Points({ hundredths }: { hundredths: number | null }) {
  return hundredths === null ? <None /> : formatPointsColumn(hundredths)
}

function None() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">chưa có</span>
    </>
  )
}
