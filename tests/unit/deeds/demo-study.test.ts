import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manualRecords } from '~/domain/deeds/demo/campaign'
import { draftPeople } from '~/domain/deeds/demo/people'
import { demoAssignments } from '~/domain/deeds/demo/schedule'
import { playStudy } from '~/domain/deeds/demo/study-facts'
import { planStudy } from '~/domain/deeds/demo/study-plan'
import { noFacts, type StudiedCourse, type StudyFacts } from '~/domain/deeds/demo/study-rows'
import type { QuestionBody } from '~/domain/questions/question-body'
import { gradeResponse, isPass, totalOf } from '~/domain/quiz/grading'
import { seededRandom } from '~/domain/quiz/seeded-random'
import { optionKeysOf } from '~/domain/quiz/shown-question'
import { localDateOf, startOfDate } from '~/platform/calendar'

const lessonCount = 4

const choices = ['a', 'b', 'c', 'd'].map((key, place) => ({ key, text: key, correct: place === 0, feedback: '' }))
const bodies: QuestionBody[] = [
  { type: 'single', options: choices },
  { type: 'multiple', options: choices.map((option, place) => ({ ...option, correct: place % 2 === 0 })) },
  { type: 'ordering', items: choices.map(({ key, text }) => ({ key, text })) },
]
const essay: QuestionBody = {
  type: 'essay',
  marking: 'passFail',
  maxPoints: 1,
  minWords: 0,
  maxWords: 0,
  guide: '',
  rubric: [],
}

function bankQuestion(questionVersionId: string, body: QuestionBody) {
  return { questionId: questionVersionId, questionVersionId, type: body.type, optionKeys: optionKeysOf(body), body }
}

/** Ten questions a lesson, and an essay to end with; one required check and one free. */
const course: StudiedCourse = {
  lessons: Array.from({ length: lessonCount }, (_, lesson) => ({
    lessonId: `lesson-${lesson}`,
    lessonVersionId: `version-${lesson}`,
    readingMinutes: 12,
    headingIds: ['mot', 'hai', 'ba'],
    checks: [
      { id: 'c1', hash: 'h1', required: true },
      { id: 'c2', hash: 'h2', required: false },
    ],
    quiz:
      lesson === lessonCount - 1
        ? {
            draw: 1,
            passPercent: 100,
            maxAttempts: 3,
            blueprint: { kind: 'fixed', questionCodes: ['bai-thu-hoach'] },
            bank: [bankQuestion('essay', essay)],
          }
        : {
            draw: 5,
            passPercent: 80,
            maxAttempts: 3,
            blueprint: null,
            bank: Array.from({ length: 10 }, (_, index) =>
              bankQuestion(`q${lesson}-${index}`, bodies[index % bodies.length] as QuestionBody),
            ),
          },
  })),
}
const questions = new Map(
  course.lessons.flatMap((lesson) => lesson.quiz.bank.map((question) => [question.questionVersionId, question])),
)

/** What everybody did with one month's course, as it stands at `now`. */
function playMonth(now: Date, monthsAgo: number): StudyFacts {
  const today = localDateOf(now)
  const assignment = demoAssignments(today).find((each) => each.monthsAgo === monthsAgo)
  if (!assignment) throw new Error(`Nothing was assigned ${monthsAgo} months ago`)
  const facts = noFacts()
  let ids = 0
  for (const { serviceNumber, story, unitCode } of draftPeople(today)) {
    const randomBelow = seededRandom(`test ${serviceNumber}`)
    const { opensOn, dueOn } = assignment
    const plan = planStudy({ story, unitCode, monthsAgo, opensOn, dueOn, lessonCount, now, randomBelow })
    const idAt = () => {
      ids += 1
      return String(ids)
    }
    playStudy({ enrolmentId: serviceNumber, course, plan, now, randomBelow, idAt }, facts)
  }
  return facts
}

function instantsOf(facts: StudyFacts): number[] {
  return Object.values(facts)
    .flat()
    .flatMap((row) => Object.values(row))
    .filter((value): value is Date => value instanceof Date)
    .map((value) => value.getTime())
}

const edges = [
  '2026-12-31T17:00:00.000Z', // the first instant of a month
  '2027-01-01T03:00:00Z',
  '2027-01-31T16:59:59.999Z', // the last one
  '2027-02-28T17:00:01Z',
  '2027-03-15T05:00:00Z',
]

test.each(edges)('nothing lies after %s or before the course opened', (text) => {
  const now = new Date(text)
  for (const monthsAgo of [0, 1]) {
    const opensOn = demoAssignments(localDateOf(now)).find((each) => each.monthsAgo === monthsAgo)?.opensOn ?? ''
    const outside = instantsOf(playMonth(now, monthsAgo)).filter(
      (instant) => instant > now.getTime() || instant < startOfDate(opensOn).getTime(),
    )
    expect(outside).toEqual([])
  }
})

