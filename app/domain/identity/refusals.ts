/** What is thrown instead of an answer, as data for the error boundary. */

export interface KeptField {
  name: string
  value: string
}

/**
 * A form that was not carried out: 401 when it arrived after the session had ended, 503 while too many wait for the
 * database. The page offers to send the same fields to `path` again.
 */
export interface FormNotSaved {
  kind: 'formNotSaved'
  because: 'sessionEnded' | 'systemBusy'
  path: string
  fields: KeptField[]
}

/** 403: the whole area is closed to the actor's roles. */
export interface AreaClosed {
  kind: 'areaClosed'
  text: string
}

export function isFormNotSaved(data: unknown): data is FormNotSaved {
  return isRefusal(data) && data.kind === 'formNotSaved'
}

export function isAreaClosed(data: unknown): data is AreaClosed {
  return isRefusal(data) && data.kind === 'areaClosed'
}

function isRefusal(data: unknown): data is { kind: unknown } {
  return typeof data === 'object' && data !== null && 'kind' in data
}
