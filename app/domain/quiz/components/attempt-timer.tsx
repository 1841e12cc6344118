import { Clock } from 'lucide'
import { useEffect, useRef, useState } from 'react'
import { classNames } from '~/components/class-names'
import { Icon } from '~/components/icon'
import { formatTime } from '~/platform/calendar'
import { announcementOf, isEndingSoon, timeLeftWords } from './timer-words'

interface AttemptTimerProps {
  endsAt: Date
  /** Null before the scripts run: then the end stands there instead. */
  secondsLeft: number | null
}

/** The time left. Read out at five minutes, one minute and the end only; the words, not the colour, carry the meaning. */
export function AttemptTimer({ endsAt, secondsLeft }: AttemptTimerProps) {
  const [news, setNews] = useState('')
  const before = useRef(secondsLeft)
  useEffect(() => {
    if (secondsLeft === null) return
    const spoken = announcementOf(before.current ?? secondsLeft, secondsLeft)
    before.current = secondsLeft
    if (spoken) setNews(spoken)
  }, [secondsLeft])

  const isOver = secondsLeft === 0
  const isSoon = secondsLeft !== null && isEndingSoon(secondsLeft)
  return (
    <>
      <div
        role="timer"
        aria-label="Thời gian làm bài"
        className={classNames(
          'flex flex-none items-center gap-1.5 rounded-full px-2.5 py-1 text-sm',
          isOver ? 'bg-late-bg text-late-fg' : isSoon ? 'bg-soon-bg text-soon-fg' : 'bg-sunken text-text-2',
        )}
      >
        <Icon icon={Clock} size="sm" />
        <span className="flex flex-col sm:flex-row sm:gap-1.5">
          <span className="font-semibold tabular-nums">{timeWords(endsAt, secondsLeft)}</span>
          {isSoon && !isOver && <span className="text-2xs">sắp hết giờ</span>}
        </span>
      </div>
      <p aria-live={isOver ? 'assertive' : 'polite'} className="sr-only">
        {news}
      </p>
    </>
  )
}

function timeWords(endsAt: Date, secondsLeft: number | null): string {
  if (secondsLeft === null) return `Đến ${formatTime(endsAt)}`
  return secondsLeft === 0 ? 'Hết giờ' : timeLeftWords(secondsLeft)
}
