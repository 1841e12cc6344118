import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

/** The course that the demo gives to everybody this month, as it stands in `content/`. */
export const courseFolder = 'content/niem-no-khi-tiep-xuc'

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
