import { controlBoxClasses } from '~/components/field-frame'
import type { AnswerProps } from './answer-props'
import { lengthWords, limitWords, wordCount } from './essay-words'
import { useTyped } from './use-typed'

/** The longest essay that is kept, in characters: several times what any guide asks for. */
const longestEssay = 20_000

/** Guide and rubric first, then the text with its length in words. */
export function EssayAnswer({ question, response, isLive, headingId, hintId, unsettled, onAnswer }: AnswerProps) {
  const { texts, type, settle } = useTyped({ response, count: 1, unsettled, onAnswer })
  const text = texts[0] ?? ''
  const { essay } = question
  const lengthId = `${headingId}-do-dai`
  if (!essay) return null
  return (
    <div className="flex flex-col gap-4">
      {(essay.guide !== '' || essay.rubric.length > 0) && (
        <section aria-label="Gợi ý và tiêu chí chấm" className="rounded-lg bg-sunken px-4 py-3.5 text-label">
          {essay.guide !== '' && <p className="whitespace-pre-line text-text-2">{essay.guide}</p>}
          {essay.rubric.length > 0 && (
            <>
              <p className="mt-2 font-semibold first:mt-0">Bài được chấm theo</p>
              <ul className="mt-1 list-disc pl-5 text-text-2 marker:text-done-mk">
                {essay.rubric.map((criterion) => (
                  <li key={criterion}>{criterion}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      <div className="flex flex-col gap-1.5">
        <span className={controlBoxClasses(false)}>
          <textarea
            name="response"
            rows={12}
            maxLength={longestEssay}
            aria-labelledby={headingId}
            aria-describedby={`${hintId} ${lengthId}`}
            value={text}
            onChange={(event) => type(0, event.currentTarget.value)}
            onBlur={settle}
            className="min-w-0 flex-1 resize-y self-stretch rounded-md bg-transparent px-3.5 py-2.5 text-base leading-6.5 text-text outline-none"
          />
        </span>
        <p id={lengthId} className="text-sm text-text-2 tabular-nums">
          {isLive || text !== '' ? lengthWords(wordCount(text), essay) : limitWords(essay)}
        </p>
      </div>
    </div>
  )
}
