import { createServer, type RequestListener } from 'node:http'
import { config } from '~/platform/config.server'
import { closeDatabase } from '~/platform/db/database.server'
import { seconds } from '~/platform/duration'
import { beginShutdown } from '~/platform/http/shutdown.server'
import { log } from '~/platform/log.server'

/**
 * Listens, says where, and on SIGTERM or SIGINT finishes what is running before it closes the database.
 * @param startWork begins what the server does by itself; what it returns ends that.
 */
export async function listen(
  app: RequestListener,
  { lines, startWork }: { lines: string[]; startWork: () => () => Promise<void> },
): Promise<void> {
  const { host, port } = config()
  const server = createServer(app)
  server.requestTimeout = seconds(60)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  process.stdout.write([`Niềm Nở: http://${shownHost}:${actualPort}`, ...lines, ''].join('\n'))

  const stopWork = startWork()
  let isStopping = false
  const stop = (signal: string) => {
    // A terminal sends the signal to the launcher and to this process, and the launcher forwards it.
    if (isStopping) return
    isStopping = true
    log().info({ signal }, 'shutting down')
    beginShutdown()
    server.close(async () => {
      await stopWork()
      await closeDatabase()
      process.exit(0)
    })
    server.closeIdleConnections()
    // Keep-alive connections that stay busy are cut after a fair time.
    setTimeout(() => server.closeAllConnections(), seconds(10)).unref()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
}
