import { Form, Link } from '@remix-run/react'
import { ArrowDown, ArrowUp, BookPlus } from 'lucide'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { IconButton } from '~/components/icon-button'
import type { FieldErrors } from '../../drafts.schema'
import { quizRuleLine } from '../../quiz-rule-words'
import type { QuizRules } from '../../quiz-rules'
import { CourseFields } from './course-fields'
import { type DrawPlaces, QuizRulesFields } from './quiz-rules-fields'

interface Course {
  title: string
  summary: string
  objectives: string[]
  political: boolean
  lessons: (QuizRules & { lessonCode: string; title: string; questionCount: number })[]
}

/** What a refused form sends back: the texts typed and the messages by field. */
type Answer = { typed: Record<string, string>; errors: FieldErrors } | undefined

/** Title, goals, order of lessons and quiz rules, as one form that also works without JavaScript. */
export function CourseForm({
  course,
  places,
  revision,
  answer,
  isBusy,
}: {
  course: Course
  places: DrawPlaces
  revision: number
  answer: Answer
  isBusy: boolean
}) {
  const typed = answer?.typed
  return (
    <Form method="post" className="flex flex-col gap-4 lg:gap-5">
      <input type="hidden" name="revision" value={typed?.revision ?? revision} />
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        Lưu bản nháp
      </button>
      <Card padding="lg" as="div" className="flex flex-col gap-5">
        <CourseFields
          values={{
            title: typed?.title ?? course.title,
            summary: typed?.summary ?? course.summary,
            objectives: typed?.objectives ?? course.objectives.join('\n'),
            political: typed ? typed.political === 'on' : course.political,
          }}
          errors={answer?.errors}
        />
      </Card>
      <Card aria-labelledby="bai-hoc">
        <CardHeader
          id="bai-hoc"
          title="Thứ tự bài và bài kiểm tra"
          detail="Thay đổi ở đây tạo phiên bản mới của chuyên đề. Các đợt đã giao vẫn theo phiên bản cũ."
        />
        {course.lessons.length === 0 ? (
          <EmptyState
            icon={BookPlus}
            title="Chưa có bài nào được duyệt"
            detail="Bài được duyệt lần đầu sẽ tự vào cuối danh sách này."
          />
        ) : (
          <ol className="divide-y divide-line border-t border-line">
            {course.lessons.map((lesson, index) => (
              <LessonRules
                key={lesson.lessonCode}
                lesson={lesson}
                places={places}
                position={index + 1}
                isLast={index === course.lessons.length - 1}
                answer={answer}
              />
            ))}
          </ol>
        )}
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="save" variant="secondary" busy={isBusy} busyLabel="Đang lưu">
          Lưu bản nháp
        </Button>
        {course.lessons.length > 0 ? (
          <Button type="submit" name="intent" value="submit">
            Gửi duyệt
          </Button>
        ) : null}
      </div>
    </Form>
  )
}

function LessonRules({
  lesson,
  places,
  position,
  isLast,
  answer,
}: {
  lesson: Course['lessons'][number]
  places: DrawPlaces
  position: number
  isLast: boolean
  answer: Answer
}) {
  const { lessonCode, questionCount } = lesson
  return (
    <li className="flex flex-col gap-3 px-4 py-4">
      <input type="hidden" name="lessonCode" value={lessonCode} />
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1">
          <span className="text-text-3 tabular-nums">{position}. </span>
          <Link to={`/soan/bai/${lessonCode}`} className="link font-medium">
            {lesson.title}
          </Link>
          <span className="block text-sm text-text-3">{lesson.questionCount} câu hỏi</span>
        </p>
        <IconButton
          type="submit"
          name="move"
          value={`up:${lessonCode}`}
          icon={ArrowUp}
          label={`Đưa bài ${position} lên`}
          disabled={position === 1}
          outline
        />
        <IconButton
          type="submit"
          name="move"
          value={`down:${lessonCode}`}
          icon={ArrowDown}
          label={`Đưa bài ${position} xuống`}
          disabled={isLast}
          outline
        />
      </div>
      <QuizRulesFields {...{ lessonCode, questionCount, places, answer }} rules={lesson} />
    </li>
  )
}

/** The same, to read only. */
export function CourseFacts({ course }: { course: Course }) {
  return (
    <Card padding="lg" aria-label="Nội dung chuyên đề">
      <p>{course.summary}</p>
      <ul className="mt-3 flex list-disc flex-col gap-1.5 pl-5 text-text-2">
        {course.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
      <ol className="mt-4 flex list-decimal flex-col gap-1.5 pl-5">
        {course.lessons.map((lesson) => (
          <li key={lesson.lessonCode}>
            <Link to={`/soan/bai/${lesson.lessonCode}`} className="link">
              {lesson.title}
            </Link>
            <span className="text-sm text-text-3">
              {': '}
              {quizRuleLine(lesson)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
