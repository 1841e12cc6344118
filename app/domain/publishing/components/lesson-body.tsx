import '~/styles/prose.css'
import { memo, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type BlockHost, BlockHostProvider } from './block-host'
import { forgetOthers } from './kept-state'
import { LiveBlock } from './live-block'
import { Markup } from './markup'
import type { TextSize } from './text-size'
import { type SleepingBlock, wakeBlocks } from './wake-blocks'

export interface LessonBodyProps extends BlockHost {
  html: string
  textSize?: TextSize
}

// React warns about layout effects on the server, where there is no layout to do.
const useLayoutEffectInBrowser = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * A lesson's text. The stored HTML is set whole and never reconciled by React; blocks that name a component are found
 * in it and brought to life through portals, so that they keep the app's context.
 */
export function LessonBody(props: LessonBodyProps) {
  return <Body key={props.contentHash} {...props} />
}

function Body({ html, textSize = 'vua', ...props }: LessonBodyProps) {
  const root = useRef<HTMLDivElement>(null)
  const [blocks, setBlocks] = useState<SleepingBlock[]>([])
  const { officerId, isShared, lessonCode, contentHash, answers, isPreview, onAnswered } = props
  const host = useMemo(
    () => ({ officerId, isShared, lessonCode, contentHash, answers, isPreview, onAnswered }),
    [officerId, isShared, lessonCode, contentHash, answers, isPreview, onAnswered],
  )
  useLayoutEffectInBrowser(() => {
    if (!isPreview) forgetOthers(officerId)
    if (root.current) setBlocks(wakeBlocks(root.current))
  }, [officerId, isPreview])
  return (
    <BlockHostProvider value={host}>
      <div className="nn-reading" data-text-size={textSize}>
        <Text html={html} contentHash={contentHash} root={root} />
      </div>
      {blocks.map((block) => createPortal(<LiveBlock {...block} />, block.place, block.key))}
    </BlockHostProvider>
  )
}

/** Rendered once for a text, whatever happens around it: React must never write over what the blocks did inside. */
const Text = memo(
  function Text({ html, contentHash, root }: { html: string; contentHash: string; root: RefObject<HTMLDivElement> }) {
    return <Markup ref={root} html={html} className="nn-prose" data-lesson={contentHash} />
  },
  () => true,
)
