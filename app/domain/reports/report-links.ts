import { type MatrixSort, matrixSorts } from './unit-matrix'

/** The words of the report pages' addresses, and links made of them. Light enough for the browser. */

const sortWords: Record<MatrixSort, { param: string; label: string }> = {
  attention: { param: 'can-chu-y', label: 'Cần chú ý trước' },
  name: { param: 'ten', label: 'Tên đơn vị' },
}

export const matrixSortOptions = matrixSorts.map((sort) => ({
  value: sortWords[sort].param,
  label: sortWords[sort].label,
}))

export function matrixSortParam(sort: MatrixSort): string {
  return sortWords[sort].param
}

export function matrixSortOf(param: string): MatrixSort {
  return matrixSorts.find((sort) => sortWords[sort].param === param) ?? 'attention'
}

/** `pham-vi`: only those who stand in the unit itself. */
export const directOnlyParam = 'truc-tiep'

/** An address with the given parameters; empty ones are left out. */
export function withParams(path: string, params: Record<string, string | number | null | undefined>): string {
  const kept = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return query ? `${path}?${query}` : path
}
