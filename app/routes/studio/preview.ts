import { type ActionFunctionArgs, data } from '@remix-run/node'
import { may } from '~/domain/identity/access'
import { requireActor, requireDeed } from '~/domain/identity/guard.server'
import { checkDraft, previewOf } from '~/domain/publishing/check-draft.server'
import { previewSchema } from '~/domain/publishing/drafts.schema'
import { readForm } from '~/platform/http/form.server'

/** Compiles a text for the writer's eyes, through the pipeline that publishing uses. Stores nothing. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!may(actor, 'reviewLesson')) await requireDeed(args, 'writeLesson')
  const parsed = previewSchema.safeParse(Object.fromEntries(await readForm(args.request)))
  if (!parsed.success) throw data('Bài dài quá 200.000 ký tự hoặc thiếu mã bài.', { status: 422 })
  return Response.json(previewOf(await checkDraft(parsed.data)))
}
