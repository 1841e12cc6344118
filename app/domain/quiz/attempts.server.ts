import { isDateOver } from '~/domain/learning/completion'
import { getStudiedLesson, type StudiedLesson } from '~/domain/learning/enrolments.server'
import type { CountedAttempt, QuizRules } from '~/domain/publishing/quiz-rules'
import { bodyOf } from '~/domain/questions/question-body'
import { localDateOf } from '~/platform/calendar'
import { reader } from '~/platform/db/database.server'
import { type AttemptState, getAttemptState, startFactsOf } from './attempt-state.server'
import { countedAttempt } from './counted-attempt'
import { markOf } from './grading'
import { responseToWire, type ShownQuestion, shownBody } from './shown-question'
import { type StartRefusal, startRefusal } from './start-rule'
import { gradeAttempts } from './submissions.server'

/** The quiz of a lesson as the officer sees it before and during an attempt. Nothing here tells a key. */
export interface QuizPage {
  lesson: { code: string; title: string; position: number }
  course: { code: string; title: string }
  dueOn: string
  /** What is submitted now counts as late. */
  isPastDue: boolean
  /** For the next attempt: attempts and minutes as ruled and granted. */
  rules: Omit<QuizRules, 'draw' | 'blueprint'> & { questionCount: number }
  attemptsUsed: number
  attemptsLeft: number
  isPassed: boolean
  /** Why no new attempt can start; null while one can. */
  refusal: StartRefusal | null
  /** When the wait after the last attempt is over; null when none waits. */
  nextStartAt: Date | null
  running: RunningAttempt | null
  earlier: EarlierAttempt[]
}

interface EarlierAttempt {
  attemptId: string
  number: number
  submittedAt: Date
  rightCount: number
  questionCount: number
  /** Null while an essay waits for its mark. */
  passed: boolean | null
  /** Its score is the one that points are reckoned from. */
  isCounted: boolean
}

export interface RunningAttempt {
  attemptId: string
  number: number
  startedAt: Date
  /** Null: no time limit. */
  expiresAt: Date | null
  /** When the newest of its answers was kept; null while there is none. */
  lastSavedAt: Date | null
  questions: ShownQuestion[]
}

/** Null when the lesson is not assigned to the officer or has no quiz. */
export async function getQuizPage(
  actor: { officerId: string },
  lessonCode: string,
  now: Date,
): Promise<QuizPage | null> {
  const studied = await getStudiedLesson(reader(), { officerId: actor.officerId, lessonCode, today: localDateOf(now) })
  if (!studied || studied.rules.draw === 0) return null
  const { rules } = studied
  const state = await getAttemptState(reader(), studied)
  const opening = await getOpening(studied)
  const running = state.attempts.find((attempt) => attempt.submittedAt === null)
  const { draw, blueprint, ...stated } = rules
  return {
    lesson: { code: lessonCode, title: opening?.lessonVersion.title ?? '', position: studied.position },
    course: { code: studied.courseCode, title: studied.courseTitle },
    dueOn: studied.dueOn,
    isPastDue: isDateOver(studied.dueOn, now),
    rules: {
      ...stated,
      questionCount: draw,
      maxAttempts: state.maxAttempts,
      timeLimitMinutes: rules.timeLimitMinutes > 0 ? rules.timeLimitMinutes + state.granted.extraMinutes : 0,
    },
    attemptsUsed: state.attempts.length,
    attemptsLeft: state.attemptsLeft,
    isPassed: state.isPassed,
    refusal: startRefusal(startFactsOf(state, { rules, isLessonOpened: opening !== null, now })),
    nextStartAt: state.nextStartAt,
    running: running
      ? {
          attemptId: running.id,
          number: running.number,
          startedAt: running.startedAt,
          expiresAt: running.expiresAt,
          ...(await findShownQuestions(running.id)),
        }
      : null,
    earlier: await findEarlier(state, rules.countedAttempt),
  }
}

async function findEarlier({ attempts }: AttemptState, rule: CountedAttempt): Promise<EarlierAttempt[]> {
  const handedIn = attempts.flatMap(({ submittedAt, ...attempt }) => (submittedAt ? [{ ...attempt, submittedAt }] : []))
  if (handedIn.length === 0) return []
  const counted = countedAttempt(attempts, rule)
  const graded = await gradeAttempts(
    reader(),
    handedIn.map(({ id }) => id),
  )
  return handedIn.map(({ id, number, submittedAt, passed }) => {
    const questions = graded.get(id) ?? []
    return {
      attemptId: id,
      number,
      submittedAt,
      rightCount: questions.filter(({ grade }) => grade && markOf(grade) === 'full').length,
      questionCount: questions.length,
      passed,
      isCounted: id === counted?.id,
    }
  })
}

function getOpening({ enrolmentId, lessonId }: StudiedLesson) {
  return reader().lessonOpening.findUnique({
    where: { enrolmentId_lessonId: { enrolmentId, lessonId } },
    select: { lessonVersion: { select: { title: true } } },
  })
}

async function findShownQuestions(attemptId: string): Promise<Pick<RunningAttempt, 'questions' | 'lastSavedAt'>> {
  const questions = await reader().attemptQuestion.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: {
      position: true,
      optionOrder: true,
      flagged: true,
      questionVersion: { select: { type: true, stem: true, body: true } },
      answer: { select: { response: true, revision: true, answeredAt: true } },
    },
  })
  const savedAt = questions.flatMap(({ answer }) => (answer ? [answer.answeredAt.getTime()] : []))
  const shown = questions.map(({ position, optionOrder, flagged, questionVersion, answer }) => {
    const order = optionOrder as string[]
    const body = bodyOf(questionVersion)
    return {
      position,
      stem: questionVersion.stem,
      ...shownBody(body, order),
      response: responseToWire(body, order, (answer?.response ?? []) as string[]),
      revision: answer?.revision ?? 0,
      flagged,
    }
  })
  return { questions: shown, lastSavedAt: savedAt.length > 0 ? new Date(Math.max(...savedAt)) : null }
}
