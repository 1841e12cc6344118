/** What the guards throw, as data for the error boundary. */

export interface KeptField {
  name: string
  value: string
}

/** 401: a form arrived after the session had ended. The page offers to sign in and then send the same fields to `path`. */
export interface SessionEnded {
  kind: 'sessionEnded'
  path: string
  fields: KeptField[]
}

/** 403: the whole area is closed to the actor's roles. */
export interface AreaClosed {
  kind: 'areaClosed'
  text: string
}

export function isSessionEnded(data: unknown): data is SessionEnded {
  return isRefusal(data) && data.kind === 'sessionEnded'
}

export function isAreaClosed(data: unknown): data is AreaClosed {
  return isRefusal(data) && data.kind === 'areaClosed'
}

function isRefusal(data: unknown): data is { kind: unknown } {
  return typeof data === 'object' && data !== null && 'kind' in data
}
