import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { readForm } from '~/platform/http/form.server'
import { safePath } from '~/platform/http/safe-path'
import { type Actor, actedFor, type Deed, may } from './access'
import { closedAreaText } from './access-words'
import type { AreaClosed, FormNotSaved, KeptField } from './refusals'
import { getActor } from './sessions.server'

/** Loader and action arguments both fit. */
export interface GuardArgs {
  request: Request
  context: AppLoadContext
}

/**
 * The signed-in officer whose password is their own. The first line of every loader and action, unless `requireDeed` is.
 * @throws a redirect to sign in (a page), 401 data that keeps the typed form (a form), or a redirect to the forced password change.
 */
export async function requireActor(args: GuardArgs): Promise<Actor> {
  const actor = await requireSession(args)
  if (actor.mustChangePassword) throw redirect('/doi-mat-khau')
  return actor
}

/**
 * The signed-in officer, also when the deed's area is open to their role.
 * @throws as `requireActor`, and 403 data when the whole area is closed to the role. A record outside the scope is not
 * this function's matter: it looks exactly like not found (architecture section 4, rule 6). Where only another's command
 * (ủy quyền) opens the deed, the actor carries those names into its audit event.
 */
export async function requireDeed(args: GuardArgs, deed: Deed): Promise<Actor> {
  const actor = await requireActor(args)
  if (!may(actor, deed))
    throw data({ kind: 'areaClosed', text: closedAreaText(deed) } satisfies AreaClosed, { status: 403 })
  const onBehalfOf = actedFor(actor, deed)
  return onBehalfOf.length > 0 ? { ...actor, onBehalfOf } : actor
}

/** Signed in, even with a one-time password: only the forced password change and signing out may use this directly. */
export async function requireSession({ request, context }: GuardArgs): Promise<Actor> {
  const actor = await getActor(request, context)
  if (actor) return actor
  if (request.method === 'GET' || request.method === 'HEAD') throw redirect(signInPath(pathOf(request)))
  throw data(await formNotSaved(request, 'sessionEnded'), { status: 401 })
}

/** The refusal of a posted form, with what was typed into it. */
export async function formNotSaved(request: Request, because: FormNotSaved['because']): Promise<FormNotSaved> {
  return { kind: 'formNotSaved', because, path: pathOf(request), fields: await keptFields(request) }
}

function signInPath(path: string): string {
  return path === '/' ? '/dang-nhap' : `/dang-nhap?tiep=${encodeURIComponent(path)}`
}

/** The page's path without what Remix adds for data requests. */
function pathOf(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('_routes')
  url.searchParams.delete('index')
  return safePath(url.pathname.replace(/\.data$/, '') + url.search, '/')
}

/** Texts of the form, so that nothing typed is lost; secrets and files are never carried along. */
async function keptFields(request: Request): Promise<KeptField[]> {
  const form = await readForm(request)
  const fields: KeptField[] = []
  for (const [name, value] of form)
    if (typeof value === 'string' && !/password|token/i.test(name)) fields.push({ name, value })
  return fields
}
