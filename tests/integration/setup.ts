import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/server-runtime'
import { afterEach, beforeEach, inject } from 'vitest'
import { configure } from '~/platform/config.server'
import { closeDatabase } from '~/platform/db/database.server'
import '~/platform/http/load-context'
import { setVietnameseMessages } from '~/platform/zod-errors'

/** A migrated, empty database of its own for every test of the file, opened through the product's own code. */
export function freshDatabase(env: Record<string, string> = {}) {
  let folder: string
  beforeEach(() => {
    const template = inject('templateDatabase')
    folder = mkdtempSync(path.join(path.dirname(template), 'test-'))
    copyFileSync(template, path.join(folder, 'niem-no.db'))
    configure({ DATA_DIR: folder, LOG_LEVEL: 'silent', ...env })
    setVietnameseMessages()
  })
  afterEach(async () => {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  })
}

interface Call {
  /** Path and query. */
  url: string
  params?: Record<string, string>
  cookie?: string
  headers?: Record<string, string>
  now?: Date
}

export function contextAt(now = new Date()): AppLoadContext {
  return { nonce: 'test-nonce', now: () => now, clientAddress: '127.0.0.1', requestId: 'test', lessonHtml: new Map() }
}

/** Calls a loader as the server would; a thrown Response comes back as a value. */
export async function callLoader(
  loader: LoaderFunction,
  { url, params = {}, cookie, headers, now }: Call,
): Promise<unknown> {
  const request = new Request(`http://localhost${url}`, {
    headers: { ...headers, ...(cookie ? { Cookie: cookie } : {}) },
  })
  return caught(async () => loader({ request, params, context: contextAt(now) }))
}

/** Calls an action with an ordinary form post; a thrown Response comes back as a value. */
export async function callAction(
  action: ActionFunction,
  { url, params = {}, cookie, headers, now, form }: Call & { form: Record<string, string | string[]> },
): Promise<unknown> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const item of [value].flat()) body.append(name, item)
  const request = new Request(`http://localhost${url}`, {
    method: 'POST',
    body,
    headers: { ...headers, ...(cookie ? { Cookie: cookie } : {}) },
  })
  return caught(async () => action({ request, params, context: contextAt(now) }))
}

async function caught(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call()
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
