import { Check, X } from 'lucide'
import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

type OptionState = 'idle' | 'correct' | 'wrong'

export type OptionRowProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'className' | 'children'> & {
  type: 'radio' | 'checkbox'
  /** The key shown in the square: A, B, C… */
  letter: string
  /** Once answers may be shown; the chosen look needs no state, it follows the native input. */
  state?: OptionState
  /** The words under the text that say the state: "Đáp án đúng", "Đồng chí chọn". */
  tag?: string
  /** Shown only, no longer to be answered. */
  readOnly?: boolean
  children: ReactNode
}

const frames: Record<OptionState, string> = {
  idle: 'border-line-2 bg-surface has-checked:border-primary has-checked:bg-soft-2 has-checked:ring-1 has-checked:ring-primary',
  correct: 'border-done-mk bg-soft-2',
  wrong: 'border-soon-mk bg-soon-soft',
}

const keys: Record<OptionState, string> = {
  idle: 'border-control text-text-2 group-has-checked:border-primary group-has-checked:bg-primary group-has-checked:text-on-primary',
  correct: 'border-done-mk bg-done-mk text-on-mk',
  wrong: 'border-soon-mk bg-soon-mk text-on-mk',
}

function Key({ state, letter }: { state: OptionState; letter: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        '-mt-0.5 grid size-7.5 flex-none place-items-center rounded-sm border-[1.5px] text-sm font-semibold',
        keys[state],
      )}
    >
      {state === 'correct' ? <Icon icon={Check} size="sm" /> : state === 'wrong' ? <Icon icon={X} size="sm" /> : letter}
    </span>
  )
}

/**
 * One answer of a question: the whole row is the label of a native radio button or
 * checkbox, so that it works by keyboard and before any script has run.
 */
export function OptionRow({
  type,
  letter,
  state = 'idle',
  tag,
  readOnly = false,
  id,
  children,
  ...input
}: OptionRowProps) {
  const ownId = useId()
  const inputId = id ?? ownId
  const frame = classNames(
    'group relative flex min-h-14 w-full items-start gap-3.5 rounded-lg border-[1.5px] py-3 pr-4 pl-3',
    frames[state],
  )
  const content = (
    <>
      <Key state={state} letter={letter} />
      <span className="min-w-0 flex-1">
        {children}
        {tag ? (
          <span
            className={classNames(
              'mt-0.5 block text-sm font-semibold',
              state === 'wrong' ? 'text-soon-fg' : state === 'correct' ? 'text-done-fg' : 'text-text-2',
            )}
          >
            {tag}
          </span>
        ) : null}
      </span>
    </>
  )
  if (readOnly) return <div className={frame}>{content}</div>
  return (
    <label
      htmlFor={inputId}
      className={classNames(
        frame,
        'cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
      )}
    >
      <input
        {...input}
        id={inputId}
        type={type}
        className="absolute inset-0 size-full cursor-[inherit] appearance-none rounded-lg outline-none"
      />
      {content}
    </label>
  )
}
