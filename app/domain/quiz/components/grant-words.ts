import { type GrantRefusal, mostExtraAttempts, mostExtraMinutes } from '../grant-rule'

/** Why a grant was not made, and at which field of the form it is said; "" stands for the whole form. */
export const grantRefusals: Record<
  Exclude<GrantRefusal, 'notFound'>,
  { field: '' | 'extraAttempts' | 'extraMinutes' | 'reason'; text: string }
> = {
  ownself: {
    field: '',
    text: 'Đồng chí không tự cho mình thêm lượt. Đồng chí đề nghị chỉ huy đơn vị cấp trên.',
  },
  nothingGranted: { field: 'extraAttempts', text: 'Đồng chí chưa ghi số lượt hoặc số phút thêm.' },
  tooMuch: {
    field: 'extraAttempts',
    text: `Mỗi lần cho thêm nhiều nhất ${mostExtraAttempts} lượt và ${mostExtraMinutes} phút.`,
  },
  reasonMissing: { field: 'reason', text: 'Đồng chí chưa ghi lý do. Lý do được lưu cùng lượt cho thêm.' },
  noQuiz: { field: '', text: 'Bài này không có bài kiểm tra.' },
  noTimeLimit: {
    field: 'extraMinutes',
    text: 'Bài kiểm tra này không giới hạn thời gian nên không cần thêm phút.',
  },
}
