import { directOnlyParam, matrixSortParam, withParams } from '../report-links'
import { reportDateParam } from '../report-time'
import type { MatrixRow, MatrixSort } from '../unit-matrix'
import type { OverviewColumn } from '../unit-overview.server'

/** Where the matrix leads. */

/** The people behind a cell. */
export function cellHref(
  row: Pick<MatrixRow, 'unitCode' | 'kind'>,
  column: Pick<OverviewColumn, 'courseCode' | 'periodCode'>,
  asOf: string | null = null,
): string {
  return withParams(`/don-vi/${encodeURIComponent(row.unitCode)}/chuyen-de/${encodeURIComponent(column.courseCode)}`, {
    ky: column.periodCode,
    [reportDateParam]: asOf,
    'pham-vi': row.kind === 'direct' ? directOnlyParam : null,
  })
}

export function unitHref(unitCode: string, periodCode: string | null, asOf: string | null = null): string {
  return withParams(`/don-vi/${encodeURIComponent(unitCode)}`, { ky: periodCode, [reportDateParam]: asOf })
}

/** This page with one unit more or less opened; null: as it is. */
export function toggleHref(
  unitCode: string,
  view: { periodCode: string | null; asOf?: string | null; sort: MatrixSort; openCodes: readonly string[] },
  toggled: string | null,
  /** The page itself, or a file made of the same view. */
  file = '',
): string {
  const others = view.openCodes.filter((code) => code !== toggled)
  const kept = toggled === null || view.openCodes.includes(toggled) ? others : [...others, toggled]
  const query = new URLSearchParams()
  if (view.periodCode) query.set('ky', view.periodCode)
  if (view.asOf) query.set(reportDateParam, view.asOf)
  query.set('xep', matrixSortParam(view.sort))
  for (const code of kept) query.append('mo', code)
  return `/don-vi/${encodeURIComponent(unitCode)}${file}?${query}`
}
