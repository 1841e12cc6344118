/**
 * The record, or the page "Không thấy trang này". One answer for what does not exist and for what lies outside the
 * reader's scope (architecture section 4, rule 6).
 * @throws a 404 Response.
 */
export function requireFound<Found>(found: Found | null | undefined): Found {
  if (found === null || found === undefined) throw new Response('', { status: 404 })
  return found
}