test('the month fills as it goes on', () => {
  const completed = [
    '2027-03-01T02:00:00Z',
    '2027-03-10T05:00:00Z',
    '2027-03-20T05:00:00Z',
    '2027-03-31T16:00:00Z',
  ].map((text) => playMonth(new Date(text), 0).courseCompletions.length)
  expect(completed).toEqual([...completed].sort((a, b) => a - b))
  expect(completed[0]).toBe(0)
  expect(completed[3]).toBeGreaterThan(70)
})

test('on any instant results are what the rules of quiz and completion say', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2026-06-01'), max: new Date('2029-06-01'), noInvalidDate: true }), (now) => {
      const facts = playMonth(now, 0)
      expectGradesHold(facts)
      expectAttemptsHold(facts)
      expectCompletionsHold(facts)
    }),
    { numRuns: 15 },
  )
})

function expectGradesHold(facts: StudyFacts) {
  const response = new Map(facts.answers.map((answer) => [answer.attemptQuestionId, answer.response]))
  const marks = new Map(
    facts.essayMarks.map(({ attemptQuestionId, numerator, denominator }) => [
      attemptQuestionId,
      { numerator, denominator },
    ]),
  )
  const papers = new Map<string, StudyFacts['attemptQuestions']>()
  for (const question of facts.attemptQuestions)
    papers.set(question.attemptId, [...(papers.get(question.attemptId) ?? []), question])
  for (const attempt of facts.attempts) {
    const paper = papers.get(attempt.id) ?? []
    expect(paper).toHaveLength(attempt.blueprint ? 1 : 5)
    if (attempt.submittedAt === null) continue
    const grades = paper.map(({ id, questionVersionId }) => {
      const body = questions.get(questionVersionId)?.body ?? essay
      return gradeResponse(body, response.get(id) ?? [], marks.get(id) ?? null)
    })
    const known = grades.filter((grade) => grade !== null)
    if (known.length < grades.length) {
      // Its essay waits for a mark.
      expect(attempt).toMatchObject({ scoreNumerator: null, scoreDenominator: null, passed: null })
      continue
    }
    const score = totalOf(known)
    expect({ numerator: attempt.scoreNumerator, denominator: attempt.scoreDenominator }).toEqual(score)
    expect(attempt.passed).toBe(isPass(score, attempt.passPercent))
  }
}

function expectAttemptsHold(facts: StudyFacts) {
  const byLesson = new Map<string, StudyFacts['attempts']>()
  for (const attempt of facts.attempts) {
    const key = `${attempt.enrolmentId} ${attempt.lessonId}`
    byLesson.set(key, [...(byLesson.get(key) ?? []), attempt])
  }
  for (const attempts of byLesson.values()) {
    expect(attempts.map((attempt) => attempt.number)).toEqual(attempts.map((_, index) => index + 1))
    expect(attempts.length).toBeLessThanOrEqual(3)
    // Only the last one may have passed or still run.
    expect(attempts.slice(0, -1).every((attempt) => attempt.passed === false)).toBe(true)
  }
}

function expectCompletionsHold(facts: StudyFacts) {
  const passed = new Map(facts.attempts.filter((attempt) => attempt.passed).map((attempt) => [attempt.id, attempt]))
  const lessons = new Map<string, Date[]>()
  for (const { enrolmentId, lessonId, attemptId, completedAt } of facts.lessonCompletions) {
    expect(passed.get(attemptId ?? '')).toMatchObject({ enrolmentId, lessonId, submittedAt: completedAt })
    const required = facts.checkAnswers.find(
      (answer) => answer.enrolmentId === enrolmentId && answer.lessonId === lessonId && answer.checkId === 'c1',
    )
    expect(required?.answeredAt.getTime()).toBeLessThanOrEqual(completedAt.getTime())
    lessons.set(enrolmentId, [...(lessons.get(enrolmentId) ?? []), completedAt])
  }
  expect(facts.lessonCompletions).toHaveLength(passed.size)
  const whole = [...lessons].filter(([, completions]) => completions.length === lessonCount)
  expect(facts.courseCompletions.map(({ enrolmentId, completedAt }) => [enrolmentId, completedAt])).toEqual(
    whole.map(([enrolmentId, completions]) => [enrolmentId, completions.at(-1)]),
  )
}

test('points entered by hand stay within their standards, have a reason, and none is from tomorrow', () => {
  const standards: Record<string, number> = { K2: 2500, K3: 3000, K4: 1500, K5: 1000 }
  for (const today of ['2027-03-01', '2027-03-31']) {
    for (const officer of draftPeople(today)) {
      const records = manualRecords(officer, today)
      expect(new Set(records.map((record) => `${record.criterionCode} ${record.causeId}`)).size).toBe(records.length)
      for (const { criterionCode, part, hundredths, reason, occurredAt, recordedAt } of records) {
        expect(hundredths).toBeLessThanOrEqual(standards[criterionCode] ?? 0)
        expect(Number.isInteger(hundredths / 25)).toBe(true)
        if (part === 'deduction') expect(hundredths).toBeLessThan(0)
        expect(reason).not.toBe('')
        expect(occurredAt <= recordedAt && recordedAt < startOfDate('2027-03-01')).toBe(true)
      }
    }
  }
})
