import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { assignCourse } from '~/domain/deeds/assign-course.server'
import { enrolJoiner } from '~/domain/deeds/enrol-joiner.server'
import { openLesson } from '~/domain/deeds/open-lesson.server'
import { startAttempt } from '~/domain/deeds/start-attempt.server'
import type { Actor } from '~/domain/identity/access'
import { createOfficer } from '~/domain/identity/officers.server'
import { getActor, openSession } from '~/domain/identity/sessions.server'
import { importContent } from '~/domain/publishing/import-content.server'
import { addDays, localDateOf } from '~/platform/calendar'
import { inTransaction, reader } from '~/platform/db/database.server'
import type { OpenPaper } from './answers'

export interface Visitors {
  /** Cookie headers, one for each officer. */
  sessions: string[]
  lessonCode: string
  lessonTitle: string
  /** Lessons with quizzes of ten questions that can be attempted again and again. */
  quizLessonCodes: string[]
  /** Two hundred officers, each over a running paper of ten questions. */
  papers: OpenPaper[]
}

const visitorCount = 16
const paperCount = 200
const questionsPerPaper = 10
const courseCode = 'do-toc-do'
const quizLessonCodes = Array.from({ length: 8 }, (_, index) => `do-toc-do-${index + 1}`)

/** Sixteen officers with sessions, a lesson they have all been given, and a course of long quizzes for them. */
export async function seedBench(now = new Date()): Promise<Visitors> {
  const enrolments = await reader().enrolment.findMany({
    where: { withdrawnAt: null, exemptions: { none: { withdrawnAt: null } }, dueOn: { gte: localDateOf(now) } },
    orderBy: { officerId: 'asc' },
    distinct: ['officerId'],
    take: visitorCount,
    select: {
      officerId: true,
      courseVersion: {
        select: {
          lessons: {
            orderBy: { position: 'asc' },
            take: 1,
            select: {
              lesson: {
                select: { code: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } } },
              },
            },
          },
        },
      },
    },
  })
  const lesson = enrolments[0]?.courseVersion.lessons[0]?.lesson
  if (enrolments.length < visitorCount || !lesson) throw new Error('The demo data have too few open enrolments')
  await importQuizCourse()
  await assignToEverybody(now)
  await registerMore(now)
  const sessions: string[] = []
  for (const { officerId } of enrolments) {
    const cookie = await openBenchSession(officerId, now)
    const actor = await requireBenchActor(cookie, now)
    for (const code of [lesson.code, ...quizLessonCodes]) await openLesson({ actor, lessonCode: code, now })
    sessions.push(cookie)
  }
  return {
    sessions,
    lessonCode: lesson.code,
    lessonTitle: lesson.versions[0]?.title ?? '',
    quizLessonCodes,
    papers: await openPapers(
      enrolments.map(({ officerId }) => officerId),
      now,
    ),
  }
}

/** As many more officers as the papers need; they join like anybody, without an account that could be signed in to. */
async function registerMore(now: Date) {
  const [unit, administrator, known] = await Promise.all([
    reader().unitPlacement.findFirstOrThrow({ where: { parentId: null }, select: { unitId: true, path: true } }),
    reader().roleGrant.findFirstOrThrow({ where: { role: 'administrator' }, select: { officerId: true } }),
    reader().officer.count(),
  ])
  const actor = await requireBenchActor(await openBenchSession(administrator.officerId, now), now)
  const like = await reader().membership.findFirstOrThrow({
    where: { supersededAt: null, officer: { rankHoldings: { some: {} } } },
    select: {
      positionCode: true,
      officer: { select: { serviceCategoryCode: true, rankHoldings: { take: 1, select: { rankCode: true } } } },
    },
  })
  for (let number = 1; number <= paperCount - known + visitorCount; number += 1) {
    await inTransaction(async (tx) => {
      const created = await createOfficer(tx, {
        actor,
        familyName: 'Đo',
        middleName: 'Tốc',
        givenName: `Độ ${number}`,
        serviceNumber: `999-${String(number).padStart(3, '0')}`,
        username: `do-toc-do-${number}`,
        passwordHash: 'none',
        mustChangePassword: false,
        rankCode: like.officer.rankHoldings[0]?.rankCode ?? '',
        serviceCategoryCode: like.officer.serviceCategoryCode,
        unitId: unit.unitId,
        positionCode: like.positionCode,
        validFrom: localDateOf(now),
        at: now,
      })
      if (!created.ok) throw new Error(`An officer for the bench was refused: ${created.reason}`)
      await enrolJoiner(tx, { officerId: created.officerId, unitPath: unit.path, joinedOn: localDateOf(now), now })
    })
  }
}

