import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { rankedName } from '~/domain/identity/access'
import { findUnitsFor } from '~/domain/identity/administered-units.server'
import { AccountPanel } from '~/domain/identity/components/account-panel'
import { OneTimePassword } from '~/domain/identity/components/one-time-password'
import { RolesPanel } from '~/domain/identity/components/roles-panel'
import { TransferPanel } from '~/domain/identity/components/transfer-panel'
import { requireDeed } from '~/domain/identity/guard.server'
import { getOfficerRecord } from '~/domain/identity/officer-directory.server'
import { findOfficerChoices } from '~/domain/identity/reference.server'
import { addDays, formatDate, formatInstant, localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { carryOut } from './officer-deeds.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.officer.name ?? 'Người dùng'} – Niềm Nở` },
]

async function requireOfficer(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const officer = await getOfficerRecord(actor, args.params.ma ?? '', args.context.now())
  if (!officer) throw new Response('Không thấy người dùng có số hiệu này.', { status: 404 })
  return { actor, officer }
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, officer } = await requireOfficer(args)
  const now = args.context.now()
  const today = localDateOf(now)
  const [units, { positions }] = await Promise.all([findUnitsFor(actor, 'manageOfficers', today), findOfficerChoices()])
  const { officerId, lockedAt, createdAt, ...shown } = officer
  return {
    officer: {
      ...shown,
      rankedName: rankedName({ rankName: officer.rankName, displayName: officer.name }),
      lockedAt: lockedAt ? formatInstant(lockedAt, now) : '',
      createdOn: formatDate(localDateOf(createdAt)),
    },
    isSelf: officerId === actor.officerId,
    today,
    positions,
    units: units.map(({ code, name, depth }) => ({ code, name, depth })),
  }
}

/** One deed of the administrator on this officer, named by `viec`. */
export async function action(args: ActionFunctionArgs) {
  const { actor, officer } = await requireOfficer(args)
  const outcome = await carryOut(await readForm(args.request), { actor, officer, now: args.context.now() })
  if (outcome.kind === 'done')
    return redirectWithToast(`/quan-tri/nguoi-dung/${encodeURIComponent(officer.serviceNumber)}`, {
      text: outcome.text,
    })
  if (outcome.kind === 'password') return data({ password: outcome.password, refused: null })
  return data(
    { password: null, refused: { deed: outcome.deed, result: outcome.result, text: outcome.text } },
    { status: outcome.status },
  )
}

export default function OfficerPage() {
  const { officer, isSelf, today, positions, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const refused = answer?.refused
  const resultOf = (...deeds: string[]) => (refused && deeds.includes(refused.deed) ? refused.result : null)
  return (
    <>
      <Breadcrumb items={[{ label: 'Người dùng', to: '/quan-tri/nguoi-dung' }, { label: officer.name }]} />
      <PageHeader
        title={officer.rankedName}
        subtitle={[officer.positionName, officer.unitName].filter(Boolean).join(', ')}
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer?.password ? (
          <OneTimePassword name={officer.name} username={officer.username} password={answer.password} />
        ) : null}
        {refused?.text && !refused.result ? (
          <Callout tone="red" title="Chưa thực hiện được" isAlert>
            {refused.text}
          </Callout>
        ) : null}
        <div className="grid items-start gap-4 lg:gap-5 xl:grid-cols-2">
          <div className="flex flex-col gap-4 lg:gap-5">
            <Facts officer={officer} />
            <Card aria-label="Hồ sơ">
              <RowList>
                <Row
                  to={`/quan-tri/nguoi-dung/${encodeURIComponent(officer.serviceNumber)}/cong-tac`}
                  title="Quá trình công tác, cấp bậc, họ tên"
                  detail="Biệt phái, kiêm nhiệm, phụ trách, đính chính, thôi công tác"
                />
                <Row
                  to={`/quan-tri/nguoi-dung/${encodeURIComponent(officer.serviceNumber)}/uy-quyen`}
                  title="Ủy quyền"
                  detail="Giao quyền chỉ huy có thời hạn"
                />
              </RowList>
            </Card>
            <AccountPanel {...officer} isBusy={isBusy} lastResult={resultOf('khoa', 'moKhoa')} />
          </div>
          <div className="flex flex-col gap-4 lg:gap-5">
            <RolesPanel
              {...officer}
              units={units}
              isBusy={isBusy}
              grantResult={resultOf('giaoVaiTro')}
              endResult={resultOf('ketThucVaiTro')}
            />
            {isSelf ? null : (
              <TransferPanel
                units={units}
                positions={positions}
                positionCode={officer.positionCode}
                today={today}
                isBusy={isBusy}
                lastResult={resultOf('dieuChuyen')}
              />
            )}
          </div>
        </div>
      </div>
    </>
  )
}

function Facts({ officer }: { officer: ReturnType<typeof useLoaderData<typeof loader>>['officer'] }) {
  return (
    <Card padding="lg" aria-labelledby="tieu-de-thong-tin">
      <h2 id="tieu-de-thong-tin" className="mb-3 text-lg font-semibold">
        Thông tin
      </h2>
      <DefinitionList
        items={[
          { term: 'Số hiệu', detail: officer.serviceNumber },
          { term: 'Tên đăng nhập', detail: officer.username },
          { term: 'Thư điện tử', detail: officer.email || 'Chưa có' },
          { term: 'Diện lực lượng', detail: officer.serviceCategory },
          { term: 'Mật khẩu', detail: officer.mustChangePassword ? 'Đang chờ đổi mật khẩu một lần' : 'Đã tự đặt' },
          { term: 'Ngày tạo', detail: officer.createdOn },
          { term: 'Cấp bậc hàm', detail: <Periods rows={officer.ranks.map((row) => ({ ...row, text: row.name }))} /> },
          {
            term: 'Quá trình công tác',
            detail: (
              <Periods
                rows={officer.memberships.map((row) => ({
                  ...row,
                  text: `${row.positionName}, ${row.unitName}${kindNames[row.kind] ?? ''}`,
                }))}
              />
            ),
          },
        ]}
      />
    </Card>
  )
}

/** Nothing for the counting membership: it is the rule. */
const kindNames: Record<string, string> = {
  secondment: ' (biệt phái)',
  concurrent: ' (kiêm nhiệm)',
  supervision: ' (phụ trách)',
}

function Periods({ rows }: { rows: { text: string; validFrom: string; validTo: string | null }[] }) {
  if (rows.length === 0) return 'Chưa có'
  return (
    <ul className="flex flex-col gap-1">
      {rows.map((row) => (
        <li key={`${row.validFrom} ${row.text}`}>
          {row.text}
          <span className="block text-sm text-text-3">
            {row.validTo
              ? `${formatDate(row.validFrom)} – ${formatDate(addDays(row.validTo, -1))}`
              : `từ ${formatDate(row.validFrom)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
