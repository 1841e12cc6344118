import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { check, scenario } from '../../unit/publishing/lesson-source'

export const courseCode = 'bon-xin-bon-luon'

function lessonSource(code: string, title: string, body: string): string {
  return `---
code: ${code}
title: ${title}
objective: Chào trước
summary: Một câu
author: Bộ phận huấn luyện
---

## Chào trước

Đầu giờ sáng, bác Tư tới quầy.

${body}`
}

function quizSource(prefix: string): string {
  const questions = [1, 2, 3].map(
    (number) => `  - code: ${prefix}-${number}
    type: single
    topic: Lời chào
    passage: chao-truoc
    stem: Câu ${number}?
    options:
      - text: Một
        correct: true
      - text: Hai
      - text: Ba
      - text: Bốn
    explanation: 'Vì thế.'
`,
  )
  return `draw: 2\npassPercent: 80\nmaxAttempts: 3\nquestions:\n${questions.join('')}`
}

/** A folder of its own for every test with one course of two short lessons; the second has a scenario and a check. */
export function smallCourse() {
  const place = { folder: '', file: (name: string) => path.join(place.folder, courseCode, name) }
  beforeEach(() => {
    place.folder = mkdtempSync(path.join(tmpdir(), 'niem-no-content-'))
    mkdirSync(place.file('images'), { recursive: true })
    writeFileSync(
      place.file('course.yaml'),
      `code: ${courseCode}
title: '"4 xin, 4 luôn"'
summary: Một câu
objectives:
  - Chào trước
political: false
lessons:
  - 01-chao-hoi
  - 02-bon-xin
`,
    )
    writeFileSync(place.file('01-chao-hoi.mdx'), lessonSource('chao-hoi', 'Chào hỏi', ''))
    writeFileSync(place.file('01-chao-hoi.quiz.yaml'), quizSource('chao'))
    const figure = '<Figure src="images/so-do.svg" alt="Sơ đồ" />\n\n'
    writeFileSync(place.file('02-bon-xin.mdx'), lessonSource('bon-xin', 'Bốn xin', `${figure}${scenario}\n${check}`))
    writeFileSync(place.file('02-bon-xin.quiz.yaml'), quizSource('xin'))
    cpSync('content/niem-no-khi-tiep-xuc/images/bon-xin.svg', place.file('images/so-do.svg'))
  })
  afterEach(() => rmSync(place.folder, { recursive: true, force: true }))
  return place
}
