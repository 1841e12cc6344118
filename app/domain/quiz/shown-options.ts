/**
 * Options travel to the browser under the letter of the place in which they are shown. The stored keys follow the order
 * in which the author wrote them, often the right one first, so they would give the answer away.
 */

const letters = 'ABCDEFGHIJ'

export function letterAt(index: number): string {
  return letters[index] ?? String(index + 1)
}

/** Stored keys → letters shown, in the order shown. */
export function toLetters(optionOrder: readonly string[], chosenKeys: readonly string[]): string[] {
  return optionOrder.flatMap((key, index) => (chosenKeys.includes(key) ? [letterAt(index)] : []))
}

/** Letters shown → stored keys; null when one of them is no option of this question. */
export function toKeys(optionOrder: readonly string[], chosenLetters: readonly string[]): string[] | null {
  const indexes = chosenLetters.map((letter) => letters.indexOf(letter))
  if (indexes.some((index) => index < 0 || index >= optionOrder.length)) return null
  return optionOrder.filter((_, index) => indexes.includes(index))
}
