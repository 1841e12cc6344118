import { ALargeSmall, Check, List, Printer } from 'lucide'
import { useEffect, useState } from 'react'
import { ActionBar } from '~/components/action-bar'
import { Button, ButtonLink, buttonClasses } from '~/components/button'
import { Icon } from '~/components/icon'
import { SegmentedRadio } from '~/components/segmented'
import { StatusChip, type StatusChipProps } from '~/components/status-chip'
import { FoldMenu } from '~/domain/publishing/components/fold-menu'
import { type ContentsHeading, jump, LessonContents } from '~/domain/publishing/components/lesson-contents'
import { type TextSize, textSizes } from '~/domain/publishing/components/text-size'
import { type NextStep, nextSection } from './lesson-view'

interface Contents {
  headings: readonly ContentsHeading[]
  /** Id of the section being read. */
  current: string
}

/** At the right of the top bar: when the place was saved, text size, and the contents where no column shows them. */
export function LessonTools({
  headings,
  current,
  textSize,
  onTextSize,
  saved,
}: Contents & { textSize: TextSize; onTextSize: (size: TextSize) => void; saved: string | null }) {
  return (
    <>
      {saved && (
        <span className="mr-2 hidden items-center gap-1.5 text-sm text-text-3 lg:flex">
          <Icon icon={Check} size="sm" />
          {saved}
        </span>
      )}
      <FoldMenu icon={ALargeSmall} label="Cỡ chữ" className="js-only">
        <p className="mb-2 text-sm text-text-3">Cỡ chữ của bài</p>
        <SegmentedRadio
          legend="Cỡ chữ"
          name="co-chu"
          options={textSizes.map(({ value, label }) => ({ value, label }))}
          value={textSize}
          onChange={(value) => onTextSize(textSizes.find((size) => size.value === value)?.value ?? 'vua')}
        />
      </FoldMenu>
      <FoldMenu icon={List} label="Mục lục bài" className="xl:hidden">
        <LessonContents headings={headings} current={current} />
      </FoldMenu>
    </>
  )
}

/** The right column of wide screens. */
export function LessonSide({
  headings,
  current,
  due,
}: Contents & { due: { text: string; tone: StatusChipProps['tone']; label: string } | null }) {
  return (
    <>
      <LessonContents headings={headings} current={current} />
      {due && (
        <div className="mt-5 border-t border-line pt-5">
          <p className="text-sm text-text-3">Hạn học</p>
          <p className="mb-2 text-sm font-medium">{due.text}</p>
          <StatusChip tone={due.tone} label={due.label} />
        </div>
      )}
      <PrintButton />
    </>
  )
}

/** Prints by script, so it is there once scripts are. */
function PrintButton() {
  const [isAlive, setIsAlive] = useState(false)
  useEffect(() => setIsAlive(true), [])
  if (!isAlive) return null
  return (
    <Button variant="secondary" size="sm" icon={Printer} className="mt-5" onClick={() => window.print()}>
      In bài học
    </Button>
  )
}

/** The next section until the last one is reached, then the next step of the course. */
export function LessonActions({ headings, current, next }: Contents & { next: NextStep }) {
  const section = nextSection(headings, current)
  return (
    <ActionBar>
      {section === null ? (
        <ButtonLink to={next.to}>{next.label}</ButtonLink>
      ) : (
        <a
          href={`#${section}`}
          onClick={(event) => jump(event, section)}
          className={buttonClasses({ variant: 'primary' })}
        >
          Phần tiếp theo
        </a>
      )}
    </ActionBar>
  )
}
