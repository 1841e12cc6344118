/** A path of this site to return to, or the fallback when `path` would lead elsewhere. */
export function safePath(path: unknown, fallback: string): string {
  if (typeof path !== 'string' || !path.startsWith('/')) return fallback
  // Browsers read "//host" and "/\host" as other sites, and drop tabs and line breaks first.
  if (/^\/[/\\]/.test(path) || hasControlCharacter(path)) return fallback
  const url = new URL(path, 'http://self.invalid')
  return url.host === 'self.invalid' ? url.pathname + url.search + url.hash : fallback
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character.charCodeAt(0) < 32)
}
