import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

/** The course that the demo gives to everybody this month, as it stands in `content/`. */
const courseFolder = 'content/niem-no-khi-tiep-xuc'

export interface MonthCourse {
  title: string
  lessons: { code: string; title: string }[]
}

export function monthCourse(): MonthCourse {
  const course = parse(readFileSync(path.join(courseFolder, 'course.yaml'), 'utf8'))
  return {
    title: course.title,
    lessons: course.lessons.map((stem: string) => {
      const source = readFileSync(path.join(courseFolder, `${stem}.mdx`), 'utf8')
      return parse(source.split('---')[1] ?? '')
    }),
  }
}

/** The right options of every starter question, by stem. True and false as they read on screen. */
export function rightAnswers(): Map<string, string[]> {
  const answers = new Map<string, string[]>()
  for (const file of readdirSync(courseFolder).filter((name) => name.endsWith('.quiz.yaml'))) {
    const { questions } = parse(readFileSync(path.join(courseFolder, file), 'utf8'))
    for (const question of questions)
      answers.set(
        folded(question.stem),
        question.type === 'trueFalse'
          ? [question.answer ? 'Đúng' : 'Sai']
          : question.options
              .filter((option: { correct?: boolean }) => option.correct)
              .map((option: { text: string }) => folded(option.text)),
      )
  }
  return answers
}

export function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
