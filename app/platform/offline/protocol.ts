/** What pages and the service worker agree on. Pages are kept for one officer at a time, named by a mark. */

/** On every page and data answer: the mark of the officer it was made for. On an answer sent by a page: who gave it. */
export const officerHeader = 'X-Officer'

/** When a kept copy was stored (ISO 8601). */
export const storedAtHeader = 'X-Stored-At'

/** The officer whose own device this is, in a cache that outlives the worker's process. */
const ownerCache = 'nn-may-cua-toi'
const ownerAddress = '/nn/chu-may'

export const offlinePath = '/mat-mang'
export const workerPath = '/may-cua-toi.js'

/** trang: documents. tep: built files, fonts, images, lesson texts. */
export function cacheName(mark: string, kind: 'trang' | 'tep'): string {
  return `nn-${mark}-${kind}`
}

export type ToWorker =
  | { kind: 'signedIn'; mark: string; isShared: boolean }
  /** Keep this page: it has been opened by navigation inside the app. `isChanged`: it is no longer what was kept before. */
  | { kind: 'keep'; path: string; isChanged?: boolean }
  /** Answered over the port: the ISO instant at which the asking page had been stored, or null. */
  | { kind: 'storedAt' }

/** The month, lessons, and quizzes on the way. */
export function isKeptPage(pathname: string): boolean {
  return pathname === '/thang-nay' || /^\/bai-hoc\/[^/]+(\/kiem-tra)?$/.test(pathname)
}

/** A running paper is such a page only as long as it runs. */
export function isQuizPage(pathname: string): boolean {
  return isKeptPage(pathname) && pathname.endsWith('/kiem-tra')
}

export async function readOwner(): Promise<string | null> {
  const kept = await caches.match(ownerAddress, { cacheName: ownerCache })
  return kept ? kept.text() : null
}

export async function writeOwner(mark: string): Promise<void> {
  const cache = await caches.open(ownerCache)
  await cache.put(ownerAddress, new Response(mark))
}

/** Everything kept for reading without network. */
export async function clearKept(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith('nn-')).map((name) => caches.delete(name)))
}
