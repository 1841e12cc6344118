import { NetworkFirst } from 'workbox-strategies'
import {
  cacheName,
  isKeptPage,
  isQuizPage,
  officerHeader,
  offlinePath,
  readOwner,
  storedAtHeader,
} from '~/platform/offline/protocol'
import { isMadeForOther, isStillOwner } from './whose'

/** Documents kept for reading without network, each under its path. */

const shownCache = 'nn-dang-hien'
const offlineCache = 'nn-mat-mang'
const matchOptions = { ignoreVary: true, ignoreSearch: true }
/** A page fetched twice in so short a time is the same page. */
const freshFor = 5000
/** Weak network: after this long the kept page is shown. */
const patienceSeconds = 10

/** The network's page, kept on the way when it is one to keep; without network the kept one, else the offline page. */
export async function servePage(
  event: FetchEvent,
  request: Request,
  url: URL,
  owner: string,
  forget: () => Promise<void>,
): Promise<Response> {
  // Read by people only: a second page with other parameters would be another page.
  const isStorable = isKeptPage(url.pathname) && url.search === ''
  const strategy = new NetworkFirst({
    cacheName: cacheName(owner, 'trang'),
    matchOptions,
    ...(isKeptPage(url.pathname) ? { networkTimeoutSeconds: patienceSeconds } : {}),
    plugins: [
      {
        cacheKeyWillBeUsed: async () => url.origin + url.pathname,
        fetchDidSucceed: async ({ response }) => {
          if (await isMadeForOther(response)) await forget()
          return response
        },
        cacheWillUpdate: async ({ response }) => (isStorable ? storable(response, owner) : null),
        cacheDidUpdate: async ({ newResponse }) => {
          event.waitUntil(keepFilesOf(newResponse.clone(), owner))
        },
        cachedResponseWillBeUsed: async ({ cachedResponse }) => {
          if (cachedResponse && event.resultingClientId) await noteShown(event.resultingClientId, cachedResponse)
          return cachedResponse
        },
      },
    ],
  })
  try {
    const response = await strategy.handle({ request, event })
    // The kept page was rendered without parameters, and its address must say the same.
    const isKeptCopy = response.headers.has(storedAtHeader)
    return isKeptCopy && url.search !== '' ? Response.redirect(url.pathname, 302) : response
  } catch {
    return url.pathname === offlinePath
      ? ((await caches.match(offlinePath, { cacheName: offlineCache, ...matchOptions })) ?? Response.error())
      : Response.redirect(`${offlinePath}?tiep=${encodeURIComponent(url.pathname + url.search)}`, 302)
  }
}

/** Keeps a page that was reached without loading its document. */
export async function keepPath(path: string, isChanged = false): Promise<void> {
  const owner = await readOwner()
  if (!owner || !isKeptPage(path)) return
  const cache = await caches.open(cacheName(owner, 'trang'))
  const known = await cache.match(path, matchOptions)
  if (!isChanged && known && Date.now() - Date.parse(known.headers.get(storedAtHeader) ?? '') < freshFor) return
  try {
    const response = await fetch(path, { headers: { Accept: 'text/html' } })
    const kept = await storable(response, owner)
    if (!kept) return
    await cache.put(path, kept.clone())
    await keepFilesOf(kept, owner)
  } catch {
    // The network went meanwhile: what was kept before stands.
  }
}

/** A paper is being handed in: what is kept of quizzes is no longer true, and is kept anew when it is opened. */
export async function dropPapers(): Promise<void> {
  const owner = await readOwner()
  if (!owner) return
  const cache = await caches.open(cacheName(owner, 'trang'))
  for (const request of await cache.keys()) if (isQuizPage(new URL(request.url).pathname)) await cache.delete(request)
}

/** At the worker's installation: the page for what is not kept, with everything it needs. */
export async function keepOfflinePage(): Promise<void> {
  const owner = await readOwner()
  const response = await fetch(offlinePath, { headers: { Accept: 'text/html' } })
  if (!response.ok) throw new Error('The offline page is missing')
  if (!owner || !(await isStillOwner(owner))) return
  const cache = await caches.open(offlineCache)
  await cache.put(offlinePath, response.clone())
  await keepFilesOf(response, owner)
}

/** A worker that was taken off and put back on the same page is not installed anew, but its pages are gone. */
export async function ensureOfflinePage(): Promise<void> {
  if (!(await caches.match(offlinePath, { cacheName: offlineCache, ...matchOptions }))) await keepOfflinePage()
}

/** When the document that a page came from had been stored; null when it came from the server. */
export async function openedFrom(client: Client | null): Promise<string | null> {
  const kept = client && (await caches.match(shownAddress(client.id), { cacheName: shownCache }))
  return kept ? kept.text() : null
}

/** Only a whole page made for this officer is kept, with the time at which it was. */
async function storable(response: Response, owner: string): Promise<Response | null> {
  if (response.status !== 200 || response.redirected || response.headers.get(officerHeader) !== owner) return null
  if (!(await isStillOwner(owner))) return null
  const headers = new Headers(response.headers)
  headers.set(storedAtHeader, new Date().toISOString())
  return new Response(await response.blob(), { status: 200, headers })
}

/** The worker's process may end between serving a page and being asked about it. */
async function noteShown(clientId: string, kept: Response): Promise<void> {
  const cache = await caches.open(shownCache)
  await cache.put(shownAddress(clientId), new Response(kept.headers.get(storedAtHeader) ?? ''))
}

function shownAddress(clientId: string): string {
  return `/nn/dang-hien/${clientId}`
}

/** Scripts, styles and pictures that a document names: a page opened before the worker stood has loaded them past it. */
async function keepFilesOf(document: Response, owner: string): Promise<void> {
  const named = (await document.text()).match(/\/(?:assets|tep)\/[\w./-]+/g) ?? []
  if (!(await isStillOwner(owner))) return
  const cache = await caches.open(cacheName(owner, 'tep'))
  for (const address of new Set(named)) {
    if (await cache.match(address, { ignoreVary: true })) continue
    try {
      const response = await fetch(address)
      if (!(await isStillOwner(owner))) return
      if (response.ok) await cache.put(address, response)
    } catch {
      return
    }
  }
}
