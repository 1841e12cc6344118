import '~/styles/app.css'
import beVietnamPro400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url'
import beVietnamPro600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url'
import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { Banner } from '~/components/banner'
import { Button } from '~/components/button'
import { ErrorPage, errorPageTitle } from '~/components/error-page'
import { PendingBar } from '~/components/pending-bar'
import { SkipLink } from '~/components/skip-link'
import { Toast } from '~/components/toast'
import { rankedName } from '~/domain/identity/access'
import { DeviceOwnerProvider } from '~/domain/identity/components/device-owner'
import { FormNotSavedPage, formNotSavedTitle } from '~/domain/identity/components/form-not-saved-page'
import { OwnDevice } from '~/domain/identity/components/own-device'
import { officerMark } from '~/domain/identity/officer-mark.server'
import { isAreaClosed, isFormNotSaved } from '~/domain/identity/refusals'
import { getActor } from '~/domain/identity/sessions.server'
import { SignOutForm } from '~/domain/quiz/components/sign-out-form'
import { WaitingAnswers } from '~/domain/quiz/components/waiting-answers'
import { config } from '~/platform/config.server'
import { takeToast } from '~/platform/http/flash.server'
import { useNonce } from '~/platform/http/nonce'
import { getTheme } from '~/platform/http/theme.server'

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${errorTitle(error)} – Niềm Nở` : 'Niềm Nở' }]

/** The heading of the page that `ErrorBoundary` shows. */
function errorTitle(error: unknown): string {
  if (!isRouteErrorResponse(error)) return errorPageTitle('trouble')
  if (isFormNotSaved(error.data)) return formNotSavedTitle(error.data.because)
  if (isAreaClosed(error.data)) return errorPageTitle('notAllowed')
  return errorPageTitle(error.status === 404 ? 'notFound' : 'trouble')
}

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/site.webmanifest' },
  { rel: 'preload', href: beVietnamPro400, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: beVietnamPro600, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
]

/** When a refusal says how soon to come again, its page does too. */
export const headers: HeadersFunction = ({ errorHeaders }) => {
  const retryAfter = errorHeaders?.get('Retry-After')
  return new Headers(retryAfter ? { 'Retry-After': retryAfter } : undefined)
}

/** Public to everybody, signed in or not: theme, one-time message, demo mark, whose shared computer this is. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [taken, actor] = await Promise.all([takeToast(request), getActor(request, context)])
  return data(
    {
      theme: await getTheme(request),
      toast: taken?.toast ?? null,
      isDemo: config().mode === 'demo',
      sharedBy: actor?.isShared ? rankedName(actor) : null,
      device: actor && { mark: officerMark(actor.officerId), isShared: actor.isShared },
      requestId: context.requestId,
    },
    taken ? { headers: { 'Set-Cookie': taken.clear } } : undefined,
  )
}

/** The root's data changes only by a form or a redirect that carries a message. */
export function shouldRevalidate({
  formMethod,
  currentUrl,
  nextUrl,
}: {
  formMethod?: string
  currentUrl: URL
  nextUrl: URL
}) {
  return (formMethod !== undefined && formMethod !== 'GET') || currentUrl.pathname !== nextUrl.pathname
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const root = useRouteLoaderData<typeof loader>('root')
  const theme = root?.theme ?? 'system'
  return (
    <html lang="vi" data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <Meta />
        <Links />
      </head>
      <body>
        <SkipLink />
        {root?.isDemo && (
          <Banner strip="demo">
            <span className="sm:hidden">Bản dùng thử, dữ liệu mẫu.</span>
            <span className="max-sm:hidden">Bản dùng thử: mọi tên người, đơn vị và số liệu đều là dữ liệu mẫu.</span>
          </Banner>
        )}
        <DeviceOwnerProvider value={root?.device ?? null}>
          {root?.sharedBy && <SharedComputer name={root.sharedBy} />}
          {children}
        </DeviceOwnerProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** On a duty-room computer everybody must see whose session this is, and leave it with one tap. */
function SharedComputer({ name }: { name: string }) {
  return (
    <Banner tone="clay" label="Máy dùng chung" strip="shared">
      <SignOutForm className="flex items-center justify-center gap-x-2 sm:gap-x-4">
        <span className="min-w-0 max-sm:truncate">
          Máy dùng chung<span className="max-sm:sr-only">, đang đăng nhập</span>: <strong>{name}</strong>
        </span>
        <Button type="submit" variant="ghost" size="sm" className="flex-none max-sm:px-2">
          Đăng xuất
        </Button>
      </SignOutForm>
    </Banner>
  )
}

export default function App() {
  const { toast } = useLoaderData<typeof loader>()
  return (
    <>
      <PendingBar />
      <OwnDevice />
      <WaitingAnswers />
      <Outlet />
      {toast && <Toast key={toast.id} message={toast.text} tone={toast.tone} />}
    </>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const requestId = useRouteLoaderData<typeof loader>('root')?.requestId
  if (!isRouteErrorResponse(error)) return <ErrorPage kind="trouble" requestId={requestId} />
  if (isFormNotSaved(error.data)) return <FormNotSavedPage {...error.data} />
  if (isAreaClosed(error.data)) return <ErrorPage kind="notAllowed" detail={error.data.text} requestId={requestId} />
  const isOwnWords = error.status < 500 || error.status === 503
  const detail = typeof error.data === 'string' && isOwnWords && error.data ? error.data : undefined
  if (error.status === 404) return <ErrorPage kind="notFound" detail={detail} requestId={requestId} />
  if (detail) return <ErrorPage kind="trouble" title="Chưa thực hiện được" detail={detail} requestId={requestId} />
  return <ErrorPage kind="trouble" requestId={requestId} />
}
