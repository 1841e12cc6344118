import { Link } from '@remix-run/react'
import { Card } from '~/components/card'
import { dueWords } from '~/domain/learning/state-words'
import { formatDate, localDateOf } from '~/platform/calendar'
import { formatCount, percentDown } from '~/platform/number-format'
import type { OfficerCourse, OfficerLesson, OfficerPage } from '../officer-page.server'
import { EnrolmentStatus } from './enrolment-status'

/** One month of an officer: each course with its state, and its lessons with the attempts at their quizzes. */
export function OfficerCourses({
  period,
  takenAt,
  grantHref,
  enrolmentHref,
}: {
  period: OfficerPage['periods'][number]
  takenAt: Date
  /** Where the viewer may grant more attempts at a quiz; null: nowhere. */
  grantHref: ((enrolmentId: string, lessonCode: string) => string) | null
  /** Where the viewer exempts, postpones and extends; null: nowhere. */
  enrolmentHref: ((enrolmentId: string) => string) | null
}) {
  const id = `thang-${period.code}`
  return (
    <Card aria-labelledby={id}>
      <h2 id={id} className="px-4 pt-3.5 pb-2 text-lg font-semibold">
        {period.name}
      </h2>
      <ul className="divide-y divide-line border-t border-line">
        {period.courses.map((course) => (
          <li key={course.enrolmentId} className="px-4 py-3">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <h3 className="min-w-0 flex-1 basis-64 font-medium">{course.title}</h3>
              <EnrolmentStatus state={course.state} marks={course.marks} isPostponed={course.isPostponed} />
            </div>
            <p className="text-sm text-text-3">{courseDetail(course, localDateOf(takenAt))}</p>
            <details className="mt-1">
              <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-link lg:min-h-8">
                {lessonSummary(course)}
              </summary>
              <ol className="mt-1 flex flex-col gap-2 rounded-md bg-sunken px-3.5 py-3 text-sm">
                {course.lessons.map((lesson) => (
                  <li key={lesson.position} className="flex flex-wrap justify-between gap-x-4">
                    <span className="min-w-0">
                      Bài {lesson.position}. {lesson.title}
                    </span>
                    <span className="text-text-2 tabular-nums">
                      {lessonDetail(lesson)}
                      {grantHref && lesson.hasQuiz && !lesson.completedOn ? (
                        <>
                          {'. '}
                          <Link to={grantHref(course.enrolmentId, lesson.code)} className="link">
                            Cho thêm lượt, thêm giờ
                          </Link>
                        </>
                      ) : null}
                    </span>
                  </li>
                ))}
              </ol>
            </details>
            {enrolmentHref ? (
              <Link
                to={enrolmentHref(course.enrolmentId)}
                className="link inline-flex min-h-11 items-center text-sm lg:min-h-8"
              >
                Miễn, hoãn, gia hạn<span className="sr-only">: {course.title}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function courseDetail(course: OfficerCourse, today: string): string {
  const due = `Hạn ${formatDate(course.dueOn)}`
  if (course.exemptReason !== null)
    return `${due}. Lý do ${course.isPostponed ? 'hoãn' : 'miễn'}: ${course.exemptReason}`
  if (course.completedOn) return `${due}. Hoàn thành ngày ${formatDate(course.completedOn)}`
  if (course.opensOn > today) return `${due}. Mở ngày ${formatDate(course.opensOn)}`
  return `${due}, ${dueWords(course.dueOn, today)}`
}

function lessonSummary(course: OfficerCourse): string {
  const done = course.lessons.filter((lesson) => lesson.completedOn !== null).length
  const attempts = course.attempts > 0 ? `${formatCount(course.attempts)} lượt làm bài` : 'chưa làm bài kiểm tra'
  return `${done}/${course.lessons.length} bài, ${attempts}`
}

function lessonDetail(lesson: OfficerLesson): string {
  const done = lesson.completedOn ? `xong ${formatDate(lesson.completedOn)}` : 'chưa xong'
  if (!lesson.hasQuiz) return done
  const best = lesson.best ? `, cao nhất ${percentDown(lesson.best.numerator, lesson.best.denominator)}%` : ''
  return `${done}, ${lesson.attempts}/${lesson.maxAttempts} lượt${best}`
}
