import type { Fault } from './fault'
import { readFrontmatter } from './frontmatter'

/**
 * Text that the template of a new lesson and the toolbar's blocks bring along for the author to write over. Left as it
 * is, a lesson is not ready for review. Titles that a finished lesson may well keep ("Ghi nhớ") are not among them.
 */
const placeholders: readonly string[] = [
  // the template's head
  'Ghi một việc mà đồng chí làm được sau khi học xong bài này.',
  'Ghi một câu cho biết bài này nói về điều gì.',
  'Ghi văn bản hoặc tài liệu mà bài dựa vào',
  // the template's text
  'Đặt tên câu chuyện',
  'Kể một chuyện ngắn ở nơi tiếp dân: ai, lúc nào, việc gì, kết quả ra sao. Không dùng tên thật và địa danh thật.',
  'Viết quy tắc hoặc chuẩn mực bằng lời ngắn gọn.',
  'Một hoặc hai câu để nhớ.',
  'Ghi việc cụ thể mà đồng chí làm ngay trong ca trực tới.',
  'Viết câu hỏi để người học tự kiểm tra.',
  'Nói vì sao đúng.',
  'Nói vì sao chưa đúng.',
  'Phương án đúng',
  'Phương án chưa đúng',
  // its quiz and the blocks of questions
  'Viết câu hỏi có một phương án đúng.',
  'Phương án chưa đúng thứ nhất',
  'Phương án chưa đúng thứ hai',
  'Phương án chưa đúng thứ ba',
  'Giải thích vì sao phương án đúng là đúng.',
  'Viết một câu để người học cho biết đúng hay sai.',
  'Giải thích vì sao câu trên là đúng.',
  'Chủ đề để xem lại',
  'Viết câu hỏi.',
  'Viết câu hỏi. Chọn các ý đúng.',
  'Ý đúng thứ nhất',
  'Ý đúng thứ hai',
  'Ý chưa đúng thứ nhất',
  'Ý chưa đúng thứ hai',
  'Giải thích.',
  'Kể tình huống. Đồng chí xử lý thế nào?',
  'Cách xử lý tốt nhất',
  'Cách chấp nhận được',
  'Cách chưa phù hợp',
  'Nói vì sao chưa phù hợp.',
  'Viết câu hỏi có câu trả lời vài chữ.',
  'đáp án đúng',
  'cách viết khác cũng đúng',
  'Viết câu hỏi có đáp án là một con số.',
  'Vế hỏi thứ nhất',
  'Vế ghép thứ nhất',
  'Vế hỏi thứ hai',
  'Vế ghép thứ hai',
  'Vế nhiễu không ghép với vế nào',
  'Việc làm trước',
  'Việc làm tiếp theo',
  'Việc làm sau cùng',
  'Chép câu trích, đặt [từ cần điền|cách viết khác] trong ngoặc vuông.',
  'Viết đề bài thu hoạch.',
  'Gợi ý cách viết.',
  'Tiêu chí thứ nhất để chấm',
  'Tiêu chí thứ hai để chấm',
  // the blocks of a lesson
  '## Tên mục',
  'Viết nội dung của mục.',
  'Ghi việc làm được ngay trong ca trực tới.',
  'Tên câu chuyện',
  'Kể chuyện ngắn, không dùng tên thật.',
  'Nguồn của câu trích',
  'Chép đúng nguyên văn.',
  'Lời của người dân.',
  'Lời của đồng chí.',
  'Cách chưa đúng.',
  'Cách đúng.',
  'Việc cần làm.',
  '| Nội dung | Nội dung |',
  'Mô tả hình cho người không xem được.',
  'Chú thích dưới hình.',
  'Mặt trước: câu hỏi',
  'Mặt sau: câu trả lời.',
  'Việc thứ nhất.',
  'Việc thứ hai.',
  'Đồng chí tự ghi điều mình sẽ sửa.',
  'Tên tình huống',
  'Thời gian, nơi chốn, ai đến và cần việc gì.',
  'Lời đầu tiên của người dân.',
  'Người dân nói tiếp.',
  'Người dân hỏi câu cuối.',
  'Nói vì sao cách này tốt.',
  'Nói vì sao cách này chưa đúng.',
  'Nói điều còn thiếu.',
  'Lời đáp đúng nhất.',
  'Lời đáp chưa đúng.',
  'Lời đáp tạm được.',
  'Điều đã làm tốt.',
  'Điều còn thiếu.',
  'Điều cần sửa.',
]

/** A placeholder that stands alone: the whole line, value, attribute, item or element; never part of a longer sentence. */
const patterns = [...placeholders]
  .sort((a, b) => b.length - a.length)
  .map((text) => ({ text, pattern: new RegExp(`(?:^|["'>]|[:.*-] )${escaped(text)}(?=\\s*(?:$|["'<]))`) }))

/** What a lesson source or quiz source still has of the text to write over, each with its line. */
export function findPlaceholderFaults(source: string): Fault[] {
  return source
    .normalize('NFC')
    .split('\n')
    .flatMap((line, index) => {
      const left = patterns.find(({ pattern }) => pattern.test(line.trim()))
      return left
        ? [{ line: index + 1, reason: `Còn chữ mẫu “${left.text}”. Đồng chí viết nội dung của mình vào chỗ này.` }]
        : []
    })
}

/** A lesson names what it rests on, so that the approver can check it. A head with other faults is told about those. */
export function findSourceFaults(source: string): Fault[] {
  const read = readFrontmatter(source)
  if (!read.ok || read.head.sources.some((text) => text.trim() !== '')) return []
  const line = source.split('\n').findIndex((text) => /^sources\s*:/.test(text)) + 1
  return [
    {
      line: Math.max(line, 1),
      reason: 'Mục "sources" chưa ghi nguồn nào. Đồng chí ghi văn bản hoặc tài liệu mà bài dựa vào.',
    },
  ]
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
