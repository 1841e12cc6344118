import { Plus } from 'lucide'
import type { ReactNode } from 'react'
import { Button } from '~/components/button'
import { Checkbox } from '~/components/checkbox'
import { SelectField, TextArea, TextField } from '~/components/field'
import { FieldErrors } from '~/components/field-frame'
import type { QuestionType } from '../question-body'
import { type FormTexts, shownRows } from '../question-form'

export type FieldErrorTexts = Record<string, string[] | undefined>

export interface QuestionFieldsProps {
  type: QuestionType
  texts: FormTexts
  errors: FieldErrorTexts
}

/** What one type asks and accepts; every row is plain inputs, and "thêm dòng" posts the form and keeps what is typed. */
export function QuestionFields(props: QuestionFieldsProps) {
  switch (props.type) {
    case 'single':
    case 'multiple':
      return <ChoiceFields {...props} />
    case 'trueFalse':
      return <TrueFalseFields {...props} />
    case 'situation':
      return <SituationFields {...props} />
    case 'shortAnswer':
      return <AcceptedFields {...props} />
    case 'numeric':
      return <NumberFields {...props} />
    case 'matching':
      return <MatchingFields {...props} />
    case 'ordering':
      return <OrderingFields {...props} />
    case 'missingWord':
      return <QuotationFields {...props} />
    case 'essay':
      return <EssayFields {...props} />
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const percentHint = 'Để trống thì các phương án đúng chia đều điểm.'

function ChoiceFields(props: QuestionFieldsProps) {
  const { type, texts } = props
  const size = { least: 4, most: 8 }
  // One right option earns the whole: shares of the others are rare, and shown where there are any.
  const hasShares = type === 'multiple' || Object.entries(texts).some(([name, text]) => /percent$/.test(name) && text)
  return (
    <>
      <Rows {...props} list="options" title="Các phương án" unit="phương án" size={size}>
        {(row, field) => (
          <>
            <TextArea label={`Phương án ${letters[row]}`} rows={2} {...field('text')} />
            {type === 'multiple' ? <Checkbox label="Đây là phương án đúng" {...checked(field('correct'))} /> : null}
            <div className={hasShares ? 'grid gap-3 sm:grid-cols-[minmax(0,1fr)_9rem]' : ''}>
              <TextField label="Nhận xét khi chọn" {...field('feedback')} />
              {hasShares ? (
                <TextField label="Tỷ lệ điểm" inputMode="decimal" after={<Percent />} {...field('percent')} />
              ) : null}
            </div>
          </>
        )}
      </Rows>
      {type === 'single' ? (
        <SelectField
          label="Phương án đúng"
          name="right"
          defaultValue={texts.right ?? ''}
          options={[
            { value: '', label: 'Chọn phương án đúng' },
            ...Array.from({ length: shownRows(texts, 'options', size) }, (_, row) => ({
              value: String(row),
              label: `Phương án ${letters[row]}`,
            })),
          ]}
        />
      ) : (
        <p className="text-sm text-text-3">Tỷ lệ điểm: {percentHint}</p>
      )}
    </>
  )
}

function TrueFalseFields({ texts, errors }: QuestionFieldsProps) {
  return (
    <>
      <SelectField
        label="Câu trên đúng hay sai"
        name="answer"
        defaultValue={texts.answer ?? ''}
        errors={errors.options}
        options={[
          { value: '', label: 'Chọn đáp án' },
          { value: 'dung', label: 'Đúng' },
          { value: 'sai', label: 'Sai' },
        ]}
      />
      <TextField label="Nhận xét khi chọn Đúng" name="feedback.dung" defaultValue={texts['feedback.dung']} />
      <TextField label="Nhận xét khi chọn Sai" name="feedback.sai" defaultValue={texts['feedback.sai']} />
    </>
  )
}

function SituationFields(props: QuestionFieldsProps) {
  return (
    <Rows {...props} list="options" title="Các cách xử lý" unit="cách xử lý" size={{ least: 3, most: 8 }}>
      {(row, field) => (
        <>
          <TextArea label={`Cách xử lý ${letters[row]}`} rows={2} {...field('text')} />
          <SelectField
            label="Đánh giá"
            {...field('quality', 'wrong')}
            options={[
              { value: 'best', label: 'Tốt nhất, trọn điểm' },
              { value: 'acceptable', label: 'Chấp nhận được, nửa điểm' },
              { value: 'wrong', label: 'Chưa phù hợp, không có điểm' },
            ]}
          />
          <TextArea label="Nhận xét: vì sao" rows={2} {...field('feedback')} />
        </>
      )}
    </Rows>
  )
}

function AcceptedFields(props: QuestionFieldsProps) {
  return (
    <>
      <Rows
        {...props}
        list="accepted"
        title="Câu trả lời được chấp nhận"
        hint="Chữ hoa, chữ thường và khoảng trắng không tính. Dấu * thay cho chữ bất kỳ; muốn có dấu * thật thì viết \*."
        unit="câu trả lời"
        size={{ least: 3, most: 20 }}
      >
        {(row, field) => (
          <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_9rem]">
            <TextField label={`Câu trả lời ${row + 1}`} {...field('text')} />
            <TextField label="Nhận xét" {...field('feedback')} />
            <TextField
              label="Tỷ lệ điểm"
              inputMode="decimal"
              placeholder="100"
              after={<Percent />}
              {...field('percent')}
            />
          </div>
        )}
      </Rows>
      <IgnoreMarks {...props} />
    </>
  )
}

function NumberFields(props: QuestionFieldsProps) {
  return (
    <Rows
      {...props}
      list="accepted"
      title="Con số được chấp nhận"
      hint="Ghi một con số và sai số, hoặc ghi khoảng từ số này đến số kia. Viết 2,5 hay 2.5 đều được."
      unit="con số"
      size={{ least: 2, most: 10 }}
    >
      {(row, field) => (
        <>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            <TextField label={`Con số ${row + 1}`} inputMode="decimal" {...field('value')} />
            <TextField label="Sai số" inputMode="decimal" placeholder="0" {...field('tolerance')} />
            <TextField label="Hoặc từ" inputMode="decimal" {...field('from')} />
            <TextField label="đến" inputMode="decimal" {...field('to')} />
          </div>
          <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_9rem]">
            <TextField label="Nhận xét" {...field('feedback')} />
            <TextField
              label="Tỷ lệ điểm"
              inputMode="decimal"
              placeholder="100"
              after={<Percent />}
              {...field('percent')}
            />
          </div>
        </>
      )}
    </Rows>
  )
}

