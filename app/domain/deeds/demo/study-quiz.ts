import { drawQuestions, layPaper, type RandomBelow } from '~/domain/quiz/draw'
import { gradeOf, gradeResponse } from '~/domain/quiz/grading'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { hours, minutes, seconds } from '~/platform/duration'
import { earlier, plus } from './months'
import { between, chance } from './pick'
import { rightResponse, wrongResponse } from './responses'
import type { BankQuestion, LessonStudy, StudyFacts } from './study-rows'

/** Plays the attempts at one lesson's quiz. A paper follows from its seed and a result from its answers. */

/** Attempts until one passes, none is left, or the present is reached. */
export function playQuiz(study: LessonStudy, readTo: Date, facts: StudyFacts) {
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
    startedAt = plus(attempt.knownAt, minutes(between(4, 15, randomBelow)))
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

/** `passed` is null while the attempt still runs or its essay waits for a mark. */
function playAttempt(study: LessonStudy, course: AttemptCourse, facts: StudyFacts) {
  const { lesson, enrolmentId, now, randomBelow, idAt } = study
  const { number, startedAt, seen } = course
  const { draw, passPercent, maxAttempts, blueprint, bank } = lesson.quiz
  const seed = Array.from({ length: 32 }, () => randomBelow(16).toString(16)).join('')
  const drawing = seededRandom(seed)
  const paper = layPaper(drawQuestions({ slots: [{ bank, count: draw }], seen, randomBelow: drawing }), drawing)
  const id = idAt(startedAt)
  const allowed = Math.floor((paper.length * (100 - passPercent)) / 100)
  const wrongCount = course.isMeantToFail
    ? Math.min(paper.length, allowed + between(1, 2, randomBelow))
    : between(0, allowed, randomBelow)
  const firstWrong = between(0, paper.length - wrongCount, randomBelow)

  let at = startedAt
  const answered = paper.map((question, index) => {
    const asked = bank.find((each) => each.questionVersionId === question.questionVersionId) as BankQuestion
    seen.add(asked.questionId)
    const isWrong = index >= firstWrong && index < firstWrong + wrongCount
    const response = isWrong ? wrongResponse(asked.body, randomBelow) : rightResponse(asked.body)
    at = plus(at, seconds(between(18, 70, randomBelow)))
    const attemptQuestionId = idAt(startedAt)
    facts.attemptQuestions.push({ id: attemptQuestionId, attemptId: id, ...question })
    if (at <= now) facts.answers.push({ attemptQuestionId, response, revision: 1, answeredAt: at })
    return { attemptQuestionId, isWrong, body: asked.body, response }
  })
  const endedAt = plus(at, seconds(between(10, 60, randomBelow)))
  const isSubmitted = endedAt <= now
  const markedAt = plus(endedAt, markingTime)
  const isMarked = markedAt <= now
  const grade = gradeOf(
    answered.map(({ body, response, isWrong }) => ({
      grade: gradeResponse(body, response, isMarked ? essayMark(isWrong) : null),
    })),
    passPercent,
  )
  if (isMarked)
    for (const { body, attemptQuestionId, isWrong } of answered)
      if (body.type === 'essay')
        facts.essayMarks.push({
          enrolmentId,
          attemptQuestionId,
          ...essayMark(isWrong),
          comment: essayComment(isWrong),
          markedAt,
        })
  const { score = null, passed = null } = (isSubmitted && grade) || {}
  facts.attempts.push({
    id,
    enrolmentId,
    lessonId: lesson.lessonId,
    number,
    seed,
    passPercent,
    maxAttempts,
    blueprint: blueprint && JSON.stringify(blueprint),
    startedAt,
    submittedAt: isSubmitted ? endedAt : null,
    scoreNumerator: score?.numerator ?? null,
    scoreDenominator: score?.denominator ?? null,
    passed,
  })
  const hasEssay = answered.some(({ body }) => body.type === 'essay')
  return { id, endedAt: earlier(endedAt, now), knownAt: hasEssay ? markedAt : endedAt, passed }
}

/** Trainers mark an essay a day and a half after it was handed in. */
const markingTime = hours(36)

function essayMark(isWrong: boolean) {
  return { numerator: isWrong ? 0 : 1, denominator: 1 }
}

function essayComment(isWrong: boolean): string {
  return isWrong
    ? 'Bài còn chung chung. Đồng chí nêu việc làm cụ thể tại nơi công tác.'
    : 'Bài nêu được việc làm cụ thể, liên hệ tốt với công việc hằng ngày.'
}
