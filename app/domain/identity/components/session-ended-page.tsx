import { Button, buttonClasses } from '~/components/button'
import { Callout } from '~/components/callout'
import { contentId } from '~/components/skip-link'
import type { SessionEnded } from '../refusals'

/**
 * A form arrived after its session had ended. What was typed waits on this page: sign in (in another tab, so that
 * nothing here is lost), then send it again.
 */
export function SessionEndedPage({ path, fields }: SessionEnded) {
  const typed = fields.filter(({ value }) => value.trim() !== '')
  return (
    <main id={contentId} tabIndex={-1} className="mx-auto flex max-w-130 flex-col gap-4 px-5 py-10">
      <h1 className="text-2xl font-bold">Phiên đăng nhập đã hết</h1>
      <Callout tone="clay" title="Nội dung đồng chí vừa gửi chưa được lưu" isAlert>
        Nội dung ấy vẫn còn ở trang này. Đồng chí đăng nhập lại ở thẻ mới, rồi trở về đây bấm Gửi lại.
      </Callout>
      <div className="flex flex-wrap gap-2">
        <a className={buttonClasses({})} href="/dang-nhap" target="_blank" rel="noreferrer">
          Đăng nhập ở thẻ mới
        </a>
        <form method="post" action={path}>
          {fields.map(({ name, value }, index) => (
            // The same name may come twice, so the place in the form is what tells fields apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" variant="secondary">
            Gửi lại
          </Button>
        </form>
      </div>
      {typed.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 font-medium text-link">Xem nội dung đang chờ gửi</summary>
          <pre className="mt-2 max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 text-sm whitespace-pre-wrap">
            {typed.map(({ value }) => value).join('\n\n')}
          </pre>
        </details>
      )}
    </main>
  )
}
