import { Printer } from 'lucide'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { PageHeader } from '~/components/page-shell'
import { formatCount } from '~/platform/number-format'

export interface PasswordSlipsProps {
  slips: { name: string; unitName: string; username: string; serviceNumber: string; password: string }[]
  /** Where to sign in. */
  address: string
  importId: string
}

/** One slip an officer, to cut and fold: the name stays outside, the password inside. In memory of this page alone. */
export function PasswordSlips({ slips, address, importId }: PasswordSlipsProps) {
  return (
    <>
      <div className="print:hidden">
        <PageHeader title="Phiếu mật khẩu" subtitle={`${formatCount(slips.length)} phiếu, xếp theo đơn vị`} />
        <Callout tone="clay" title="Phiếu chỉ hiện một lần này" className="mb-4">
          Đồng chí in ngay, cắt theo đường kẻ, gấp theo đường chấm để mật khẩu nằm bên trong, rồi trao tận tay.
        </Callout>
        <div className="mb-5 flex flex-wrap gap-2">
          <Button icon={Printer} onClick={() => window.print()}>
            In phiếu
          </Button>
          <ButtonLink to={`/quan-tri/nguoi-dung/nhap/${importId}/phieu`} variant="ghost">
            Đã in xong
          </ButtonLink>
        </div>
      </div>
      <ul aria-label="Các phiếu" className="flex flex-col">
        {slips.map(({ name, unitName, username, serviceNumber, password }) => (
          <li key={serviceNumber} className="break-inside-avoid border border-line bg-surface">
            <div className="px-5 py-4">
              <p className="font-semibold">Đồng chí {name}</p>
              <p className="text-sm text-text-2">
                {unitName} · số hiệu {serviceNumber}
              </p>
            </div>
            <div className="border-t border-dashed border-line-2 px-5 py-4">
              <p className="text-sm text-text-2">
                Địa chỉ: {address}. Tên đăng nhập: <strong>{username}</strong>
              </p>
              <p className="py-1 text-xl font-semibold">
                <code>{password}</code>
              </p>
              <p className="text-sm text-text-2">
                Mật khẩu dùng một lần. Đồng chí đặt mật khẩu của riêng mình ngay khi đăng nhập.
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
