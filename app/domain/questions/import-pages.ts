import { categoryPath } from './category-path'
import { countOf, type ImportPlan, usualCategory } from './import-plan'
import { questionTitle, shortTitle } from './question-title'
import { typeWords } from './question-words'

/** The addresses of the import page and what each of its tables shows. */

export const importTabs = { them: 'added', doi: 'changed', giu: 'same', loi: 'faults', 'bo-qua': 'skipped' } as const
export type ImportTab = keyof typeof importTabs

export interface ImportParams {
  /** Hash of the file sent; empty at the start. */
  file: string
  name: string
  category: string
  job: string
  /** Null: the first that has something to say. */
  tab: ImportTab | null
  page: number
}

/** One row of the trial: a question that will come, or what stands in the way of one. */
export interface PlanRow {
  line: number
  /** What the file asks, or the reason. */
  text: string
  detail: string
}

const pageSize = 50
const maxTitleLength = 160

export function readImportParams(url: URL): ImportParams {
  const text = (name: string) => (url.searchParams.get(name) ?? '').normalize('NFC').slice(0, 700)
  const page = Number(text('trang'))
  const tab = text('xem')
  return {
    file: text('tep'),
    name: text('ten'),
    category: categoryPath(text('danh-muc')) ?? usualCategory,
    job: text('viec'),
    tab: isTab(tab) ? tab : null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

export function importHref(asked: Pick<ImportParams, 'file' | 'name' | 'category'>, tab?: ImportTab, page = 1): string {
  const query = new URLSearchParams({ tep: asked.file, ten: asked.name, 'danh-muc': asked.category })
  if (tab) query.set('xem', tab)
  if (page > 1) query.set('trang', String(page))
  return `/soan/cau-hoi/nhap?${query}`
}

/** Counts of the whole plan and the rows of the asked page of it. */
export function planPage(plan: ImportPlan, asked: Pick<ImportParams, 'tab' | 'page'>) {
  const counts = { ...countOf(plan), faults: plan.faults.length, skipped: plan.skipped.length }
  const tabs = Object.keys(importTabs) as ImportTab[]
  const order: ImportTab[] = ['loi', 'them', 'doi', 'giu', 'bo-qua']
  const tab = asked.tab ?? order.find((one) => counts[importTabs[one]] > 0) ?? 'them'
  const all = rowsOf(plan, tab)
  const pageCount = Math.max(1, Math.ceil(all.length / pageSize))
  const page = Math.min(asked.page, pageCount)
  return { counts, tabs, tab, page, pageCount, rows: all.slice((page - 1) * pageSize, page * pageSize) }
}

function rowsOf(plan: ImportPlan, tab: ImportTab): PlanRow[] {
  const kind = importTabs[tab]
  if (kind === 'faults' || kind === 'skipped')
    return plan[kind].map(({ line, reason }) => ({ line, text: reason, detail: '' }))
  return plan.questions
    .filter(({ state }) => state === kind)
    .map(({ line, code, category, content }) => ({
      line,
      text: shortTitle(questionTitle(content), maxTitleLength),
      detail: `${typeWords[content.body.type]} · ${category} · mã ${code}`,
    }))
}

function isTab(text: string): text is ImportTab {
  return Object.hasOwn(importTabs, text)
}
