import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type CompiledLesson, compileLesson } from './compile-lesson.server'
import { type CourseSource, parseCourseSource } from './course-source'
import type { Fault } from './fault'
import type { LessonImage } from './lesson-image'
import { toLessonImage } from './lesson-images.server'
import { findPassageFaults, parseQuizSource, type QuizSource } from './quiz-source'

/** A fault with the file it is in, relative to the folder that was read. */
export interface FileFault extends Fault {
  file: string
}

export interface CourseFiles {
  course: CourseSource
  lessons: { compiled: CompiledLesson; quiz: QuizSource; source: string; quizSource: string }[]
  images: Map<string, LessonImage>
}

export interface ContentReading {
  /** Only those without any fault. */
  courses: CourseFiles[]
  faults: FileFault[]
}

/** Reads and compiles every course under a folder; writes nothing. Files are taken in the order of their names. */
export async function readContent(folder: string): Promise<ContentReading> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    return { courses: [], faults: [{ file: folder, line: 1, reason: 'Không thấy thư mục này.' }] }
  }
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
  const reading: ContentReading = { courses: [], faults: [] }
  for (const name of names) {
    const { course, faults } = await readCourse(folder, name)
    reading.faults.push(...faults)
    if (course) reading.courses.push(course)
  }
  if (names.length === 0) reading.faults.push({ file: folder, line: 1, reason: 'Thư mục chưa có chuyên đề nào.' })
  reading.faults.push(...findRepeatedCodes(reading.courses))
  return reading
}

async function readCourse(folder: string, name: string): Promise<{ course: CourseFiles | null; faults: FileFault[] }> {
  const faults: FileFault[] = []
  const note = (file: string, found: readonly Fault[]) => {
    for (const fault of found) faults.push({ file: path.join(name, file), ...fault })
  }
  const courseText = readText(path.join(folder, name, 'course.yaml'))
  if (courseText === null) {
    note('course.yaml', [{ line: 1, reason: 'Thiếu tệp này.' }])
    return { course: null, faults }
  }
  const parsed = parseCourseSource(courseText)
  if (!parsed.ok) {
    note('course.yaml', parsed.faults)
    return { course: null, faults }
  }
  const { course } = parsed
  if (course.code !== name) note('course.yaml', [{ line: 1, reason: `Mã chuyên đề phải trùng tên thư mục "${name}".` }])
  const images = readImages(path.join(folder, name, 'images'), note)
  const lessons: CourseFiles['lessons'] = []
  for (const { stem, line } of course.lessons) {
    const source = readText(path.join(folder, name, `${stem}.mdx`))
    const quizSource = readText(path.join(folder, name, `${stem}.quiz.yaml`))
    if (source === null) note('course.yaml', [{ line, reason: `Không thấy tệp bài "${stem}.mdx".` }])
    if (quizSource === null) note('course.yaml', [{ line, reason: `Không thấy tệp câu hỏi "${stem}.quiz.yaml".` }])
    const compiled = source === null ? null : await compileLesson({ source, images })
    const quiz = quizSource === null ? null : parseQuizSource(quizSource)
    if (compiled && !compiled.ok) note(`${stem}.mdx`, compiled.faults)
    if (quiz && !quiz.ok) note(`${stem}.quiz.yaml`, quiz.faults)
    if (source === null || quizSource === null || !compiled?.ok || !quiz?.ok) continue
    note(`${stem}.quiz.yaml`, findPassageFaults(quiz.quiz, compiled.lesson.headings))
    lessons.push({ compiled: compiled.lesson, quiz: quiz.quiz, source, quizSource })
  }
  return { course: faults.length === 0 ? { course, lessons, images } : null, faults }
}

function readImages(folder: string, note: (file: string, faults: Fault[]) => void): Map<string, LessonImage> {
  const images = new Map<string, LessonImage>()
  if (!existsSync(folder)) return images
  for (const file of readdirSync(folder).sort()) {
    if (file.startsWith('.')) continue
    const read = toLessonImage(readFileSync(path.join(folder, file)))
    if (read.ok) images.set(`images/${file}`, read.image)
    else note(path.join('images', file), [{ line: 1, reason: read.reason }])
  }
  return images
}

/** Codes name one lesson, one question in the whole installation. */
function findRepeatedCodes(courses: readonly CourseFiles[]): FileFault[] {
  const faults: FileFault[] = []
  const places = new Map<string, string>()
  const take = (key: string, file: string, line: number, what: string) => {
    const first = places.get(key)
    if (first) faults.push({ file, line, reason: `${what} đã dùng ở ${first}.` })
    else places.set(key, `${file}:${line}`)
  }
  for (const { course, lessons } of courses) {
    for (const [index, { compiled, quiz }] of lessons.entries()) {
      const stem = course.lessons[index]?.stem ?? compiled.code
      take(`lesson ${compiled.code}`, path.join(course.code, `${stem}.mdx`), 2, `Mã bài "${compiled.code}"`)
      for (const { code, line } of quiz.questions) {
        take(`question ${code}`, path.join(course.code, `${stem}.quiz.yaml`), line, `Mã câu hỏi "${code}"`)
      }
    }
  }
  return faults
}

/** A text file in NFC; null when it is not there. */
function readText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').normalize('NFC') : null
}
