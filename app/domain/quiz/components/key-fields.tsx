import { Checkbox } from '~/components/checkbox'
import { SelectField, TextArea, TextField } from '~/components/field'
import { writtenPercent } from '~/domain/questions/percent'
import type { QuestionBody } from '~/domain/questions/question-body'
import { acceptedNumberLines, acceptedTextLines, hasWeights } from '../corrections-form'

/** What is right of a question, as fields under the names that `rekeyedBody` reads. Texts cannot be changed here. */
export function KeyFields({ body }: { body: QuestionBody }) {
  switch (body.type) {
    case 'single':
    case 'trueFalse':
    case 'multiple': {
      const isWeighted = hasWeights(body)
      const isByWeight = isWeighted && body.type === 'multiple'
      return (
        <fieldset className="flex min-w-0 flex-col gap-1">
          <legend className="text-sm font-medium">Phương án đúng</legend>
          {body.options.map(({ key, text, correct, weight }) => (
            <div key={key} className="flex flex-wrap items-end gap-x-4">
              {isByWeight ? (
                <span className="min-w-0 flex-1 py-2 break-words">{text}</span>
              ) : body.type === 'multiple' ? (
                <Checkbox className="min-w-0 flex-1" name="right" value={key} label={text} defaultChecked={correct} />
              ) : (
                <label className="flex min-h-11 min-w-0 flex-1 cursor-pointer items-start gap-3 py-2">
                  <input
                    type="radio"
                    name="right"
                    value={key}
                    defaultChecked={correct}
                    className="mt-0.5 size-5 flex-none accent-primary"
                  />
                  <span className="min-w-0 break-words">{text}</span>
                </label>
              )}
              {isWeighted ? (
                <TextField
                  className="w-40"
                  label={`Tỷ lệ điểm (%) của “${text}”`}
                  hideLabel
                  name={`weight.${key}`}
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={weight === undefined ? '' : writtenPercent(weight)}
                  after={<span className="pr-3">%</span>}
                />
              ) : null}
            </div>
          ))}
        </fieldset>
      )
    }
    case 'situation':
      return (
        <>
          {body.options.map(({ key, text, quality }) => (
            <SelectField
              key={key}
              label={text}
              name={`quality.${key}`}
              defaultValue={quality}
              options={[
                { value: 'best', label: 'Tốt nhất' },
                { value: 'acceptable', label: 'Chấp nhận được' },
                { value: 'wrong', label: 'Chưa phù hợp' },
              ]}
            />
          ))}
        </>
      )
    case 'shortAnswer':
      return (
        <>
          <AcceptedTexts name="accepted" label="Đáp án được chấp nhận" lines={acceptedTextLines(body.accepted)} />
          <IgnoreMarks isOn={body.ignoreMarks} />
        </>
      )
    case 'numeric':
      return (
        <TextArea
          label="Số được chấp nhận"
          name="accepted"
          rows={3}
          hint="Mỗi dòng một đáp án: 2,5 hoặc 2,5 ± 0,1 hoặc từ 2 đến 3. Ghi 50% ở đầu dòng nếu chỉ được nửa điểm."
          defaultValue={acceptedNumberLines(body.accepted)}
        />
      )
    case 'matching': {
      const answers = [...body.pairs.map(({ key, answer }) => ({ key, text: answer })), ...body.distractors]
      return (
        <>
          {body.pairs.map(({ key, prompt }) => (
            <SelectField
              key={key}
              label={prompt}
              name={`answer.${key}`}
              defaultValue={key}
              options={answers.map((answer) => ({ value: answer.key, label: answer.text }))}
            />
          ))}
        </>
      )
    }
    case 'ordering':
      return (
        <>
          {body.items.map(({ key, text }, index) => (
            <SelectField
              key={key}
              label={text}
              name={`place.${key}`}
              defaultValue={String(index + 1)}
              options={body.items.map((_, place) => ({ value: String(place + 1), label: `Thứ ${place + 1}` }))}
            />
          ))}
        </>
      )
    case 'missingWord':
      return (
        <>
          {body.gaps.map(({ accepted }, index) => (
            <AcceptedTexts
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap is known by its place only
              key={index}
              name={`gap.${index}`}
              label={`Chỗ trống ${index + 1}`}
              lines={acceptedTextLines(accepted)}
            />
          ))}
          <IgnoreMarks isOn={body.ignoreMarks} />
        </>
      )
    case 'essay':
      return <p>Bài thu hoạch không có đáp án để sửa. Đồng chí chỉ hủy được câu này.</p>
  }
}

function AcceptedTexts({ name, label, lines }: { name: string; label: string; lines: string }) {
  return (
    <TextArea
      label={label}
      name={name}
      rows={3}
      hint="Mỗi dòng một đáp án. Ghi 50% ở đầu dòng nếu chỉ được nửa điểm; dấu * thay cho chữ bất kỳ."
      defaultValue={lines}
    />
  )
}

function IgnoreMarks({ isOn }: { isOn: boolean }) {
  return <Checkbox name="ignoreMarks" value="on" label="Chấp nhận viết không dấu" defaultChecked={isOn} />
}
