import { type Difficulty, difficulties } from '~/domain/questions/question-body'
import type { Fault } from './fault'
import {
  type Blueprint,
  countedAttempts,
  defaultQuizRules,
  keyTimes,
  type QuizRules,
  questionCountOf,
  type Slot,
} from './quiz-rules'
import { findNameFaults, type YamlEntry } from './yaml-source'

/** Names in the quiz source of a lesson that state rules. `slots` or `fixed` replace `draw`. */
export const quizRuleNames = [
  'draw',
  'passPercent',
  'maxAttempts',
  'timeLimitMinutes',
  'waitMinutes',
  'countedAttempt',
  'showKeys',
  'retakeAfterPass',
  'slots',
  'fixed',
]

/** The rules that a quiz source states, defaults for what it leaves out; faults with their lines go to `faults`. */
export function quizRulesFrom(entries: readonly YamlEntry[], faults: Fault[]): QuizRules {
  const find = (name: string) => entries.find((entry) => entry.name === name)
  const whole = (name: string, lowest: number, highest: number, otherwise: number) => {
    const entry = find(name)
    if (!entry) return otherwise
    const value = entry.value.whole()
    if (value !== null && value >= lowest && value <= highest) return value
    faults.push({ line: entry.line, reason: `"${name}" phải là số nguyên từ ${lowest} đến ${highest}.` })
    return otherwise
  }
  const oneOf = <Name extends string>(name: string, names: readonly Name[], otherwise: Name) => {
    const entry = find(name)
    const text = entry?.value.text()
    const chosen = names.find((one) => one === text)
    if (entry && !chosen) faults.push({ line: entry.line, reason: `"${name}" là một trong: ${names.join(', ')}.` })
    return chosen ?? otherwise
  }
  const retake = find('retakeAfterPass')
  if (retake && retake.value.boolean() === null)
    faults.push({ line: retake.line, reason: '"retakeAfterPass" phải là true hoặc false.' })
  const blueprint = readBlueprint(find('slots'), find('fixed'), faults)
  const draw = whole('draw', 1, 100, defaultQuizRules.draw)
  return {
    draw: blueprint ? questionCountOf(blueprint) : draw,
    passPercent: whole('passPercent', 1, 100, defaultQuizRules.passPercent),
    maxAttempts: whole('maxAttempts', 1, 20, defaultQuizRules.maxAttempts),
    timeLimitMinutes: whole('timeLimitMinutes', 0, 600, defaultQuizRules.timeLimitMinutes),
    waitMinutes: whole('waitMinutes', 0, 10_080, defaultQuizRules.waitMinutes),
    countedAttempt: oneOf('countedAttempt', countedAttempts, defaultQuizRules.countedAttempt),
    showKeys: oneOf('showKeys', keyTimes, defaultQuizRules.showKeys),
    retakeAfterPass: retake?.value.boolean() ?? defaultQuizRules.retakeAfterPass,
    blueprint,
  }
}

function readBlueprint(slots: YamlEntry | undefined, fixed: YamlEntry | undefined, faults: Fault[]): Blueprint | null {
  if (slots && fixed) {
    faults.push({ line: fixed.line, reason: 'Chỉ dùng một trong hai mục "slots" và "fixed".' })
    return null
  }
  if (fixed) {
    const codes = fixed.value.list()?.map((item) => item.text() ?? '')
    if (codes && codes.length > 0 && codes.every((code) => code !== '')) return { kind: 'fixed', questionCodes: codes }
    faults.push({ line: fixed.line, reason: '"fixed" phải là danh sách mã câu hỏi, mỗi mã một gạch đầu dòng.' })
    return null
  }
  if (!slots) return null
  const items = slots.value.list()
  if (!items || items.length === 0) {
    faults.push({ line: slots.line, reason: '"slots" phải là danh sách, mỗi phần có "from" và "count".' })
    return null
  }
  return { kind: 'slots', slots: items.flatMap((item) => readSlot(item.line, item.entries(), faults)) }
}

function readSlot(line: number, entries: YamlEntry[] | null, faults: Fault[]): Slot[] {
  if (!entries) {
    faults.push({ line, reason: 'Mỗi phần của "slots" gồm các dòng "tên: giá trị".' })
    return []
  }
  const known = ['from', 'topic', 'difficulty', 'count']
  faults.push(...findNameFaults(entries, { line, known, required: ['from', 'count'] }))
  const text = (name: string) => entries.find((entry) => entry.name === name)?.value.text() || undefined
  const from = text('from')
  const topic = text('topic')
  const level = text('difficulty')
  const difficulty = difficulties.find((one): one is Difficulty => one === level)
  if (level && !difficulty) faults.push({ line, reason: `"difficulty" là một trong: ${difficulties.join(', ')}.` })
  const count = entries.find((entry) => entry.name === 'count')?.value.whole() ?? 0
  if (count < 1 || count > 100) faults.push({ line, reason: '"count" phải là số nguyên từ 1 đến 100.' })
  if (!from) return []
  return [
    {
      from: from === 'lesson' ? 'lesson' : { category: from },
      ...(topic ? { topic } : {}),
      ...(difficulty ? { difficulty } : {}),
      count,
    },
  ]
}
