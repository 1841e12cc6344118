import { verifyChain } from '~/domain/audit/events.server'
import { verifyPoints } from '~/domain/emulation/verify-points.server'
import { findOverlaps } from '~/domain/identity/memberships.server'
import { verifyCompletions } from '~/domain/learning/verify-completions.server'
import { verifyAttempts } from '~/domain/quiz/verify-attempts.server'
import { verifyClosings } from '~/domain/reports/closings.server'

/** `npm run verify`: recomputes what the database keeps from the facts; names what is wrong, non-zero when anything is. */
export async function run(_args: string[]): Promise<number> {
  const chain = await verifyChain()
  const attempts = await verifyAttempts()
  const points = await verifyPoints()
  const closings = await verifyClosings()
  const findings: [subject: string, faults: string[]][] = [
    ['Audit chain', chain.fault ? [`Event ${chain.fault.sequence}: ${chain.fault.fault}`] : []],
    ['Memberships', findOverlaps().map(overlapWords)],
    ['Attempts', attempts.faults],
    ['Completions', verifyCompletions()],
    ['Points', points.faults],
    ['Closed months', closings.faults],
  ]
  for (const [subject, faults] of findings) for (const fault of faults) process.stderr.write(`${subject}: ${fault}\n`)
  const count = findings.reduce((sum, [, faults]) => sum + faults.length, 0)
  if (count > 0) {
    process.stderr.write(`${count} faults found.\n`)
    return 1
  }
  process.stdout.write(
    `OK: ${chain.events} audit events (last hash ${chain.lastHash}), ${attempts.attempts} attempts, ${points.entries} learning entries, ${closings.closings} closed months, completions and memberships agree with the facts.\n`,
  )
  return 0
}

function overlapWords({ officerId, firstId, secondId }: { officerId: string; firstId: string; secondId: string }) {
  return `Officer ${officerId}: counting memberships ${firstId} and ${secondId} overlap`
}
