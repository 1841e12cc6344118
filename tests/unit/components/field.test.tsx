import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DataTable } from '~/components/data-table'
import { DateField } from '~/components/field'

test('a date is written day first in every browser, and what was typed stays', () => {
  const stored = renderToStaticMarkup(<DateField label="Từ ngày" name="tu" defaultValue="2026-11-03" />)
  expect(stored).toContain('value="03/11/2026"')
  expect(stored).toContain('type="text"')
  expect(renderToStaticMarkup(<DateField label="Từ ngày" name="tu" defaultValue="3/11" />)).toContain('value="3/11"')
})

test('a table cell of two lines stays one box, so that phone cards keep the lines under each other', () => {
  const cell = () => (
    <>
      Thượng úy Nguyễn Thị Ngân<span>Đội 1</span>
    </>
  )
  const table = <DataTable caption="Nhật ký" columns={[{ key: 'a', header: 'Ai', cell }]} rows={[1]} rowKey={String} />
  expect(renderToStaticMarkup(table)).toContain('<div>Thượng úy Nguyễn Thị Ngân<span>Đội 1</span></div></td>')
})
