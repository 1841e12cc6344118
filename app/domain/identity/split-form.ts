/** Which part of a split each officer and unit goes to, as the form says it. */

const staying = 'o-lai'

/** By id: the code of a new part, or null for the unit that goes on. Whoever has no valid choice is left out. */
export function chosenParts(
  form: FormData,
  { parts, keepsUnit }: { parts: readonly { index: number; code: string }[]; keepsUnit: boolean },
): { partOfOfficer: Map<string, string | null>; partOfUnit: Map<string, string | null> } {
  const chosen = { partOfOfficer: new Map<string, string | null>(), partOfUnit: new Map<string, string | null>() }
  for (const [name, value] of form) {
    const [, kind, id] = /^(nguoi|donvi)\.(.+)$/.exec(name) ?? []
    if (!id) continue
    const code = value === staying ? null : parts.find((part) => String(part.index) === value)?.code
    if (code === undefined || (code === null && !keepsUnit)) continue
    if (kind === 'nguoi') chosen.partOfOfficer.set(id, code)
    else chosen.partOfUnit.set(id, code)
  }
  return chosen
}
