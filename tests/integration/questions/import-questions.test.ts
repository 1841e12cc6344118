import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Actor } from '~/domain/identity/access'
import { findExportedQuestions, writeExport } from '~/domain/questions/export-questions.server'
import { countOf, usualCategory } from '~/domain/questions/import-plan'
import { applyImport, planImport, readImportFile } from '~/domain/questions/import-questions.server'
import { exampleQuestions } from '~/domain/questions/question-sheet-examples'
import { writeQuestionFile, writeTemplateFile } from '~/domain/questions/question-sheet-files.server'
import { reader } from '~/platform/db/database.server'
import { now } from '../identity/force'
import { freshDatabase } from '../setup'
import { approve, createStudio, sendForApproval, startDraft } from '../studio/studio-people'

freshDatabase()

async function planOf(file: Buffer | string, category = usualCategory) {
  const found = await readImportFile(Buffer.from(file))
  if (!found.ok) throw new Error(found.reason)
  return planImport(found.read, category)
}

async function bring(file: Buffer | string, actor: Actor | 'system' = 'system', approvedById: string | null = null) {
  const plan = await planOf(file)
  const result = await applyImport({ plan, file: { name: 'tep.gift', hash: 'tep' }, actor, approvedById, now })
  return { ...result, faults: result.faults.length }
}

function events() {
  return reader().auditEvent.findMany({ where: { deed: 'question.import' }, orderBy: { sequence: 'asc' } })
}

const tenQuestions = Array.from({ length: 10 }, (_, index) =>
  index === 4 ? `Hỏng {=a ~b` : `// [id:cau-${index}]\nCâu ${index}?{=a ~b}`,
).join('\n\n')

test('nine of ten are imported, one message says which is not and why; again adds nothing', async () => {
  const plan = await planOf(tenQuestions)
  expect(countOf(plan)).toEqual({ added: 9, changed: 0, same: 0 })
  expect(plan.faults).toEqual([{ line: 13, reason: expect.stringContaining('không đóng') }])
  expect(await reader().question.count()).toBe(0)

  expect(await bring(tenQuestions)).toEqual({ added: 9, changed: 0, same: 0, faults: 1 })
  expect(await bring(tenQuestions)).toEqual({ added: 0, changed: 0, same: 9, faults: 1 })
  expect(await reader().questionVersion.count()).toBe(9)
  expect(await reader().questionApproval.count()).toBe(0)
  expect(await events()).toEqual([
    expect.objectContaining({ actorId: null, details: expect.objectContaining({ added: 9, name: 'tep.gift' }) }),
  ])
})

test('a changed question is a new version that waits; the others stay', async () => {
  await bring(tenQuestions)
  const edited = tenQuestions.replace('Câu 7?{=a', 'Câu 7, sửa?{=a')
  expect(countOf(await planOf(edited))).toEqual({ added: 0, changed: 1, same: 8 })
  expect(await bring(edited)).toMatchObject({ added: 0, changed: 1, same: 8 })
  const versions = await reader().questionVersion.findMany({
    where: { question: { code: 'cau-7' } },
    orderBy: { number: 'asc' },
    select: { number: true, stem: true },
  })
  expect(versions).toEqual([
    { number: 1, stem: 'Câu 7?' },
    { number: 2, stem: 'Câu 7, sửa?' },
  ])
})

test('questions without codes are known again by category and content', async () => {
  const file = '$CATEGORY: Lễ tân\n\nMột?{T}\n\nMột?{T}\n\n$CATEGORY: Trực ban\n\nMột?{T}'
  const plan = await planOf(file)
  expect(countOf(plan).added).toBe(2)
  expect(plan.skipped).toEqual([{ line: 5, reason: expect.stringContaining('dòng 3') }])
  expect(await bring(file)).toMatchObject({ added: 2, faults: 0 })
  expect(await bring(file)).toMatchObject({ added: 0, changed: 0, same: 2 })
  expect((await reader().questionCategory.findMany({ orderBy: { path: 'asc' } })).map(({ path }) => path)).toEqual([
    'Lễ tân',
    'Trực ban',
  ])
})

test('a broken rule, a repeated code and an odd code are told or put right', async () => {
  const file = [
    '// [id:a]\nMột?{=x =y}\n',
    '// [id:b]\nHai?{~x =y}\n',
    '// [id:b]\nBa?{~x =y}\n',
    '// [id:Câu 4/2026]\nBốn?{~x =y}\n',
    '// [id:nhap]\nNăm?{~x =x}\n',
    '// [id:nhap]\nSáu?{~x =y}\n',
    'Bảy?{~%50%x ~%10%y}\n',
  ].join('\n')
  const plan = await planOf(file)
  expect(plan.questions.map(({ code, line }) => [line, code])).toEqual([
    [2, 'a'],
    [5, 'b'],
    [11, expect.stringMatching(/^cau-4-2026-[0-9a-f]{12}$/)],
    [17, expect.stringMatching(/^nhap-[0-9a-f]{12}$/)],
  ])
  expect(plan.faults).toEqual([
    { line: 8, reason: expect.stringContaining('dòng 5') },
    { line: 14, reason: expect.stringContaining('giống nhau') },
    { line: 19, reason: expect.stringContaining('100 %') },
  ])
})

