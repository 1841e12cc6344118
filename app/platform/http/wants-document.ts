/**
 * Whether a request navigates (a plain form or link) instead of being sent by a script. Browsers ask for `text/html`
 * only when they navigate; scripts get data or a bare status.
 */
export function wantsDocument(request: Request): boolean {
  return request.headers.get('Accept')?.includes('text/html') ?? false
}
