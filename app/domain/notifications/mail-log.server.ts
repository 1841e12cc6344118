import { reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { type MailState, mailStates } from './mail-outbox.server'

/** The delivery log: what was sent to whom, without the text of the message. */

export interface MailLine {
  id: string
  kind: string
  toAddress: string
  subject: string
  state: string
  attempts: number
  createdAt: Date
  nextAttemptAt: Date
  sentAt: Date | null
  lastError: string
}

/** Newest first. `officer`: whose mail the reader may see. */
export async function findMailLog(
  { officer, state, search }: { officer: Prisma.OfficerWhereInput; state: MailState | null; search: string },
  { skip, take }: { skip: number; take: number },
): Promise<{ lines: MailLine[]; total: number; counts: Record<MailState, number> }> {
  const seen: Prisma.MailMessageWhereInput = {
    officer,
    ...(search && { OR: [{ toAddress: { contains: search } }, { subject: { contains: search } }] }),
  }
  const where = state ? { ...seen, state } : seen
  const [groups, lines] = await Promise.all([
    reader().mailMessage.groupBy({ by: ['state'], where: seen, _count: { _all: true } }),
    reader().mailMessage.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip,
      take,
      select: {
        id: true,
        kind: true,
        toAddress: true,
        subject: true,
        state: true,
        attempts: true,
        createdAt: true,
        nextAttemptAt: true,
        sentAt: true,
        lastError: true,
      },
    }),
  ])
  const countOf = (one: MailState) => groups.find((group) => group.state === one)?._count._all ?? 0
  const counts = Object.fromEntries(mailStates.map((one) => [one, countOf(one)])) as Record<MailState, number>
  const total = state ? counts[state] : mailStates.reduce((sum, one) => sum + counts[one], 0)
  return { lines, total, counts }
}
