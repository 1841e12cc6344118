import type { AcceptedText, QuestionBody } from '~/domain/questions/question-body'
import type { RandomBelow } from '~/domain/quiz/draw'
import { pick } from './pick'

/** What the officers of the demo answer, in stored keys: all right, or wrong in an ordinary way. */

export function rightResponse(body: QuestionBody): string[] {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
      return body.options.filter((option) => option.correct).map((option) => option.key)
    case 'situation':
      return body.options.filter((option) => option.quality === 'best').map((option) => option.key)
    case 'shortAnswer':
      return [typed(body.accepted)]
    case 'numeric':
      return body.accepted.slice(0, 1).map((answer) => ('value' in answer ? answer.value : answer.from))
    case 'matching':
      return body.pairs.map(({ answer }) => body.pairs.find((pair) => pair.answer === answer)?.key ?? '')
    case 'ordering':
      return body.items.map((item) => item.key)
    case 'missingWord':
      return body.gaps.map((gap) => typed(gap.accepted))
    case 'essay':
      return [essay]
  }
}

export function wrongResponse(body: QuestionBody, randomBelow: RandomBelow): string[] {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse': {
      const wrong = body.options.filter((option) => !option.correct)
      // Where there is no wrong option: one right option too few.
      return wrong.length > 0 ? [pick(wrong, randomBelow).key] : rightResponse(body).slice(1)
    }
    case 'situation':
      return [
        pick(
          body.options.filter((option) => option.quality === 'wrong'),
          randomBelow,
        ).key,
      ]
    case 'matching':
      return rightResponse(body).map((_, index, keys) => keys[(index + 1) % keys.length] ?? '')
    case 'ordering':
      return rightResponse(body).reverse()
    case 'shortAnswer':
    case 'numeric':
      return []
    case 'missingWord':
      return body.gaps.map(() => 'chưa nhớ')
    case 'essay':
      return ['Tôi đã đọc bài và sẽ cố gắng làm theo.']
  }
}

/** The first text that earns the whole, as somebody would type it. */
function typed(accepted: readonly AcceptedText[]): string {
  const best = [...accepted].sort((a, b) => b.weight - a.weight)[0]
  return (best?.text ?? '').replaceAll('\\*', '\u0000').replaceAll('*', '').replaceAll('\u0000', '*')
}

const essay =
  'Tuần qua ở bộ phận một cửa, tôi gặp một bác lớn tuổi đi lại nhiều lần vì thiếu giấy tờ. Tôi đứng dậy chào, mời bác ' +
  'ngồi, nghe bác nói hết rồi ghi ra giấy từng loại giấy tờ cần bổ sung và thời gian làm việc. Bác quay lại hôm sau và ' +
  'nhận kết quả ngay. Tôi rút ra rằng nói rõ một lần, viết ra cho người dân mang về, thì cả hai bên đều nhẹ việc. Tháng ' +
  'tới tôi sẽ làm sẵn các tờ hướng dẫn ngắn cho những thủ tục hay gặp, và nhờ đồng chí trong tổ góp ý.'
