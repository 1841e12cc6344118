import { Link, useLocation } from '@remix-run/react'
import { Bell } from 'lucide'
import { createContext, type ReactNode, useContext } from 'react'
import { Avatar } from './avatar'
import { classNames } from './class-names'
import { currentHref, type NavGroup, type NavItem } from './current-nav'
import { Icon } from './icon'
import { IconLink } from './icon-button'
import { Mark } from './mark'
import { RowList } from './row-list'
import { contentId } from './skip-link'

type ShellPerson = { name: string; detail: string; initials: string }

export type AppShellProps = {
  productName: string
  homeHref: string
  /** The sidebar's groups on wide screens; `ShellMenu` lists them on phones. */
  navGroups: NavGroup[]
  /** The five places of the bottom bar under 1024 px. */
  bottomItems: NavItem[]
  person: ShellPerson
  /** A form with a ghost or secondary `Button`. */
  signOut: ReactNode
  /** The bell; `label` holds the number: "Thông báo, 2 tin mới". */
  notices?: { href: string; label: string; unread: number }
  children: ReactNode
}

type Shell = Pick<AppShellProps, 'navGroups' | 'bottomItems' | 'person' | 'signOut' | 'notices'>

const ShellContext = createContext<Shell | null>(null)

function CountBadge({ item }: { item: NavItem }) {
  if (!item.count) return null
  return (
    <span className="ml-auto rounded-full bg-late-bg px-2 py-px text-xs font-semibold text-late-fg tabular-nums">
      <span aria-hidden={item.countLabel ? true : undefined}>{item.count}</span>
      {item.countLabel ? <span className="sr-only">, {item.countLabel}</span> : null}
    </span>
  )
}

function NoticesLink({ notices }: { notices: NonNullable<AppShellProps['notices']> }) {
  return <IconLink to={notices.href} icon={Bell} iconSize="lg" label={notices.label} dot={notices.unread > 0} />
}

