import { Form, useNavigation } from '@remix-run/react'
import { FileSpreadsheet } from 'lucide'
import { Button, buttonClasses } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { TextArea, TextField } from '~/components/field'
import { FieldFrame, useFieldWiring } from '~/components/field-frame'
import { Icon } from '~/components/icon'

export interface ImportFormProps {
  category: string
  categories: string[]
  /** Why the last file was not taken. */
  problem: string | null
}

const giftExample = `// [id:chao-dan] [tag:tiếp dân]
Người dân vừa bước vào, đồng chí làm gì trước? {
  =Chào và mời ngồi#Lời chào đi trước công việc.
  ~Hỏi ngay giấy tờ
}`

/** A file to choose or a text to paste; sending it shows what would happen, and writes nothing. */
export function ImportForm({ category, categories, problem }: ImportFormProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <Card as="section" aria-labelledby="nhap">
      <CardHeader id="nhap" title="Nhập câu hỏi" detail="Xem thử trước, chưa ghi gì" />
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-5 px-4 pb-5">
        {problem ? (
          <Callout tone="red" title="Chưa xem thử được" isAlert>
            {problem}
          </Callout>
        ) : null}
        <Callout tone="blue" title="Trước khi nhập">
          Câu hỏi không chứa bí mật nhà nước, hồ sơ vụ việc, biện pháp nghiệp vụ, thông tin của người dân.
        </Callout>
        <FileField />
        <TextArea
          label="Hoặc dán văn bản GIFT"
          name="text"
          rows={8}
          spellCheck={false}
          placeholder={giftExample}
          hint="Mỗi câu cách nhau một dòng trống. Dấu = trước phương án đúng, dấu ~ trước phương án chưa đúng."
        />
        <TextField
          label="Danh mục cho câu không ghi danh mục"
          name="danh-muc"
          defaultValue={category}
          list="cac-danh-muc"
          hint="Các cấp cách nhau bằng dấu /. Danh mục chưa có sẽ được tạo."
          maxLength={640}
        />
        <datalist id="cac-danh-muc">
          {categories.map((path) => (
            <option key={path} value={path} />
          ))}
        </datalist>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="intent" value="check" busy={isBusy} busyLabel="Đang đọc tệp">
            Xem thử
          </Button>
          <a href="/soan/cau-hoi/mau.xlsx" download className={buttonClasses({ variant: 'secondary' })}>
            <Icon icon={FileSpreadsheet} />
            Tải bảng tính mẫu
          </a>
        </div>
      </Form>
    </Card>
  )
}

function FileField() {
  const hint = 'Tệp .gift, .txt (UTF-8) hoặc .xlsx, không quá 5 MB và 5.000 câu.'
  const { id, control } = useFieldWiring({ id: 'tep-cau-hoi' }, { hint })
  return (
    <FieldFrame id={id} label="Tệp câu hỏi" hint={hint}>
      <input
        type="file"
        name="file"
        accept=".gift,.txt,.xlsx,text/plain"
        {...control}
        className="min-h-12 w-full rounded-md border border-control bg-surface p-2 text-base file:mr-3 file:min-h-8 file:rounded-sm file:border-0 file:bg-soft file:px-3 file:text-on-soft"
      />
    </FieldFrame>
  )
}
