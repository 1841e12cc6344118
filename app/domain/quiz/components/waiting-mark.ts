const cookieName = 'nn_waiting'

/** Whether this device holds answers that wait or came too late, whoever's. Nothing is opened to know it. */
export function mayHoldAnswers(): boolean {
  return document.cookie.includes(`${cookieName}=1`)
}

/**
 * A cookie, because the server must know it too: at signing out it may then not have the browser clear this site's
 * storage.
 */
export function markWaiting(isWaiting: boolean): void {
  const age = isWaiting ? 365 * 24 * 3600 : 0
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older browsers
  document.cookie = `${cookieName}=1; Path=/; Max-Age=${age}; SameSite=Lax${secure}`
}

/** Set by a sign-out that left this site's storage alone; true once. */
export function hasLeft(): boolean {
  if (!document.cookie.includes('nn_left=1')) return false
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older browsers
  document.cookie = 'nn_left=1; Path=/; Max-Age=0; SameSite=Lax'
  return true
}
