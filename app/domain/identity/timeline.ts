/**
 * One track of dated facts, [validFrom, validTo), of which at most one holds on any day: the counting memberships of an
 * officer, the places of a unit. Writing a fact over a span leaves every other day as it was (architecture section 4, rule 7).
 */

export interface Span {
  /** Local dates. */
  validFrom: string
  validTo: string
}

/** What becomes of a stored row when another fact takes a span of its days. */
export type Edit<Row extends Span> =
  /** The row goes on with other bounds. */
  | ({ kind: 'bounds'; row: Row } & Span)
  /** A further piece of the row, on its other side of the span. */
  | ({ kind: 'piece'; row: Row } & Span)
  /** Nothing of the row is left. */
  | { kind: 'superseded'; row: Row }

/** Clears the span of every row. A row cut in two goes on as its later part, which the present belongs to. */
export function clearSpan<Row extends Span>(rows: readonly Row[], span: Span): Edit<Row>[] {
  return rows.filter((row) => overlaps(row, span)).flatMap((row) => editsOf(row, span))
}

function editsOf<Row extends Span>(row: Row, span: Span): Edit<Row>[] {
  const before = { validFrom: row.validFrom, validTo: span.validFrom }
  const after = { validFrom: span.validTo, validTo: row.validTo }
  if (isEmpty(before) && isEmpty(after)) return [{ kind: 'superseded', row }]
  if (isEmpty(after)) return [{ kind: 'bounds', row, ...before }]
  if (isEmpty(before)) return [{ kind: 'bounds', row, ...after }]
  return [
    { kind: 'bounds', row, ...after },
    { kind: 'piece', row, ...before },
  ]
}

/** The first day on which taking the span out of the row changes what it says. */
export function firstChangedDay(row: Span, span: Span): string {
  return laterOf(row.validFrom, span.validFrom)
}

/** How far a fact holds that begins on a day: to the end of the fact it replaces, or to the next one. */
export function naturalEnd(rows: readonly Span[], from: string, openEnd: string): string {
  const replaced = rows.find((row) => row.validFrom <= from && from < row.validTo)
  if (replaced) return replaced.validTo
  const next = rows.map((row) => row.validFrom).filter((start) => start > from)
  return next.sort()[0] ?? openEnd
}

export function laterOf(a: string, b: string): string {
  return [a, b].toSorted()[1] ?? a
}

export function earlierOf(a: string, b: string): string {
  return [a, b].toSorted()[0] ?? a
}

export function overlaps(a: Span, b: Span): boolean {
  return a.validFrom < b.validTo && b.validFrom < a.validTo
}

function isEmpty({ validFrom, validTo }: Span): boolean {
  return validFrom >= validTo
}

/** Whether the rows together leave no day of the span out. */
export function covers(rows: readonly Span[], span: Span): boolean {
  const ordered = [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  let reached = span.validFrom
  for (const row of ordered) if (row.validFrom <= reached && row.validTo > reached) reached = row.validTo
  return reached >= span.validTo
}
