import type { IconNode } from 'lucide'

export type NavItem = {
  href: string
  label: string
  icon: IconNode
  /** Shown in red beside the label when above zero, so only for what waits or is late. */
  count?: number
  /** The count in words, for screen readers: "7 đồng chí". */
  countLabel?: string
  /** Other address prefixes that belong to this item, such as `/bai-hoc` to the courses. */
  alsoFor?: string[]
}

export type NavGroup = { label: string; items: NavItem[] }

function matchLength(prefix: string, pathname: string): number {
  return pathname === prefix || pathname.startsWith(`${prefix}/`) ? prefix.length : 0
}

/** The `href` of the item the page belongs to: the one whose address fits longest; null when none fits. */
export function currentHref(items: NavItem[], pathname: string): string | null {
  let best: { href: string; length: number } | null = null
  for (const item of items) {
    const length = Math.max(...[item.href, ...(item.alsoFor ?? [])].map((prefix) => matchLength(prefix, pathname)))
    if (length > (best?.length ?? 0)) best = { href: item.href, length }
  }
  return best?.href ?? null
}
