import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planColumns, shortTitle } from '~/domain/reports/matrix-columns'
import { trendOf } from '~/domain/reports/trend'
import { buildMatrix, type MatrixInput, type MatrixUnit, type UnitFigures } from '~/domain/reports/unit-matrix'

const paths = [
  'goc/',
  'goc/doi-1/',
  'goc/doi-1/to-1/',
  'goc/doi-1/to-2/',
  'goc/doi-2/',
  'tren/goc/doi-10/',
  'khac/doi-1/',
]
const columns = [
  { periodCode: '2026-10', courseId: 'c1', isOpen: true, isChosen: false },
  { periodCode: '2026-11', courseId: 'c1', isOpen: true, isChosen: true },
  { periodCode: '2026-11', courseId: 'c2', isOpen: true, isChosen: true },
  { periodCode: '2026-11', courseId: 'c3', isOpen: false, isChosen: true },
]

const unit = (unitId: string, parentId: string, sortKey: string, hasChildren = false): MatrixUnit => ({
  unitId,
  code: unitId,
  name: unitId,
  shortName: unitId,
  sortKey,
  parentId,
  hasChildren,
  isClosed: false,
})
const children = [unit('doi-1', 'goc', '1', true), unit('doi-2', 'goc', '2'), unit('doi-10', 'goc', '3')]
const grandchildren = [unit('to-1', 'doi-1', '1'), unit('to-2', 'doi-1', '2')]

function row(facts: Partial<UnitFigures>): UnitFigures {
  return {
    path: 'goc/doi-1/',
    periodCode: '2026-11',
    courseId: 'c1',
    courseVersionId: 'v1',
    opensOn: '2026-11-01',
    nextDueOn: null,
    enrolled: 0,
    exempt: 0,
    completed: 0,
    onTime: 0,
    overdue: 0,
    ...facts,
  }
}

function matrixOf(input: Partial<MatrixInput>) {
  return buildMatrix({
    viewed: { unitId: 'goc', code: 'goc', name: 'Gốc', shortName: 'Gốc' },
    units: [...children, ...grandchildren],
    opened: new Set(),
    columns,
    figures: [],
    headCounts: [],
    overdue: [],
    sort: 'name',
    ...input,
  })
}

const anyFigures = fc
  .record({
    path: fc.constantFrom(...paths),
    column: fc.constantFrom(...columns),
    exempt: fc.nat(5),
    completed: fc.nat(9),
    open: fc.nat(9),
  })
  .map(({ path, column, exempt, completed, open }) =>
    row({
      path,
      periodCode: column.periodCode,
      courseId: column.courseId,
      exempt,
      completed,
      enrolled: exempt + completed + open,
    }),
  )
const anyHeads = fc.array(fc.record({ path: fc.constantFrom(...paths), officers: fc.nat(50) }))
const anyOverdue = fc.array(
  fc.record({
    officerId: fc.constantFrom('a', 'b', 'c'),
    path: fc.constantFrom(...paths),
    enrolments: fc.integer({ min: 1, max: 4 }),
    oldestDueOn: fc.constant('2026-10-31'),
  }),
)

test('every total is the sum of the parts, at both levels', () => {
  fc.assert(
    fc.property(fc.array(anyFigures), anyHeads, anyOverdue, (figures, headCounts, overdue) => {
      const { rows, total } = matrixOf({ figures, headCounts, overdue, opened: new Set(['doi-1']) })
      const level = (depth: 0 | 1) => rows.filter((one) => one.level === depth)
      const doi1 = rows.find((one) => one.unitCode === 'doi-1' && one.level === 0)
      for (const [parent, parts] of [
        [total, level(0)],
        [doi1, level(1)],
      ] as const) {
        const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((count, part) => count + of(part), 0)
        expect(parent?.headCount).toBe(sum((part) => part.headCount))
        expect(parent?.overdue).toBe(sum((part) => part.overdue))
        for (const key of ['completed', 'eligible', 'exempt'] as const) {
          expect(parent?.month[key]).toBe(sum((part) => part.month[key]))
          for (const index of columns.keys())
            expect(parent?.cells[index]?.[key] ?? 0).toBe(sum((part) => part.cells[index]?.[key] ?? 0))
        }
      }
    }),
  )
})

test('a cell keeps its counts, exempt ones apart, and is empty where nobody was enrolled', () => {
  const { rows } = matrixOf({ figures: [row({ enrolled: 40, exempt: 2, completed: 22 })] })
  expect(rows.find((one) => one.unitCode === 'doi-1')?.cells).toEqual([
    null,
    { completed: 22, eligible: 38, exempt: 2 },
    null,
    null,
  ])
})

