import { isCourseComplete, isLessonComplete } from '~/domain/learning/completion'
import { minutes } from '~/platform/duration'
import { earlier, later, plus } from './months'
import { between, chance, pick } from './pick'
import { playQuiz } from './study-quiz'
import type { LessonStudy, Study, StudyFacts } from './study-rows'

/**
 * Plays an officer's study of a course as rows, up to `now`: openings, answers to checks, attempts with papers drawn from
 * their seeds, and the completions that the product's rules give for them. Nothing here decides a result by itself.
 */

/** Adds one enrolment's rows to `facts`. */
export function playStudy(study: Study, facts: StudyFacts): void {
  const { course, plan, now, enrolmentId, idAt } = study
  const completed = new Set<string>()
  let free = new Date(0)
  for (const [index, planned] of plan.starts.entries()) {
    const lesson = course.lessons[index]
    const openedAt = later(planned, free)
    if (!lesson || openedAt > now) break
    const ending = index === plan.starts.length - 1 ? plan.ending : 'completed'
    const { endedAt, completedAt, attemptId } = playLesson({ ...study, lesson, openedAt, ending }, facts)
    free = plus(endedAt, minutes(5))
    if (!completedAt) break
    const { lessonId, lessonVersionId } = lesson
    facts.lessonCompletions.push({
      id: idAt(completedAt),
      enrolmentId,
      lessonId,
      lessonVersionId,
      attemptId,
      completedAt,
    })
    completed.add(lessonId)
    const lessonIds = course.lessons.map((each) => each.lessonId)
    if (isCourseComplete(lessonIds, completed))
      facts.courseCompletions.push({ id: idAt(completedAt), enrolmentId, completedAt })
  }
}

interface LessonEnd {
  endedAt: Date
  /** Null: not complete. */
  completedAt: Date | null
  attemptId: string | null
}

function playLesson(study: LessonStudy, facts: StudyFacts): LessonEnd {
  const { lesson, now, openedAt } = study
  const { readTo, answers, isReadThrough } = playReading(study, facts)
  const nothing = { endedAt: readTo, completedAt: null, attemptId: null }
  if (!isReadThrough || readTo > now) return nothing
  const hasQuiz = lesson.quiz.draw > 0
  const quiz = hasQuiz ? playQuiz(study, readTo, facts) : null
  const isComplete = isLessonComplete({ hasQuiz, quizPassed: quiz?.passedAt != null, checks: lesson.checks, answers })
  const lastAnswer = answers.findLast((answer) => answer.required)
  return {
    endedAt: quiz?.endedAt ?? readTo,
    completedAt: isComplete ? (quiz?.passedAt ?? lastAnswer?.answeredAt ?? openedAt) : null,
    attemptId: quiz?.attemptId ?? null,
  }
}

function playReading({ lesson, openedAt, ending, now, enrolmentId, randomBelow }: LessonStudy, facts: StudyFacts) {
  const whole = minutes(lesson.readingMinutes) * (between(70, 130, randomBelow) / 100)
  const stopsAt = ending === 'read' ? between(350, 800, randomBelow) : 1000
  const readTo = plus(openedAt, (whole * stopsAt) / 1000)
  const reached = readTo > now ? Math.floor((1000 * (now.getTime() - openedAt.getTime())) / whole) : stopsAt
  const { lessonId, lessonVersionId, headingIds } = lesson
  const place = Math.min(headingIds.length - 1, Math.floor((reached * headingIds.length) / 1000))
  facts.openings.push({
    enrolmentId,
    lessonId,
    lessonVersionId,
    openedAt,
    anchor: headingIds[place] ?? '',
    permille: reached,
    updatedAt: earlier(readTo, now),
  })
  const answers = lesson.checks.flatMap((check, index) => {
    const answeredAt = plus(openedAt, (whole * (index + 1)) / (lesson.checks.length + 1))
    if (answeredAt > earlier(readTo, now) || (!check.required && chance(25, randomBelow))) return []
    facts.checkAnswers.push({
      enrolmentId,
      lessonId,
      lessonVersionId,
      checkId: check.id,
      checkHash: check.hash,
      // Every check has these two options at least; right or wrong makes no difference.
      chosen: [pick(['a', 'b'], randomBelow)],
      firstAnsweredAt: answeredAt,
      answeredAt,
    })
    return [{ checkId: check.id, checkHash: check.hash, required: check.required, answeredAt }]
  })
  return { readTo, answers, isReadThrough: stopsAt === 1000 }
}
