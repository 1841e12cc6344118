import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/server-runtime'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import sirv from 'sirv'
import { config } from '~/platform/config.server'
import { days } from '~/platform/duration'
import '~/platform/http/load-context'
import { originCheck } from '~/platform/http/origin-check'
import { securityHeaders } from '~/platform/http/security-headers'
import { log } from '~/platform/log.server'
import { setVietnameseMessages } from '~/platform/zod-errors'
import { answerWhenBusy } from './busy-answers'
import { hotBuild, hotPaths } from './hot-pages'
import { notFoundWords, refusalPage } from './refusal-page'
import { answerResourceRefusals } from './resource-refusals'

interface HttpOptions {
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** In development Vite serves the browser's files. */
  viteMiddleware?: RequestHandler
}

/** The whole HTTP pipeline: headers, origin check, static files, Remix. */
export function createHttpApp({ build, viteMiddleware }: HttpOptions): Express {
  const { publicUrl, trustProxy } = config()
  setVietnameseMessages()
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  app.use(securityHeaders({ isSecure: publicUrl?.protocol === 'https:', isDevelopment: viteMiddleware !== undefined }))
  app.use(originCheck(publicUrl))
  if (viteMiddleware) app.use(viteMiddleware)
  else app.use(staticFiles())
  app.use(compression())
  const handle = (pages: typeof build) =>
    createRequestHandler({ build: pages, getLoadContext: loadContext, mode: process.env.NODE_ENV })
  if (typeof build === 'function')
    app.all(
      '*',
      handle(async () => refusingInWords(await build())),
    )
  else {
    const pages = refusingInWords(build)
    app.get(hotPaths, handle(hotBuild(pages)))
    app.all('*', handle(pages))
  }
  app.use(refuse)
  return app
}

function refusingInWords(build: ServerBuild): ServerBuild {
  return answerResourceRefusals(answerWhenBusy(build))
}

/** Hashed assets never change and are compressed at build time; the few others are asked about again. */
function staticFiles(): RequestHandler {
  const client = path.resolve('build/client')
  return sirv(client, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, pathname) {
      response.setHeader(
        'Cache-Control',
        pathname.startsWith('/assets/') ? `public, max-age=${days(365) / 1000}, immutable` : 'public, max-age=3600',
      )
    },
  }) as RequestHandler
}

function loadContext(request: express.Request, response: express.Response): AppLoadContext {
  return {
    nonce: response.locals.nonce,
    now: () => new Date(),
    clientAddress: request.ip ?? '',
    requestId: randomUUID().slice(0, 8),
    lessonHtml: new Map(),
  }
}

/** What no loader or action turned into a page; an address that does not decode is the visitor's slip. */
export const refuse: express.ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error)
  if (error instanceof URIError) {
    log().info({ path: request.path }, 'malformed address')
    response.status(404).type('text/html; charset=utf-8').send(refusalPage(notFoundWords))
    return
  }
  log().error({ err: error }, 'request failed outside the pages')
  response
    .status(500)
    .type('text/plain; charset=utf-8')
    .send('Máy chủ đang gặp trục trặc. Đồng chí vui lòng quay lại và thử lại sau ít phút.')
}
