import { cacheName } from '~/platform/offline/protocol'

/**
 * The framework's own requests without network. Its pages are kept as documents only, so a navigation inside the app is
 * turned into the loading of a document.
 */

/** The framework's encoding of a redirect that loads the document of this data address. */
export function reloadInstead(url: URL): Response {
  const search = new URLSearchParams(url.search)
  search.delete('_routes')
  const path = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
  const target = search.size > 0 ? `${path}?${search}` : path
  const body = JSON.stringify([
    ['SingleFetchRedirect', 1],
    { _2: 3, _4: 5, _6: 7, _8: 9, _10: 7 },
    'redirect',
    target,
    'status',
    302,
    'revalidate',
    false,
    'reload',
    true,
    'replace',
  ])
  return new Response(`${body}\n`, { status: 202, headers: { 'Content-Type': 'text/x-script' } })
}

/** What the framework learns about routes, all of it in one record a build, so that links known once stay known. */
export async function serveManifest(request: Request, url: URL, owner: string | null): Promise<Response> {
  if (!owner) return fetch(request)
  const cache = await caches.open(cacheName(owner, 'tep'))
  const key = `/nn/duong-dan?version=${encodeURIComponent(url.searchParams.get('version') ?? '')}`
  const known: Record<string, unknown> = await cache.match(key).then((kept) => kept?.json() ?? {})
  try {
    const response = await fetch(request)
    if (response.status === 200) {
      const patches: Record<string, unknown> = await response.clone().json()
      await cache.put(key, Response.json({ ...known, ...patches }))
    }
    return response
  } catch {
    return Response.json(known)
  }
}
