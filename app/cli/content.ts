import path from 'node:path'
import { checkContent, type ImportReport, importContent } from '~/domain/publishing/import-content.server'
import type { FileFault } from '~/domain/publishing/read-content.server'

const usage = `Usage: npm run content -- check [folder]     names file and line of every fault
       npm run content -- import [folder]    brings the courses into the database, idempotent
The folder is content/ unless given.
`

/** `npm run content -- import|check [folder]`. Exit code 1 when there is a fault. */
export async function run([deed, folder = 'content']: string[]): Promise<number> {
  if (deed !== 'check' && deed !== 'import') {
    process.stderr.write(usage)
    return 2
  }
  const faults = deed === 'check' ? await checkContent(path.resolve(folder)) : await importFolder(path.resolve(folder))
  for (const { file, line, column, reason } of faults) {
    process.stderr.write(`${path.join(folder, file)}:${line}${column ? `:${column}` : ''} ${reason}\n`)
  }
  if (faults.length > 0) process.stderr.write(`${faults.length} lỗi. Chưa ghi gì vào cơ sở dữ liệu.\n`)
  else if (deed === 'check') process.stdout.write('Không có lỗi.\n')
  return faults.length > 0 ? 1 : 0
}

async function importFolder(folder: string): Promise<FileFault[]> {
  const report = await importContent(folder)
  process.stdout.write(linesOf(report).join(''))
  return report.faults
}

function linesOf({ courses, changed, faults }: ImportReport): string[] {
  const lines = courses.flatMap((course) => [
    `${course.code}: bản ${course.number}${course.isNew ? ' (mới)' : ''}\n`,
    ...course.lessons.map(({ code, number, isNew, questionsChanged }) => {
      const news = [isNew && 'mới', questionsChanged > 0 && `${questionsChanged} thay đổi về câu hỏi`].filter(Boolean)
      return `  ${code}: bản ${number}${news.length > 0 ? ` (${news.join(', ')})` : ''}\n`
    }),
  ])
  return changed || faults.length > 0 ? lines : [...lines, 'Không có gì thay đổi.\n']
}
