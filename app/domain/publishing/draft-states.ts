/** Where a draft stands (domain brief 3: bản nháp → chờ duyệt → đã đăng, or trả lại). */
export const openDraftStates = ['draft', 'pending', 'returned'] as const
export type OpenDraftState = (typeof openDraftStates)[number]
export type DraftState = OpenDraftState | 'published' | 'discarded'

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
