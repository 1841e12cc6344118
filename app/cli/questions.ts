import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findApprovers } from '~/domain/identity/approvers.server'
import { categoryPath } from '~/domain/questions/category-path'
import {
  type ExportFormat,
  exportFormats,
  findExportedQuestions,
  writeExport,
} from '~/domain/questions/export-questions.server'
import { countOf, usualCategory } from '~/domain/questions/import-plan'
import {
  applyImport,
  fileRefusalWords,
  type ImportResult,
  planImport,
  readImportFile,
  sha256,
} from '~/domain/questions/import-questions.server'
import { reader } from '~/platform/db/database.server'
import { prepareInstallation } from '../server/prepare'

const usage = `Usage: npm run -s questions -- import <file.gift|.txt|.xlsx> [--dry-run] [--json] [--category "A/B"] [--approved-by <service number>]
       npm run -s questions -- export [category] [--format gift|xlsx] [--out <file>]
`

/** `npm run questions -- import|export`. Exit code 1 when nothing could be read, 2 when the command is not understood. */
export async function run([deed, ...args]: string[]): Promise<number> {
  try {
    if (deed === 'import') return await importFile(args)
    if (deed === 'export') return await exportCategory(args)
  } catch (error) {
    if (!isUsageError(error)) throw error
    process.stderr.write(`${(error as Error).message}\n`)
  }
  process.stderr.write(usage)
  return 2
}

async function importFile(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      category: { type: 'string', default: usualCategory },
      'approved-by': { type: 'string' },
    },
  })
  const [file, ...more] = positionals
  const category = categoryPath(values.category)
  if (file === undefined || more.length > 0 || category === null) {
    process.stderr.write(usage)
    return 2
  }
  const found = await readBytes(file)
  if (typeof found === 'string') return refused(found, values.json)
  const read = await readImportFile(found)
  if (!read.ok) return refused(fileRefusalWords[read.reason], values.json)
  await prepareInstallation()
  const now = new Date()
  const approvedById = values['approved-by'] === undefined ? null : await approverOf(values['approved-by'], now)
  if (approvedById === undefined)
    return refused(`Không có người duyệt nội dung nào có số hiệu ${values['approved-by']}.`, values.json)
  const plan = await planImport(read.read, category)
  const order = {
    plan,
    file: { name: path.basename(file), hash: sha256(found) },
    actor: 'system' as const,
    approvedById,
    now,
  }
  const result = values['dry-run'] ? { ...countOf(plan), faults: plan.faults } : await applyImport(order)
  for (const { line, reason } of plan.skipped) process.stderr.write(`${file}:${line} ${reason}\n`)
  print(result, { file, isJson: values.json, isDryRun: values['dry-run'] })
  return 0
}

function print(
  { added, changed, same, faults }: ImportResult,
  { file, isJson, isDryRun }: { file: string; isJson: boolean; isDryRun: boolean },
) {
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ added, changed, errors: faults })}\n`)
    return
  }
  for (const { line, reason } of faults) process.stderr.write(`${file}:${line} ${reason}\n`)
  const words = isDryRun ? 'Sẽ thêm' : 'Đã thêm'
  process.stdout.write(`${words} ${added} câu, đổi ${changed} câu, ${same} câu không đổi, ${faults.length} lỗi.\n`)
}

/** The file could not be read at all: said in both forms, as one error on the first line. */
function refused(reason: string, isJson: boolean): number {
  process.stderr.write(`${reason}\n`)
  if (isJson) process.stdout.write(`${JSON.stringify({ added: 0, changed: 0, errors: [{ line: 1, reason }] })}\n`)
  return 1
}

async function readBytes(file: string): Promise<Buffer | string> {
  try {
    return await readFile(file)
  } catch (error) {
    return `Không mở được tệp ${file} (${(error as NodeJS.ErrnoException).code}).`
  }
}

/** Undefined when no approver has this service number today. */
async function approverOf(serviceNumber: string, now: Date): Promise<string | undefined> {
  const officer = await reader().officer.findUnique({ where: { serviceNumber }, select: { id: true } })
  const approvers = await findApprovers(reader(), now)
  return approvers.find((id) => id === officer?.id)
}

async function exportCategory(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'gift' }, out: { type: 'string' } },
  })
  const [category = '', ...more] = positionals
  if (!isFormat(values.format) || more.length > 0) {
    process.stderr.write(usage)
    return 2
  }
  if (values.format === 'xlsx' && values.out === undefined && process.stdout.isTTY) {
    process.stderr.write('A spreadsheet needs --out <file>.\n')
    return 2
  }
  await prepareInstallation()
  const questions = await findExportedQuestions(category === '' ? '' : (categoryPath(category) ?? category))
  if (!questions) {
    process.stderr.write(`Không có danh mục "${category}".\n`)
    return 1
  }
  const file = await writeExport(questions, values.format)
  if (values.out === undefined) await new Promise((resolve) => process.stdout.write(file, resolve))
  else await writeFile(values.out, file)
  process.stderr.write(`${questions.length} câu.\n`)
  return 0
}

function isFormat(text: string): text is ExportFormat {
  return exportFormats.some((format) => format === text)
}

function isUsageError(error: unknown): boolean {
  return error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
}
