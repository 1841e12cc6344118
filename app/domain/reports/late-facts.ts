/** Kinds of facts that are written down after the day they are about, and their words. */

const lateKinds = [
  'exemption',
  'exemptionWithdrawn',
  'extension',
  'extensionWithdrawn',
  'regrade',
  'essay',
  'meeting',
  'withdrawal',
  'enrolment',
  'transfer',
  'entered',
] as const
export type LateKind = (typeof lateKinds)[number]

const words: Record<LateKind, string> = {
  exemption: 'Miễn học tập',
  exemptionWithdrawn: 'Rút quyết định miễn học tập',
  extension: 'Gia hạn',
  extensionWithdrawn: 'Rút gia hạn',
  regrade: 'Tính lại điểm bài kiểm tra',
  essay: 'Chấm bài thu hoạch',
  meeting: 'Điểm danh buổi sinh hoạt',
  withdrawal: 'Thu hồi việc giao học tập',
  enrolment: 'Giao học tập sau',
  transfer: 'Điều chuyển ghi nhận muộn',
  entered: 'Hồ sơ nhập vào hệ thống sau',
}

export function lateKindWords(kind: LateKind): string {
  return words[kind]
}
