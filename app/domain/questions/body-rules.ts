import { compareDecimals, isDecimal } from './decimal'
import { type AcceptedNumber, type BodyOf, type ChoiceOption, fullWeight, type QuestionBody } from './question-body'
import {
  findAcceptedFaults,
  findCountFaults,
  findFeedbackFaults,
  findKeyFaults,
  findTextFaults,
  findWeightFaults,
  isLong,
  longest,
  type QuestionFault,
  reachesWhole,
  sameText,
} from './question-faults'

const maxPoints = 100
const maxWords = 5_000

/** Faults of what a question offers and accepts, by its type; see `findQuestionFaults`. */
export function findBodyFaults(body: QuestionBody): QuestionFault[] {
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
      return findChoiceFaults(body)
    case 'situation':
      return findSituationFaults(body)
    case 'shortAnswer':
      return findAcceptedFaults('accepted', body.accepted)
    case 'numeric':
      return findNumericFaults(body)
    case 'matching':
      return findMatchingFaults(body)
    case 'ordering':
      return findOrderingFaults(body)
    case 'missingWord':
      return findGapFaults(body)
    case 'essay':
      return findEssayFaults(body)
  }
}

function findOptionFaults(options: readonly { key: string; text: string; feedback: string }[]): QuestionFault[] {
  const faults = [
    ...findCountFaults('options', options.length, { least: 2, most: 8, what: 'phương án' }),
    ...findKeyFaults(
      'options',
      options.map(({ key }) => key),
    ),
  ]
  options.forEach(({ text, feedback }, index) => {
    faults.push(...findTextFaults(`options[${index}].text`, text, 'Phương án'))
    faults.push(...findFeedbackFaults(`options[${index}].feedback`, feedback))
  })
  return [...faults, ...findEqualFaults('options', options, 'Có hai phương án giống nhau.')]
}

/** Case matters here: an option may differ from another by a capital letter alone ("nhân dân", "Nhân dân"). */
function findEqualFaults(field: string, texts: readonly { text: string }[], reason: string): QuestionFault[] {
  const written = texts.map(({ text }) => text.normalize('NFC').trim().replace(/\s+/gu, ' ')).filter(Boolean)
  return new Set(written).size < written.length ? [{ field, reason }] : []
}

function findChoiceFaults({ type, options }: BodyOf<'single' | 'multiple' | 'trueFalse'>): QuestionFault[] {
  const faults = findOptionFaults(options)
  options.forEach(({ weight }, index) => {
    if (weight !== undefined) faults.push(...findWeightFaults(`options[${index}].weight`, weight, -fullWeight))
  })
  const right = options.filter(({ correct }) => correct)
  if (type === 'trueFalse') {
    if (options.map(({ key }) => key).join() !== 'dung,sai')
      faults.push({ field: 'options', reason: 'Câu đúng, sai có đúng hai phương án: Đúng, Sai.' })
    if (right.length !== 1) faults.push({ field: 'options', reason: 'Cần chọn đáp án là đúng hay sai.' })
    return faults
  }
  if (type === 'single') {
    if (right.length !== 1) faults.push({ field: 'options', reason: 'Câu chọn một cần đúng một phương án đúng.' })
    if (right.some(({ weight = fullWeight }) => weight !== fullWeight))
      faults.push({ field: 'options', reason: 'Phương án đúng của câu chọn một được trọn điểm.' })
    return faults
  }
  return [...faults, ...findMultipleFaults(options, right)]
}

function findMultipleFaults(options: readonly ChoiceOption[], right: readonly ChoiceOption[]): QuestionFault[] {
  const isWeighted = options.some(({ weight }) => weight !== undefined)
  if (right.length === 0) return [{ field: 'options', reason: 'Câu chọn nhiều cần ít nhất một phương án đúng.' }]
  if (!isWeighted) {
    if (right.length < options.length) return []
    return [{ field: 'options', reason: 'Câu chọn nhiều cần ít nhất một phương án chưa đúng.' }]
  }
  const faults: QuestionFault[] = []
  options.forEach(({ correct, weight = 0 }, index) => {
    if (correct !== weight > 0)
      faults.push({
        field: `options[${index}].weight`,
        reason: 'Phương án đúng có tỷ lệ điểm trên 0 %, phương án chưa đúng thì không.',
      })
  })
  if (!reachesWhole(options.map(({ weight = 0 }) => weight)))
    faults.push({ field: 'options', reason: 'Chọn hết các phương án đúng phải được trọn 100 %.' })
  return faults
}

