import { CircleCheck, ListChecks } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { jump } from '~/domain/publishing/components/lesson-contents'

interface EndPage {
  isCompleted: boolean
  checksLeft: string[]
  isQuizLeft: boolean
  next: { to: string; label: string }
}

/** After the last line: what the lesson still asks for, and where to go. Works before any script has run. */
export function LessonEnd({ page }: { page: EndPage }) {
  const { isCompleted, checksLeft, isQuizLeft, next } = page
  return (
    <div className="mt-10 print:hidden">
      <Callout
        tone={isCompleted ? 'green' : 'blue'}
        icon={isCompleted ? CircleCheck : ListChecks}
        title={isCompleted ? 'Bài này đã hoàn thành' : 'Hết bài'}
        action={
          <ButtonLink to={next.to} variant="secondary">
            {next.label}
          </ButtonLink>
        }
      >
        {!isCompleted && checksLeft.length > 0 && (
          <p>
            Còn {checksLeft.length} câu tự kiểm tra cần trả lời:{' '}
            {checksLeft.map((id, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={`#${id}`} onClick={(event) => jump(event, id)}>
                  câu {index + 1}
                </a>
              </span>
            ))}
            .
          </p>
        )}
        {!isCompleted && isQuizLeft && <p>Đạt bài kiểm tra thì hoàn thành bài.</p>}
      </Callout>
    </div>
  )
}
