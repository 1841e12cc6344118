import { Form } from '@remix-run/react'
import { Search } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { SelectField, TextField } from '~/components/field'
import { Icon } from '~/components/icon'
import { type BankFilter, bankHomes, bankParamNames, bankStates, paramOf } from '../bank-params'
import { difficulties, questionTypes } from '../question-body'
import { bankHomeWords, bankStateWords, difficultyWords, typeWords } from '../question-words'

export interface BankFilterProps {
  filter: BankFilter
  categories: { path: string; name: string; depth: number }[]
  topics: string[]
  tags: string[]
}

/** Search and filters of the bank, an ordinary GET form: the address says what is asked for. */
export function BankFilterForm({ filter, categories, topics, tags }: BankFilterProps) {
  const any = (label: string) => ({ value: '', label })
  const words = (texts: readonly string[]) => texts.map((text) => ({ value: text, label: text }))
  return (
    <Form
      key={JSON.stringify(filter)}
      method="get"
      role="search"
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 xl:grid-cols-5"
    >
      <TextField
        label="Tìm trong câu hỏi, mã, nhãn"
        name={bankParamNames.search}
        type="search"
        dense
        defaultValue={filter.search}
        autoComplete="off"
        className="col-span-2"
        before={<Icon icon={Search} size="sm" />}
      />
      <SelectField
        label="Danh mục"
        name={bankParamNames.categoryPath}
        dense
        defaultValue={filter.categoryPath}
        options={[
          any('Tất cả danh mục'),
          ...categories.map(({ path, name, depth }) => ({ value: path, label: `${'\u2003'.repeat(depth)}${name}` })),
        ]}
      />
      <SelectField
        label="Dạng"
        name={bankParamNames.type}
        dense
        defaultValue={filter.type ?? ''}
        options={[any('Tất cả dạng'), ...questionTypes.map((value) => ({ value, label: typeWords[value] }))]}
      />
      <SelectField
        label="Độ khó"
        name={bankParamNames.difficulty}
        dense
        defaultValue={filter.difficulty ?? ''}
        options={[any('Tất cả'), ...difficulties.map((value) => ({ value, label: difficultyWords[value] }))]}
      />
      <TextField
        label="Chủ đề"
        name={bankParamNames.topic}
        dense
        defaultValue={filter.topic}
        list="loc-chu-de"
        maxLength={100}
        autoComplete="off"
        placeholder="Tất cả chủ đề"
      />
      <datalist id="loc-chu-de">
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      <SelectField
        label="Nhãn"
        name={bankParamNames.tag}
        dense
        defaultValue={filter.tag}
        options={[
          any('Tất cả nhãn'),
          ...words(tags.includes(filter.tag) || !filter.tag ? tags : [filter.tag, ...tags]),
        ]}
      />
      <SelectField
        label="Tình trạng"
        name={bankParamNames.state}
        dense
        defaultValue={paramOf(bankStates, filter.state)}
        options={[
          any('Chờ duyệt và đang dùng'),
          ...Object.entries(bankStates).map(([value, state]) => ({ value, label: bankStateWords[state] })),
        ]}
      />
      <SelectField
        label="Nơi soạn"
        name={bankParamNames.home}
        dense
        defaultValue={paramOf(bankHomes, filter.home)}
        options={[
          any('Mọi nơi'),
          ...Object.entries(bankHomes).map(([value, home]) => ({ value, label: bankHomeWords[home] })),
        ]}
      />
      <span className="flex flex-wrap gap-2">
        <Button type="submit" variant="secondary">
          Lọc
        </Button>
        <ButtonLink to="/soan/cau-hoi" variant="ghost">
          Bỏ lọc
        </ButtonLink>
      </span>
    </Form>
  )
}
