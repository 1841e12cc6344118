import { createHash } from 'node:crypto'
import { officerHeader } from '~/platform/offline/protocol'
import type { Actor } from './access'

/** Stands for an officer in what a browser keeps: the same everywhere, and nothing can be read from it. */
export function officerMark(officerId: string): string {
  return createHash('sha256').update(`niem-no device ${officerId}`).digest('hex').slice(0, 32)
}

/** False when a page that another officer left open sends under the present session. */
export function isSentBy(request: Request, actor: Pick<Actor, 'officerId'>): boolean {
  const mark = request.headers.get(officerHeader)
  return mark === null || mark === officerMark(actor.officerId)
}
