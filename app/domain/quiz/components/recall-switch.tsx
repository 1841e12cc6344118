import { Form, Link } from '@remix-run/react'
import { Button } from '~/components/button'
import { Card } from '~/components/card'

/** The field of the switch: "bat" or "tat". */
export const recallSwitchField = 'onNhanh'

/** Switches ôn nhanh off and on again, and leads back to the page that shows it. */
export function RecallSwitch({ isOn, returnTo }: { isOn: boolean; returnTo: '/on-tap' | '/ca-nhan' }) {
  return (
    <Card padding="md" aria-labelledby="on-nhanh">
      <h2 id="on-nhanh" className="text-lg font-semibold">
        {returnTo === '/on-tap' ? (
          `Ôn nhanh đang ${isOn ? 'bật' : 'tắt'}`
        ) : (
          <Link to="/on-tap" className="link inline-flex min-h-11 items-center">
            Ôn nhanh đang {isOn ? 'bật' : 'tắt'}
          </Link>
        )}
      </h2>
      <p className="text-sm text-text-3">
        Mỗi ngày nhiều nhất ba câu của các bài đã hoàn thành, khoảng 2 phút. Kết quả ôn không tính vào điểm nào.
      </p>
      <Form method="post" action="/on-tap" className="mt-3">
        <input type="hidden" name="tiep" value={returnTo} />
        <Button type="submit" variant="secondary" name={recallSwitchField} value={isOn ? 'tat' : 'bat'}>
          {isOn ? 'Tắt ôn nhanh' : 'Bật lại ôn nhanh'}
        </Button>
      </Form>
    </Card>
  )
}
