/**
 * Markup that a page's script asks for by content hash: kept by the browser for good, never shown as a document of its
 * own.
 */
export function storedHtml(html: string): Response {
  return new Response(html, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'private, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
