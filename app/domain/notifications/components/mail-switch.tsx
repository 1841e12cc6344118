import { Form } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card } from '~/components/card'

/** The field of the switch: "bat" or "tat". */
export const mailSwitchField = 'nhanThu'

export interface MailSwitchProps {
  isOn: boolean
  hasAddress: boolean
  /** Whether this installation sends mail at all. */
  isConfigured: boolean
}

/** Whether reminders also come by e-mail. In the product they always do. */
export function MailSwitch({ isOn, hasAddress, isConfigured }: MailSwitchProps) {
  return (
    <Card padding="md" aria-labelledby="nhan-thu">
      <h2 id="nhan-thu" className="text-lg font-semibold">
        Nhận thư nhắc việc: đang {isOn ? 'bật' : 'tắt'}
      </h2>
      <p className="text-sm text-text-3">{stateWords({ isOn, hasAddress, isConfigured })}</p>
      <Form method="post" className="mt-3">
        <Button type="submit" variant="secondary" name={mailSwitchField} value={isOn ? 'tat' : 'bat'}>
          {isOn ? 'Tắt nhận thư' : 'Bật nhận thư'}
        </Button>
      </Form>
    </Card>
  )
}

function stateWords({ isOn, hasAddress, isConfigured }: MailSwitchProps): string {
  const always = 'Thông báo trong hệ thống luôn có.'
  if (!isConfigured) return `Hệ thống chưa nối với máy chủ thư nên chưa gửi thư. ${always}`
  if (!isOn) return `Đồng chí không nhận thư. ${always}`
  return hasAddress
    ? `Mỗi ngày nhiều nhất một thư nhắc theo hạn, không gửi vào giờ nghỉ đêm. ${always}`
    : `Đồng chí chưa ghi địa chỉ thư điện tử nên chưa nhận được thư. ${always}`
}
