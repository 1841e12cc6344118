import { bodyOf, type QuestionBody, storedBody } from '~/domain/questions/question-body'
import { gradeOf } from '~/domain/quiz/grading'
import { gradeAttempt } from '~/domain/quiz/submissions.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { publishedAt } from '../learning/course-fixture'

/** Attempts written as rows, so that a test says which questions an officer got and what was answered. */

export async function versionIdOf(code: string, number = 1): Promise<string> {
  const version = await reader().questionVersion.findFirstOrThrow({ where: { number, question: { code } } })
  return version.id
}

/** A question of the bank or, by its lesson, of a lesson. */
export async function createQuestion({
  code,
  body,
  lessonId = null,
}: {
  code: string
  body: QuestionBody
  lessonId?: string | null
}): Promise<string> {
  return inTransaction(async (tx) => {
    const category = lessonId
      ? null
      : await tx.questionCategory.upsert({
          where: { path: 'Nghiệp vụ' },
          create: { path: 'Nghiệp vụ', createdAt: publishedAt },
          update: {},
        })
    const question = await tx.question.create({ data: { code, lessonId, categoryId: category?.id ?? null } })
    const version = await tx.questionVersion.create({
      data: {
        questionId: question.id,
        number: 1,
        type: body.type,
        topic: 'Lời chào',
        tags: [],
        passage: '',
        stem: `Câu ${code}`,
        body: storedBody(body) as Prisma.InputJsonObject,
        explanation: '',
        contentHash: code,
        publishedAt,
        approval: { create: { at: publishedAt } },
      },
    })
    return version.id
  })
}

export const single = {
  type: 'single' as const,
  options: [
    { key: 'a', text: 'Xin chào bác', correct: true, feedback: '' },
    { key: 'b', text: 'Chờ đấy', correct: false, feedback: '' },
    { key: 'c', text: 'Mời bác ngồi', correct: false, feedback: '' },
  ],
} satisfies QuestionBody

export const essay = (marking: 'passFail' | 'points' = 'passFail'): QuestionBody => ({
  type: 'essay',
  marking,
  maxPoints: marking === 'points' ? 10 : 1,
  minWords: 1,
  maxWords: 0,
  guide: 'Nêu một việc đã làm tốt.',
  rubric: [
    { criterion: 'Nêu được việc làm', points: 6 },
    { criterion: 'Tự rút kinh nghiệm', points: 4 },
  ],
})

/** Hands in an attempt with these responses, in stored keys; null for one not answered. Gives the attempt's id. */
export async function handIn({
  officerId,
  lessonId,
  answers,
  at,
  passPercent = 80,
}: {
  officerId: string
  lessonId: string
  answers: readonly { versionId: string; response: string[] | null }[]
  at: Date
  passPercent?: number
}): Promise<string> {
  return inTransaction(async (tx) => {
    const enrolment = await tx.enrolment.findFirstOrThrow({ where: { officerId }, select: { id: true } })
    const number = 1 + (await tx.attempt.count({ where: { enrolmentId: enrolment.id, lessonId } }))
    const startedAt = new Date(at.getTime() - 60_000)
    const attempt = await tx.attempt.create({
      data: { enrolmentId: enrolment.id, lessonId, number, seed: 'mau', passPercent, maxAttempts: 3, startedAt },
    })
    for (const [index, { versionId, response }] of answers.entries()) {
      const version = await tx.questionVersion.findUniqueOrThrow({ where: { id: versionId } })
      const body = bodyOf(version)
      const optionOrder = 'options' in body ? body.options.map((option) => option.key) : []
      await tx.attemptQuestion.create({
        data: {
          attemptId: attempt.id,
          position: index + 1,
          questionVersionId: versionId,
          optionOrder,
          ...(response && { answer: { create: { response, revision: 1, answeredAt: startedAt } } }),
        },
      })
    }
    const grade = gradeOf(await gradeAttempt(tx, attempt.id), passPercent)
    await tx.attempt.update({
      where: { id: attempt.id },
      data: {
        submittedAt: at,
        closedBy: 'officer',
        ...(grade && {
          scoreNumerator: grade.score.numerator,
          scoreDenominator: grade.score.denominator,
          passed: grade.passed,
        }),
      },
    })
    return attempt.id
  })
}
