import { isDateOver } from '~/domain/learning/completion'
import { getStudiedLesson, type StudiedLesson } from '~/domain/learning/enrolments.server'
import type { QuestionType } from '~/domain/questions/question-body'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { optionsOf } from './papers.server'
import { letterAt, toLetters } from './shown-options'
import { type StartRefusal, startRefusal } from './start-rule'
import { countRight } from './submissions.server'

/** The quiz of a lesson as the officer sees it before and during an attempt. Nothing here tells a key. */
export interface QuizPage {
  lesson: { code: string; title: string; position: number }
  course: { code: string; title: string }
  dueOn: string
  /** What is submitted now counts as late. */
  isPastDue: boolean
  rules: { questionCount: number; passPercent: number; maxAttempts: number }
  attemptsUsed: number
  attemptsLeft: number
  isPassed: boolean
  /** Why no new attempt can start; null while one can. */
  refusal: StartRefusal | null
  running: RunningAttempt | null
  earlier: EarlierAttempt[]
}

interface EarlierAttempt {
  attemptId: string
  number: number
  submittedAt: Date
  rightCount: number
  questionCount: number
  passed: boolean
}

export interface RunningAttempt {
  attemptId: string
  number: number
  startedAt: Date
  questions: ShownQuestion[]
}

export interface ShownQuestion {
  position: number
  type: QuestionType
  stem: string
  /** Under the letters of the order shown; stored keys never leave the server. */
  options: { key: string; text: string }[]
  response: string[]
  revision: number
  flagged: boolean
}

/** Null when the lesson is not assigned to the officer or has no quiz. */
export async function getQuizPage(
  actor: { officerId: string },
  lessonCode: string,
  now: Date,
): Promise<QuizPage | null> {
  const studied = await getStudiedLesson(reader(), { officerId: actor.officerId, lessonCode, today: localDateOf(now) })
  if (!studied || studied.quizDraw === 0) return null
  const { enrolmentId, lessonId } = studied
  const attempts = await reader().attempt.findMany({
    where: { enrolmentId, lessonId },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      startedAt: true,
      submittedAt: true,
      passed: true,
      _count: { select: { questions: true } },
    },
  })
  const opening = await getOpening(studied)
  const isPassed = attempts.some((attempt) => attempt.passed === true)
  const running = attempts.find((attempt) => attempt.submittedAt === null)
  const earlier = attempts.flatMap(({ id, number, submittedAt, passed, _count }) =>
    submittedAt
      ? [{ attemptId: id, number, submittedAt, passed: passed === true, questionCount: _count.questions }]
      : [],
  )
  return {
    lesson: { code: lessonCode, title: opening?.lessonVersion.title ?? '', position: studied.position },
    course: { code: studied.courseCode, title: studied.courseTitle },
    dueOn: studied.dueOn,
    isPastDue: isDateOver(studied.dueOn, now),
    rules: {
      questionCount: studied.quizDraw,
      passPercent: studied.quizPassPercent,
      maxAttempts: studied.quizMaxAttempts,
    },
    attemptsUsed: attempts.length,
    attemptsLeft: Math.max(0, studied.quizMaxAttempts - attempts.length),
    isPassed,
    refusal: startRefusal({
      hasQuiz: true,
      isLessonOpened: opening !== null,
      isPassed,
      attemptsUsed: attempts.length,
      maxAttempts: studied.quizMaxAttempts,
    }),
    running: running
      ? {
          attemptId: running.id,
          number: running.number,
          startedAt: running.startedAt,
          questions: await findShownQuestions(running.id),
        }
      : null,
    earlier: await Promise.all(
      earlier.map(async (attempt) => ({ ...attempt, rightCount: await countRight(reader(), attempt.attemptId) })),
    ),
  }
}

function getOpening({ enrolmentId, lessonId }: StudiedLesson) {
  return reader().lessonOpening.findUnique({
    where: { enrolmentId_lessonId: { enrolmentId, lessonId } },
    select: { lessonVersion: { select: { title: true } } },
  })
}

async function findShownQuestions(attemptId: string): Promise<ShownQuestion[]> {
  const questions = await reader().attemptQuestion.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: {
      position: true,
      optionOrder: true,
      flagged: true,
      questionVersion: { select: { type: true, stem: true, body: true } },
      answer: { select: { response: true, revision: true } },
    },
  })
  return questions.map(({ position, optionOrder, flagged, questionVersion, answer }) => {
    const order = optionOrder as string[]
    const texts = new Map(optionsOf(questionVersion).map((option) => [option.key, option.text]))
    return {
      position,
      type: questionVersion.type as QuestionType,
      stem: questionVersion.stem,
      options: order.map((key, index) => ({ key: letterAt(index), text: texts.get(key) ?? '' })),
      response: toLetters(order, (answer?.response ?? []) as string[]),
      revision: answer?.revision ?? 0,
      flagged,
    }
  })
}
