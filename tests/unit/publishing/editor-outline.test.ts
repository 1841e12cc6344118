import { expect, test } from 'vitest'
import { entryAt, outlineOfLesson, outlineOfQuiz } from '~/domain/publishing/editor-outline'

const lesson = `---
title: Bài
---

## Mục một

<Story title="Chuyện ở quầy">

Lời kể.

</Story>

<Steps>
1. Một
</Steps>
`

test('headings and blocks are listed with their lines, titled where they have a title', () => {
  expect(outlineOfLesson(lesson)).toEqual([
    { line: 1, kind: 'head', label: 'Tiêu đề và mục tiêu' },
    { line: 5, kind: 'heading', label: 'Mục một' },
    { line: 7, kind: 'block', label: 'Câu chuyện: Chuyện ở quầy' },
    { line: 13, kind: 'block', label: 'Các bước' },
  ])
})

test('half-written text still has an outline', () => {
  expect(outlineOfLesson('## Mục\n<Story title="')).toHaveLength(3)
})

test('questions are numbered in order', () => {
  expect(outlineOfQuiz('draw: 1\nquestions:\n  - code: a\n    stem: x\n  - code: b\n')).toEqual([
    { line: 1, kind: 'head', label: 'Số câu rút, điểm đạt, số lượt' },
    { line: 3, kind: 'question', label: 'Câu hỏi 1' },
    { line: 5, kind: 'question', label: 'Câu hỏi 2' },
  ])
})

test('a line belongs to the last entry that begins before it', () => {
  expect(entryAt(outlineOfLesson(lesson), 9)?.line).toBe(7)
  expect(entryAt(outlineOfLesson(lesson), 1)?.line).toBe(1)
})
