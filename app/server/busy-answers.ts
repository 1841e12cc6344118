import { data, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import { formNotSaved } from '~/domain/identity/guard.server'
import { BusyError } from '~/platform/db/database.server'
import { log } from '~/platform/log.server'

const headers = { 'Retry-After': '5' }

/** The build whose every loader and action answers a full write queue with 503. */
export function answerWhenBusy(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action, default: page } = route.module
    const isPage = page !== undefined
    const module = {
      ...route.module,
      loader: loader && orBusy(loader, { isPage }),
      action: action && orBusy(action, { isPage }),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

/**
 * A loader or action with that answer. A page's form comes back with what was typed; what scripts send to a resource
 * route they keep and send again.
 */
export function orBusy<Args extends LoaderFunctionArgs, Answer>(
  answer: (args: Args) => Answer | Promise<Answer>,
  { isPage }: { isPage: boolean },
): (args: Args) => Promise<Answer> {
  return async (args) => {
    try {
      return await answer(args)
    } catch (error) {
      if (!(error instanceof BusyError)) throw error
      throw await refusal(args, isPage)
    }
  }
}

async function refusal({ request, context }: LoaderFunctionArgs, isPage: boolean) {
  log().warn({ requestId: context.requestId, path: new URL(request.url).pathname }, 'write queue is full')
  if (isPage && request.method !== 'GET')
    return data(await formNotSaved(request, 'systemBusy'), { status: 503, headers })
  return new Response('Hệ thống đang bận. Đồng chí chờ ít giây rồi thử lại, những gì đã lưu vẫn còn.', {
    status: 503,
    headers,
  })
}
