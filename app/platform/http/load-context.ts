/** What the HTTP process hands to every loader and action. */
interface RequestContext {
  /** For every script and style element of this response (content security policy). */
  nonce: string
  /** The clock is passed in, so that a rule never reads it by itself. */
  now(): Date
  clientAddress: string
  /** Shown on error pages and written to the log; never secret. */
  requestId: string
  /** HTML of the lesson that this document shows, by content hash: sent once, outside the loader data. */
  lessonHtml: Map<string, string>
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}

export {}
