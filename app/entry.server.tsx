import type { EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/server-runtime'
import { renderToString } from 'react-dom/server'
import { officerMark } from './domain/identity/officer-mark.server'
import { getActor } from './domain/identity/sessions.server'
import { LessonHtmlProvider } from './platform/http/lesson-html'
import { NonceProvider } from './platform/http/nonce'
import { log } from './platform/log.server'
import { officerHeader } from './platform/offline/protocol'

/**
 * No loader defers, so a page is whole at once: it is rendered to one string, and the data that the browser hydrates
 * from follows it, where Remix would otherwise stream both in pieces that pass through many more hands.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  await nameOfficer(headers, request, context)
  const { serverHandoffStream, ...wholeContext } = remixContext
  const page = renderToString(
    <NonceProvider value={context.nonce}>
      <LessonHtmlProvider value={context.lessonHtml}>
        <RemixServer context={wholeContext} url={request.url} nonce={context.nonce} />
      </LessonHtmlProvider>
    </NonceProvider>,
  )
  const hydration = serverHandoffStream ? await hydrationScript(serverHandoffStream, context.nonce) : ''
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
  return new Response(`<!DOCTYPE html>${page}${hydration}`, { status, headers })
}

/** The loaders' data for the stream that Remix's `Scripts` opens in the browser. */
async function hydrationScript(stream: ReadableStream<Uint8Array>, nonce: string): Promise<string> {
  const data = inScript(JSON.stringify(await new Response(stream).text()))
  return `<script nonce="${nonce}">window.__remixContext.streamController.enqueue(${data});window.__remixContext.streamController.close();</script>`
}

/** Text inside a script element: nothing in it may end the element or begin a comment. */
function inScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
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
