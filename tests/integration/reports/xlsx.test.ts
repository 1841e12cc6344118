import type { LoaderFunction } from '@remix-run/node'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { stateWord } from '~/domain/learning/state-words'
import { loader as matrixLoader } from '~/routes/command/matrix-xlsx'
import { loader as overdueXlsxLoader } from '~/routes/command/overdue-xlsx'
import { loader as unitLoader } from '~/routes/command/unit'
import { loader as courseLoader } from '~/routes/command/unit-course'
import { loader as listLoader } from '~/routes/command/unit-xlsx'
import { addOfficer, cookieOf, give } from '../identity/force'
import { callLoader, freshDatabase } from '../setup'
import { now, plantRandomForce } from './random-force'

freshDatabase()

async function commander(): Promise<string> {
  const person = await addOfficer({ serviceNumber: '9001', unitId: 'unit-doi-10' })
  await give(person, 'commander', 'unit-goc')
  return cookieOf(person)
}

async function sheet(loader: LoaderFunction, url: string, cookie: string, params: Record<string, string> = {}) {
  const answer = (await callLoader(loader, { url, params, cookie, now })) as Response
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="[\w.-]+\.xlsx"; filename\*=UTF-8''/)
  const [first, second] = await readXlsxFile(Buffer.from(await answer.arrayBuffer()))
  if (!first || !second) throw new Error('Two sheets')
  const [header = [], ...rows] = first.data
  return { header, rows, facts: second.data }
}

test('the list of a course holds the same people as the screen, by given name, with dates as dates', async () => {
  await plantRandomForce(31)
  const cookie = await commander()
  const query = '?ky=2026-10'
  const screen = (await callLoader(courseLoader, {
    url: `/don-vi/goc/chuyen-de/c1${query}`,
    params: { ma: 'goc', chuyende: 'c1' },
    cookie,
    now,
  })) as {
    data: {
      view: {
        total: number
        people: { serviceNumber: string; name: string; dueOn: string; state: never; completedOn: string | null }[]
      }
    }
  }
  const { view } = screen.data
  const { header, rows, facts } = await sheet(listLoader, `/don-vi/goc/xuat.xlsx${query}&chuyen-de=c1`, cookie, {
    ma: 'goc',
  })
  expect(rows).toHaveLength(view.total)
  const at = (name: string) => header.indexOf(name)
  expect(
    rows.map((row) => [
      row[at('Số hiệu')],
      row[at('Họ và tên')],
      row[at('Hạn')],
      row[at('Trạng thái')],
      row[at('Ngày hoàn thành')],
    ]),
  ).toEqual(
    view.people.map((line) => [
      line.serviceNumber,
      line.name,
      new Date(`${line.dueOn}T00:00:00Z`),
      stateWord(line.state),
      line.completedOn ? new Date(`${line.completedOn}T00:00:00Z`) : null,
    ]),
  )
  expect(rows.map((row) => row[0])).toEqual(rows.map((_row, index) => index + 1))
  expect(facts).toContainEqual(['Kỳ', 'Tháng 10/2026'])
})

test('the matrix holds the figures of the screen in the same order, the sum last', async () => {
  await plantRandomForce(32)
  const cookie = await commander()
  const query = '?ky=2026-11&xep=ten&mo=doi-1&ngay=2026-11-20'
  const page = (await callLoader(unitLoader, {
    url: `/don-vi/goc${query}`,
    params: { ma: 'goc' },
    cookie,
    now,
  })) as Awaited<ReturnType<typeof unitLoader>>
  const { matrix, columns } = page.overview
  const { header, rows, facts } = await sheet(matrixLoader, `/don-vi/goc/bang.xlsx${query}`, cookie, { ma: 'goc' })
  expect(header).toHaveLength(3 + 3 * columns.length)
  expect(rows).toHaveLength(matrix.rows.length + 1)
  for (const [index, row] of [...matrix.rows, matrix.total].entries()) {
    const cells = row.cells.flatMap((cell) =>
      cell
        ? [cell.completed, cell.eligible, cell.eligible > 0 ? cell.completed / cell.eligible : null]
        : [null, null, null],
    )
    expect(rows[index]?.slice(1)).toEqual([row.headCount, ...cells, row.overdue])
  }
  expect(facts).toContainEqual(['Số liệu', 'Số liệu đến hết ngày 20/11/2026.'])
})

test('the overdue list counts whole days up to the day of the report', async () => {
  await plantRandomForce(33)
  const cookie = await commander()
  const { header, rows } = await sheet(overdueXlsxLoader, '/qua-han/xuat.xlsx?don-vi=doi-1&ngay=2026-11-20', cookie)
  expect(rows.length).toBeGreaterThan(0)
  const due = header.indexOf('Hạn')
  const late = header.indexOf('Quá hạn (ngày)')
  for (const row of rows)
    expect(row[late]).toBe((Date.parse('2026-11-20T00:00:00Z') - (row[due] as unknown as Date).getTime()) / 86_400_000)
})
