import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { FileSpreadsheet, Lock, Search, UserRoundPlus, UsersRound } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { Card } from '~/components/card'
import { DataTable } from '~/components/data-table'
import { EmptyState } from '~/components/empty-state'
import { SelectField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { Pagination } from '~/components/pagination'
import { StatusChip } from '~/components/status-chip'
import { roleNames } from '~/domain/identity/access-words'
import { findUnitsFor } from '~/domain/identity/administered-units.server'
import { noChoice, unitOptions } from '~/domain/identity/components/unit-options'
import { requireDeed } from '~/domain/identity/guard.server'
import { type DirectoryFilter, findDirectory } from '~/domain/identity/officer-directory.server'
import { UnknownFilter, unknownUnitWords } from '~/domain/reports/components/unknown-filter'
import { localDateOf } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Người dùng – Niềm Nở' }]

const states: Record<string, DirectoryFilter['state']> = { 'dang-dung': 'active', 'da-khoa': 'locked' }

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const date = localDateOf(args.context.now())
  const query = new URL(args.request.url).searchParams
  const units = await findUnitsFor(actor, 'manageOfficers', date)
  const filter = {
    q: (query.get('q') ?? '').slice(0, 100),
    donvi: query.get('donvi') ?? '',
    trangthai: query.get('trangthai') ?? '',
  }
  const found = await findDirectory(
    actor,
    {
      search: filter.q,
      unitPath: units.find((unit) => unit.code === filter.donvi)?.path ?? null,
      state: states[filter.trangthai] ?? 'all',
      page: Number.parseInt(query.get('trang') ?? '1', 10) || 1,
    },
    date,
  )
  const notes = unknownUnitWords(
    filter.donvi,
    units.find((unit) => unit.code === filter.donvi),
  )
  return { ...found, filter, notes, units: units.map(({ code, name, depth }) => ({ code, name, depth })) }
}

export default function OfficersPage() {
  const { lines, total, page, pageCount, filter, notes, units } = useLoaderData<typeof loader>()
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <>
      <PageHeader
        title="Người dùng"
        subtitle={`${formatCount(total)} cán bộ, chiến sĩ`}
        actions={
          <>
            <ButtonLink to="/quan-tri/nguoi-dung/nhap" variant="secondary" icon={FileSpreadsheet}>
              Nhập từ Excel
            </ButtonLink>
            <ButtonLink to="/quan-tri/nguoi-dung/moi" icon={UserRoundPlus}>
              Thêm người dùng
            </ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <UnknownFilter sentences={notes} />
        <Form
          method="get"
          key={JSON.stringify(filter)}
          className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)_auto]"
        >
          <TextField
            label="Họ tên, số hiệu hoặc tên đăng nhập"
            name="q"
            type="search"
            defaultValue={filter.q}
            placeholder="Ví dụ: dang thi huong"
            dense
          />
          <SelectField
            label="Đơn vị"
            name="donvi"
            defaultValue={filter.donvi}
            options={[noChoice('Mọi đơn vị'), ...unitOptions(units)]}
            dense
          />
          <SelectField
            label="Tài khoản"
            name="trangthai"
            defaultValue={filter.trangthai}
            options={[
              noChoice('Tất cả'),
              { value: 'dang-dung', label: 'Đang dùng' },
              { value: 'da-khoa', label: 'Đã khóa' },
            ]}
            dense
          />
          <Button type="submit" variant="secondary" icon={Search}>
            Tìm
          </Button>
        </Form>
        {lines.length === 0 ? (
          <Card>
            <EmptyState
              icon={UsersRound}
              title={isFiltered ? 'Không thấy người dùng nào khớp.' : 'Chưa có người dùng nào.'}
              detail={isFiltered ? 'Thử từ ngắn hơn hoặc bỏ bớt điều kiện lọc.' : 'Bấm Thêm người dùng để bắt đầu.'}
              action={
                isFiltered ? (
                  <ButtonLink to="/quan-tri/nguoi-dung" variant="secondary">
                    Bỏ lọc
                  </ButtonLink>
                ) : null
              }
            />
          </Card>
        ) : (
          <Card aria-label="Danh sách người dùng">
            <DataTable
              caption="Danh sách người dùng, xếp theo tên"
              rows={lines}
              rowKey={(line) => line.serviceNumber}
              columns={[
                {
                  key: 'name',
                  header: 'Họ và tên',
                  isRowHeader: true,
                  cell: (line) => (
                    <Link to={`/quan-tri/nguoi-dung/${encodeURIComponent(line.serviceNumber)}`} className="link">
                      {line.name}
                    </Link>
                  ),
                },
                { key: 'rank', header: 'Cấp bậc', cell: (line) => line.rankName || '–' },
                { key: 'number', header: 'Số hiệu', cell: (line) => line.serviceNumber },
                { key: 'unit', header: 'Đơn vị', cell: (line) => line.unitName || 'Chưa có' },
                {
                  key: 'roles',
                  header: 'Vai trò',
                  wideOnly: true,
                  cell: (line) => line.roles.map((role) => roleNames[role]).join(', ') || 'Người học',
                },
                {
                  key: 'state',
                  header: 'Tài khoản',
                  cell: (line) => (
                    <StatusChip
                      tone={line.isLocked ? 'late' : line.mustChangePassword ? 'none' : 'done'}
                      icon={line.isLocked ? Lock : undefined}
                      label={line.isLocked ? 'Đã khóa' : line.mustChangePassword ? 'Chưa đổi mật khẩu' : 'Đang dùng'}
                    />
                  ),
                },
              ]}
            />
          </Card>
        )}
        <Pagination
          page={page}
          pageCount={pageCount}
          hrefFor={(n) => `?${new URLSearchParams({ ...filter, trang: String(n) })}`}
        />
      </div>
    </>
  )
}
