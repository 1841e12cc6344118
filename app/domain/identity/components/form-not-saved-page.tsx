import { Button, buttonClasses } from '~/components/button'
import { Callout } from '~/components/callout'
import { contentId } from '~/components/skip-link'
import type { FormNotSaved } from '../refusals'

const words: Record<FormNotSaved['because'], { title: string; next: string }> = {
  sessionEnded: {
    title: 'Phiên đăng nhập đã hết',
    next: 'Đồng chí đăng nhập lại ở thẻ mới, rồi trở về đây bấm Gửi lại.',
  },
  systemBusy: { title: 'Hệ thống đang bận', next: 'Đồng chí chờ ít giây rồi bấm Gửi lại.' },
}

export function formNotSavedTitle(because: FormNotSaved['because']): string {
  return words[because].title
}

/**
 * What was typed waits on this page until it can be sent again. Signing in is for another tab, so that nothing here is
 * lost.
 */
export function FormNotSavedPage({ because, path, fields }: FormNotSaved) {
  const isSessionEnded = because === 'sessionEnded'
  const { title, next } = words[because]
  const typed = fields.filter(({ value }) => value.trim() !== '')
  return (
    <main id={contentId} tabIndex={-1} className="mx-auto flex max-w-130 flex-col gap-4 px-5 py-10">
      <h1 className="text-2xl font-bold">{title}</h1>
      <Callout tone="clay" title="Nội dung đồng chí vừa gửi chưa được lưu" isAlert>
        Nội dung ấy vẫn còn ở trang này. {next}
      </Callout>
      <div className="flex flex-wrap gap-2">
        {isSessionEnded && (
          <a className={buttonClasses({})} href="/dang-nhap" target="_blank" rel="noreferrer">
            Đăng nhập ở thẻ mới
          </a>
        )}
        <form method="post" action={path}>
          {fields.map(({ name, value }, index) => (
            // The same name may come twice, so the place in the form is what tells fields apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" variant={isSessionEnded ? 'secondary' : 'primary'}>
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
