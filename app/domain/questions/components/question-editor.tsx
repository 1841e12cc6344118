import { Form } from '@remix-run/react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { SelectField, TextArea, TextField } from '~/components/field'
import { difficulties, type QuestionContent, type QuestionType } from '../question-body'
import { contentOfForm, type FormTexts } from '../question-form'
import { difficultyWords } from '../question-words'
import { type FieldErrorTexts, QuestionFields } from './question-fields'

export interface QuestionEditorProps {
  type: QuestionType
  texts: FormTexts
  errors: FieldErrorTexts
  /** Why nothing was saved; null when all is well. */
  sentence: string | null
  categories: { path: string; name: string; depth: number }[]
  topics: string[]
  isNew: boolean
  isBusy: boolean
  /** What an officer would see, and what is right; drawn beside the form. */
  preview(content: QuestionContent): ReactNode
}

/** The form of one question with its preview, which follows the typing where scripts run. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { type, texts, errors, sentence, isNew, isBusy } = props
  const [typed, setTyped] = useState<FormTexts | null>(null)
  const summary = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows each answer of the server, the same sentence again too
  useEffect(() => {
    if (sentence) summary.current?.focus()
  }, [sentence, errors])
  const follow = (event: FormEvent<HTMLFormElement>) => setTyped(textsOf(new FormData(event.currentTarget)))
  const field = (name: string) => ({ name, defaultValue: texts[name], errors: errors[name] })
  return (
    <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Card padding="lg" as="div" className="min-w-0">
        <Form method="post" noValidate onInput={follow} preventScrollReset className="flex flex-col gap-5">
          {/* Enter in a field saves; it must not ask for another row. */}
          <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true" />
          <input type="hidden" name="type" value={type} />
          {sentence ? (
            <div ref={summary} tabIndex={-1} className="scroll-mt-4 rounded-lg">
              <Callout tone="red" isAlert title="Chưa lưu được">
                {sentence}
              </Callout>
            </div>
          ) : null}
          <TextArea label={stemLabels[type] ?? 'Lời hỏi'} rows={3} required {...field('stem')} />
          <QuestionFields type={type} texts={texts} errors={errors} />
          <TextArea
            label="Giải thích"
            rows={3}
            hint="Người học đọc sau khi được xem đáp án: vì sao đúng, dựa vào đâu."
            {...field('explanation')}
          />
          <CategoryFields {...props} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label="Chủ đề" list="chu-de" hint="Đề kiểm tra rút câu theo chủ đề." {...field('topic')} />
            <datalist id="chu-de">
              {props.topics.map((topic) => (
                <option key={topic} value={topic} />
              ))}
            </datalist>
            <SelectField
              label="Độ khó"
              {...field('difficulty')}
              defaultValue={texts.difficulty ?? 'medium'}
              options={difficulties.map((value) => ({ value, label: difficultyWords[value] }))}
            />
            <TextField label="Nhãn" hint="Cách nhau bằng dấu phẩy." {...field('tags')} />
            {isNew ? (
              <TextField
                label="Mã câu hỏi (có thể để trống)"
                hint="Giữ nguyên về sau. Để trống thì hệ thống đặt theo lời hỏi."
                maxLength={80}
                autoCapitalize="none"
                spellCheck={false}
                {...field('code')}
              />
            ) : null}
          </div>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" name="intent" value="save" busy={isBusy} busyLabel="Đang lưu">
              Lưu và gửi duyệt
            </Button>
            <Button type="submit" name="intent" value="preview" variant="secondary">
              Xem thử
            </Button>
            <ButtonLink to="/soan/cau-hoi" variant="ghost">
              Quay lại
            </ButtonLink>
          </div>
        </Form>
      </Card>
      <section aria-labelledby="xem-thu" className="min-w-0 self-start xl:sticky xl:top-4">
        <h2 id="xem-thu" className="mb-3 font-semibold">
          Xem thử
        </h2>
        {props.preview(contentOfForm(type, typed ?? texts))}
      </section>
    </div>
  )
}

const stemLabels: Partial<Record<QuestionType, string>> = {
  situation: 'Tình huống và lời hỏi',
  trueFalse: 'Câu nhận định',
  missingWord: 'Lời dẫn',
  essay: 'Đề bài',
}

function CategoryFields({ texts, errors, categories }: QuestionEditorProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Danh mục"
        name="category"
        defaultValue={texts.category ?? ''}
        errors={errors.category}
        options={[
          { value: '', label: 'Chọn danh mục' },
          ...categories.map(({ path, name, depth }) => ({ value: path, label: `${'\u2003'.repeat(depth)}${name}` })),
        ]}
      />
      <TextField
        label="Hoặc danh mục mới"
        name="newCategory"
        defaultValue={texts.newCategory}
        errors={errors.newCategory}
        hint="Danh mục con viết sau dấu /, ví dụ Nghiệp vụ/Cư trú."
      />
    </div>
  )
}

function textsOf(form: FormData): FormTexts {
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
