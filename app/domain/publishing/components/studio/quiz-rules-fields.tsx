import { Checkbox } from '~/components/checkbox'
import { SelectField, TextArea, TextField } from '~/components/field'
import { difficulties } from '~/domain/questions/question-body'
import { difficultyWords } from '~/domain/questions/question-words'
import type { FieldErrors } from '../../drafts.schema'
import { countedAttemptWords, keyTimeWords, quizRuleLine } from '../../quiz-rule-words'
import { countedAttempts, keyTimes, type QuizRules } from '../../quiz-rules'
import { rulesAsTyped, slotRows } from '../../quiz-rules-form'

/** Where a paper may draw from besides the lesson itself. */
export interface DrawPlaces {
  /** Whole paths of the bank's categories. */
  categories: string[]
  topics: string[]
}

interface QuizRulesFieldsProps {
  lessonCode: string
  rules: QuizRules
  /** Questions of the lesson that may be drawn. */
  questionCount: number
  places: DrawPlaces
  answer: { typed: Record<string, string>; errors: FieldErrors } | undefined
}

/** The quiz of one lesson: how many questions, to pass, how often, how long, and what the paper is made of. */
export function QuizRulesFields({ lessonCode, rules, questionCount, places, answer }: QuizRulesFieldsProps) {
  const standing = rulesAsTyped(rules)
  const field = (name: string) => ({
    name: `${lessonCode}.${name}`,
    defaultValue: answer ? (answer.typed[`${lessonCode}.${name}`] ?? '') : (standing[name] ?? ''),
    errors: answer?.errors[`${lessonCode}.${name}`],
  })
  const number = (name: string) => ({ ...field(name), type: 'number', inputMode: 'numeric' as const })
  const isFaulty = Object.entries(answer?.errors ?? {}).some(
    ([name, messages]) => name.startsWith(`${lessonCode}.`) && messages,
  )
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField label="Số câu mỗi lượt" min={0} max={100} required {...number('draw')} />
        <TextField label="Điểm đạt (%)" min={1} max={100} required {...number('passPercent')} />
        <TextField label="Số lượt làm" min={1} max={20} required {...number('maxAttempts')} />
      </div>
      <details open={isFaulty} className="rounded-md border border-line">
        <summary className="flex min-h-11 cursor-pointer items-center px-3.5 text-sm font-medium text-link">
          Thời gian, đáp án và cách ra đề
        </summary>
        <div className="flex flex-col gap-4 border-t border-line p-3.5">
          <p className="text-sm text-text-3">Đang đặt: {quizRuleLine(rules)}.</p>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label="Thời gian mỗi lượt (phút)"
              hint="0 là không giới hạn."
              min={0}
              max={600}
              {...number('timeLimitMinutes')}
            />
            <TextField
              label="Chờ giữa hai lượt (phút)"
              hint="0 là làm lại được ngay."
              min={0}
              max={10_080}
              {...number('waitMinutes')}
            />
            <SelectField
              label="Điểm thi đua tính theo"
              options={countedAttempts.map((value) => ({ value, label: countedAttemptWords[value] }))}
              {...field('countedAttempt')}
            />
            <SelectField
              label="Hiện đáp án"
              options={keyTimes.map((value) => ({ value, label: keyTimeWords[value] }))}
              {...field('showKeys')}
            />
          </div>
          <Checkbox
            label="Đạt rồi vẫn được làm lại khi còn lượt"
            name={`${lessonCode}.retakeAfterPass`}
            defaultChecked={field('retakeAfterPass').defaultValue === 'on'}
          />
          <SelectField
            label="Đề gồm"
            hint={`Bài này có ${questionCount} câu hỏi đang dùng.`}
            options={[
              { value: 'own', label: 'Số câu ở trên, rút từ câu hỏi của bài này' },
              { value: 'slots', label: 'Từng phần theo bảng dưới đây' },
              { value: 'fixed', label: 'Đúng các câu ghi dưới đây, theo thứ tự' },
            ]}
            {...field('paper')}
          />
          <fieldset className="flex min-w-0 flex-col gap-3">
            <legend className="mb-2 text-sm font-medium">
              Các phần của đề, khi chọn “Từng phần”. Số câu mỗi lượt là tổng các phần.
            </legend>
            {Array.from({ length: slotRows }, (_, row) => `slot${row}`).map((slot, row) => (
              <div key={slot} className="grid gap-2 sm:grid-cols-[2fr_1.5fr_1fr_5rem]">
                <SelectField
                  label={`Phần ${row + 1}: lấy từ`}
                  options={[
                    { value: '', label: 'Không dùng' },
                    { value: 'lesson', label: 'Câu hỏi của bài này' },
                    ...places.categories.map((path) => ({ value: path, label: path })),
                  ]}
                  {...field(`${slot}.from`)}
                />
                <TextField label="Chủ đề" list={`${lessonCode}-chu-de`} maxLength={120} {...field(`${slot}.topic`)} />
                <SelectField
                  label="Mức độ"
                  options={[
                    { value: '', label: 'Bất kỳ' },
                    ...difficulties.map((value) => ({ value, label: difficultyWords[value] })),
                  ]}
                  {...field(`${slot}.difficulty`)}
                />
                <TextField label="Số câu" min={1} max={100} {...number(`${slot}.count`)} />
              </div>
            ))}
            <datalist id={`${lessonCode}-chu-de`}>
              {places.topics.map((topic) => (
                <option key={topic} value={topic} />
              ))}
            </datalist>
          </fieldset>
          <TextArea
            label="Mã các câu của đề cố định"
            hint="Mỗi dòng một mã, khi chọn “Đúng các câu”."
            rows={4}
            {...field('fixed')}
          />
        </div>
      </details>
    </>
  )
}