function findSituationFaults({ options }: BodyOf<'situation'>): QuestionFault[] {
  const faults = findOptionFaults(options)
  options.forEach(({ feedback }, index) => {
    if (feedback.trim() === '')
      faults.push({
        field: `options[${index}].feedback`,
        reason: 'Câu tình huống cần nhận xét cho từng cách xử lý.',
      })
  })
  if (options.filter(({ quality }) => quality === 'best').length !== 1)
    faults.push({ field: 'options', reason: 'Câu tình huống cần đúng một cách xử lý tốt nhất.' })
  return faults
}

function findNumericFaults({ accepted }: BodyOf<'numeric'>): QuestionFault[] {
  const faults = findCountFaults('accepted', accepted.length, { least: 1, most: 10, what: 'đáp án được chấp nhận' })
  accepted.forEach((answer, index) => {
    const at = `accepted[${index}]`
    faults.push(...findNumberFaults(at, answer), ...findWeightFaults(`${at}.weight`, answer.weight))
    faults.push(...findFeedbackFaults(`${at}.feedback`, answer.feedback))
  })
  if (accepted.length > 0 && !accepted.some(({ weight }) => weight === fullWeight))
    faults.push({ field: 'accepted', reason: 'Cần ít nhất một đáp án được trọn điểm.' })
  return faults
}

function findNumberFaults(at: string, answer: AcceptedNumber): QuestionFault[] {
  const named =
    'value' in answer ? { value: answer.value, tolerance: answer.tolerance } : { from: answer.from, to: answer.to }
  const faults = Object.entries(named)
    .filter(([, text]) => !isDecimal(text))
    .map(([name]) => ({ field: `${at}.${name}`, reason: 'Cần một số, ví dụ 10 hoặc 2,5.' }))
  if (faults.length > 0) return faults
  if ('value' in answer) {
    if (compareDecimals(answer.tolerance, '0') >= 0) return []
    return [{ field: `${at}.tolerance`, reason: 'Sai số không được âm.' }]
  }
  if (compareDecimals(answer.from, answer.to) <= 0) return []
  return [{ field: `${at}.to`, reason: 'Số cuối khoảng phải bằng hoặc lớn hơn số đầu khoảng.' }]
}

function findMatchingFaults({ pairs, distractors }: BodyOf<'matching'>): QuestionFault[] {
  const faults = [
    ...findCountFaults('pairs', pairs.length, { least: 2, most: 12, what: 'cặp' }),
    ...findCountFaults('distractors', distractors.length, { least: 0, most: 8, what: 'vế nhiễu' }),
    ...findKeyFaults(
      'pairs',
      [...pairs, ...distractors].map(({ key }) => key),
    ),
  ]
  pairs.forEach(({ prompt, answer }, index) => {
    faults.push(...findTextFaults(`pairs[${index}].prompt`, prompt, 'Vế hỏi'))
    faults.push(...findTextFaults(`pairs[${index}].answer`, answer, 'Vế ghép'))
  })
  distractors.forEach(({ text }, index) => {
    faults.push(...findTextFaults(`distractors[${index}].text`, text, 'Vế nhiễu'))
  })
  const prompts = pairs.map(({ prompt }) => ({ text: prompt }))
  faults.push(...findEqualFaults('pairs', prompts, 'Có hai vế hỏi giống nhau.'))
  const answers = new Set(pairs.map(({ answer }) => sameText(answer)))
  if (pairs.length > 1 && answers.size === 1)
    faults.push({ field: 'pairs', reason: 'Các vế ghép giống nhau thì ghép thế nào cũng đúng.' })
  if (distractors.some(({ text }) => answers.has(sameText(text))))
    faults.push({ field: 'distractors', reason: 'Vế nhiễu trùng với một vế ghép đúng.' })
  return [...faults, ...findEqualFaults('distractors', distractors, 'Có hai vế nhiễu giống nhau.')]
}

