import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Actor, Grant } from '~/domain/identity/access'
import type { KnowledgeCheckData } from '~/domain/publishing/block-data'
import { inTransaction, reader } from '~/platform/db/database.server'
import type { Prisma } from '~/platform/db/generated/client'
import { addOfficer, auditActorOf, type Force, type Person } from '../identity/force'

/** A course of two lessons: the first with a quiz and two checks (one required), the second without either. */

export const publishedAt = new Date('2026-10-01T02:00:00Z')

const check = (id: string, required: boolean): KnowledgeCheckData => ({
  id,
  hash: `hash-${id}`,
  prompt: 'Lời nào hợp "4 xin"?',
  multiple: id.endsWith('nhieu'),
  required,
  options: [
    { key: 'a', html: 'Xin chào <strong>bác</strong>', correct: true, feedback: 'Đúng & đủ.' },
    { key: 'b', html: 'Chờ đấy', correct: false, feedback: 'Chưa đúng.' },
    { key: 'c', html: 'Xin phép bác', correct: id.endsWith('nhieu'), feedback: '' },
  ],
})

export const checks = [check('kiem-tra-1', true), check('kiem-tra-nhieu', false)]

export function lessonHtml(blocks: KnowledgeCheckData[], text = 'Chào trước, mời ngồi.'): string {
  const elements = blocks.map((data) =>
    createElement('div', {
      key: data.id,
      className: 'nn-block',
      id: data.id,
      'data-mdx': 'KnowledgeCheck',
      'data-props': JSON.stringify(data),
    }),
  )
  return renderToStaticMarkup(createElement('article', null, createElement('p', null, text), elements))
}

export interface CourseFixture {
  courseId: string
  courseVersionId: string
  lessonIds: [string, string]
  versionIds: [string, string]
}

export async function createCourse({
  code = 'niem-no',
  questions = 8,
  draw = 5,
  maxAttempts = 3,
  hasMultiple = false,
  rules = {},
}: {
  code?: string
  questions?: number
  draw?: number
  maxAttempts?: number
  hasMultiple?: boolean
  /** More columns of the first lesson's quiz rules. */
  rules?: Omit<Partial<Prisma.CourseVersionLessonUncheckedCreateInput>, 'lessonId' | 'position'>
} = {}): Promise<CourseFixture> {
  return inTransaction(async (tx) => {
    const course = await tx.course.create({ data: { code } })
    const lessons = []
    for (const [index, blocks] of [checks, []].entries()) {
      const lesson = await tx.lesson.create({ data: { code: `${code}-bai-${index + 1}`, courseId: course.id } })
      const version = await tx.lessonVersion.create({
        data: { lessonId: lesson.id, ...versionColumns(index + 1, blocks) },
      })
      lessons.push({ lessonId: lesson.id, versionId: version.id })
    }
    const [first, second] = lessons
    if (!first || !second) throw new Error('unreachable')
    for (let number = 1; number <= questions; number += 1) {
      const question = await tx.question.create({ data: { code: `${code}-cau-${number}`, lessonId: first.lessonId } })
      await tx.questionVersion.create({
        data: { questionId: question.id, ...questionColumns(number, hasMultiple && number === questions) },
      })
    }
    const version = await tx.courseVersion.create({
      data: {
        courseId: course.id,
        number: 1,
        title: 'Niềm nở khi tiếp xúc',
        summary: 'Tóm tắt',
        objectives: ['Chào đúng'],
        political: false,
        contentHash: `${code}-1`,
        publishedAt,
        lessons: {
          create: [
            {
              lessonId: first.lessonId,
              position: 1,
              quizDraw: draw,
              quizPassPercent: 80,
              quizMaxAttempts: maxAttempts,
              ...rules,
            },
            { lessonId: second.lessonId, position: 2, quizDraw: 0, quizPassPercent: 0, quizMaxAttempts: 0 },
          ],
        },
      },
    })
    return {
      courseId: course.id,
      courseVersionId: version.id,
      lessonIds: [first.lessonId, second.lessonId],
      versionIds: [first.versionId, second.versionId],
    }
  })
}

export function versionColumns(position: number, blocks: KnowledgeCheckData[], number = 1) {
  return {
    number,
    title: `Bài ${position} bản ${number}`,
    objective: 'Chào trước',
    summary: '',
    author: 'Bộ phận huấn luyện',
    source: '',
    quizSource: '',
    contentHash: `noi-dung-${position}-${number}`,
    html: lessonHtml(blocks, `Nội dung bài ${position} bản ${number}`),
    plainText: '',
    readingMinutes: 12,
    headings: [{ id: 'chao-truoc', text: 'Chào trước', depth: 2 }],
    checks: blocks.map(({ id, hash, required }) => ({ id, hash, required })),
    publishedAt,
  }
}

/** The first written option is the right one, as authors like to write; number 3 is true or false. */
function questionColumns(number: number, isMultiple: boolean) {
  const isTrueFalse = number === 3
  return {
    number: 1,
    type: isTrueFalse ? 'trueFalse' : isMultiple ? 'multiple' : 'single',
    topic: 'Lời chào',
    passage: 'chao-truoc',
    stem: `Câu hỏi số ${number}`,
    tags: [],
    body: {
      options: isTrueFalse
        ? [
            { key: 'dung', text: 'Đúng', correct: false, feedback: '' },
            { key: 'sai', text: 'Sai', correct: true, feedback: 'LỜI GIẢI KÍN' },
          ]
        : [
            { key: 'a', text: `Phương án đúng ${number}`, correct: true, feedback: 'LỜI GIẢI KÍN' },
            { key: 'b', text: `Phương án hai ${number}`, correct: isMultiple, feedback: '' },
            { key: 'c', text: `Phương án ba ${number}`, correct: isMultiple, feedback: '' },
            { key: 'd', text: `Phương án bốn ${number}`, correct: false, feedback: '' },
          ],
    },
    approval: { create: { at: publishedAt } },
    explanation: 'LỜI GIẢI KÍN',
    contentHash: `cau-${number}`,
    publishedAt,
  }
}

/** The signed-in officer, as the guards hand it over. */
export async function actorOf(
  person: Person,
  unit: { unitId: string; path: string },
  grants: Grant[] = [],
): Promise<Actor> {
  const audit = await auditActorOf(person)
  return {
    ...audit,
    sessionId: 'phien',
    serviceNumber: person.serviceNumber,
    username: `cb.${person.serviceNumber}`,
    familyName: 'Nguyễn',
    middleName: 'Văn',
    givenName: 'An',
    rankCode: 'thuong-uy',
    unitId: unit.unitId,
    unitPath: unit.path,
    positionName: 'Cán bộ',
    mustChangePassword: false,
    isShared: false,
    grants,
  }
}

export async function officerIn(force: Force, unit: keyof Force, serviceNumber: string, grants: Grant[] = []) {
  const person = await addOfficer({ serviceNumber, unitId: force[unit].unitId })
  return { person, actor: await actorOf(person, force[unit], grants) }
}

/** The letters, as shown, that are right for each question of an attempt. */
export async function rightLetters(attemptId: string): Promise<string[][]> {
  const questions = await reader().attemptQuestion.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: { optionOrder: true, questionVersion: { select: { body: true } } },
  })
  return questions.map(({ optionOrder, questionVersion }) => {
    const options = (questionVersion.body as { options: { key: string; correct: boolean }[] }).options
    const right = options.filter((option) => option.correct).map((option) => option.key)
    return (optionOrder as string[]).flatMap((key, index) => (right.includes(key) ? ['ABCDEF'[index] ?? ''] : []))
  })
}
