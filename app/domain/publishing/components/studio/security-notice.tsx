import { ShieldAlert } from 'lucide'
import { Callout } from '~/components/callout'
import { Icon } from '~/components/icon'

/** Shown wherever lesson text is begun (domain brief 3, Security). */
export function SecurityNotice() {
  return (
    <Callout tone="clay" icon={ShieldAlert} title="Không đưa bí mật vào bài">
      Không viết bí mật nhà nước, biện pháp nghiệp vụ, hồ sơ vụ việc, thông tin cá nhân của người dân vào bài học, câu
      hỏi và hình. Tên người, địa danh trong tình huống phải là giả định.
    </Callout>
  )
}

/** The same in one line, always over the editor. */
export function SecurityLine() {
  return (
    <p className="flex items-start gap-2 border-b border-soon-line bg-soon-soft px-4 py-2 text-sm lg:px-6">
      <Icon icon={ShieldAlert} size="sm" className="mt-[3px] text-soon-mk" />
      <span>
        Không viết bí mật nhà nước, biện pháp nghiệp vụ, hồ sơ vụ việc, thông tin của người dân. Tên người và địa danh
        trong bài phải là giả định.
      </span>
    </p>
  )
}
