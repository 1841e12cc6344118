import { expect, test } from 'vitest'
import { checkLessonSource } from '~/domain/publishing/allow-list'
import { lessonBlocks, withFreshId } from '~/domain/publishing/block-skeletons'
import { lessonTemplate, quizTemplate } from '~/domain/publishing/draft-template'
import { questionBlocks, withFreshCode } from '~/domain/publishing/question-skeletons'
import { parseQuizSource } from '~/domain/publishing/quiz-source'

test('the template of a new lesson has no fault, whatever its title', () => {
  for (const title of ['Bài thử', `Nói "chưa được": thế nào?`, `Đồng chí's # { } <b>`]) {
    expect(checkLessonSource(lessonTemplate({ code: 'bai-thu', title }))).toEqual([])
  }
  expect(parseQuizSource(quizTemplate('bai-thu'))).toMatchObject({ ok: true })
})

test.each(lessonBlocks)('the block "$label" may be put into a lesson as it is', ({ text }) => {
  const source = `${lessonTemplate({ code: 'bai-thu', title: 'Bài' })}\n\n${text}\n`
  expect(checkLessonSource(source)).toEqual([])
})

test.each(questionBlocks)('the question "$label" may be put into a quiz as it is', ({ text }) => {
  expect(parseQuizSource(`${quizTemplate('bai-thu')}${text}\n`)).toMatchObject({ ok: true })
})

test('a block put in twice gets an id of its own', () => {
  const check = '<KnowledgeCheck id="kiem-tra-2" required prompt="Câu hỏi">'
  expect(withFreshId(check, '<Checklist id="khac">')).toBe(check)
  expect(withFreshId(check, 'id="kiem-tra-2" id="kiem-tra-3"')).toContain('id="kiem-tra-4"')
  expect(withFreshId('<Story title="x">', 'id="x"')).toBe('<Story title="x">')
})

test('a question put in gets the next free code of its lesson', () => {
  const quiz = quizTemplate('bai-thu')
  expect(withFreshCode('  - code: ma-cau-hoi', quiz, 'bai-thu')).toBe('  - code: bai-thu-03')
  expect(withFreshCode('- code: ma-cau-hoi', `${quiz}  - code: bai-thu-04\n`, 'bai-thu')).toBe('- code: bai-thu-05')
  expect(withFreshCode('- code: ma-cau-hoi', '- code: bai-thu-02\n', 'bai-thu')).toBe('- code: bai-thu-03')
})
