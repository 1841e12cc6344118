import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { rankedName } from '~/domain/identity/access'
import { findUnitsFor } from '~/domain/identity/administered-units.server'
import { type ServiceField, ServiceForm } from '~/domain/identity/components/service-form'
import { ServiceTimeline } from '~/domain/identity/components/service-timeline'
import { choiceOptions, noChoice, unitOptions } from '~/domain/identity/components/unit-options'
import { requireDeed } from '~/domain/identity/guard.server'
import { getOfficerNames, getOfficerRecord } from '~/domain/identity/officer-directory.server'
import { findOfficerChoices } from '~/domain/identity/reference.server'
import { getServiceRecord } from '~/domain/identity/service-record.server'
import { formatDate, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { changeRecord } from './service-deeds.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Quá trình công tác: ${page?.officer.name ?? ''} – Niềm Nở` },
]

async function requireOfficer(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const now = args.context.now()
  const officer = await getOfficerRecord(actor, args.params.ma ?? '', now)
  if (!officer) throw new Response('Không thấy người dùng có số hiệu này.', { status: 404 })
  return { actor, officer, now }
}

/** An officer's dated record: where served, as what, with which rank, and the changes to it. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, officer, now } = await requireOfficer(args)
  const today = localDateOf(now)
  const [record, names, units, { positions, ranks }] = await Promise.all([
    getServiceRecord(officer.officerId),
    getOfficerNames(officer.officerId),
    findUnitsFor(actor, 'manageOfficers', today),
    findOfficerChoices(),
  ])
  const { serviceNumber, name, rankName, positionCode } = officer
  return {
    officer: { serviceNumber, name, rankedName: rankedName({ rankName, displayName: name }), positionCode, ...names },
    record,
    positions,
    ranks,
    units: units.map(({ code, name: unitName, depth }) => ({ code, name: unitName, depth })),
    isSelf: officer.officerId === actor.officerId,
    today,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, officer, now } = await requireOfficer(args)
  const outcome = await changeRecord(await readForm(args.request), { actor, officer, now })
  if (outcome.kind === 'done')
    return redirectWithToast(`/quan-tri/nguoi-dung/${encodeURIComponent(officer.serviceNumber)}/cong-tac`, {
      text: outcome.text,
    })
  return data({ deed: outcome.deed, result: outcome.result }, { status: outcome.status })
}

export default function OfficerServicePage() {
  const { officer, record, positions, ranks, units, isSelf, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const shared = (deed: string) => ({
    deed,
    isBusy,
    lastResult: answer?.deed === deed ? answer.result : null,
  })
  const unit: ServiceField = {
    name: 'unitCode',
    label: 'Đơn vị',
    kind: 'select',
    options: [noChoice('Chọn đơn vị'), ...unitOptions(units)],
  }
  const position: ServiceField = {
    name: 'positionCode',
    label: 'Chức vụ',
    kind: 'select',
    options: [noChoice('Chọn chức vụ'), ...choiceOptions(positions)],
    value: officer.positionCode,
  }
  const from: ServiceField = { name: 'from', label: 'Từ ngày', kind: 'date', value: today }
  const lastOn: ServiceField = {
    name: 'lastOn',
    label: 'Đến hết ngày',
    kind: 'date',
    hint: 'Để trống nếu chưa xác định.',
    isOptional: true,
  }
  const rank: ServiceField = {
    name: 'rankCode',
    label: 'Cấp bậc hàm',
    kind: 'select',
    options: [noChoice('Chọn cấp bậc'), ...choiceOptions(ranks)],
  }
  const secondary = record.lines.filter(
    (line) => line.kind !== 'counting' && (line.validTo === null || line.validTo > today),
  )
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Người dùng', to: '/quan-tri/nguoi-dung' },
          { label: officer.name, to: `/quan-tri/nguoi-dung/${encodeURIComponent(officer.serviceNumber)}` },
          { label: 'Quá trình công tác' },
        ]}
      />
      <PageHeader title="Quá trình công tác" subtitle={officer.rankedName} />
      <div className="grid items-start gap-4 lg:gap-5 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          <ServiceTimeline record={record} today={today} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          {isSelf ? (
            <Callout tone="clay" title="Hồ sơ của chính đồng chí">
              Đồng chí không tự quyết định về hồ sơ của mình khi còn quản trị khác. Vui lòng nhờ đồng chí ấy thực hiện.
            </Callout>
          ) : null}
          <Card aria-label="Thay đổi hồ sơ">
            <ServiceForm
              key={`kn-${record.lines.length}`}
              {...shared('kiemNhiem')}
              title="Biệt phái, kiêm nhiệm, phụ trách"
              explanation="Phụ trách kèm vai trò chỉ huy đơn vị ấy và kết thúc cùng ngày. Biệt phái nêu rõ bên tính quân số."
              fields={[
                {
                  name: 'kind',
                  label: 'Hình thức',
                  kind: 'select',
                  options: [
                    noChoice('Chọn hình thức'),
                    { value: 'secondment', label: 'Biệt phái, đơn vị gốc tính quân số' },
                    { value: 'secondmentCounted', label: 'Biệt phái, đơn vị đến tính quân số' },
                    { value: 'concurrent', label: 'Kiêm nhiệm' },
                    { value: 'supervision', label: 'Phụ trách đơn vị' },
                  ],
                },
                unit,
                position,
                from,
                lastOn,
              ]}
              submitLabel="Ghi vào quá trình công tác"
            />
            {secondary.length > 0 ? (
              <ServiceForm
                key={`kt-${secondary.length}`}
                {...shared('ketThucKiemNhiem')}
                title="Kết thúc biệt phái, kiêm nhiệm, phụ trách"
                fields={[
                  {
                    name: 'membershipId',
                    label: 'Mục kết thúc',
                    kind: 'select',
                    options: [
                      noChoice('Chọn mục'),
                      ...secondary.map((line) => ({
                        value: line.membershipId,
                        label: `${line.positionName}, ${line.unitName}`,
                      })),
                    ],
                  },
                  { ...from, label: 'Ngày đầu tiên không còn', hint: 'Ngày hôm trước là ngày cuối.' },
                ]}
                submitLabel="Kết thúc"
              />
            ) : null}
            <ServiceForm
              key={`dc-${record.lines.length}-${record.corrected.length}`}
              {...shared('dinhChinh')}
              title="Đính chính đơn vị, chức vụ đã ghi"
              explanation="Dùng khi mục đã ghi bị sai hoặc thiếu. Mục cũ được giữ lại cùng ngày ghi nhận. Bỏ trống ngày cuối thì áp dụng đến hết mục được thay."
              fields={[unit, position, { ...from, value: '' }, lastOn]}
              submitLabel="Đính chính"
            />
            <ServiceForm
              key={`cb-${record.ranks.length}`}
              {...shared('capBac')}
              title="Thăng, thay đổi cấp bậc hàm"
              explanation="Báo cáo của ngày trước vẫn ghi cấp bậc giữ khi ấy."
              fields={[rank, from]}
              submitLabel="Ghi cấp bậc mới"
            />
            <ServiceForm
              {...shared('suaCapBac')}
              title="Đính chính cấp bậc hàm đã ghi"
              fields={[
                {
                  name: 'holdingId',
                  label: 'Mục cần đính chính',
                  kind: 'select',
                  options: [
                    noChoice('Chọn mục'),
                    ...record.ranks.map((held) => ({
                      value: held.holdingId,
                      label: `${held.name}, từ ${formatDate(held.validFrom)}`,
                    })),
                  ],
                },
                rank,
                { ...from, value: '' },
              ]}
              submitLabel="Đính chính cấp bậc"
            />
            <ServiceForm
              key={`ht-${officer.familyName}-${officer.middleName}-${officer.givenName}`}
              {...shared('hoTen')}
              title="Đính chính họ tên"
              explanation="Họ kép như Tôn Nữ, Công Tằng ghi cả vào mục Họ."
              fields={[
                { name: 'familyName', label: 'Họ', kind: 'text', value: officer.familyName },
                { name: 'middleName', label: 'Tên đệm', kind: 'text', value: officer.middleName, isOptional: true },
                { name: 'givenName', label: 'Tên', kind: 'text', value: officer.givenName },
              ]}
              submitLabel="Đính chính họ tên"
            />
            <ServiceForm
              {...shared('thoiCongTac')}
              title="Thôi công tác"
              explanation="Mọi công tác và vai trò kết thúc. Tài khoản được khóa riêng ở trang người dùng."
              fields={[{ ...from, label: 'Ngày đầu tiên không còn công tác' }]}
              submitLabel="Ghi thôi công tác"
              isDanger
            />
          </Card>
        </div>
      </div>
    </>
  )
}
