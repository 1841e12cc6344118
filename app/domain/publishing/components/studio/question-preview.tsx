import { QuestionView } from '~/domain/questions/components/question-view'
import type { QuizSource } from '../../quiz-source'

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
            <QuestionView content={question} place={`Câu ${index + 1}`} />
          </li>
        ))}
      </ol>
    </div>
  )
}
