import { Check, CircleAlert, LoaderCircle, Pencil } from 'lucide'
import { Icon } from '~/components/icon'
import type { SaveStatus } from './use-draft-saving'

const failures = {
  unreachable: 'Mất mạng, chưa lưu được. Chữ vẫn giữ trên máy này và sẽ tự lưu lại.',
  signedOut: 'Phiên làm việc đã hết, chưa lưu được. Chữ vẫn giữ trên trang này.',
  notEditable: 'Bài đang chờ duyệt nên chưa lưu được.',
  gone: 'Bản nháp này không còn trên hệ thống. Đồng chí chép phần vừa viết ra nơi khác.',
  tooLarge: 'Bài dài quá giới hạn nên chưa lưu được. Đồng chí tách thành bài ngắn hơn.',
}

/** Whether the text is safe, in words. */
export function SaveLine({ status }: { status: SaveStatus }) {
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-text-3">
      <SaveWords status={status} />
    </p>
  )
}

function SaveWords({ status }: { status: SaveStatus }) {
  switch (status.kind) {
    case 'saved':
      return (
        <>
          <Icon icon={Check} size="sm" />
          Đã lưu {status.savedAt}
        </>
      )
    case 'typing':
      return (
        <>
          <Icon icon={Pencil} size="sm" />
          Chưa lưu, sẽ tự lưu
        </>
      )
    case 'saving':
      return (
        <>
          <Icon icon={LoaderCircle} size="sm" className="animate-busy" />
          Đang lưu
        </>
      )
    case 'stale':
      return (
        <>
          <Icon icon={CircleAlert} size="sm" className="text-late-mk" />
          <span className="text-late-fg">Chưa lưu: bài đã được lưu ở nơi khác</span>
        </>
      )
    case 'failed':
      return (
        <>
          <Icon icon={CircleAlert} size="sm" className="text-late-mk" />
          <span className="text-late-fg">
            {failures[status.cause]}{' '}
            {status.cause === 'signedOut' ? (
              <a href="/dang-nhap" target="_blank" rel="noreferrer">
                Đăng nhập ở thẻ khác rồi bấm Lưu
              </a>
            ) : null}
          </span>
        </>
      )
  }
}
