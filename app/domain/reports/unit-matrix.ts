import { unitIdsOf } from '~/domain/identity/unit-path'
import { compareShares, eligibleCount, type Figures, isBelowPercent, noFigures, sumFigures } from './figures'

/**
 * The unit × course matrix: figures by unit path become rows of the viewed unit's children, of the grandchildren that are
 * opened, and of those who stand directly in a unit. Every figure lands in exactly one row of a level, so totals are sums.
 */

/** Figures of one unit, by its path on the counting date, for one course in one period; a unit may have several rows. */
export interface UnitFigures extends Figures {
  path: string
  periodCode: string
  courseId: string
  /** The newest pinned version, for the title: ids sort by time. */
  courseVersionId: string
  opensOn: string
  /** The earliest due date still to come. */
  nextDueOn: string | null
}

export interface HeadCount {
  path: string
  officers: number
}

/** What an officer still owes after the due date, in the unit that it counts for. */
export interface OverdueTotal {
  officerId: string
  path: string
  enrolments: number
  oldestDueOn: string
}

export interface MatrixColumn {
  periodCode: string
  courseId: string
  /** False until the first day of the course: shown, but no figure of the month yet. */
  isOpen: boolean
  /** Of the chosen month, not an earlier one. */
  isChosen: boolean
}

export interface MatrixUnit {
  unitId: string
  code: string
  name: string
  shortName: string
  sortKey: string
  parentId: string | null
  hasChildren: boolean
  /** No longer stands on the date of the tree, but had figures before. */
  isClosed: boolean
}

export const matrixSorts = ['attention', 'name'] as const
export type MatrixSort = (typeof matrixSorts)[number]

export interface MatrixCell {
  completed: number
  eligible: number
  exempt: number
}

export interface MatrixRow {
  /** unit: with everything below; direct: only those who stand in the unit itself. */
  kind: 'unit' | 'direct'
  unitCode: string
  name: string
  shortName: string
  level: 0 | 1
  hasChildren: boolean
  isOpened: boolean
  isClosed: boolean
  headCount: number
  /** In the order of the columns; null where nobody was enrolled. */
  cells: (MatrixCell | null)[]
  /** The open courses of the chosen month together. */
  month: MatrixCell
  /** Enrolments past their due date, of every period. */
  overdue: number
}

export interface Matrix {
  rows: MatrixRow[]
  total: Pick<MatrixRow, 'headCount' | 'cells' | 'month' | 'overdue'>
  /** Units of the first level whose month lies below 70 %; those who stand in the viewed unit itself are no unit. */
  weakUnits: number
}

export interface MatrixInput {
  viewed: { unitId: string; code: string; name: string; shortName: string }
  /** Children of the viewed unit, and children of those in `opened`. */
  units: readonly MatrixUnit[]
  opened: ReadonlySet<string>
  columns: readonly MatrixColumn[]
  figures: readonly UnitFigures[]
  headCounts: readonly HeadCount[]
  overdue: readonly OverdueTotal[]
  sort: MatrixSort
}

/** The design's line between "needs attention" and "in order", in percent. */
const attentionPercent = 70

export function buildMatrix(input: MatrixInput): Matrix {
  const parts = rowsBelow(input, input.viewed, partOf(input, input.viewed.unitId), 0)
  const rows = parts.flatMap((row) => {
    const unit = row.unit
    if (!unit || !input.opened.has(unit.unitId)) return [row]
    return [row, ...rowsBelow(input, unit, row.part, 1)]
  })
  const whole = partOf(input, input.viewed.unitId)
  return {
    rows: rows.map(({ unit: _unit, part: _part, monthFigures: _month, sortKey: _key, ...row }) => row),
    total: {
      headCount: sum(whole.headCounts.map((count) => count.officers)),
      cells: cellsOf(input.columns, whole.figures),
      month: cellOf(monthFiguresOf(input.columns, whole.figures)),
      overdue: sum(whole.overdue.map((total) => total.enrolments)),
    },
    weakUnits: parts.filter((row) => row.kind === 'unit' && isBelowPercent(row.monthFigures, attentionPercent)).length,
  }
}

/** What belongs to one row, before it is added up. */
interface Part {
  figures: UnitFigures[]
  headCounts: HeadCount[]
  overdue: OverdueTotal[]
}

interface WorkingRow extends MatrixRow {
  unit: MatrixUnit | null
  part: Part
  monthFigures: Figures
  sortKey: string
}

type Parent = Pick<MatrixInput['viewed'], 'unitId' | 'code' | 'name' | 'shortName'>

