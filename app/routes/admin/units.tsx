import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Network } from 'lucide'
import { Card } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { findUnitsFor } from '~/domain/identity/administered-units.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { findOtherUnits } from '~/domain/identity/unit-history.server'
import { countPeopleByUnit } from '~/domain/identity/units.server'
import { addDays, formatDate, localDateOf } from '~/platform/calendar'

export const meta: MetaFunction = () => [{ title: 'Đơn vị – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageUnits')
  const date = localDateOf(args.context.now())
  const [units, people, others] = await Promise.all([
    findUnitsFor(actor, 'manageUnits', date),
    countPeopleByUnit(date),
    findOtherUnits(actor, date),
  ])
  const top = Math.min(...units.map((unit) => unit.depth))
  return {
    units: units.map(({ unitId, code, name, typeName, depth }) => ({
      code,
      name,
      typeName,
      level: depth - top,
      people: people.get(unitId) ?? 0,
    })),
    ...others,
  }
}

export default function UnitsPage() {
  const { units, closed, planned } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Đơn vị"
        subtitle="Mở một đơn vị để đổi tên, thêm đơn vị trực thuộc, điều chuyển, sáp nhập, chia tách hoặc giải thể."
      />
      <div className="flex max-w-240 flex-col gap-4 lg:gap-5">
        <Card aria-label="Cây đơn vị">
          {units.length === 0 ? (
            <EmptyState icon={Network} title="Chưa có đơn vị nào." />
          ) : (
            <ul className="divide-y divide-line">
              {units.map((unit) => (
                <li key={unit.code}>
                  <Link
                    to={`/quan-tri/don-vi/${unit.code}`}
                    className="flex min-h-14 items-center gap-3 px-4 py-2 text-text no-underline hover:bg-soft-2"
                    style={{ paddingInlineStart: `${1 + Math.min(unit.level, 6) * 1.25}rem` }}
                  >
                    <span className="min-w-0 flex-1">
                      <span className="sr-only">Cấp {unit.level + 1}: </span>
                      <span className={unit.level === 0 ? 'font-semibold' : 'font-medium'}>{unit.name}</span>
                      <span className="block text-sm text-text-3">{unit.typeName}</span>
                    </span>
                    <span className="text-sm text-text-3 tabular-nums">{unit.people} đồng chí</span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <OtherUnits
          title="Sắp thành lập"
          units={planned.map((unit) => ({ ...unit, words: `từ ngày ${formatDate(unit.day)}` }))}
        />
        <OtherUnits
          title="Đã kết thúc"
          units={closed.map((unit) => ({ ...unit, words: `đến hết ngày ${formatDate(addDays(unit.day, -1))}` }))}
        />
      </div>
    </>
  )
}

/** Folded, as there are many after a reorganisation. */
function OtherUnits({ title, units }: { title: string; units: { code: string; name: string; words: string }[] }) {
  if (units.length === 0) return null
  return (
    <Card as="div">
      <details>
        <summary className="flex min-h-14 cursor-pointer items-center px-4 font-semibold">
          {title}: {units.length} đơn vị
        </summary>
        <RowList>
          {units.map((unit) => (
            <Row key={unit.code} to={`/quan-tri/don-vi/${unit.code}`} title={unit.name} detail={unit.words} />
          ))}
        </RowList>
      </details>
    </Card>
  )
}
