import { createContext, useContext } from 'react'

/** What every living block knows of the page around it. */
export interface BlockHost {
  /** Whose practice is kept on this device. */
  officerId: string
  /** A shared duty-room computer keeps nothing beyond the tab. */
  isShared: boolean
  lessonCode: string
  contentHash: string
  /** Answers the server has, by check id. */
  answers: Readonly<Record<string, string[]>>
  /** The studio's preview: everything works and nothing is sent. */
  isPreview: boolean
  /** Called after the server took an answer. */
  onAnswered?: () => void
}

const Host = createContext<BlockHost | null>(null)

export const BlockHostProvider = Host.Provider

export function useBlockHost(): BlockHost {
  const host = useContext(Host)
  if (!host) throw new Error('A living block needs a LessonBody around it')
  return host
}
