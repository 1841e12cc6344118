import { createContext, useContext } from 'react'

/**
 * Carries a lesson's HTML to the server render without putting it into the loader data, where it would be sent twice.
 * Empty in the browser: there the HTML is read back from the document or fetched by hash.
 */
const LessonHtml = createContext<ReadonlyMap<string, string>>(new Map())

export const LessonHtmlProvider = LessonHtml.Provider

/** The HTML of this content hash during the server render; undefined in the browser. */
export function useServerLessonHtml(hash: string): string | undefined {
  return useContext(LessonHtml).get(hash)
}
