import { Check } from 'lucide'
import { Icon } from '~/components/icon'
import type { QuizSource } from '../../quiz-source'

const typeWords = { single: 'Chọn một', multiple: 'Chọn nhiều', trueFalse: 'Đúng hay sai' }

/** The questions of a lesson with their keys, for whoever writes or reviews them. Never for learners. */
export function QuestionPreview({ quiz }: { quiz: QuizSource }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-label text-text-2">
        Mỗi lượt rút {quiz.draw} trong {quiz.questions.length} câu, đạt từ {quiz.passPercent}%, {quiz.maxAttempts} lượt
        làm.
      </p>
      <ol className="flex flex-col gap-4">
        {quiz.questions.map((question, index) => (
          <li key={question.code} className="rounded-lg border border-line bg-surface p-4">
            <p className="text-xs text-text-3">
              Câu {index + 1} · {typeWords[question.type]}
              {question.topic ? ` · ${question.topic}` : ''}
            </p>
            <p className="mt-1 font-medium">{question.stem}</p>
            <ul className="mt-2 flex flex-col gap-1.5">
              {question.options.map((option) => (
                <li key={option.key} className="flex gap-2 text-label">
                  <span className="mt-0.5 grid size-5 flex-none place-items-center">
                    {option.correct ? <Icon icon={Check} size="sm" className="text-done-mk" /> : '–'}
                  </span>
                  <span className="min-w-0">
                    {option.text}
                    {option.correct ? <strong className="font-semibold text-done-fg"> Đáp án đúng</strong> : null}
                    {option.feedback ? <span className="block text-sm text-text-3">{option.feedback}</span> : null}
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-text-2">
              <span className="font-medium">Giải thích:</span> {question.explanation}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