test('a course that has not opened is shown but is no part of the month', () => {
  const { total, weakUnits } = matrixOf({ figures: [row({ courseId: 'c3', enrolled: 10 })] })
  expect(total.cells[3]).toEqual({ completed: 0, eligible: 10, exempt: 0 })
  expect(total.month).toEqual({ completed: 0, eligible: 0, exempt: 0 })
  expect(weakUnits).toBe(0)
})

test('what needs attention comes first: weakest month, then by name, nothing to learn last', () => {
  const figures = [
    row({ path: 'goc/doi-1/', enrolled: 10, completed: 7 }),
    row({ path: 'goc/doi-10/', enrolled: 10, completed: 6 }),
    row({ path: 'goc/', enrolled: 1, completed: 1 }),
  ]
  const codes = (sort: MatrixInput['sort']) =>
    matrixOf({ figures, sort }).rows.map((one) => `${one.kind} ${one.unitCode}`)
  expect(codes('attention')).toEqual(['unit doi-10', 'unit doi-1', 'direct goc', 'unit doi-2'])
  expect(codes('name')).toEqual(['direct goc', 'unit doi-1', 'unit doi-2', 'unit doi-10'])
  expect(matrixOf({ figures }).weakUnits).toBe(1)
})

test('a unit without units below it is one row of its own', () => {
  const { rows } = matrixOf({ units: [] })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ kind: 'direct', unitCode: 'goc', level: 0, headCount: 0 })
})

test('figures follow the unit that a path names, wherever the viewed unit hung at that time', () => {
  const { rows } = matrixOf({ figures: [row({ path: 'tren/goc/doi-10/', enrolled: 3 })] })
  expect(rows.find((one) => one.unitCode === 'doi-10')?.cells[1]?.eligible).toBe(3)
})

const month = (code: string) => ({ code, name: code, startsOn: `${code}-01`, endsOn: `${code}-28` })

test('columns: all courses of the chosen month, then earlier months while there is room', () => {
  const months = ['2026-09', '2026-10', '2026-11'].map(month)
  const figures = (perMonth: number[]) =>
    months.flatMap(({ code }, index) =>
      Array.from({ length: perMonth[index] ?? 0 }, (_, course) =>
        row({ periodCode: code, courseId: `c${course}`, courseVersionId: `v${course}`, opensOn: `${code}-01` }),
      ),
    )
  const shown = (perMonth: number[]) =>
    planColumns(figures(perMonth), months, '2026-11-23').map(
      (column) => `${column.periodCode.slice(5)} ${column.courseId}`,
    )
  expect(shown([1, 1, 2])).toEqual(['09 c0', '10 c0', '11 c0', '11 c1'])
  expect(shown([2, 2, 3])).toEqual(['10 c0', '10 c1', '11 c0', '11 c1', '11 c2'])
  expect(shown([1, 1, 8])).toHaveLength(8)
  expect(shown([1, 1, 0])).toEqual(['09 c0', '10 c0'])
})

test('a column opens with its first unit and is due at its nearest date to come', () => {
  const figures = [
    row({ opensOn: '2026-11-30', nextDueOn: null, courseVersionId: 'v2' }),
    row({ opensOn: '2026-11-20', nextDueOn: '2026-12-05' }),
    row({ opensOn: '2026-11-25', nextDueOn: '2026-11-30' }),
  ]
  expect(planColumns(figures, [month('2026-11')], '2026-11-19')).toEqual([
    {
      periodCode: '2026-11',
      courseId: 'c1',
      isChosen: true,
      isOpen: false,
      opensOn: '2026-11-20',
      nextDueOn: '2026-11-30',
      courseVersionId: 'v2',
    },
  ])
})

test('a narrow head keeps the words before the colon', () => {
  expect(shortTitle('Niềm nở khi tiếp xúc: "4 xin, 4 luôn"')).toBe('Niềm nở khi tiếp xúc')
  expect(shortTitle('Đề án 06')).toBe('Đề án 06')
})

test('the trend counts what was in time among those who had to learn', () => {
  const figures = [
    row({ periodCode: '2026-10', opensOn: '2026-10-01', enrolled: 10, exempt: 2, completed: 8, onTime: 6 }),
    row({ periodCode: '2026-11', enrolled: 4, completed: 1, onTime: 1 }),
    row({ periodCode: '2026-11', opensOn: '2026-11-24', enrolled: 4 }),
  ]
  expect(trendOf(figures, ['2026-09', '2026-10', '2026-11'].map(month), '2026-11-23')).toEqual([
    { periodCode: '2026-10', periodName: '2026-10', onTime: 6, eligible: 8, isRunning: false },
    { periodCode: '2026-11', periodName: '2026-11', onTime: 1, eligible: 4, isRunning: true },
  ])
})
