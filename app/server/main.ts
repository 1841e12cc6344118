import * as build from 'virtual:remix/server-build'
import type { ServerBuild } from '@remix-run/node'
import { ConfigError } from '~/platform/config.server'
import { createHttpApp } from './http'
import { listen } from './listen'
import { prepareInstallation, RefusedDatabaseError } from './prepare'
import { startScheduledWork } from './scheduled-work'

try {
  const lines = await prepareInstallation()
  await listen(createHttpApp({ build: build as unknown as ServerBuild }), { lines, startWork: startScheduledWork })
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof RefusedDatabaseError || isPortTaken(error)
  process.stderr.write(`${isExpected && error instanceof Error ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}
