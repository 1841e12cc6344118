import { Download } from 'lucide'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { SelectField } from '~/components/field'

/** A plain form: the answer is a file, so the browser asks for it itself. */
export function ExportForm({ categories }: { categories: string[] }) {
  return (
    <Card as="section" aria-labelledby="xuat">
      <CardHeader id="xuat" title="Xuất câu hỏi" detail="Kèm đáp án, chỉ dùng trong đơn vị" />
      <form method="get" action="/soan/cau-hoi/xuat" className="flex flex-col gap-4 px-4 pb-5 sm:flex-row sm:items-end">
        <SelectField
          label="Danh mục"
          name="danh-muc"
          className="sm:min-w-72"
          options={[{ value: '', label: 'Cả ngân hàng' }, ...categories.map((path) => ({ value: path, label: path }))]}
        />
        <SelectField
          label="Dạng tệp"
          name="dinh-dang"
          options={[
            { value: 'gift', label: 'GIFT (Moodle)' },
            { value: 'xlsx', label: 'Bảng tính .xlsx' },
          ]}
        />
        <Button type="submit" variant="secondary" icon={Download}>
          Tải tệp
        </Button>
      </form>
    </Card>
  )
}
