import type { RequestHandler } from 'express'

/**
 * Refuses every request that changes something unless it comes from this site (Origin, or Sec-Fetch-Site where a browser
 * sends no Origin). `publicUrl` is the address people use when a proxy stands in front.
 */
export function originCheck(publicUrl: URL | null): RequestHandler {
  return (request, response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
    const own = publicUrl?.origin ?? `${request.protocol}://${request.get('host')}`
    if (isSameOrigin({ origin: request.get('origin'), site: request.get('sec-fetch-site'), own })) return next()
    response
      .status(403)
      .type('text/plain; charset=utf-8')
      .send(
        'Yêu cầu này không xuất phát từ trang của hệ thống nên đã bị từ chối. Đồng chí vui lòng mở lại trang và thử lại.',
      )
  }
}

export function isSameOrigin({ origin, site, own }: { origin?: string; site?: string; own: string }): boolean {
  if (origin !== undefined) return origin === own
  return site === 'same-origin'
}
