/** Where-fragments of dated rows: which ones hold on a local date, [validFrom, validTo). */

export function holding(date: string) {
  return { validFrom: { lte: date }, validTo: { gt: date } }
}

/** For rows that a later correction may have superseded. */
export function holdingAsKnown(date: string) {
  return { ...holding(date), supersededAt: null }
}
