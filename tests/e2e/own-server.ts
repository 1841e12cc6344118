import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface OwnServer {
  origin: string
  /** Ends the process by this signal and waits for it. Returns its exit code, null when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** The production build in a process of the test's own, on a free port; `npmStart` as an operator starts it. */
export async function startServer(env: Record<string, string>, { npmStart = false } = {}): Promise<OwnServer> {
  const [program, args] = npmStart ? ['npm', ['start']] : [process.execPath, ['build/server/main.js']]
  const child: ChildProcess = spawn(program, args, {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const errors: string[] = []
  child.stderr?.on('data', (chunk) => errors.push(String(chunk)))
  if (child.stdout)
    for await (const line of createInterface({ input: child.stdout })) {
      const origin = /https?:\/\/\S+/.exec(line)?.[0]
      if (!origin) continue
      child.stdout.resume()
      return {
        origin,
        async end(signal) {
          child.kill(signal)
          return (await ended)[0]
        },
      }
    }
  throw new Error(`The server did not start: ${errors.join('')}`)
}

/** A folder that goes with the test. */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'niem-no-e2e-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
