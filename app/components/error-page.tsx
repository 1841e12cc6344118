import { CloudOff, type IconNode, SearchX, ShieldAlert } from 'lucide'
import type { ReactNode } from 'react'
import { ButtonLink } from './button'
import { Icon } from './icon'
import { contentId } from './skip-link'

type ErrorKind = 'notFound' | 'notAllowed' | 'trouble'

export type ErrorPageProps = {
  kind: ErrorKind
  /** Replaces the kind's own words. */
  title?: string
  detail?: ReactNode
  home?: { href: string; label: string }
  /** What support needs to find the case in the logs. */
  requestId?: string
  /** Beside the way home, such as "Thử lại". */
  action?: ReactNode
  /** False inside a shell, which has its own `main`. */
  isWholePage?: boolean
}

const kinds: Record<ErrorKind, { icon: IconNode; title: string; detail: string }> = {
  notFound: {
    icon: SearchX,
    title: 'Không thấy trang này',
    detail: 'Có thể bài đã được gỡ hoặc địa chỉ chưa đúng.',
  },
  notAllowed: {
    icon: ShieldAlert,
    title: 'Trang này chưa mở cho đồng chí',
    detail: 'Đồng chí cần xem thì đề nghị chỉ huy đơn vị hoặc người quản trị.',
  },
  trouble: {
    icon: CloudOff,
    title: 'Chưa mở được trang này',
    detail: 'Máy chủ đang gặp trục trặc. Đồng chí thử lại sau ít phút, những gì đã lưu vẫn còn.',
  },
}

export function errorPageTitle(kind: ErrorKind): string {
  return kinds[kind].title
}

/** A calm page for what could not be shown: the fact, what to do, the way home. */
export function ErrorPage({
  kind,
  title,
  detail,
  home = { href: '/', label: 'Về trang chính' },
  requestId,
  action,
  isWholePage = true,
}: ErrorPageProps) {
  const words = kinds[kind]
  const content = (
    <div className="mx-auto flex max-w-130 flex-col items-start gap-3 px-5 py-10">
      <span className="grid size-14 place-items-center rounded-full bg-soft text-on-soft">
        <Icon icon={words.icon} size="lg" />
      </span>
      <h1 className="mt-2 text-2xl font-bold lg:text-3xl">{title ?? words.title}</h1>
      <p className="text-text-2">{detail ?? words.detail}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <ButtonLink to={home.href} reloadDocument={kind === 'trouble'}>
          {home.label}
        </ButtonLink>
        {action}
      </div>
      {requestId ? (
        <p className="mt-4 text-sm text-text-3">
          Mã yêu cầu <span className="break-all tabular-nums">{requestId}</span>. Đọc mã này khi báo cho người quản trị.
        </p>
      ) : null}
    </div>
  )
  if (!isWholePage) return content
  return (
    <main id={contentId} tabIndex={-1} className="grid min-h-[calc(100dvh-var(--over-page))] items-center">
      {content}
    </main>
  )
}
