import type { MailState } from './mail-outbox.server'

/** The words of the delivery log, and those of its addresses. */

const words: Record<MailState, { label: string; param: string }> = {
  waiting: { label: 'Chờ gửi', param: 'cho-gui' },
  sent: { label: 'Đã gửi', param: 'da-gui' },
  bounced: { label: 'Bị trả lại', param: 'bi-tra-lai' },
  failed: { label: 'Không gửi được', param: 'khong-gui-duoc' },
  dropped: { label: 'Không cần gửi', param: 'khong-can-gui' },
}

export const shownMailStates: MailState[] = ['waiting', 'sent', 'bounced', 'failed', 'dropped']

export function mailStateWord(state: MailState): string {
  return words[state].label
}

export function mailStateParam(state: MailState): string {
  return words[state].param
}

export function mailStateOfParam(param: string | null): MailState | null {
  return shownMailStates.find((state) => words[state].param === param) ?? null
}

const kindWords: Record<string, string> = {
  tasks: 'Nhắc theo hạn',
  nudge: 'Chỉ huy nhắc',
  digest: 'Tổng hợp tuần',
  test: 'Thư thử',
}

export function mailKindWord(kind: string): string {
  return kindWords[kind] ?? kind
}
