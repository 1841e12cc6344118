import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getCourse } from '~/domain/publishing/courses.server'
import { checkContent, importContent } from '~/domain/publishing/import-content.server'
import { getImage } from '~/domain/publishing/lesson-images.server'
import { reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'

freshDatabase()

const course = 'niem-no-khi-tiep-xuc'
const at = new Date('2026-11-01T02:00:00Z')
const later = new Date('2026-11-02T02:00:00Z')
let folder: string

/** One real course, so that an edit can be tried on it. */
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'content-'))
  cpSync(path.join('content', course), path.join(folder, course), { recursive: true })
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function edit(file: string, change: (text: string) => string) {
  const target = path.join(folder, course, file)
  writeFileSync(target, change(readFileSync(target, 'utf8')))
}

async function counts() {
  const db = reader()
  return Promise.all([
    db.courseVersion.count(),
    db.lessonVersion.count(),
    db.lessonScenario.count(),
    db.imageFile.count(),
    db.questionVersion.count(),
    db.questionRetirement.count(),
    db.auditEvent.count(),
  ])
}

test('imports a course whole, and a second run changes nothing', async () => {
  const first = await importContent(folder, at)
  expect(first.faults).toEqual([])
  expect(first.changed).toBe(true)
  const detail = await getCourse(course)
  expect(detail?.lessons.map(({ position, quizDraw }) => [position, quizDraw])).toEqual([
    [1, 5],
    [2, 5],
    [3, 5],
    [4, 5],
  ])
  const before = await counts()
  const second = await importContent(folder, later)
  expect(second.changed).toBe(false)
  expect(await counts()).toEqual(before)
})

test('a changed text makes a new version of that lesson only and leaves the old one', async () => {
  await importContent(folder, at)
  edit('01-phut-dau-tien-gap-nguoi-dan.mdx', (text) => text.replace('Đầu giờ sáng', 'Đầu buổi sáng'))
  const report = await importContent(folder, later)
  expect(report.courses[0]?.lessons.map(({ number, isNew }) => [number, isNew])).toEqual([
    [2, true],
    [1, false],
    [1, false],
    [1, false],
  ])
  expect(report.courses[0]?.isNew).toBe(false)
  const versions = await reader().lessonVersion.findMany({
    where: { lesson: { code: 'phut-dau-tien-gap-nguoi-dan' } },
    orderBy: { number: 'asc' },
    select: { html: true, publishedAt: true },
  })
  expect(versions.map(({ html }) => html.includes('Đầu buổi sáng'))).toEqual([false, true])
  expect(versions.map(({ publishedAt }) => publishedAt)).toEqual([at, later])
})

test('a changed question gets a new version and retires its old one; a question that is gone is retired', async () => {
  await importContent(folder, at)
  const [, , , , questionsBefore] = await counts()
  edit('01-phut-dau-tien-gap-nguoi-dan.quiz.yaml', (text) => {
    const [head = '', ...questions] = text.split(/(?=^ {2}- code: )/m)
    return (
      head +
      questions
        .slice(0, -1)
        .join('')
        .replace(/explanation: '/, "explanation: 'Nói cách khác: ")
    )
  })
  const report = await importContent(folder, later)
  expect(report.courses[0]?.lessons[0]?.questionsChanged).toBe(3)
  const [, , , , questions, retired] = await counts()
  expect([questions, retired]).toEqual([(questionsBefore ?? 0) + 1, 2])
  expect((await importContent(folder, later)).changed).toBe(false)
})

test('changed quiz rules make a new course version', async () => {
  await importContent(folder, at)
  edit('02-bon-xin.quiz.yaml', (text) => text.replace('draw: 5', 'draw: 6'))
  const report = await importContent(folder, later)
  expect(report.courses[0]).toMatchObject({ number: 2, isNew: true })
})

test('a fault anywhere keeps everything out and is named with file and line', async () => {
  edit('02-bon-xin.mdx', (text) => `${text}\n\n<script>alert(1)</script>\n`)
  edit('03-bon-luon.quiz.yaml', (text) => text.replace(/passage: .*/, 'passage: khong-co-muc-nay'))
  renameSync(path.join(folder, course, 'images', 'bon-xin.svg'), path.join(folder, course, 'images', 'khac.svg'))
  writeFileSync(path.join(folder, course, 'images', 'xau.svg'), '<svg><script>alert(1)</script></svg>')
  const faults = await checkContent(folder)
  expect(faults.map(({ file }) => path.basename(file))).toEqual(
    expect.arrayContaining(['02-bon-xin.mdx', '03-bon-luon.quiz.yaml', 'xau.svg']),
  )
  const lines = readFileSync(path.join(folder, course, '02-bon-xin.mdx'), 'utf8').split('\n')
  expect(faults.find(({ file }) => file.endsWith('02-bon-xin.mdx'))?.line).toBe(
    lines.findIndex((line) => line.includes('<script>')) + 1,
  )
  const report = await importContent(folder, at)
  expect(report.courses).toEqual([])
  expect(await reader().course.count()).toBe(0)
})

test('a missing picture is a fault of the lesson that shows it', async () => {
  rmSync(path.join(folder, course, 'images', 'bon-xin.svg'))
  const faults = await checkContent(folder)
  expect(faults).toMatchObject([{ file: path.join(course, '02-bon-xin.mdx') }])
})

test('two lessons with one code, and two questions with one code, are faults', async () => {
  cpSync(path.join(folder, course), path.join(folder, 'ban-sao'), { recursive: true })
  const copy = path.join(folder, 'ban-sao', 'course.yaml')
  writeFileSync(copy, readFileSync(copy, 'utf8').replace(`code: ${course}`, 'code: ban-sao'))
  const faults = await checkContent(folder)
  expect(faults.some(({ reason }) => reason.includes('Mã bài "bon-xin"'))).toBe(true)
  expect(faults.some(({ reason }) => reason.includes('Mã câu hỏi "c2-1-01"'))).toBe(true)
})

test('an import leaves one audit event a course', async () => {
  await importContent(folder, at)
  const events = await reader().auditEvent.findMany({ select: { deed: true, actorId: true, at: true } })
  expect(events).toEqual([{ deed: 'course.import', actorId: null, at }])
})

test('a withdrawn version that is published again becomes a new version', async () => {
  await importContent(folder, at)
  const { inTransaction } = await import('~/platform/db/database.server')
  const version = await reader().lessonVersion.findFirstOrThrow({
    where: { lesson: { code: 'bon-xin' } },
    select: { id: true },
  })
  await inTransaction((tx) =>
    tx.lessonVersionWithdrawal.create({ data: { lessonVersionId: version.id, at: later, byId: 'x', reason: 'thử' } }),
  )
  const report = await importContent(folder, later)
  expect(report.courses[0]?.lessons[1]).toMatchObject({ number: 2, isNew: true })
})

test('pictures are stored by their bytes and read back', async () => {
  await importContent(folder, at)
  const stored = await reader().lessonImage.findFirstOrThrow({
    where: { path: 'images/bon-xin.svg' },
    select: { hash: true },
  })
  const image = await getImage(stored.hash)
  expect(image?.mediaType).toBe('image/svg+xml')
  expect(Buffer.from(image?.bytes ?? []).toString('utf8')).toBe(
    readFileSync(`content/${course}/images/bon-xin.svg`, 'utf8'),
  )
})