async function openPapers(visitorIds: string[], now: Date): Promise<OpenPaper[]> {
  const lessonCode = quizLessonCodes[0] ?? ''
  const enrolled = await reader().enrolment.findMany({
    where: { course: { code: courseCode }, withdrawnAt: null, officerId: { notIn: visitorIds } },
    orderBy: { officerId: 'desc' },
    take: paperCount,
    select: { officerId: true },
  })
  if (enrolled.length < paperCount) throw new Error(`Only ${enrolled.length} officers are enrolled in the quiz course`)
  const papers: OpenPaper[] = []
  for (const { officerId } of enrolled) {
    const cookie = await openBenchSession(officerId, now)
    const actor = await requireBenchActor(cookie, now)
    await openLesson({ actor, lessonCode, now })
    const started = await startAttempt({ actor, lessonCode, now })
    if (!started.ok) throw new Error(`A paper for the bench was refused: ${started.reason}`)
    papers.push({ cookie, attemptId: started.attemptId, questionCount: questionsPerPaper })
  }
  return papers
}

/** Goes through the same pipeline as every course. Only a full score passes, so that attempts can go on. */
async function importQuizCourse() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'niem-no-bench-content-'))
  const course = path.join(folder, courseCode)
  mkdirSync(course)
  const stems = quizLessonCodes.map((code, index) => `${String(index + 1).padStart(2, '0')}-${code}`)
  writeFileSync(
    path.join(course, 'course.yaml'),
    stringify({
      code: courseCode,
      title: 'Đo tốc độ',
      summary: 'Chuyên đề để đo tốc độ.',
      objectives: ['Đo tốc độ'],
      political: false,
      lessons: stems,
    }),
  )
  for (const [index, stem] of stems.entries()) {
    const code = quizLessonCodes[index] ?? ''
    const front = stringify({
      code,
      title: `Đo tốc độ ${index + 1}`,
      objective: 'Đo tốc độ',
      summary: 'Bài để đo.',
      author: 'Bộ phận huấn luyện',
    })
    writeFileSync(path.join(course, `${stem}.mdx`), `---\n${front}---\n\n## Bài đo\n\nBài học để đo tốc độ.\n`)
    writeFileSync(
      path.join(course, `${stem}.quiz.yaml`),
      stringify({ draw: questionsPerPaper, passPercent: 100, maxAttempts: 10, questions: questions(code) }),
    )
  }
  try {
    await importContent(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function questions(lessonCode: string) {
  return Array.from({ length: 12 }, (_, index) => ({
    code: `${lessonCode}-q${index + 1}`,
    type: 'single',
    topic: 'Đo tốc độ',
    passage: 'bai-do',
    stem: `Câu hỏi số ${index + 1} của bài đo tốc độ là câu nào?`,
    options: ['một', 'hai', 'ba', 'bốn'].map((text, option) => ({
      text: `Phương án ${text}`,
      ...(option === index % 4 ? { correct: true } : {}),
    })),
    explanation: 'Câu hỏi chỉ để đo tốc độ.',
  }))
}

async function assignToEverybody(now: Date) {
  const today = localDateOf(now)
  const [root, grant, period] = await Promise.all([
    reader().unitPlacement.findFirstOrThrow({
      where: { parentId: null },
      select: { unit: { select: { code: true } } },
    }),
    reader().roleGrant.findFirstOrThrow({ where: { role: 'standingOffice' }, select: { officerId: true } }),
    reader().studyPeriod.findFirstOrThrow({ where: { startsOn: { lte: today }, endsOn: { gte: today } } }),
  ])
  const actor = await requireBenchActor(await openBenchSession(grant.officerId, now), now)
  const assigned = await assignCourse({
    actor,
    courseCode,
    unitCode: root.unit.code,
    period,
    opensOn: today,
    dueOn: addDays(today, 30),
    now,
  })
  if (!assigned.ok) throw new Error(`The quiz course was not assigned: ${assigned.reason}`)
}

/** A session of whoever commands from the top of the tree. */
export async function openCommanderSession(now: Date): Promise<string> {
  const grant = await reader().roleGrant.findFirstOrThrow({
    where: { role: 'commander', unit: { placements: { some: { parentId: null } } } },
    select: { officerId: true },
  })
  return openBenchSession(grant.officerId, now)
}

async function openBenchSession(officerId: string, now: Date): Promise<string> {
  const cookie = await inTransaction((tx) =>
    openSession(tx, {
      officer: { officerId, displayName: 'Đo tốc độ', rankName: '', unitName: '' },
      isShared: false,
      request: new Request('http://localhost/'),
      address: '127.0.0.1',
      now,
    }),
  )
  return cookie.split(';')[0] ?? ''
}

async function requireBenchActor(cookie: string, now: Date): Promise<Actor> {
  const actor = await getActor(new Request('http://localhost/', { headers: { Cookie: cookie } }), { now: () => now })
  if (!actor) throw new Error('The session just opened is not alive')
  return actor
}