function MatchingFields(props: QuestionFieldsProps) {
  return (
    <>
      <Rows {...props} list="pairs" title="Các cặp" unit="cặp" size={{ least: 4, most: 12 }}>
        {(row, field) => (
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField label={`Vế hỏi ${row + 1}`} {...field('prompt')} />
            <TextField label="Ghép với" {...field('answer')} />
          </div>
        )}
      </Rows>
      <Rows
        {...props}
        list="distractors"
        title="Vế nhiễu"
        hint="Không ghép với vế hỏi nào; có thể để trống."
        unit="vế nhiễu"
        size={{ least: 2, most: 8 }}
      >
        {(row, field) => <TextField label={`Vế nhiễu ${row + 1}`} {...field('text')} />}
      </Rows>
    </>
  )
}

function OrderingFields(props: QuestionFieldsProps) {
  return (
    <Rows
      {...props}
      list="items"
      title="Các việc theo đúng thứ tự"
      hint="Ghi việc làm trước ở trên. Người học thấy các việc đã xáo trộn."
      unit="việc"
      size={{ least: 4, most: 12 }}
    >
      {(row, field) => <TextField label={`Việc thứ ${row + 1}`} {...field('text')} />}
    </Rows>
  )
}

function QuotationFields(props: QuestionFieldsProps) {
  const { texts, errors } = props
  return (
    <>
      <TextArea
        label="Câu trích có chỗ trống"
        name="quotation"
        rows={4}
        defaultValue={texts.quotation}
        errors={[...(errors.quotation ?? []), ...(errors.gaps ?? []), ...(errors.parts ?? [])]}
        hint="Đặt từ cần điền trong ngoặc vuông: Đối với nhân dân, phải [kính trọng], [lễ phép|lễ độ]. Dấu | ngăn các cách viết được chấp nhận; 50% trước một cách viết là nửa điểm; sau dấu # là nhận xét."
      />
      <IgnoreMarks {...props} />
    </>
  )
}

