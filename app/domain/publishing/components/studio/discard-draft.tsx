import { Form } from '@remix-run/react'
import { Button, buttonClasses } from '~/components/button'

/** Asks before a draft is dropped. A native disclosure, so that it asks without scripts too. */
export function DiscardDraft({ what, consequence }: { what: string; consequence: string }) {
  return (
    <details className="self-start">
      <summary className={buttonClasses({ variant: 'ghost', size: 'sm' })}>Bỏ {what}</summary>
      <div className="mt-2 flex max-w-120 flex-col gap-3 rounded-lg border border-line bg-surface p-4">
        <p>
          Bỏ {what}? Phần đã soạn sẽ không lấy lại được. {consequence}
        </p>
        <Form method="post">
          <Button type="submit" name="intent" value="discard" variant="danger" size="sm">
            Bỏ {what}
          </Button>
        </Form>
      </div>
    </details>
  )
}
