import type { ShownQuestion } from '../shown-question'
import type { AnswerProps } from './answer-props'
import { ChoiceAnswer } from './choice-answer'
import { EssayAnswer } from './essay-answer'
import { GapAnswer } from './gap-answer'
import { MatchingAnswer } from './matching-answer'
import { OrderingAnswer } from './ordering-answer'
import { TextAnswer } from './text-answer'

/** The controls of one question, by its type. All of them are native, so that a plain form carries the answer. */
export function AnswerFields(props: AnswerProps) {
  switch (props.question.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
    case 'situation':
      return <ChoiceAnswer {...props} />
    case 'shortAnswer':
    case 'numeric':
      return <TextAnswer {...props} />
    case 'matching':
      return <MatchingAnswer {...props} />
    case 'ordering':
      return <OrderingAnswer {...props} />
    case 'missingWord':
      return <GapAnswer {...props} />
    case 'essay':
      return <EssayAnswer {...props} />
  }
}

/** What is to be done, under the question. */
export const instructions: Record<ShownQuestion['type'], string> = {
  single: 'Chọn một phương án.',
  multiple: 'Chọn tất cả phương án đúng.',
  trueFalse: 'Chọn đúng hoặc sai.',
  situation: 'Chọn cách xử lý phù hợp nhất.',
  shortAnswer: 'Gõ câu trả lời ngắn. Chữ hoa, chữ thường như nhau.',
  numeric: 'Gõ một con số. Dấu phẩy và dấu chấm đều là dấu thập phân.',
  matching: 'Chọn cho mỗi mục một vế phù hợp.',
  ordering: 'Xếp các mục theo thứ tự đúng, từ trên xuống dưới.',
  missingWord: 'Điền từ còn thiếu vào từng chỗ trống.',
  essay: 'Viết bằng lời của đồng chí. Cán bộ huấn luyện chấm sau khi nộp bài.',
}

/** Types that letters and numbers on the keyboard answer. */
export function isChoice(type: ShownQuestion['type']): boolean {
  return type === 'single' || type === 'multiple' || type === 'trueFalse' || type === 'situation'
}