function EssayFields(props: QuestionFieldsProps) {
  const { texts, errors } = props
  const field = (name: string) => ({ name, defaultValue: texts[name], errors: errors[name] })
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label="Cách chấm"
          {...field('marking')}
          options={[
            { value: 'passFail', label: 'Đạt hoặc chưa đạt' },
            { value: 'points', label: 'Chấm điểm theo tiêu chí' },
          ]}
        />
        <TextField label="Điểm tối đa (khi chấm điểm)" inputMode="numeric" {...field('maxPoints')} />
        <TextField label="Số chữ ít nhất" inputMode="numeric" placeholder="0" {...field('minWords')} />
        <TextField
          label="Số chữ nhiều nhất"
          inputMode="numeric"
          placeholder="0"
          hint="0 là không giới hạn"
          {...field('maxWords')}
        />
      </div>
      <TextArea label="Gợi ý cho người viết" rows={3} {...field('guide')} />
      <Rows {...props} list="rubric" title="Tiêu chí chấm" unit="tiêu chí" size={{ least: 3, most: 10 }}>
        {(row, rowField) => (
          <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_9rem]">
            <TextField label={`Tiêu chí ${row + 1}`} {...rowField('criterion')} />
            <TextField label="Điểm" inputMode="numeric" {...rowField('points')} />
          </div>
        )}
      </Rows>
    </>
  )
}

function IgnoreMarks({ texts }: QuestionFieldsProps) {
  return (
    <Checkbox
      name="ignoreMarks"
      label="Chấp nhận viết không dấu"
      hint="“kinh trong” được tính như “kính trọng”."
      defaultChecked={texts.ignoreMarks === 'on'}
    />
  )
}

interface RowField {
  name: string
  defaultValue: string | undefined
  errors: string[] | undefined
}

interface RowsProps extends QuestionFieldsProps {
  list: string
  title: string
  hint?: string
  /** "phương án": what one more row is called. */
  unit: string
  size: { least: number; most: number }
  children(row: number, field: (name: string, start?: string) => RowField): ReactNode
}

function Rows({ list, title, hint, unit, size, texts, errors, children }: RowsProps) {
  const count = shownRows(texts, list, size)
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-4 border-t border-line pt-4"
      aria-describedby={errors[list] ? `${list}-error` : undefined}
    >
      <legend className="float-left w-full font-semibold">{title}</legend>
      {hint ? <p className="text-sm text-text-3">{hint}</p> : null}
      <FieldErrors id={`${list}-error`} errors={errors[list]} />
      <input type="hidden" name={`rows.${list}`} value={count} />
      {Array.from({ length: count }, (_, row) => (
        // Rows have no identity of their own: the place in the form is the name of the field.
        // biome-ignore lint/suspicious/noArrayIndexKey: the row is its place
        <div key={row} className="flex flex-col gap-3">
          {children(row, (name, start) => {
            const field = `${list}[${row}].${name}`
            return { name: field, defaultValue: texts[field] ?? start, errors: errors[field] }
          })}
        </div>
      ))}
      {count < size.most ? (
        <Button
          type="submit"
          name="intent"
          value={`more:${list}`}
          variant="soft"
          size="sm"
          icon={Plus}
          className="self-start"
        >
          Thêm {unit}
        </Button>
      ) : null}
    </fieldset>
  )
}

function checked({ name, defaultValue, errors }: RowField) {
  return { name, defaultChecked: defaultValue === 'on', errors }
}

function Percent() {
  return <span className="pr-3 text-text-3">%</span>
}
