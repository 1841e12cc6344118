import { ArrowLeft, ArrowRight, Layers, RefreshCw } from 'lucide'
import { useState } from 'react'
import { Button } from '~/components/button'
import { IconButton } from '~/components/icon-button'
import type { FlashcardsData } from '../block-data'
import { BlockFrame } from './block-frame'
import { isIndexList, useKeptState } from './kept-state'
import { Markup } from './markup'

/** One card at a time: think first, then turn it over. */
export function FlashcardsBlock({ id, title, cards }: FlashcardsData) {
  const [[at = 0], setAt] = useKeptState<number[]>(id, [0], { isValid: isIndexList })
  const [isTurned, setIsTurned] = useState(false)
  const index = Math.min(at, cards.length - 1)
  const card = cards[index]
  if (!card) return null

  function go(step: number) {
    setAt([(index + step + cards.length) % cards.length])
    setIsTurned(false)
  }

  return (
    <BlockFrame icon={Layers} kind={`Thẻ ghi nhớ · thẻ ${index + 1} trong ${cards.length}`} title={title}>
      <div aria-live="polite" className="flex min-h-36 flex-col justify-center gap-3 rounded-lg bg-sunken p-4">
        <p className={isTurned ? 'text-sm text-text-3' : 'text-lg font-medium'}>{card.front}</p>
        {isTurned ? <Markup html={card.html} className="nn-inner animate-fade" /> : null}
      </div>
      <div className="flex items-center gap-2">
        <IconButton icon={ArrowLeft} label="Thẻ trước" outline onClick={() => go(-1)} disabled={cards.length < 2} />
        <Button
          variant="soft"
          icon={RefreshCw}
          className="flex-1"
          onClick={() => setIsTurned(!isTurned)}
          aria-expanded={isTurned}
        >
          {isTurned ? 'Lật lại' : 'Lật thẻ'}
        </Button>
        <IconButton icon={ArrowRight} label="Thẻ sau" outline onClick={() => go(1)} disabled={cards.length < 2} />
      </div>
    </BlockFrame>
  )
}
