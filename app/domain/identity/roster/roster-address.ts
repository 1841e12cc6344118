import type { RowKind } from './roster-plan'

/** The addresses of a roster's trial and its parts; small, for it goes to the browser. */

export const previewTabs = {
  vuong: 'conflict',
  them: 'add',
  chuyen: 'move',
  doi: 'change',
  'don-vi': 'units',
  giu: 'same',
  'bo-qua': 'skipped',
} as const satisfies Record<string, RowKind | 'units'>
export type PreviewTab = keyof typeof previewTabs

export function readPreviewParams(url: URL): { tab: PreviewTab | null; page: number } {
  const tab = url.searchParams.get('xem') ?? ''
  const page = Number.parseInt(url.searchParams.get('trang') ?? '1', 10)
  return { tab: isTab(tab) ? tab : null, page: page > 0 ? page : 1 }
}

export function previewHref(importId: string, tab?: PreviewTab, page = 1): string {
  const query = new URLSearchParams()
  if (tab) query.set('xem', tab)
  if (page > 1) query.set('trang', String(page))
  const text = query.toString()
  return `/quan-tri/nguoi-dung/nhap/${importId}${text ? `?${text}` : ''}`
}

function isTab(text: string): text is PreviewTab {
  return Object.hasOwn(previewTabs, text)
}
