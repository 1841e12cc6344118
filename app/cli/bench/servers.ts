import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface RunningServer {
  origin: string
  stop(): Promise<void>
  /** SIGKILL: nothing of it gets to finish. */
  kill(): Promise<void>
}

/** The production build in a process of its own, on a free port. */
export function startProduct(env: Record<string, string>): Promise<RunningServer> {
  return started(
    spawn(process.execPath, ['build/server/main.js'], {
      env: { ...process.env, ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
}

/** What this machine can do at best: one Node process, one fixed page of 6 kB. */
export function startBareNode(): Promise<RunningServer> {
  const program = `
    const page = '<!doctype html>'.padEnd(6144, 'x')
    const server = require('node:http').createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(page)
    })
    server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))
    process.on('SIGTERM', () => process.exit(0))`
  return started(spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] }))
}

async function started(child: ChildProcess): Promise<RunningServer> {
  if (!child.stdout) throw new Error('The server has no output to read')
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /https?:\/\/\S+/.exec(line)?.[0]
    if (!origin) continue
    child.stdout.resume()
    return {
      origin,
      async stop() {
        child.kill('SIGTERM')
        await ended
      },
      async kill() {
        child.kill('SIGKILL')
        await ended
      },
    }
  }
  throw new Error('The server ended before it listened')
}
