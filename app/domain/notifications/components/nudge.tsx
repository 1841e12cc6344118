import { Form, useLocation, useNavigation } from '@remix-run/react'
import { BellRing, CircleCheck } from 'lucide'
import { useEffect, useState } from 'react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { formatInstant, formatTime } from '~/platform/calendar'
import { formatCount } from '~/platform/number-format'

/** "Nhắc" on the commander's pages: the button, what it did, and its undo. All of it works as plain forms. */

/** The field that says what is asked for, and its values. */
export const nudgeField = 'viec'
export const nudgeDeeds = { list: 'danh-sach', officer: 'dong-chi', undo: 'hoan-tac' } as const

export interface NudgeButtonProps {
  /** What is reminded of: the filters of the list as its address carries them, or one officer. */
  fields: Record<string, string | null | undefined>
  deed: 'list' | 'officer'
  label: string
  /** For whom, where the visible word alone would not say. */
  spokenLabel?: string
  look?: 'primary' | 'soft' | 'secondary'
  isSmall?: boolean
}

export function NudgeButton({ fields, deed, label, spokenLabel, look = 'soft', isSmall = false }: NudgeButtonProps) {
  const { pathname, search } = useLocation()
  const isBusy = useNavigation().formAction === '/nhac-viec'
  return (
    // The answer stands at the top of the page, so the page goes back there.
    <Form method="post" action="/nhac-viec">
      <input type="hidden" name={nudgeField} value={nudgeDeeds[deed]} />
      <input type="hidden" name="tiep" value={pathname + search} />
      {Object.entries(fields).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <Button
        type="submit"
        variant={look}
        icon={isSmall ? undefined : BellRing}
        busy={isBusy && !isSmall}
        busyLabel="Đang nhắc"
        aria-label={spokenLabel}
      >
        {label}
      </Button>
    </Form>
  )
}

export interface FreshNudge {
  id: string
  officers: number
  at: Date
}

/** What the last press did, with the way back as long as there is one. `openFor`: milliseconds. */
export function NudgeDone({ nudge, openFor }: { nudge: FreshNudge | null; openFor: number }) {
  const { pathname, search } = useLocation()
  const [overId, setOverId] = useState<string | null>(null)
  const id = nudge?.id ?? null
  const endsAt = nudge ? nudge.at.getTime() + openFor : 0
  useEffect(() => {
    if (id === null) return
    const timer = setTimeout(() => setOverId(id), Math.max(0, endsAt - Date.now()))
    return () => clearTimeout(timer)
  }, [id, endsAt])
  if (!nudge) return null
  const isOver = overId === nudge.id
  return (
    <div role="status" className="mb-4 print:hidden">
      <Callout
        tone="green"
        icon={CircleCheck}
        title={`Đã nhắc ${formatCount(nudge.officers)} đồng chí lúc ${formatTime(nudge.at)}`}
        action={
          isOver ? null : (
            <Form method="post" action="/nhac-viec">
              <input type="hidden" name={nudgeField} value={nudgeDeeds.undo} />
              <input type="hidden" name="tiep" value={pathname + search} />
              <input type="hidden" name="lan" value={nudge.id} />
              <Button type="submit" variant="secondary">
                Hoàn tác
              </Button>
            </Form>
          )
        }
      >
        {isOver ? 'Lời nhắc đã được gửi.' : 'Lời nhắc được gửi sau 60 giây. Trong thời gian đó đồng chí hoàn tác được.'}
      </Callout>
    </div>
  )
}

/** "Đã nhắc hôm nay 08:12", or nothing. */
export function remindedWords(at: Date | undefined, now: Date): string {
  return at ? `Đã nhắc ${formatInstant(at, now)}` : ''
}
