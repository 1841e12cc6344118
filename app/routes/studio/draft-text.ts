import { type ActionFunctionArgs, data } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import type { SaveAnswer } from '~/domain/publishing/components/studio/use-draft-saving'
import { draftTextSchema } from '~/domain/publishing/drafts.schema'
import { saveDraft } from '~/domain/publishing/drafts.server'
import { savedAtText } from '~/domain/publishing/save-words'
import { readForm } from '~/platform/http/form.server'

/** Saves the text of the author's own draft while it is typed; the page's form does the same without JavaScript. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const now = args.context.now()
  const parsed = draftTextSchema.safeParse(Object.fromEntries(await readForm(args.request)))
  if (!parsed.success) return answer(422, null)
  const { revision, ...text } = parsed.data
  const saved = await saveDraft({ actor, lessonCode: args.params.ma ?? '', text, revision, now })
  if (saved.ok) {
    return answer(200, { kind: 'saved', revision: saved.revision, savedAt: savedAtText(saved.savedAt, now) })
  }
  switch (saved.reason) {
    case 'notFound':
      throw data('Không thấy bản nháp này.', { status: 404 })
    case 'notEditable':
      return answer(409, { kind: 'notEditable' })
    case 'stale': {
      const { savedAt, ...stored } = saved.stored
      return answer(409, { kind: 'stale', stored: { ...stored, savedAt: savedAtText(savedAt, now) } })
    }
  }
}

function answer(status: number, body: SaveAnswer | null): Response {
  return Response.json(body, { status })
}
