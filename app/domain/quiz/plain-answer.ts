import { readDecimal } from '~/domain/questions/decimal'
import type { ShownQuestion } from './shown-question'

/**
 * Reads what a question form holds, in the form in which a script sends it. Used on the server for plain forms and in
 * the browser for what was filled in before the scripts arrived.
 */

export interface PlainAnswer {
  /** Nothing filled in is an empty list, whatever the type. */
  response: string[]
  /** Places by letter as chosen, for a form that comes back; only of an ordering question. */
  places: Record<string, string>
  /** Why it cannot be kept as it is, in words that say what to do; null: it can. */
  problem: string | null
}

type AskedQuestion = Pick<ShownQuestion, 'type' | 'options'>

export function readPlainAnswer(question: AskedQuestion, form: FormData): PlainAnswer {
  if (question.type === 'ordering') return readPlaces(question, form)
  const given = form.getAll('response').map((value) => (typeof value === 'string' ? value.normalize('NFC') : ''))
  const response = isBlank(given) ? [] : given
  return { response, places: {}, problem: question.type === 'numeric' ? numberProblem(response) : null }
}

/** Whether nothing has been answered: no parts, or only empty ones. */
export function isBlank(response: readonly string[]): boolean {
  return response.every((part) => part.trim() === '')
}

/** The name of the field that holds the place of one item. */
export function placeField(letter: string): string {
  return `place-${letter}`
}

/** What is wrong with a typed number; null when it reads as one or is empty. */
export function numberProblem(response: readonly string[]): string | null {
  const typed = response[0]?.trim() ?? ''
  if (typed === '' || readDecimal(typed) !== null) return null
  return `“${typed}” chưa đọc được thành một số. Đồng chí viết như 1730 hoặc 2,5, không có dấu cách, dấu nhóm hay đơn vị.`
}

/** Each item has a place from 1 on, each place one item. */
function readPlaces({ options }: AskedQuestion, form: FormData): PlainAnswer {
  const places = Object.fromEntries(options.map(({ key }) => [key, String(form.get(placeField(key)) ?? '')]))
  const answer = (response: string[], problem: string | null) => ({ response, places, problem })
  const filled = options.filter(({ key }) => places[key] !== '')
  if (filled.length === 0) return answer([], null)
  const itemsAt = new Map<string, string[]>()
  for (const { key } of filled) itemsAt.set(places[key] ?? '', [...(itemsAt.get(places[key] ?? '') ?? []), key])
  const shared = [...itemsAt].filter(([, keys]) => keys.length > 1).map(([place]) => place)
  if (shared.length > 0)
    return answer(
      [],
      `Có hơn một mục ở vị trí ${shared.sort().join(', ')}. Mỗi vị trí dành cho một mục, đồng chí chọn lại.`,
    )
  const ordered = options.map((_, index) => itemsAt.get(String(index + 1))?.[0])
  if (ordered.some((letter) => letter === undefined))
    return answer([], `Đồng chí chọn vị trí cho đủ ${options.length} mục, từ 1 đến ${options.length}.`)
  return answer(ordered as string[], null)
}
