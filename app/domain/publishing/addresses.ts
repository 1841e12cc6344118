import { isCode } from './slug'

/** A link may lead to a path of this site or to a heading of the same lesson; nothing else (architecture section 6). */
export function isSafeLink(address: string): boolean {
  if (address.startsWith('#')) return isCode(address.slice(1))
  // Browsers read "//host" and "/\host" as other sites and drop tabs and line breaks first.
  return /^\/(?![/\\])[^\s\\<>"'`]*$/.test(address) && !hasControlCharacter(address)
}

/** Images lie beside the lesson: `images/` and one plain file name. */
export function isImagePath(path: string): boolean {
  return /^images\/[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*\.(?:svg|png|webp|jpe?g)$/i.test(path)
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character.charCodeAt(0) < 32 || character.charCodeAt(0) === 127)
}