function Sidebar({
  productName,
  homeHref,
  navGroups,
  person,
  signOut,
  notices,
  current,
}: Omit<AppShellProps, 'bottomItems' | 'children'> & { current: string | null }) {
  return (
    <header className="sticky top-0 hidden h-[calc(100dvh-var(--over-page))] flex-col border-r border-line px-3 py-5 lg:flex print:hidden">
      <div className="flex items-center gap-1 pb-2">
        <Link
          to={homeHref}
          className="mr-auto flex min-h-11 items-center gap-2.5 rounded-md px-2 text-lg font-bold text-text no-underline"
        >
          <Mark size={34} />
          {productName}
        </Link>
        {notices ? <NoticesLink notices={notices} /> : null}
      </div>
      <nav aria-label="Điều hướng chính" className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 pb-4">
        {navGroups.map((group) => (
          <div key={group.label} className="pt-3 first:pt-1">
            <p className="px-3 pb-1 text-xs font-medium text-text-3">{group.label}</p>
            <ul aria-label={group.label} className="flex flex-col gap-0.5">
              {group.items.map((item) => {
                const isCurrent = item.href === current
                return (
                  <li key={item.href}>
                    <Link
                      to={item.href}
                      aria-current={isCurrent ? 'page' : undefined}
                      className={classNames(
                        'flex min-h-11 items-center gap-3 rounded-md px-3 text-label no-underline transition-colors',
                        isCurrent ? 'bg-soft font-semibold text-on-soft' : 'font-medium text-text-2 hover:bg-sunken',
                      )}
                    >
                      <Icon icon={item.icon} className={isCurrent ? '' : 'text-text-3'} />
                      {item.label}
                      <CountBadge item={item} />
                    </Link>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
      </nav>
      <div className="border-t border-line px-2 pt-3">
        <div className="flex items-center gap-2.5">
          <span className="hidden 2xl:block">
            <Avatar initials={person.initials} />
          </span>
          <div className="min-w-0">
            <p className="text-sm font-semibold">{person.name}</p>
            <p className="text-xs text-text-3">{person.detail}</p>
          </div>
        </div>
        <div className="mt-2">{signOut}</div>
      </div>
    </header>
  )
}

function BottomBar({ items, current }: { items: NavItem[]; current: string | null }) {
  return (
    <nav
      aria-label="Điều hướng chính"
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface lg:hidden print:hidden"
    >
      <ul className="mx-auto grid max-w-130 auto-cols-fr grid-flow-col px-1 pt-1.5 pb-[calc(0.5rem+env(safe-area-inset-bottom))] max-[359px]:px-0">
        {items.map((item) => {
          const isCurrent = item.href === current
          return (
            <li key={item.href}>
              <Link
                to={item.href}
                aria-current={isCurrent ? 'page' : undefined}
                className={classNames(
                  'flex min-h-14 flex-col items-center gap-0.5 rounded-md px-0.5 pt-1.5 pb-1 text-2xs whitespace-nowrap no-underline max-[359px]:text-[0.71875rem]',
                  isCurrent ? 'font-semibold text-link' : 'font-medium text-text-3',
                )}
              >
                <span
                  className={classNames(
                    'grid h-7.5 w-14 place-items-center rounded-full max-[359px]:w-12',
                    isCurrent && 'bg-soft text-on-soft',
                  )}
                >
                  <Icon icon={item.icon} size="md" className="size-5.5" />
                </span>
                {item.label}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** The frame of every ordinary page: sidebar from 1024 px, bottom bar below. */
export function AppShell({ children, ...shell }: AppShellProps) {
  const { pathname } = useLocation()
  const { navGroups, bottomItems, person, signOut, notices } = shell
  const sidebarItems = navGroups.flatMap((group) => group.items)
  return (
    <ShellContext.Provider value={{ navGroups, bottomItems, person, signOut, notices }}>
      <div className="print:block lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] 2xl:grid-cols-[15.5rem_minmax(0,1fr)]">
        <Sidebar {...shell} current={currentHref(sidebarItems, pathname)} />
        <div className="min-w-0">
          <div className="min-w-0">
            <main
              id={contentId}
              tabIndex={-1}
              className="mx-auto w-full max-w-130 px-5 pt-4 pb-28 lg:mx-0 lg:max-w-360 lg:px-6 lg:pt-5 lg:pb-10 2xl:px-8 2xl:pt-6 print:max-w-none print:p-0"
            >
              {children}
            </main>
          </div>
        </div>
      </div>
      <BottomBar items={bottomItems} current={currentHref(bottomItems, pathname)} />
    </ShellContext.Provider>
  )
}

/** Everything the bottom bar has no room for, and signing out; for the personal page on phones. */
export function ShellMenu() {
  const shell = useContext(ShellContext)
  if (!shell) return null
  const shown = new Set(shell.bottomItems.map((item) => item.href))
  const groups = shell.navGroups
    .map((group) => ({ ...group, items: group.items.filter((item) => !shown.has(item.href)) }))
    .filter((group) => group.items.length > 0)
  return (
    <div className="flex flex-col gap-4 lg:hidden print:hidden">
      {groups.map((group) => (
        <nav key={group.label} aria-label={group.label}>
          <p className="pb-2 text-sm font-medium text-text-3">{group.label}</p>
          <div className="rounded-lg border border-line bg-surface shadow-1">
            <RowList>
              {group.items.map((item) => (
                <li key={item.href}>
                  <Link
                    to={item.href}
                    className="flex min-h-14 items-center gap-3 px-4 font-medium text-text no-underline hover:bg-soft-2"
                  >
                    <Icon icon={item.icon} className="text-text-3" />
                    {item.label}
                    <CountBadge item={item} />
                  </Link>
                </li>
              ))}
            </RowList>
          </div>
        </nav>
      ))}
      {shell.signOut}
    </div>
  )
}

export type PageHeaderProps = {
  title: ReactNode
  /** Over the title, such as the date on the home page. */
  eyebrow?: ReactNode
  /** Under the title: unit, number of people, time of the figures. */
  subtitle?: ReactNode
  /** Buttons and selects; they wrap under the title on phones. */
  actions?: ReactNode
  /** Shows the mark beside the title on phones; for the home page. */
  showMark?: boolean
}

/** The page's only `h1`. On phones the bell stands beside it. */
export function PageHeader({ title, eyebrow, subtitle, actions, showMark = false }: PageHeaderProps) {
  const shell = useContext(ShellContext)
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 lg:mb-5">
      <div className="flex min-w-0 flex-1 basis-72 items-center gap-3">
        {showMark ? (
          <span className="lg:hidden print:hidden">
            <Mark size={40} />
          </span>
        ) : null}
        <div className="min-w-0 flex-1">
          {eyebrow ? <p className="text-xs text-text-3 lg:text-sm">{eyebrow}</p> : null}
          <h1
            className={classNames(
              'lg:text-3xl lg:font-bold',
              showMark ? 'text-xl font-semibold' : 'text-2xl font-bold',
            )}
          >
            {title}
          </h1>
          {subtitle ? <p className="text-label text-text-2">{subtitle}</p> : null}
        </div>
        {shell?.notices ? (
          <span className="-mr-2 self-start lg:hidden print:hidden">
            <NoticesLink notices={shell.notices} />
          </span>
        ) : null}
      </div>
      {actions ? <div className="flex flex-wrap items-end gap-2 print:hidden">{actions}</div> : null}
    </header>
  )
}