function findOrderingFaults({ items }: BodyOf<'ordering'>): QuestionFault[] {
  return [
    ...findCountFaults('items', items.length, { least: 2, most: 12, what: 'việc để sắp xếp' }),
    ...findKeyFaults(
      'items',
      items.map(({ key }) => key),
    ),
    ...items.flatMap(({ text }, index) => findTextFaults(`items[${index}].text`, text, 'Việc cần sắp xếp')),
    ...findEqualFaults('items', items, 'Có hai việc giống nhau nên thứ tự không rõ.'),
  ]
}

function findGapFaults({ parts, gaps }: BodyOf<'missingWord'>): QuestionFault[] {
  const faults = findCountFaults('gaps', gaps.length, { least: 1, most: 10, what: 'chỗ trống' })
  if (parts.length !== gaps.length + 1)
    faults.push({ field: 'parts', reason: 'Các đoạn chữ và các chỗ trống phải xen kẽ nhau.' })
  if (parts.every((part) => part.trim() === ''))
    faults.push({ field: 'parts', reason: 'Quanh chỗ trống phải có chữ của câu trích.' })
  if (isLong(parts.join(''))) faults.push({ field: 'parts', reason: `Câu trích dài quá ${longest}.` })
  return [...faults, ...gaps.flatMap(({ accepted }, index) => findAcceptedFaults(`gaps[${index}].accepted`, accepted))]
}

function findEssayFaults(body: BodyOf<'essay'>): QuestionFault[] {
  const { marking, rubric } = body
  const faults: QuestionFault[] = []
  const isWhole = (number: number, least: number, most: number) =>
    Number.isInteger(number) && number >= least && number <= most
  if (!isWhole(body.maxPoints, 1, maxPoints))
    faults.push({ field: 'maxPoints', reason: `Điểm tối đa là số nguyên từ 1 đến ${maxPoints}.` })
  if (marking === 'passFail' && body.maxPoints !== 1)
    faults.push({ field: 'maxPoints', reason: 'Bài chấm đạt hoặc chưa đạt có điểm tối đa là 1.' })
  for (const name of ['minWords', 'maxWords'] as const) {
    if (!isWhole(body[name], 0, maxWords))
      faults.push({ field: name, reason: 'Số chữ là số nguyên từ 0 đến 5.000; 0 là không giới hạn.' })
  }
  if (body.maxWords > 0 && body.minWords > body.maxWords)
    faults.push({ field: 'maxWords', reason: 'Số chữ nhiều nhất phải bằng hoặc hơn số chữ ít nhất.' })
  if (isLong(body.guide)) faults.push({ field: 'guide', reason: `Gợi ý làm bài dài quá ${longest}.` })
  faults.push(...findCountFaults('rubric', rubric.length, { least: 0, most: 10, what: 'tiêu chí chấm' }))
  rubric.forEach(({ criterion, points }, index) => {
    faults.push(...findTextFaults(`rubric[${index}].criterion`, criterion, 'Tiêu chí', 300))
    if (!isWhole(points, 0, maxPoints))
      faults.push({ field: `rubric[${index}].points`, reason: `Điểm là số nguyên từ 0 đến ${maxPoints}.` })
  })
  const criteria = rubric.map(({ criterion }) => ({ text: criterion }))
  faults.push(...findEqualFaults('rubric', criteria, 'Có hai tiêu chí giống nhau.'))
  const sum = rubric.reduce((total, { points }) => total + points, 0)
  if (marking === 'points' && rubric.length > 0 && sum !== body.maxPoints)
    faults.push({
      field: 'rubric',
      reason: `Điểm các tiêu chí cộng lại là ${sum}, phải bằng điểm tối đa ${body.maxPoints}.`,
    })
  return faults
}
