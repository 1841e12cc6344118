import { lessonTemplate, quizTemplate } from '../../../app/domain/publishing/draft-template'
import { findPlaceholderFaults } from '../../../app/domain/publishing/unfinished-text'

/** The template as an author leaves it who wrote something over every sentence that asks for it. */
export function finishedLesson({ code, title }: { code: string; title: string }) {
  return { source: writtenOver(lessonTemplate({ code, title })), quizSource: writtenOver(quizTemplate(code)) }
}

function writtenOver(text: string): string {
  const lines = text.split('\n')
  for (;;) {
    const [fault] = findPlaceholderFaults(lines.join('\n'))
    const left = fault && /“(.+)”/.exec(fault.reason)?.[1]
    if (!fault || !left) return lines.join('\n')
    lines[fault.line - 1] = (lines[fault.line - 1] ?? '').replace(left, `Đã soạn – ${left}`)
  }
}
