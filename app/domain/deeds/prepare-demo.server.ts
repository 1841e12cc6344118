import { recordEvent } from '~/domain/audit/events.server'
import { hashPassword, verifyPassword } from '~/domain/identity/passwords.server'
import { localDateOf } from '~/platform/calendar'
import { config } from '~/platform/config.server'
import { inTransaction, reader, type Transaction } from '~/platform/db/database.server'
import { demoAccounts } from './demo/accounts'
import { writePeople } from './demo/people.server'

/** Keeps the product's own password rules; on loopback only, and said on every page. */
const usualPassword = 'niem-no-2026-demo'

/**
 * Fills an empty database with the demo organisation and its history, and answers the lines of the demo sign-ins.
 * Each step is one transaction that leaves its audit event as the mark that it was done, so a start that was cut off
 * goes on where it stopped, and later starts change nothing.
 */
export async function prepareDemo(now = new Date()): Promise<string[]> {
  const password = config().demoPassword ?? usualPassword
  const passwordHash = (await isDone('people')) ? '' : await hashPassword(password)
  await step('people', now, async (tx) => ({
    officers: await writePeople(tx, { today: localDateOf(now), at: now, passwordHash }),
  }))
  return signInLines(password)
}

/** Runs one step of the preparation once, whatever happens around it. */
async function step(name: string, at: Date, write: (tx: Transaction) => Promise<Record<string, number>>) {
  if (await isDone(name)) return
  await inTransaction(async (tx) => {
    const details = await write(tx)
    await recordEvent(tx, { actor: 'system', deed: 'demo.prepare', subject: { type: 'demo', id: name }, details, at })
  })
}

async function isDone(name: string): Promise<boolean> {
  return (await reader().auditEvent.count({ where: { subjectType: 'demo', subjectId: name } })) > 0
}

/** One line a role. A password that was changed since is not printed. */
async function signInLines(password: string): Promise<string[]> {
  const accounts = await reader().account.findMany({
    where: { username: { in: demoAccounts.map((account) => account.username) } },
    select: { username: true, passwordHash: true },
  })
  const hashes = new Map(accounts.map((account) => [account.username, account.passwordHash]))
  const widest = Math.max(...demoAccounts.map((account) => account.role.length))
  const lines: string[] = []
  for (const { role, username } of demoAccounts) {
    const hash = hashes.get(username)
    if (!hash) continue
    const shown = (await verifyPassword(hash, password)) ? password : '(mật khẩu đã đổi)'
    lines.push(`  ${role.padEnd(widest)}  ${username.padEnd(10)} / ${shown}`)
  }
  return lines
}
