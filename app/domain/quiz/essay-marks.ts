import type { BodyOf } from '~/domain/questions/question-body'
import type { Fraction } from './grading'

/** chấm bài thu hoạch: reading a marker's form against the rubric (domain brief 3: đạt / chưa đạt, or points). */

export interface EssayMarkGiven {
  mark: Fraction
  rubric: { criterion: string; points: number }[]
  comment: string
}

export const longestComment = 2_000

/** By field, as the form names them: "verdict", "points", "line.0", "comment". */
export type MarkFaults = Record<string, string[]>

/** An essay worth less than half of its points is chưa đạt in words; the officer is then told why. */
function isBelowHalf({ numerator, denominator }: Fraction): boolean {
  return numerator * 2 < denominator
}

export function readEssayMark(
  body: BodyOf<'essay'>,
  typed: Readonly<Record<string, string>>,
): { ok: true; given: EssayMarkGiven } | { ok: false; faults: MarkFaults } {
  const faults: MarkFaults = {}
  const comment = (typed.comment ?? '').trim()
  const { mark, rubric } = body.marking === 'passFail' ? readVerdict(typed, faults) : readPoints(body, typed, faults)
  if (comment.length > longestComment) faults.comment = ['Nhận xét dài quá 2.000 ký tự. Vui lòng rút ngắn.']
  if (mark && isBelowHalf(mark) && comment === '')
    faults.comment = ['Bài chưa đạt cần có nhận xét để đồng chí viết bài biết chỗ cần sửa.']
  return mark && Object.keys(faults).length === 0
    ? { ok: true, given: { mark, rubric, comment } }
    : { ok: false, faults }
}

interface Read {
  mark: Fraction | null
  rubric: { criterion: string; points: number }[]
}

function readVerdict(typed: Readonly<Record<string, string>>, faults: MarkFaults): Read {
  if (typed.verdict === 'pass') return { mark: { numerator: 1, denominator: 1 }, rubric: [] }
  if (typed.verdict === 'fail') return { mark: { numerator: 0, denominator: 1 }, rubric: [] }
  faults.verdict = ['Đồng chí chưa chọn đạt hay chưa đạt.']
  return { mark: null, rubric: [] }
}

/** Points against each line of the rubric; one figure where the essay has none. Whole points only. */
function readPoints(body: BodyOf<'essay'>, typed: Readonly<Record<string, string>>, faults: MarkFaults): Read {
  const lines = body.rubric.length > 0 ? body.rubric : [{ criterion: '', points: body.maxPoints }]
  const given = lines.map(({ criterion, points }, index) => {
    const field = body.rubric.length > 0 ? `line.${index}` : 'points'
    const text = (typed[field] ?? '').trim()
    const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
    if (!(value <= points)) faults[field] = [`Ghi số điểm nguyên, từ 0 đến ${points}.`]
    return { criterion, points: value }
  })
  const sum = given.reduce((total, { points }) => total + points, 0)
  const mark = Number.isNaN(sum) ? null : { numerator: Math.min(sum, body.maxPoints), denominator: body.maxPoints }
  return { mark, rubric: body.rubric.length > 0 ? given : [] }
}

/** "Đạt", "Chưa đạt", "7/10 điểm". */
export function markWords(body: Pick<BodyOf<'essay'>, 'marking'>, mark: Fraction): string {
  if (body.marking === 'passFail') return mark.numerator > 0 ? 'Đạt' : 'Chưa đạt'
  return `${mark.numerator}/${mark.denominator} điểm`
}

/** Words are counted between spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length
}
