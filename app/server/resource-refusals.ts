import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { isAreaClosed, isFormNotSaved } from '~/domain/identity/refusals'
import { wantsDocument } from '~/platform/http/wants-document'
import { log } from '~/platform/log.server'
import { notFoundWords, refusalPage } from './refusal-page'

/**
 * The build whose resource routes (files, pictures, what forms post to) also refuse in words. They have no error
 * boundary: opened by a link or posted by a plain form, a refusal would otherwise be an empty page or a line of JSON.
 */
export function answerResourceRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route || route.module.default !== undefined) return [id, route]
    const { loader, action } = route.module
    const module = { ...route.module, loader: loader && inWords(loader), action: action && inWords(action) }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** A loader or action whose refusals are pages when a document was asked for; scripts get them as they were. */
export function inWords<Given extends Args, Answer>(
  answer: (args: Given) => Answer | Promise<Answer>,
): (args: Given) => Promise<Answer> {
  return async (args) => {
    if (!wantsDocument(args.request)) return answer(args)
    try {
      return await answer(args)
    } catch (error) {
      throw await pageOf(error, args)
    }
  }
}

async function pageOf(error: unknown, { request, context }: Args): Promise<unknown> {
  if (error instanceof Response) {
    return error.status < 400 ? error : page(error.status, { text: await error.text(), headers: error.headers })
  }
  const refusal = refusalOf(error)
  if (refusal) return page(refusal.status, { text: refusal.text, headers: refusal.headers })
  log().error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, 'request failed')
  return page(500, {})
}

/** What a guard threw as `data(…)`. */
function refusalOf(error: unknown): { status: number; text: string; headers?: HeadersInit } | null {
  if (typeof error !== 'object' || error === null || !('data' in error) || !('init' in error)) return null
  const { data, init } = error as { data: unknown; init: ResponseInit | null }
  const text = isAreaClosed(data)
    ? data.text
    : isFormNotSaved(data)
      ? 'Phiên làm việc đã kết thúc nên biểu mẫu chưa được lưu. Đồng chí đăng nhập lại rồi gửi lại.'
      : typeof data === 'string'
        ? data
        : ''
  return { status: init?.status ?? 500, text, headers: init?.headers }
}

function page(status: number, { text = '', headers }: { text?: string; headers?: HeadersInit }): Response {
  const words = wordsOf(status)
  const retryAfter = new Headers(headers).get('Retry-After')
  return new Response(refusalPage({ title: words.title, text: text.trim() || words.text }), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
      ...(retryAfter && { 'Retry-After': retryAfter }),
    },
  })
}

function wordsOf(status: number): { title: string; text: string } {
  if (status === 404) return notFoundWords
  if (status === 403)
    return {
      title: 'Trang này chưa mở cho đồng chí',
      text: 'Đồng chí cần xem thì đề nghị chỉ huy đơn vị hoặc người quản trị.',
    }
  return {
    title: 'Chưa thực hiện được',
    text: 'Máy chủ đang gặp trục trặc. Đồng chí thử lại sau ít phút, những gì đã lưu vẫn còn.',
  }
}
