import { categoryPath } from '~/domain/questions/category-path'
import { difficulties } from '~/domain/questions/question-body'
import type { FieldErrors } from './drafts.schema'
import { type Blueprint, type QuizRules, questionCountOf, type Slot } from './quiz-rules'

/** The rules of one lesson's quiz as a form posts them: `<lesson>.<name>` fields, a paper in one of three ways. */

const paperWays = ['own', 'slots', 'fixed'] as const
type PaperWay = (typeof paperWays)[number]

export const slotRows = 6

function wayOf(blueprint: Blueprint | null): PaperWay {
  return blueprint?.kind ?? 'own'
}

/** The values of the form's fields for rules as they stand. */
export function rulesAsTyped(rules: QuizRules): Record<string, string> {
  const slots = rules.blueprint?.kind === 'slots' ? rules.blueprint.slots : []
  return {
    draw: String(rules.draw),
    passPercent: String(rules.passPercent),
    maxAttempts: String(rules.maxAttempts),
    timeLimitMinutes: String(rules.timeLimitMinutes),
    waitMinutes: String(rules.waitMinutes),
    countedAttempt: rules.countedAttempt,
    showKeys: rules.showKeys,
    retakeAfterPass: rules.retakeAfterPass ? 'on' : '',
    paper: wayOf(rules.blueprint),
    fixed: rules.blueprint?.kind === 'fixed' ? rules.blueprint.questionCodes.join('\n') : '',
    ...Object.fromEntries(
      slots.flatMap((slot, row) => [
        [`slot${row}.from`, slot.from === 'lesson' ? 'lesson' : slot.from.category],
        [`slot${row}.topic`, slot.topic ?? ''],
        [`slot${row}.difficulty`, slot.difficulty ?? ''],
        [`slot${row}.count`, String(slot.count)],
      ]),
    ),
  }
}

/** Reads what was posted. Errors are by the field's short name; rules are whole only without errors. */
export function readQuizRules(field: (name: string) => string): { rules: QuizRules; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const whole = (name: string, lowest: number, highest: number, whenEmpty = '') => {
    const text = field(name).trim() || whenEmpty
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (value >= lowest && value <= highest) return value
    errors[name] = [`Nhập số nguyên từ ${lowest} đến ${highest}.`]
    return lowest
  }
  const way = paperWays.find((one) => one === field('paper')) ?? 'own'
  const blueprint = way === 'slots' ? readSlots(field, errors) : way === 'fixed' ? readFixed(field, errors) : null
  const counted = field('countedAttempt')
  const keys = field('showKeys')
  return {
    errors,
    rules: {
      draw: blueprint ? questionCountOf(blueprint) : whole('draw', 0, 100),
      passPercent: whole('passPercent', 1, 100),
      maxAttempts: whole('maxAttempts', 1, 20),
      timeLimitMinutes: whole('timeLimitMinutes', 0, 600, '0'),
      waitMinutes: whole('waitMinutes', 0, 10_080, '0'),
      countedAttempt: counted === 'first' || counted === 'last' ? counted : 'best',
      showKeys: keys === 'afterDue' || keys === 'never' ? keys : 'afterPass',
      retakeAfterPass: field('retakeAfterPass') === 'on',
      blueprint,
    },
  }
}

function readSlots(field: (name: string) => string, errors: FieldErrors): Blueprint {
  const slots = Array.from({ length: slotRows }, (_, row) => row).flatMap((row): Slot[] => {
    const from = field(`slot${row}.from`).trim()
    const countText = field(`slot${row}.count`).trim()
    if (from === '' && countText === '') return []
    const count = /^\d{1,3}$/.test(countText) ? Number(countText) : 0
    if (count < 1 || count > 100) errors[`slot${row}.count`] = ['Nhập số câu từ 1 đến 100.']
    const path = from === 'lesson' ? from : categoryPath(from)
    if (!path) {
      errors[`slot${row}.from`] = ['Đồng chí chưa chọn nơi lấy câu hỏi.']
      return []
    }
    const topic = field(`slot${row}.topic`).normalize('NFC').trim()
    const difficulty = difficulties.find((one) => one === field(`slot${row}.difficulty`))
    return [
      {
        from: path === 'lesson' ? 'lesson' : { category: path },
        ...(topic ? { topic } : {}),
        ...(difficulty ? { difficulty } : {}),
        count,
      },
    ]
  })
  if (slots.length === 0) errors['slot0.from'] = ['Đồng chí chưa ghi phần nào của đề.']
  return { kind: 'slots', slots }
}

function readFixed(field: (name: string) => string, errors: FieldErrors): Blueprint {
  const codes = field('fixed')
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
  if (codes.length === 0) errors.fixed = ['Đồng chí chưa ghi mã câu hỏi nào. Mỗi dòng một mã.']
  else if (codes.length > 100) errors.fixed = ['Một đề có nhiều nhất 100 câu.']
  else if (new Set(codes).size < codes.length) errors.fixed = ['Có mã câu hỏi ghi hai lần.']
  return { kind: 'fixed', questionCodes: codes }
}
