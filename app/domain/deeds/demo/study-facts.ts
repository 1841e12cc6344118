import { isCourseComplete, isLessonComplete, type LessonCheck } from '~/domain/learning/completion'
import { type DrawableQuestion, drawPaper, type RandomBelow } from '~/domain/quiz/draw'
import { type GradedOption, gradeAnswer, isPass, totalOf } from '~/domain/quiz/grading'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { minutes, seconds } from '~/platform/duration'
import { between, chance, pick } from './pick'
import type { StudyPlan } from './study-plan'

/**
 * Plays an officer's study of a course as rows, up to `now`: openings, answers to checks, attempts with papers drawn from
 * their seeds, and the completions that the product's rules give for them. Nothing here decides a result by itself.
 */

export interface StudiedCourse {
  lessons: StudiedCourseLesson[]
}

export interface StudiedCourseLesson {
  lessonId: string
  lessonVersionId: string
  readingMinutes: number
  headingIds: string[]
  checks: LessonCheck[]
  quiz: { draw: number; passPercent: number; maxAttempts: number; bank: BankQuestion[] }
}

export interface BankQuestion extends DrawableQuestion {
  options: GradedOption[]
}

/** Rows as the tables take them. */
export interface StudyFacts {
  openings: {
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    openedAt: Date
    anchor: string
    permille: number
    updatedAt: Date
  }[]
  checkAnswers: {
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    checkId: string
    checkHash: string
    chosen: string[]
    firstAnsweredAt: Date
    answeredAt: Date
  }[]
  attempts: {
    id: string
    enrolmentId: string
    lessonId: string
    number: number
    seed: string
    passPercent: number
    maxAttempts: number
    startedAt: Date
    submittedAt: Date | null
    scoreNumerator: number | null
    scoreDenominator: number | null
    passed: boolean | null
  }[]
  attemptQuestions: {
    id: string
    attemptId: string
    position: number
    questionVersionId: string
    optionOrder: string[]
  }[]
  answers: { attemptQuestionId: string; chosen: string[]; revision: number; answeredAt: Date }[]
  lessonCompletions: {
    id: string
    enrolmentId: string
    lessonId: string
    lessonVersionId: string
    attemptId: string | null
    completedAt: Date
  }[]
  courseCompletions: { id: string; enrolmentId: string; completedAt: Date }[]
}

export interface Study {
  enrolmentId: string
  course: StudiedCourse
  plan: StudyPlan
  now: Date
  randomBelow: RandomBelow
  /** A new row id that sorts by the instant. */
  idAt: (at: Date) => string
}

export function noFacts(): StudyFacts {
  return {
    openings: [],
    checkAnswers: [],
    attempts: [],
    attemptQuestions: [],
    answers: [],
    lessonCompletions: [],
    courseCompletions: [],
  }
}

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

interface LessonStudy extends Study {
  lesson: StudiedCourseLesson
  openedAt: Date
  ending: StudyPlan['ending']
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

/** Attempts until one passes, none is left, or the present is reached. */
function playQuiz(study: LessonStudy, readTo: Date, facts: StudyFacts) {
  const { lesson, ending, now, randomBelow, plan } = study
  const { maxAttempts } = lesson.quiz
  const failures =
    ending === 'outOfAttempts' ? maxAttempts : drawFailures(plan.failPercent, maxAttempts - 1, randomBelow)
  const seen = new Set<string>()
  let startedAt = plus(readTo, seconds(between(40, 200, randomBelow)))
  for (let number = 1; number <= maxAttempts && startedAt <= now; number += 1) {
    const attempt = playAttempt(study, { number, startedAt, isMeantToFail: number <= failures, seen }, facts)
    if (attempt.passed !== false)
      return { endedAt: attempt.endedAt, passedAt: attempt.passed ? attempt.endedAt : null, attemptId: attempt.id }
    startedAt = plus(attempt.endedAt, minutes(between(4, 15, randomBelow)))
  }
  return { endedAt: earlier(startedAt, now), passedAt: null, attemptId: null }
}

function drawFailures(failPercent: number, most: number, randomBelow: RandomBelow): number {
  let failures = 0
  while (failures < most && chance(failPercent, randomBelow)) failures += 1
  return failures
}

interface AttemptCourse {
  number: number
  startedAt: Date
  isMeantToFail: boolean
  /** Questions of earlier attempts; those of this one are added. */
  seen: Set<string>
}

/** `passed` is null while the attempt still runs. */
function playAttempt(study: LessonStudy, course: AttemptCourse, facts: StudyFacts) {
  const { lesson, enrolmentId, now, randomBelow, idAt } = study
  const { number, startedAt, seen } = course
  const { draw, passPercent, maxAttempts, bank } = lesson.quiz
  const seed = Array.from({ length: 32 }, () => randomBelow(16).toString(16)).join('')
  const paper = drawPaper({ bank, count: draw, seen, randomBelow: seededRandom(seed) })
  const id = idAt(startedAt)
  const allowed = Math.floor((paper.length * (100 - passPercent)) / 100)
  const wrongCount = course.isMeantToFail
    ? Math.min(paper.length, allowed + between(1, 2, randomBelow))
    : between(0, allowed, randomBelow)
  const firstWrong = between(0, paper.length - wrongCount, randomBelow)

  let at = startedAt
  const grades = paper.map((question, index) => {
    const asked = bank.find((each) => each.questionVersionId === question.questionVersionId) as BankQuestion
    seen.add(asked.questionId)
    const isWrong = index >= firstWrong && index < firstWrong + wrongCount
    const chosen = isWrong ? wrongChoice(asked, randomBelow) : rightChoice(asked)
    at = plus(at, seconds(between(18, 70, randomBelow)))
    const attemptQuestionId = idAt(startedAt)
    facts.attemptQuestions.push({ id: attemptQuestionId, attemptId: id, ...question })
    if (at <= now) facts.answers.push({ attemptQuestionId, chosen, revision: 1, answeredAt: at })
    return gradeAnswer(asked.type, asked.options, chosen)
  })
  const endedAt = plus(at, seconds(between(10, 60, randomBelow)))
  const score = totalOf(grades)
  const isSubmitted = endedAt <= now
  const passed = isSubmitted ? isPass(score, passPercent) : null
  facts.attempts.push({
    id,
    enrolmentId,
    lessonId: lesson.lessonId,
    number,
    seed,
    passPercent,
    maxAttempts,
    startedAt,
    submittedAt: isSubmitted ? endedAt : null,
    scoreNumerator: isSubmitted ? score.numerator : null,
    scoreDenominator: isSubmitted ? score.denominator : null,
    passed,
  })
  return { id, endedAt: earlier(endedAt, now), passed }
}

function rightChoice({ options }: BankQuestion): string[] {
  return options.filter((option) => option.correct).map((option) => option.key)
}

/** One wrong option; where there is none, one right option too few. */
function wrongChoice({ options }: BankQuestion, randomBelow: RandomBelow): string[] {
  const wrong = options.filter((option) => !option.correct)
  return wrong.length > 0 ? [pick(wrong, randomBelow).key] : rightChoice({ options } as BankQuestion).slice(1)
}

function plus(instant: Date, duration: number): Date {
  return new Date(instant.getTime() + Math.round(duration))
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b
}
