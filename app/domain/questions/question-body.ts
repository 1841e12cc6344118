/**
 * What a question asks and what answers it, by type (domain brief 3, "Question kinds"). A `QuestionVersion` row stores the
 * type in its own column and the rest as JSON in `body`; `bodyOf` puts them together. Nothing here leaves the server whole
 * before the keys may be shown: what a learner sees is made by `quiz/shown-question.ts`.
 */

export const questionTypes = [
  'single',
  'multiple',
  'trueFalse',
  'situation',
  'shortAnswer',
  'numeric',
  'matching',
  'ordering',
  'missingWord',
  'essay',
] as const
export type QuestionType = (typeof questionTypes)[number]

export const difficulties = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof difficulties)[number]

/**
 * A share of the question's mark in hundred-thousandths of a percent: 10 000 000 is the whole. Whole numbers, as fine as
 * the five decimals of a GIFT weight ("%33.33333%").
 */
export type Weight = number
export const fullWeight: Weight = 10_000_000

export interface ChoiceOption {
  /** Stable within the version: a, b, c …; "dung" and "sai" of a true/false question. */
  key: string
  text: string
  correct: boolean
  /** Only where the author set one; may be negative. Without any, several right options share the mark evenly. */
  weight?: Weight
  feedback: string
}

export interface SituationOption {
  key: string
  text: string
  /** best earns the whole, acceptable half, wrong nothing. */
  quality: 'best' | 'acceptable' | 'wrong'
  feedback: string
}

/** A text that is accepted. `*` stands for any run of characters, `\*` for an asterisk. */
export interface AcceptedText {
  text: string
  weight: Weight
  feedback: string
}

/** Decimals are exact text with a point and no grouping: "-2.5". `value` ± `tolerance`, or from `from` to `to` inclusive. */
export type AcceptedNumber = { weight: Weight; feedback: string } & (
  | { value: string; tolerance: string }
  | { from: string; to: string }
)

/** One criterion of an essay's rubric; its points count only where the essay is marked in points. */
export interface RubricLine {
  criterion: string
  points: number
}

export type QuestionBody =
  | { type: 'single' | 'multiple' | 'trueFalse'; options: ChoiceOption[] }
  | { type: 'situation'; options: SituationOption[] }
  /** `ignoreMarks`: "kinh trong" is accepted for "kính trọng". */
  | { type: 'shortAnswer'; accepted: AcceptedText[]; ignoreMarks: boolean }
  | { type: 'numeric'; accepted: AcceptedNumber[] }
  /** Every prompt has its pair; distractors are answers without a prompt. Equal answer texts are interchangeable. */
  | {
      type: 'matching'
      pairs: { key: string; prompt: string; answer: string }[]
      distractors: { key: string; text: string }[]
    }
  /** In the right order. */
  | { type: 'ordering'; items: { key: string; text: string }[] }
  /** A quotation with gaps: `parts` is one longer than `gaps`, and they alternate. */
  | { type: 'missingWord'; parts: string[]; gaps: { accepted: AcceptedText[] }[]; ignoreMarks: boolean }
  /** `maxPoints` is 1 for đạt / chưa đạt. Words are counted between spaces; zero `maxWords`: no upper limit. */
  | {
      type: 'essay'
      marking: 'passFail' | 'points'
      maxPoints: number
      minWords: number
      maxWords: number
      guide: string
      rubric: RubricLine[]
    }

/** The body of a type; single, multiple and trueFalse share theirs. */
export type BodyOf<Type extends QuestionType> = QuestionBody extends infer Body
  ? Body extends { type: infer Own }
    ? [Type & Own] extends [never]
      ? never
      : Body
    : never
  : never

/** A question as an author gives it, whatever it was written in (quiz of a lesson, form, GIFT, XLSX). */
export interface QuestionContent {
  topic: string
  difficulty: Difficulty
  tags: string[]
  /** Heading id in its lesson to reread; empty when none. */
  passage: string
  stem: string
  explanation: string
  body: QuestionBody
}

/** The typed body of a stored version. */
export function bodyOf(version: { type: string; body: unknown }): QuestionBody {
  return { type: version.type, ...(version.body as object) } as QuestionBody
}

/** What of a body is stored beside the type's own column. */
export function storedBody({ type: _type, ...rest }: QuestionBody): object {
  return rest
}
