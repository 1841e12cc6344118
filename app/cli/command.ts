import { ConfigError } from '~/platform/config.server'
import { closeDatabase } from '~/platform/db/database.server'
import { setVietnameseMessages } from '~/platform/zod-errors'
import { RefusedDatabaseError } from '../server/prepare'

/** A command takes its arguments and answers the exit code. Each is loaded only when it is called. */
type Command = (args: string[]) => Promise<number>

const commands: Record<string, () => Promise<{ run: Command }>> = {
  backup: () => import('./backup'),
  restore: () => import('./restore'),
  verify: () => import('./verify'),
  content: () => import('./content'),
  questions: () => import('./questions'),
  'create-admin': () => import('./create-admin'),
  bench: () => import('./bench'),
}

/** `node build/server/command.js <command> …`, called by the npm scripts. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const load = commands[name]
  if (!load) {
    process.stderr.write(`Unknown command "${name}". Commands: ${Object.keys(commands).join(', ')}\n`)
    return 2
  }
  setVietnameseMessages()
  try {
    const { run } = await load()
    return await run(args)
  } catch (error) {
    const isExpected = error instanceof ConfigError || error instanceof RefusedDatabaseError
    process.stderr.write(`${isExpected ? error.message : String((error as Error).stack)}\n`)
    return 1
  } finally {
    await closeDatabase()
  }
}

process.exitCode = await main(process.argv.slice(2))
