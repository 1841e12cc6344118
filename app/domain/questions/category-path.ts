import { collapse } from '~/domain/identity/names'

/** Paths of the bank's categories: parts joined by "/", NFC, single spaces, at most eight parts. */

const maxParts = 8
const maxPartLength = 80

/** "Nghiệp vụ / Cư trú" → "Nghiệp vụ/Cư trú"; null when nothing is left or it is too long or too deep. */
export function categoryPath(text: string): string | null {
  const parts = text.split('/').map(collapse).filter(Boolean)
  const isSound = parts.length > 0 && parts.length <= maxParts && parts.every((part) => part.length <= maxPartLength)
  return isSound ? parts.join('/') : null
}

/** The path itself and every one above it, the outermost first. */
export function pathsDownTo(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** Whether a path is the other one or lies below it. */
export function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`)
}
