import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Card } from '~/components/card'
import { SelectField, TextArea, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { saveReportTemplate } from '~/domain/deeds/save-report-template.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { authorityMarkOf, authorityMarks } from '~/domain/reports/report-template'
import { getParentName, getReportTemplate } from '~/domain/reports/report-templates.server'
import { getViewedUnit } from '~/domain/reports/viewed-unit.server'
import { localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction = () => [{ title: 'Mẫu báo cáo – Niềm Nở' }]

/** /bao-cao/:ma/mau: what the unit's printed reports carry around their figures. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const today = localDateOf(args.context.now())
  const unit = requireFound(
    await getViewedUnit(actor, { deed: 'viewFigures', code: args.params.ma ?? '', date: today }),
  )
  const parentName = await getParentName(unit.path, today)
  return {
    unit: { code: unit.code, name: unit.name },
    template: await getReportTemplate({ unitId: unit.unitId, name: unit.name, parentName }),
  }
}

const longestLine = 150
const longestText = 3000

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'viewFigures')
  const form = await readForm(args.request)
  const line = (name: string) =>
    String(form.get(name) ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longestLine)
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replace(/\r\n/g, '\n')
      .trim()
      .slice(0, longestText)
  const unitCode = args.params.ma ?? ''
  const result = await saveReportTemplate({
    actor,
    unitCode,
    template: {
      parentAgency: line('parentAgency'),
      agency: line('agency'),
      symbol: line('symbol'),
      place: line('place'),
      authorityMark: authorityMarkOf(line('authorityMark')),
      authority: line('authority'),
      signerPosition: line('signerPosition'),
      signerName: line('signerName'),
      recipients: text('recipients'),
      proposal: text('proposal'),
    },
    now: args.context.now(),
  })
  if (!result.ok) throw new Response('', { status: 404 })
  return redirectWithToast(`/bao-cao/${encodeURIComponent(unitCode)}`, { text: 'Đã lưu mẫu báo cáo.' })
}

const markWords: Record<(typeof authorityMarks)[number], string> = {
  '': 'Người đứng đầu ký',
  'TM.': 'TM. – thay mặt tập thể',
  'KT.': 'KT. – cấp phó ký thay',
  'TL.': 'TL. – thừa lệnh',
  'TUQ.': 'TUQ. – thừa ủy quyền',
  'Q.': 'Q. – quyền',
}

export default function ReportTemplatePage() {
  const { unit, template } = useLoaderData<typeof loader>()
  const isBusy = useNavigation().formMethod === 'POST'
  const line = (name: keyof typeof template, label: string, hint?: string) => (
    <TextField label={label} name={name} hint={hint} maxLength={longestLine} defaultValue={template[name]} />
  )
  return (
    <>
      <Breadcrumb
        items={[{ label: 'Báo cáo', to: `/bao-cao/${encodeURIComponent(unit.code)}` }, { label: 'Mẫu báo cáo' }]}
      />
      <PageHeader title="Mẫu báo cáo" subtitle={unit.name} />
      <Card padding="lg" aria-label="Mẫu báo cáo" className="max-w-180">
        <Form method="post" className="flex flex-col gap-4">
          {line('parentAgency', 'Cơ quan cấp trên', 'In hoa, dòng trên cùng bên trái; để trống nếu không có.')}
          {line('agency', 'Cơ quan ban hành')}
          <div className="grid gap-4 sm:grid-cols-2">
            {line('symbol', 'Ký hiệu sau số', 'Ví dụ: BC-CAH. Số để trống cho văn thư ghi.')}
            {line('place', 'Địa danh', 'Ví dụ: Tân Mẫu.')}
          </div>
          <SelectField
            label="Thẩm quyền ký"
            name="authorityMark"
            defaultValue={template.authorityMark}
            options={authorityMarks.map((mark) => ({ value: mark, label: markWords[mark] }))}
          />
          {line('authority', 'Chức vụ của người đứng đầu', 'In hoa, ví dụ: TRƯỞNG CÔNG AN HUYỆN.')}
          {line(
            'signerPosition',
            'Chức vụ của người ký',
            'Khi ký thay, thừa lệnh hoặc thừa ủy quyền, ví dụ: PHÓ TRƯỞNG CÔNG AN HUYỆN.',
          )}
          {line('signerName', 'Họ và tên người ký', 'Ghi cấp bậc trước họ tên nếu đơn vị quy định.')}
          <TextArea
            label="Nơi nhận"
            name="recipients"
            rows={4}
            maxLength={longestText}
            hint="Mỗi nơi một dòng, không cần gạch đầu dòng."
            defaultValue={template.recipients}
          />
          <TextArea
            label="Đề nghị"
            name="proposal"
            rows={4}
            maxLength={longestText}
            hint="Mục cuối của báo cáo; để trống thì không in."
            defaultValue={template.proposal}
          />
          <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang lưu">
            Lưu mẫu
          </Button>
        </Form>
      </Card>
    </>
  )
}
