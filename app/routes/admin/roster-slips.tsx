import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import {
  countSlips,
  findSheet,
  slipsPerSheet,
  startSheet,
  takeSheet,
} from '~/domain/deeds/issue-first-passwords.server'
import { PasswordSlips } from '~/domain/identity/components/password-slips'
import { RosterProgress } from '~/domain/identity/components/roster-progress'
import { requireDeed } from '~/domain/identity/guard.server'
import { getImport } from '~/domain/identity/roster/roster-imports.server'
import { config } from '~/platform/config.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'
import { formatCount } from '~/platform/number-format'

export const meta: MetaFunction = () => [{ title: 'Phiếu mật khẩu – Niềm Nở' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const importId = args.params.ma ?? ''
  const found = requireFound(await getImport(actor, importId))
  const asked = new URL(args.request.url).searchParams.get('phieu') ?? ''
  return {
    importId,
    fileName: found.fileName,
    sheet: findSheet(actor, importId, asked),
    isLost: asked !== '' && findSheet(actor, importId, asked) === null,
    counts: await countSlips(actor, importId, args.context.now()),
    slipsPerSheet,
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'manageOfficers')
  const importId = args.params.ma ?? ''
  requireFound(await getImport(actor, importId))
  const form = await readForm(args.request)
  const now = args.context.now()
  if (form.get('viec') === 'mo') {
    const slips = takeSheet(actor, importId, String(form.get('phieu') ?? ''))
    // Answered to this one request and kept nowhere: reloading asks for it in vain.
    return data(
      { slips, address: config().publicUrl?.host ?? new URL(args.request.url).host },
      { status: slips ? 200 : 409, headers: { 'Cache-Control': 'private, no-store' } },
    )
  }
  const sheetId = await startSheet(actor, { importId, isAgain: form.get('viec') === 'lai', now })
  return redirect(`/quan-tri/nguoi-dung/nhap/${importId}/phieu${sheetId ? `?phieu=${sheetId}` : ''}`, 303)
}

export default function RosterSlipsPage() {
  const { importId, fileName, sheet, isLost, counts, slipsPerSheet: most } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.slips) return <PasswordSlips slips={answer.slips} address={answer.address} importId={importId} />
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Nhập danh sách', to: '/quan-tri/nguoi-dung/nhap' },
          { label: fileName || 'Tệp không tên', to: `/quan-tri/nguoi-dung/nhap/${importId}` },
          { label: 'Phiếu mật khẩu' },
        ]}
      />
      <PageHeader
        title="Phiếu mật khẩu"
        subtitle="Mỗi đồng chí một phiếu để gấp kín và trao tận tay. Phiếu chỉ hiện một lần."
      />
      <div className="flex max-w-200 flex-col gap-4 lg:gap-5">
        {isLost || answer ? (
          <Callout tone="clay" title="Phiếu này không còn">
            Phiếu đã mở một lần, hoặc máy chủ đã khởi động lại. Đồng chí tạo phiếu mới; mật khẩu trên phiếu cũ hết hiệu
            lực.
          </Callout>
        ) : null}
        {sheet ? <SheetCard sheet={sheet} /> : <NewSheetCard counts={counts} most={most} />}
      </div>
    </>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function SheetCard({ sheet }: { sheet: NonNullable<Loaded['sheet']> }) {
  const isBusy = useNavigation().formMethod === 'POST'
  if (sheet.state === 'running')
    return (
      <Card as="section" aria-label="Đang tạo phiếu" padding="lg">
        <RosterProgress done={sheet.done} total={sheet.total} unit="phiếu" isRunning />
      </Card>
    )
  if (sheet.state === 'failed')
    return (
      <Callout tone="red" title="Chưa tạo xong phiếu" isAlert>
        Đồng chí quay lại lần nhập rồi tạo phiếu mới.
      </Callout>
    )
  return (
    <Card as="section" aria-labelledby="phieu-san-sang" padding="lg">
      <h2 id="phieu-san-sang" className="text-lg font-semibold">
        {formatCount(sheet.total)} phiếu đã sẵn sàng
      </h2>
      <p className="mt-1 mb-4 text-text-2">
        Đồng chí chuẩn bị máy in trước khi mở. Rời trang là phiếu không hiện lại nữa.
      </p>
      <Form method="post">
        <input type="hidden" name="phieu" value={sheet.sheetId} />
        <Button type="submit" name="viec" value="mo" busy={isBusy} busyLabel="Đang mở">
          Mở phiếu để in
        </Button>
      </Form>
    </Card>
  )
}

function NewSheetCard({ counts: { without, unused }, most }: { counts: Loaded['counts']; most: number }) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <Card as="section" aria-labelledby="tao-phieu" padding="lg">
      <h2 id="tao-phieu" className="text-lg font-semibold">
        {without > 0 ? `${formatCount(without)} đồng chí chưa có mật khẩu` : 'Mọi đồng chí đã có phiếu'}
      </h2>
      <p className="mt-1 mb-4 text-text-2">
        {formatCount(unused)} đồng chí đã có phiếu nhưng chưa đăng nhập. Mỗi lần tạo tối đa {formatCount(most)} phiếu,
        xếp theo đơn vị. Người đã được giao vai trò nhận mật khẩu ở trang riêng.
      </p>
      <Form method="post" className="flex flex-wrap gap-2">
        {without > 0 ? (
          <Button type="submit" name="viec" value="tao" busy={isBusy} busyLabel="Đang tạo">
            Tạo {formatCount(Math.min(without, most))} phiếu
          </Button>
        ) : null}
        {unused > 0 ? (
          <Button type="submit" name="viec" value="lai" variant="secondary">
            Tạo lại phiếu cho người chưa đăng nhập
          </Button>
        ) : null}
      </Form>
    </Card>
  )
}