/** The rows one level below a unit: its children, and those who stand in the unit itself. */
function rowsBelow(input: MatrixInput, parent: Parent, whole: Part, level: 0 | 1): WorkingRow[] {
  const parts = splitByChild(whole, parent.unitId)
  const children = input.units.filter((unit) => unit.parentId === parent.unitId)
  const rows = children.map((unit) => workingRow(input, unit, parts.get(unit.unitId) ?? emptyPart(), level))
  const direct = parts.get('')
  if (direct || (rows.length === 0 && level === 0)) rows.push(directRow(input, parent, direct ?? emptyPart(), level))
  return rows.sort(
    (a, b) => (input.sort === 'attention' ? compareShares(a.monthFigures, b.monthFigures) : 0) || byKey(a, b),
  )
}

function workingRow(input: MatrixInput, unit: MatrixUnit, part: Part, level: 0 | 1): WorkingRow {
  return {
    ...figuresOfRow(input.columns, part),
    kind: 'unit',
    unitCode: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    level,
    hasChildren: unit.hasChildren,
    isOpened: input.opened.has(unit.unitId),
    isClosed: unit.isClosed,
    unit,
    sortKey: unit.sortKey,
  }
}

function directRow(input: MatrixInput, parent: Parent, part: Part, level: 0 | 1): WorkingRow {
  return {
    ...figuresOfRow(input.columns, part),
    kind: 'direct',
    unitCode: parent.code,
    name: parent.name,
    shortName: parent.shortName,
    level,
    hasChildren: false,
    isOpened: false,
    isClosed: false,
    unit: null,
    // Before every unit: the command stands on top.
    sortKey: '',
  }
}

function figuresOfRow(columns: readonly MatrixColumn[], part: Part) {
  const monthFigures = monthFiguresOf(columns, part.figures)
  return {
    headCount: sum(part.headCounts.map((count) => count.officers)),
    cells: cellsOf(columns, part.figures),
    month: cellOf(monthFigures),
    overdue: sum(part.overdue.map((total) => total.enrolments)),
    part,
    monthFigures,
  }
}

/** Everything at or below a unit. */
function partOf(input: MatrixInput, unitId: string): Part {
  const isInside = (row: { path: string }) => unitIdsOf(row.path).includes(unitId)
  return {
    figures: input.figures.filter(isInside),
    headCounts: input.headCounts.filter(isInside),
    overdue: input.overdue.filter(isInside),
  }
}

/** A unit's part by child id; what stands in the unit itself under the empty id. */
function splitByChild(whole: Part, unitId: string): Map<string, Part> {
  const parts = new Map<string, Part>()
  const partFor = (path: string) => {
    const ids = unitIdsOf(path)
    const childId = ids[ids.indexOf(unitId) + 1] ?? ''
    const part = parts.get(childId) ?? emptyPart()
    parts.set(childId, part)
    return part
  }
  for (const row of whole.figures) partFor(row.path).figures.push(row)
  for (const row of whole.headCounts) partFor(row.path).headCounts.push(row)
  for (const row of whole.overdue) partFor(row.path).overdue.push(row)
  return parts
}

function emptyPart(): Part {
  return { figures: [], headCounts: [], overdue: [] }
}

function cellsOf(columns: readonly MatrixColumn[], figures: readonly UnitFigures[]): (MatrixCell | null)[] {
  return columns.map((column) => {
    const inColumn = figures.filter((row) => isInColumn(row, column))
    return inColumn.length > 0 ? cellOf(sumFigures(inColumn)) : null
  })
}

function monthFiguresOf(columns: readonly MatrixColumn[], figures: readonly UnitFigures[]): Figures {
  const counted = columns.filter((column) => column.isChosen && column.isOpen)
  const rows = figures.filter((row) => counted.some((column) => isInColumn(row, column)))
  return rows.length > 0 ? sumFigures(rows) : noFigures
}

function isInColumn(row: UnitFigures, column: MatrixColumn): boolean {
  return row.courseId === column.courseId && row.periodCode === column.periodCode
}

function cellOf(figures: Figures): MatrixCell {
  return { completed: figures.completed, eligible: eligibleCount(figures), exempt: figures.exempt }
}

function byKey(a: { sortKey: string }, b: { sortKey: string }): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** Ids of units that stand directly below one of `parentIds` on some path: they need a name even when closed since. */
export function childIdsIn(paths: readonly string[], parentId: string): Set<string> {
  const children = new Set<string>()
  for (const path of paths) {
    const ids = unitIdsOf(path)
    const index = ids.indexOf(parentId)
    const child = index < 0 ? undefined : ids[index + 1]
    if (child) children.add(child)
  }
  return children
}
