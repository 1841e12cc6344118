/// <reference lib="webworker" />
import { registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { cacheName, clearKept, offlinePath, readOwner, type ToWorker } from '~/platform/offline/protocol'
import { dropPapers, ensureOfflinePage, keepOfflinePage, keepPath, openedFrom, servePage } from './pages'
import { reloadInstead, serveManifest } from './remix-data'
import { isMadeForOther, isStillOwner } from './whose'

/**
 * The service worker of an officer's own device: keeps the month and lessons once opened, for that officer only. It is
 * registered by the tick on the personal page and by nothing else.
 */

declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('message', (event) => {
  const message = event.data as ToWorker
  const source = event.source instanceof Client ? event.source : null
  if (message.kind === 'storedAt') event.waitUntil(openedFrom(source).then((at) => event.ports[0]?.postMessage(at)))
  else if (message.kind === 'keep') event.waitUntil(keepPath(message.path, message.isChanged))
  else if (message.kind === 'signedIn') event.waitUntil(leaveTo(message))
})

/** Another officer is signed in, or the session is on a shared computer: nothing stays. */
async function leaveTo({ mark, isShared }: { mark: string; isShared: boolean }): Promise<void> {
  if (isShared || (await readOwner()) !== mark) await forget()
  else await ensureOfflinePage()
}

async function forget(): Promise<void> {
  await clearKept()
  await self.registration.unregister()
}

// Signing out forgets also where the page's own scripts had no part in it; a submitted paper is no longer answered.
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'POST') return
  const { pathname } = new URL(event.request.url)
  if (pathname === '/dang-xuat') event.waitUntil(forget())
  if (/^\/bai-lam\/[^/]+\/nop$/.test(pathname)) event.waitUntil(dropPapers())
})

const isOwn = (url: URL) => url.origin === self.location.origin

registerRoute(
  ({ url, request }) => isOwn(url) && request.mode === 'navigate' && !isBypassed(url),
  async ({ request, url, event }) => {
    const owner = await readOwner()
    if (!owner) return fetch(request)
    return servePage(event as FetchEvent, request, url, owner, forget)
  },
)

registerRoute(
  ({ url, request }) => isOwn(url) && request.mode !== 'navigate' && url.pathname.endsWith('.data'),
  async ({ request, url }) => {
    try {
      const response = await fetch(request)
      if (await isMadeForOther(response)) await forget()
      return response
    } catch {
      return reloadInstead(url)
    }
  },
)

registerRoute(
  ({ url }) => isOwn(url) && url.pathname === '/__manifest',
  async ({ request, url }) => serveManifest(request, url, await readOwner()),
)

/** Built files, fonts, pictures and lesson texts: their address changes with their content. */
registerRoute(
  ({ url, request }) => isOwn(url) && request.mode !== 'navigate' && isLasting(url.pathname),
  async (options) => {
    const owner = await readOwner()
    if (!owner) return fetch(options.request)
    const strategy = new CacheFirst({
      cacheName: cacheName(owner, 'tep'),
      matchOptions: { ignoreVary: true },
      plugins: [
        {
          cacheWillUpdate: async ({ response }) =>
            response.status === 200 && (await isStillOwner(owner)) ? response : null,
        },
      ],
    })
    try {
      return await strategy.handle(options)
    } catch {
      // A script that is not here belongs to a page that is not here either; that page is then asked for as a document.
      if (options.request.destination === 'script')
        return new Response('export {}', { headers: { 'Content-Type': 'text/javascript' } })
      return Response.error()
    }
  },
)

function isLasting(pathname: string): boolean {
  return (
    /^\/(assets|tep)\//.test(pathname) || /^\/bai-hoc\/[^/]+\/noi-dung$/.test(pathname) || pathname === '/favicon.svg'
  )
}

/** Downloads and health checks are no pages. */
function isBypassed(url: URL): boolean {
  return url.pathname === '/healthz' || (url.pathname !== offlinePath && /\.\w+$/.test(url.pathname))
}
