import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/server-runtime'
import { renderToPipeableStream } from 'react-dom/server'
import { officerMark } from './domain/identity/officer-mark.server'
import { getActor } from './domain/identity/sessions.server'
import { LessonHtmlProvider } from './platform/http/lesson-html'
import { NonceProvider } from './platform/http/nonce'
import { log } from './platform/log.server'
import { officerHeader } from './platform/offline/protocol'

export const streamTimeout = 5_000

/** In bytes: larger than any page, so that rendering never waits for its reader. */
const wholePage = 1_000_000

/** No loader defers, so a page is whole at once; one string passes through far fewer hands than a stream of pieces. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  await nameOfficer(headers, request, context)
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <LessonHtmlProvider value={context.lessonHtml}>
          <RemixServer context={remixContext} url={request.url} nonce={context.nonce} abortDelay={streamTimeout} />
        </LessonHtmlProvider>
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(timer)
          headers.set('Content-Type', 'text/html; charset=utf-8')
          if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
          const page = pipe(new PassThrough({ highWaterMark: wholePage }))
          text(page).then((html) => resolve(new Response(html, { status, headers })), reject)
        },
        onShellError: reject,
        onError(error: unknown) {
          log().error({ err: error, requestId: context.requestId }, 'render failed')
        },
      },
    )
    const timer = setTimeout(abort, streamTimeout + 1_000)
  })
}

export async function handleDataRequest(response: Response, { request, context }: LoaderFunctionArgs) {
  await nameOfficer(response.headers, request, context)
  return response
}

/** Whom the answer was made for, so that a device that keeps pages never keeps one for somebody else. */
async function nameOfficer(headers: Headers, request: Request, context: AppLoadContext) {
  const actor = await getActor(request, context)
  if (actor) headers.set(officerHeader, officerMark(actor.officerId))
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  // A wrong address or method is the visitor's, and answered as such.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  log().error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, 'request failed')
}
