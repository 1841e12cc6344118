import { expect, test } from 'vitest'
import { lessonBlocks } from '~/domain/publishing/block-skeletons'
import { lessonTemplate, quizTemplate } from '~/domain/publishing/draft-template'
import { questionBlocks } from '~/domain/publishing/question-skeletons'
import { findPlaceholderFaults, findSourceFaults } from '~/domain/publishing/unfinished-text'

const lesson = lessonTemplate({ code: 'bai-thu', title: 'Bài thử' })

test('every sentence of the template that is to be written over is named with its line', () => {
  const lines = lesson.split('\n')
  const faults = findPlaceholderFaults(lesson)
  const left = faults.map(({ line }) => lines[line - 1])
  expect(left).toEqual([
    'objective: Ghi một việc mà đồng chí làm được sau khi học xong bài này.',
    'summary: Ghi một câu cho biết bài này nói về điều gì.',
    '  - Ghi văn bản hoặc tài liệu mà bài dựa vào',
    '<Story title="Đặt tên câu chuyện">',
    'Kể một chuyện ngắn ở nơi tiếp dân: ai, lúc nào, việc gì, kết quả ra sao. Không dùng tên thật và địa danh thật.',
    'Viết quy tắc hoặc chuẩn mực bằng lời ngắn gọn.',
    'Một hoặc hai câu để nhớ.',
    'Ghi việc cụ thể mà đồng chí làm ngay trong ca trực tới.',
    '<KnowledgeCheck id="kiem-tra-1" required prompt="Viết câu hỏi để người học tự kiểm tra.">',
    '<Option correct feedback="Nói vì sao đúng.">Phương án đúng</Option>',
    '<Option feedback="Nói vì sao chưa đúng.">Phương án chưa đúng</Option>',
  ])
  expect(faults[3]?.reason).toBe('Còn chữ mẫu “Đặt tên câu chuyện”. Đồng chí viết nội dung của mình vào chỗ này.')
  expect(findPlaceholderFaults(quizTemplate('bai-thu'))).toHaveLength(8)
})

test.each([...lessonBlocks, ...questionBlocks])(
  'the block "$label" put in and left as it is is unfinished',
  ({ text }) => {
    expect(findPlaceholderFaults(text).length).toBeGreaterThan(0)
  },
)

test('the same words inside a sentence of the author are no placeholder', () => {
  const own = [
    'Phương án đúng là xin lỗi trước rồi giải thích.',
    '<Callout kind="remember" title="Ghi nhớ">',
    'Đồng chí nêu cách đúng. Việc cần làm ngay là mời ngồi.',
    '| Nội dung | Đồng chí nói |',
  ]
  expect(findPlaceholderFaults(own.join('\n'))).toEqual([])
})

test('a lesson without any source says so at its line', () => {
  const without = lesson.replace(/sources:\n.*\n/, 'sources: []\n')
  expect(findSourceFaults(without)).toMatchObject([{ line: 7 }])
  expect(findSourceFaults(lesson.replace(/sources:\n.*\n/, ''))).toMatchObject([{ line: 1 }])
  expect(findSourceFaults(lesson)).toEqual([])
})
