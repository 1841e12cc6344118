/** Where a draft stands (domain brief 3: bản nháp → chờ duyệt → đã đăng, or trả lại). */
const openDraftStates = ['draft', 'pending', 'returned'] as const
export type OpenDraftState = (typeof openDraftStates)[number]
export type DraftState = OpenDraftState | 'published' | 'discarded'

/** Filter of the drafts that are still open. */
export const open = { state: { in: [...openDraftStates] } }

/** Filter of the author's own open draft of a lesson code; there is one at most. */
export function ownOpen(author: { officerId: string }, lessonCode: string) {
  return { lessonCode, authorId: author.officerId, ...open }
}

const words: Record<DraftState, string> = {
  draft: 'Bản nháp',
  pending: 'Chờ duyệt',
  returned: 'Bị trả lại',
  published: 'Đã đăng',
  discarded: 'Đã bỏ',
}

export function draftStateWord(state: DraftState): string {
  return words[state]
}

/** A draft that waits for its reviewer does not change under the reviewer's eyes. */
export function isEditable(state: DraftState): boolean {
  return state === 'draft' || state === 'returned'
}

export function isOpenDraft(state: string): state is OpenDraftState {
  return (openDraftStates as readonly string[]).includes(state)
}
