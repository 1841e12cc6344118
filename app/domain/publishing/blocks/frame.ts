import { createContext, useContext } from 'react'

/** What the blocks of one lesson must know beside their own attributes, during the one static render. */
export interface LessonFrame {
  lessonCode: string
  /** Hash of each knowledge check by its id. */
  checkHashes: ReadonlyMap<string, string>
  images: ReadonlyMap<string, { hash: string; width: number | null; height: number | null }>
}

const Frame = createContext<LessonFrame | null>(null)

export const LessonFrameProvider = Frame.Provider

export function useLessonFrame(): LessonFrame {
  const frame = useContext(Frame)
  if (!frame) throw new Error('A lesson block was rendered outside a lesson')
  return frame
}
