import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { getCourse } from '~/domain/publishing/courses.server'
import { checkContent, importContent } from '~/domain/publishing/import-content.server'
import { getImage } from '~/domain/publishing/lesson-images.server'
import { inTransaction, reader } from '~/platform/db/database.server'
import { freshDatabase } from '../setup'
import { courseCode, smallCourse } from './small-course'

freshDatabase()
const content = smallCourse()

const at = new Date('2026-11-01T02:00:00Z')
const later = new Date('2026-11-02T02:00:00Z')
function edit(file: string, change: (text: string) => string) {
  const before = readFileSync(content.file(file), 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(content.file(file), after)
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
  const first = await importContent(content.folder, at)
  expect(first.faults).toEqual([])
  expect(first.changed).toBe(true)
  const detail = await getCourse(courseCode)
  expect(detail?.lessons.map(({ position, rules }) => [position, rules.draw])).toEqual([
    [1, 2],
    [2, 2],
  ])
  const before = await counts()
  const second = await importContent(content.folder, later)
  expect(second.changed).toBe(false)
  expect(await counts()).toEqual(before)
})

test('a changed text makes a new version of that lesson only and leaves the old one', async () => {
  await importContent(content.folder, at)
  edit('01-chao-hoi.mdx', (text) => text.replace('Đầu giờ sáng', 'Đầu buổi sáng'))
  const report = await importContent(content.folder, later)
  expect(report.courses[0]?.lessons.map(({ number, isNew }) => [number, isNew])).toEqual([
    [2, true],
    [1, false],
  ])
  expect(report.courses[0]?.isNew).toBe(false)
  const versions = await reader().lessonVersion.findMany({
    where: { lesson: { code: 'chao-hoi' } },
    orderBy: { number: 'asc' },
    select: { html: true, publishedAt: true },
  })
  expect(versions.map(({ html }) => html.includes('Đầu buổi sáng'))).toEqual([false, true])
  expect(versions.map(({ publishedAt }) => publishedAt)).toEqual([at, later])
})

test('a changed question gets a new version and retires its old one; a question that is gone is retired', async () => {
  await importContent(content.folder, at)
  const [, , , , questionsBefore] = await counts()
  edit('01-chao-hoi.quiz.yaml', (text) => {
    const [head = '', ...questions] = text.split(/(?=^ {2}- code: )/m)
    return (
      head +
      questions
        .slice(0, -1)
        .join('')
        .replace(/explanation: 'Vì thế/, "explanation: 'Nói cách khác")
    )
  })
  const report = await importContent(content.folder, later)
  expect(report.courses[0]?.lessons[0]?.questionsChanged).toBe(3)
  const [, , , , questions, retired] = await counts()
  expect([questions, retired]).toEqual([(questionsBefore ?? 0) + 1, 2])
  expect((await importContent(content.folder, later)).changed).toBe(false)
})

test('changed quiz rules make a new course version', async () => {
  await importContent(content.folder, at)
  edit('02-bon-xin.quiz.yaml', (text) => text.replace('draw: 2', 'draw: 3'))
  const report = await importContent(content.folder, later)
  expect(report.courses[0]).toMatchObject({ number: 2, isNew: true })
})

test('a fault anywhere keeps everything out and is named with file and line', async () => {
  edit('02-bon-xin.mdx', (text) => `${text}\n\n<script>alert(1)</script>\n`)
  edit('01-chao-hoi.quiz.yaml', (text) => text.replace(/passage: .*/, 'passage: khong-co-muc-nay'))
  renameSync(content.file('images/so-do.svg'), content.file('images/khac.svg'))
  writeFileSync(content.file('images/xau.svg'), '<svg><script>alert(1)</script></svg>')
  const faults = await checkContent(content.folder)
  expect(faults.map(({ file }) => path.basename(file))).toEqual(
    expect.arrayContaining(['02-bon-xin.mdx', '01-chao-hoi.quiz.yaml', 'xau.svg']),
  )
  const lines = readFileSync(content.file('02-bon-xin.mdx'), 'utf8').split('\n')
  expect(faults.find(({ file }) => file.endsWith('02-bon-xin.mdx'))?.line).toBe(
    lines.findIndex((line) => line.includes('<script>')) + 1,
  )
  const report = await importContent(content.folder, at)
  expect(report.courses).toEqual([])
  expect(await reader().course.count()).toBe(0)
})

test('a missing picture is a fault of the lesson that shows it', async () => {
  rmSync(content.file('images/so-do.svg'))
  const faults = await checkContent(content.folder)
  expect(faults).toMatchObject([{ file: path.join(courseCode, '02-bon-xin.mdx') }])
})

test('two lessons with one code, and two questions with one code, are faults', async () => {
  cpSync(path.join(content.folder, courseCode), path.join(content.folder, 'ban-sao'), { recursive: true })
  const copy = path.join(content.folder, 'ban-sao', 'course.yaml')
  writeFileSync(copy, readFileSync(copy, 'utf8').replace(`code: ${courseCode}`, 'code: ban-sao'))
  const faults = await checkContent(content.folder)
  expect(faults.some(({ reason }) => reason.includes('Mã bài "bon-xin"'))).toBe(true)
  expect(faults.some(({ reason }) => reason.includes('Mã câu hỏi "chao-1"'))).toBe(true)
})

test('an import leaves one audit event a course', async () => {
  await importContent(content.folder, at)
  const events = await reader().auditEvent.findMany({ select: { deed: true, actorId: true, at: true } })
  expect(events).toEqual([{ deed: 'course.import', actorId: null, at }])
})

test('a withdrawn version that is published again becomes a new version', async () => {
  await importContent(content.folder, at)
  const version = await reader().lessonVersion.findFirstOrThrow({
    where: { lesson: { code: 'bon-xin' } },
    select: { id: true },
  })
  await inTransaction((tx) =>
    tx.lessonVersionWithdrawal.create({ data: { lessonVersionId: version.id, at: later, byId: 'x', reason: 'thử' } }),
  )
  const report = await importContent(content.folder, later)
  expect(report.courses[0]?.lessons[1]).toMatchObject({ number: 2, isNew: true })
})

test('pictures are stored by their bytes and read back', async () => {
  await importContent(content.folder, at)
  const stored = await reader().lessonImage.findFirstOrThrow({
    where: { path: 'images/so-do.svg' },
    select: { hash: true },
  })
  const image = await getImage(stored.hash)
  expect(image?.mediaType).toBe('image/svg+xml')
  expect(Buffer.from(image?.bytes ?? []).toString('utf8')).toBe(readFileSync(content.file('images/so-do.svg'), 'utf8'))
})

test('the starter courses have no fault', async () => {
  expect(await checkContent('content')).toEqual([])
}, 60_000)