test('a question of a lesson is not changed from a file', async () => {
  const studio = await createStudio()
  const code = await startDraft(studio.trainer)
  await approve(studio.approver, await sendForApproval(studio.trainer, code))
  const question = await reader().question.findFirstOrThrow({ where: { lessonId: { not: null } } })
  const plan = await planOf(`// [id:${question.code}]\nCâu khác?{T}`)
  expect(plan.questions).toEqual([])
  expect(plan.faults).toEqual([{ line: 2, reason: expect.stringContaining('Bài thử') }])
})

test('imported by a trainer: theirs, waiting, one event, approvers told once; approved with an approver behind it', async () => {
  const studio = await createStudio()
  await bring(tenQuestions, studio.trainer.actor)
  const versions = await reader().questionVersion.findMany({ include: { approval: true } })
  expect(new Set(versions.map(({ authorId }) => authorId))).toEqual(new Set([studio.trainer.officerId]))
  expect(versions.every(({ approval }) => approval === null)).toBe(true)
  expect(await events()).toHaveLength(1)
  expect(
    await reader().notice.count({ where: { kind: 'question.submitted', officerId: studio.approver.officerId } }),
  ).toBe(1)

  await bring('// [id:moi-duyet]\nMới?{T}', 'system', studio.approver.officerId)
  const approved = await reader().questionApproval.findMany()
  expect(approved.map(({ approvedById }) => approvedById)).toEqual([studio.approver.officerId])
})

test.each(['gift', 'xlsx'] as const)('the bank exported as %s and imported changes nothing', async (format) => {
  await bring(await writeTemplateFile())
  await bring(tenQuestions)
  const exported = await findExportedQuestions('')
  if (!exported) throw new Error('No bank')
  expect(exported).toHaveLength(exampleQuestions.length + 9)
  const plan = await planOf(await writeExport(exported, format))
  expect(plan.faults).toEqual([])
  expect(countOf(plan)).toEqual({ added: 0, changed: 0, same: exported.length })
  expect(await findExportedQuestions('Ví dụ')).toHaveLength(exampleQuestions.length)
  expect(await findExportedQuestions('Không có')).toBeNull()
})

test('more than one transaction, with progress, and one event', async () => {
  const file = await writeQuestionFile(
    Array.from({ length: 120 }, (_, index) => ({
      code: `dong-${index}`,
      category: 'Dài',
      content: { ...(exampleQuestions[0] as (typeof exampleQuestions)[number]).content, stem: `Câu ${index}?` },
    })),
  )
  const plan = await planOf(file)
  const seen: number[] = []
  await applyImport({ plan, file: { name: 'dai.xlsx', hash: 'x' }, actor: 'system', approvedById: null, now }, (done) =>
    seen.push(done),
  )
  expect(seen).toEqual([50, 100, 120])
  expect(await reader().questionVersion.count()).toBe(120)
  expect(await events()).toHaveLength(1)
})

test('files that cannot be read at all', async () => {
  const many = Array.from({ length: 5_001 }, (_, index) => `Câu ${index}?{T}`).join('\n\n')
  const refused = async (file: Buffer, name = '') => {
    const found = await readImportFile(file, name)
    return found.ok ? 'read' : found.reason
  }
  expect(await refused(Buffer.alloc(0))).toBe('empty')
  expect(await refused(Buffer.from('\n// chỉ có chú thích\n'))).toBe('empty')
  expect(await refused(Buffer.alloc(5_000_001, 0x20))).toBe('tooLarge')
  expect(await refused(Buffer.from([0x43, 0xe2, 0x28, 0xa1]))).toBe('noText')
  expect(await refused(readFileSync(process.execPath).subarray(0, 10_000))).toBe('otherKind')
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  expect(await refused(picture, 'hinh.gift')).toBe('otherKind')
  expect(await refused(picture, 'Câu hỏi.XLSX')).toBe('notExcel')
  expect(await refused(Buffer.from('PK là chữ'))).toBe('noSpreadsheet')
  expect(await refused(Buffer.from(many))).toBe('tooMany')
  expect(await refused(Buffer.from('\uFEFFCâu?{T}', 'utf16le'))).toBe('read')
})
