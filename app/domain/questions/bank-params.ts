import { type Difficulty, difficulties, type QuestionType } from './question-body'
import { isQuestionType } from './question-rules'

/** What the address of the bank's list asks for; anything unreadable is left out. */

export const bankStates = { 'cho-duyet': 'pending', 'dang-dung': 'active', 'ngung-dung': 'retired' } as const
export type BankState = (typeof bankStates)[keyof typeof bankStates]

export const bankHomes = { 'bai-hoc': 'lesson', 'ngan-hang': 'bank' } as const
export type BankHome = (typeof bankHomes)[keyof typeof bankHomes]

export interface BankFilter {
  search: string
  categoryPath: string
  type: QuestionType | null
  topic: string
  difficulty: Difficulty | null
  tag: string
  /** Null: waiting and in use. */
  state: BankState | null
  home: BankHome | null
}

const names = {
  search: 'tim',
  categoryPath: 'danh-muc',
  type: 'dang',
  topic: 'chu-de',
  difficulty: 'do-kho',
  tag: 'nhan',
  state: 'trang-thai',
  home: 'noi',
} as const

export const bankParamNames = names

/** `?tim=xin loi&danh-muc=Nghiệp vụ/Cư trú&dang=ordering&trang-thai=cho-duyet&noi=ngan-hang&trang=2` */
export function readBankParams(url: URL): { filter: BankFilter; page: number } {
  const text = (name: string) => (url.searchParams.get(name) ?? '').normalize('NFC').trim().slice(0, 700)
  const type = text(names.type)
  const page = Number(text('trang'))
  return {
    filter: {
      search: text(names.search).slice(0, 100),
      categoryPath: text(names.categoryPath),
      type: isQuestionType(type) ? type : null,
      topic: text(names.topic),
      difficulty: difficulties.find((one) => one === text(names.difficulty)) ?? null,
      tag: text(names.tag),
      state: valueIn(bankStates, text(names.state)),
      home: valueIn(bankHomes, text(names.home)),
    },
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

/** The address of the list with this filter. */
export function bankHref(filter: Partial<BankFilter>, page = 1): string {
  const params = new URLSearchParams()
  const put = (name: string, value: string | null | undefined) => value && params.set(name, value)
  put(names.search, filter.search)
  put(names.categoryPath, filter.categoryPath)
  put(names.type, filter.type)
  put(names.topic, filter.topic)
  put(names.difficulty, filter.difficulty)
  put(names.tag, filter.tag)
  put(names.state, paramOf(bankStates, filter.state))
  put(names.home, paramOf(bankHomes, filter.home))
  if (page > 1) params.set('trang', String(page))
  const query = params.toString()
  return query ? `/soan/cau-hoi?${query}` : '/soan/cau-hoi'
}

function valueIn<Value extends string>(table: Readonly<Record<string, Value>>, name: string): Value | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null
}

/** The word of the address for a value of a filter. */
export function paramOf(table: Readonly<Record<string, string>>, value: string | null | undefined): string {
  return Object.entries(table).find(([, one]) => one === value)?.[0] ?? ''
}
