import { KeyRound } from 'lucide'
import { Callout } from '~/components/callout'

/** Shown once, right after it was made; it is kept nowhere else. */
export function OneTimePassword({ name, username, password }: { name: string; username: string; password: string }) {
  return (
    <Callout tone="green" icon={KeyRound} title={`Mật khẩu một lần của đồng chí ${name}`} isAlert>
      <p className="py-2 text-xl font-semibold break-all text-text">
        <code>{password}</code>
      </p>
      <p>
        Tên đăng nhập: <code>{username}</code>. Mật khẩu chỉ hiện một lần này. Đồng chí trao tận tay; người nhận sẽ đổi
        mật khẩu ngay khi đăng nhập.
      </p>
    </Callout>
  )
}
