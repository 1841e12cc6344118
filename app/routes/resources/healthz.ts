import { isDatabaseAlive } from '~/platform/db/database.server'
import { isShuttingDown } from '~/platform/http/shutdown.server'
import { log } from '~/platform/log.server'

/** Public: 200 while the database answers, 503 while shutting down or broken. */
export function loader() {
  const state = isShuttingDown() ? 'shutting down' : checkDatabase() ? 'ok' : 'broken'
  return Response.json(
    { status: state },
    { status: state === 'ok' ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}

function checkDatabase(): boolean {
  try {
    return isDatabaseAlive()
  } catch (error) {
    log().error({ err: error }, 'database does not answer')
    return false
  }
}
