import { Form } from '@remix-run/react'
import { Search } from 'lucide'
import { Button } from '~/components/button'
import { SelectField, TextField } from '~/components/field'
import { Icon } from '~/components/icon'
import { type ListOrder, listOrderOptions, listOrderParam } from '../list-order'
import { ReportDateField, type ReportDateFieldProps } from './report-date'

export interface PeopleFilterProps {
  search: string
  order?: ListOrder
  unit?: { code: string | null; options: { code: string; name: string; depth: number }[] }
  /** The day of the report. */
  date?: ReportDateFieldProps
  /** Kept through the search: month, state. */
  hidden?: Record<string, string | null>
}

/** Search by name, and what narrows or orders the list; an ordinary GET form. */
export function PeopleFilter({ search, order, unit, date, hidden = {} }: PeopleFilterProps) {
  return (
    <Form method="get" role="search" className="flex flex-wrap items-end gap-3 print:hidden">
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <TextField
        key={search}
        label="Tìm theo tên hoặc số hiệu"
        name="tim"
        type="search"
        dense
        defaultValue={search}
        autoComplete="off"
        className="w-full sm:w-72"
        before={<Icon icon={Search} size="sm" />}
      />
      {unit && unit.options.length > 1 ? (
        <SelectField
          key={unit.code}
          label="Đơn vị"
          name="don-vi"
          dense
          defaultValue={unit.code ?? ''}
          className="w-full sm:w-64"
          options={[
            { value: '', label: 'Tất cả đơn vị' },
            ...unit.options.map((option) => ({
              value: option.code,
              label: `${'\u2003'.repeat(option.depth)}${option.name}`,
            })),
          ]}
        />
      ) : null}
      {order ? (
        <SelectField
          key={order}
          label="Xếp"
          name="xep"
          dense
          defaultValue={listOrderParam(order)}
          className="w-full sm:w-60"
          options={listOrderOptions}
        />
      ) : null}
      {date ? (
        <ReportDateField {...date} />
      ) : (
        <Button type="submit" variant="secondary">
          Xem
        </Button>
      )}
    </Form>
  )
}
