import { SegmentedLinks } from '~/components/segmented'

/** The two pages of the administrator about mail and reminders. */
export function MailPages({ current }: { current: 'log' | 'rules' }) {
  return (
    <div className="mb-4">
      <SegmentedLinks
        label="Thư và nhắc việc"
        items={[
          { to: '/quan-tri/thu-dien-tu', label: 'Nhật ký gửi thư', current: current === 'log' },
          { to: '/quan-tri/thu-dien-tu/cai-dat', label: 'Cài đặt nhắc việc', current: current === 'rules' },
        ]}
      />
    </div>
  )
}
