import { Tabs } from '~/components/tabs'

/** The two pages of the administrator about mail and reminders. */
export function MailPages({ current }: { current: 'log' | 'rules' }) {
  return (
    <Tabs
      label="Thư và nhắc việc"
      className="mb-4"
      items={[
        { to: '/quan-tri/thu-dien-tu', label: 'Nhật ký gửi thư', current: current === 'log' },
        { to: '/quan-tri/thu-dien-tu/cai-dat', label: 'Cài đặt nhắc việc', current: current === 'rules' },
      ]}
    />
  )
}
