import type { SelectOption } from '~/components/field'

/** Units as the options of a select, deeper ones set in. Give them in tree order. */
export function unitOptions(units: { code: string; name: string; depth: number }[]): SelectOption[] {
  const top = Math.min(...units.map((unit) => unit.depth))
  return units.map(({ code, name, depth }) => ({ value: code, label: `${'\u2003'.repeat(depth - top)}${name}` }))
}

/** Reference rows as the options of a select. */
export function choiceOptions(choices: { code: string; name: string }[]): SelectOption[] {
  return choices.map(({ code, name }) => ({ value: code, label: name }))
}

/** The option that stands for no choice yet. */
export function noChoice(label: string): SelectOption {
  return { value: '', label }
}
