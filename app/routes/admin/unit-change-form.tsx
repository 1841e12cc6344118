import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { DateField, TextField } from '~/components/field'
import { PageHeader } from '~/components/page-shell'
import { formatDate } from '~/platform/calendar'
import type { ChangeAnswer } from './unit-change.server'

interface Sent {
  fields: ChangeAnswer['fields']
  errors: Record<string, string[]>
  refusal: string | null
  preview: ChangeAnswer['preview']
}

interface ChangePageProps {
  unit: { code: string; name: string }
  title: string
  explanation: string
  answer: Sent | undefined
  confirmLabel: string
  today: string
  isBusy: boolean
  /** The fields of the change itself; date and reason follow. */
  children: ReactNode
}

/** One page for each change of units: the form, then what it would do, then the confirmation. */
export function ChangePage(props: ChangePageProps) {
  const { unit, title, explanation, answer, confirmLabel, today, isBusy, children } = props
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Đơn vị', to: '/quan-tri/don-vi' },
          { label: unit.name, to: `/quan-tri/don-vi/${unit.code}` },
          { label: title },
        ]}
      />
      <PageHeader title={`${title}: ${unit.name}`} subtitle={explanation} />
      <div className="flex max-w-240 flex-col gap-4 lg:gap-5">
        {answer?.refusal ? (
          <Callout tone="red" title="Chưa thực hiện được" isAlert>
            {answer.refusal}
          </Callout>
        ) : null}
        {answer?.preview ? (
          <Preview preview={answer.preview} fields={answer.fields} confirmLabel={confirmLabel} isBusy={isBusy} />
        ) : (
          <Card padding="lg" as="div">
            <Form method="post" className="flex flex-col gap-4">
              {children}
              <div className="grid gap-4 sm:grid-cols-2">
                <DateField
                  name="from"
                  label="Từ ngày"
                  hint="Ngày đầu tiên áp dụng. Có thể là ngày đã qua hoặc sắp tới."
                  defaultValue={typedOf(answer, 'from') ?? today}
                  errors={answer?.errors.from}
                  required
                />
                <TextField
                  name="reason"
                  label="Lý do, số quyết định"
                  defaultValue={typedOf(answer, 'reason')}
                  errors={answer?.errors.reason}
                  maxLength={300}
                  autoComplete="off"
                  required
                />
              </div>
              <div>
                <Button type="submit" size="lg" busy={isBusy} busyLabel="Đang xem trước">
                  Xem trước thay đổi
                </Button>
              </div>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}

/** What was typed into a field, or nothing before the first answer. */
export function typedOf(answer: Sent | undefined, name: string): string | undefined {
  return answer?.fields.find((field) => field.name === name)?.value
}

interface PreviewProps {
  preview: NonNullable<ChangeAnswer['preview']>
  fields: ChangeAnswer['fields']
  confirmLabel: string
  isBusy: boolean
}

function Preview({ preview, fields, confirmLabel, isBusy }: PreviewProps) {
  const { closing, created, reparented, people, peopleAlong, roles, courses, campaigns } = preview
  const kept = courses.filter((course) => !course.isNew)
  const added = courses.filter((course) => course.isNew)
  return (
    <Card padding="lg" aria-labelledby="xem-truoc">
      <h2 id="xem-truoc" className="text-lg font-semibold">
        Thay đổi từ ngày {formatDate(preview.from)}
      </h2>
      <p className="mt-1 text-text-2">
        Chưa có gì được ghi. Số liệu, báo cáo của những ngày trước giữ nguyên đơn vị và tên cũ.
      </p>
      <dl className="mt-4 flex flex-col gap-4">
        <Part title="Đơn vị thành lập" lines={created} />
        <Part title="Đơn vị kết thúc" lines={closing} />
        <Part title="Đơn vị đổi cấp trên" lines={reparented.map((one) => `${one.name} về ${one.parent}`)} />
        <Part
          title={`Cán bộ, chiến sĩ chuyển đơn vị: ${new Set(people.map((person) => person.serviceNumber)).size} đồng chí`}
          lines={people.map(
            (person) =>
              `${person.rankName} ${person.name}, ${person.serviceNumber}: ${person.before} → ${person.after}${
                person.isCounting ? '' : ' (không tính quân số)'
              }`,
          )}
          none="Không có đồng chí nào đổi đơn vị."
        />
        {peopleAlong > 0 ? (
          <Part
            title="Đi theo đơn vị của mình"
            lines={[`${peopleAlong} đồng chí ở các đơn vị đổi cấp trên giữ nguyên đơn vị công tác.`]}
          />
        ) : null}
        <Part
          title="Vai trò kết thúc"
          lines={roles.map((role) => `${role.officer}: ${role.role}${role.unit ? `, ${role.unit}` : ''}`)}
          none="Không có vai trò nào kết thúc."
        />
        <Part
          title="Chuyên đề đang giao, cán bộ giữ nguyên bài và hạn"
          lines={kept.map(courseWords)}
          none="Không có chuyên đề nào đang giao cho các đơn vị này."
        />
        <Part title="Chuyên đề của đơn vị mới, được thêm như người mới đến" lines={added.map(courseWords)} />
        <Part title="Đợt thi đua đang chạy: đơn vị kế tiếp tham gia thay" lines={campaigns} />
      </dl>
      <Form method="post" className="mt-5 flex flex-wrap gap-3">
        {fields.map(({ name, value }, index) => (
          // The same name may come twice, so the place in the form is what tells fields apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" name="buoc" value="xacNhan" size="lg" busy={isBusy} busyLabel="Đang ghi">
          {confirmLabel}
        </Button>
        <Button type="submit" name="buoc" value="sua" variant="secondary" size="lg">
          Sửa lại
        </Button>
      </Form>
    </Card>
  )
}

function courseWords(course: { unit: string; title: string; periodName: string; dueOn: string }): string {
  return `${course.title}, ${course.periodName}, hạn ${formatDate(course.dueOn)} (${course.unit})`
}

const shownLines = 30

/** A part without lines is left out, unless there is something to say about none. */
function Part({ title, lines, none }: { title: string; lines: readonly string[]; none?: string }) {
  if (lines.length === 0 && !none) return null
  const [shown, rest] = [lines.slice(0, shownLines), lines.slice(shownLines)]
  return (
    <div>
      <dt className="font-semibold">{title}</dt>
      <dd>
        {lines.length === 0 ? <p className="text-text-2">{none}</p> : <Lines lines={shown} />}
        {rest.length > 0 ? (
          <details>
            <summary className="inline-flex min-h-11 cursor-pointer items-center text-link">
              Xem thêm {rest.length} dòng
            </summary>
            <Lines lines={rest} />
          </details>
        ) : null}
      </dd>
    </div>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="mt-1 list-disc pl-5 text-text-2">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
