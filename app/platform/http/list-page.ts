import { redirect } from '@remix-run/node'

/**
 * For a page of a long list that lies beyond its end.
 * @throws a redirect to the last page, in the parameter `trang`.
 */
export function requireListPage(request: Request, list: { page: number; total: number; pageSize: number }): void {
  const last = Math.max(1, Math.ceil(list.total / list.pageSize))
  if (list.page <= last) return
  const url = new URL(request.url)
  url.searchParams.set('trang', String(last))
  throw redirect(url.pathname.replace(/\.data$/, '') + url.search)
}
