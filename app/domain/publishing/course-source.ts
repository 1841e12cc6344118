import type { Fault } from './fault'
import { inReadingOrder } from './fault'
import { isCode } from './slug'
import { findNameFaults, readYaml } from './yaml-source'

/** What `course.yaml` says. */
export interface CourseSource {
  code: string
  title: string
  summary: string
  objectives: string[]
  /** Political education: a second person must approve. */
  political: boolean
  /** File stems in order, with the line that names them. */
  lessons: { stem: string; line: number }[]
}

export type CourseResult = { ok: true; course: CourseSource } | { ok: false; faults: Fault[] }

const names = ['code', 'title', 'summary', 'objectives', 'political', 'lessons'] as const

/** Reads `course.yaml`; every fault carries its line. */
export function parseCourseSource(yamlText: string): CourseResult {
  const yaml = readYaml(yamlText)
  if (!yaml.ok) return { ok: false, faults: inReadingOrder(yaml.faults) }
  const required = names.filter((name) => name !== 'political')
  const faults = findNameFaults(yaml.entries, { line: 1, known: names, required })
  const find = (name: string) => yaml.entries.find((entry) => entry.name === name)
  const text = (name: string) => {
    const entry = find(name)
    const value = entry?.value.text() ?? ''
    if (entry && value === '') faults.push({ line: entry.line, reason: `"${name}" phải là chữ.` })
    return value
  }
  const list = (name: string) => {
    const entry = find(name)
    const items = entry?.value.list()?.map((item) => ({ text: item.text() ?? '', line: item.line })) ?? []
    if (entry && (items.length === 0 || items.some((item) => item.text === ''))) {
      faults.push({ line: entry.line, reason: `"${name}" phải là danh sách, mỗi dòng một gạch đầu dòng.` })
    }
    return items
  }
  const code = text('code')
  if (code !== '' && !isCode(code)) {
    faults.push({
      line: find('code')?.line ?? 1,
      reason: 'Mã chuyên đề chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.',
    })
  }
  const political = find('political')
  if (political && political.value.boolean() === null) {
    faults.push({ line: political.line, reason: '"political" phải là true hoặc false.' })
  }
  const lessons = list('lessons').map(({ text: stem, line }) => ({ stem, line }))
  for (const [index, { stem, line }] of lessons.entries()) {
    if (stem !== '' && !isCode(stem))
      faults.push({ line, reason: `Tên tệp bài "${stem}" chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.` })
    if (lessons.findIndex((lesson) => lesson.stem === stem) < index)
      faults.push({ line, reason: `Bài "${stem}" nêu hai lần.` })
  }
  const [title, summary] = [text('title'), text('summary')]
  const objectives = list('objectives').map((item) => item.text)
  if (faults.length > 0) return { ok: false, faults: inReadingOrder(faults) }
  return {
    ok: true,
    course: { code, title, summary, objectives, political: political?.value.boolean() ?? false, lessons },
  }
}
