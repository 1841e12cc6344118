/** Why an administrator's deed was refused, and what to do (design section 5). */

const words = {
  serviceNumberTaken: 'Số hiệu này đã có người dùng. Vui lòng kiểm tra lại số hiệu.',
  usernameTaken: 'Tên đăng nhập này đã có người dùng. Vui lòng chọn tên khác.',
  rankUnknown: 'Không thấy cấp bậc này. Vui lòng chọn trong danh sách.',
  categoryUnknown: 'Không thấy diện lực lượng này. Vui lòng chọn trong danh sách.',
  unitUnknown: 'Đơn vị này không có hoặc chưa thành lập vào ngày đã chọn. Vui lòng chọn lại.',
  positionUnknown: 'Không thấy chức vụ này. Vui lòng chọn trong danh sách.',
  overlap: 'Đồng chí này đã có đơn vị công tác trong thời gian ấy.',
  noMembership: 'Đồng chí này chưa có đơn vị công tác nên chưa điều chuyển được.',
  notAfterPresent: 'Ngày này phải sau ngày bắt đầu của đơn vị hiện tại.',
  laterChangeExists: 'Quá trình công tác của đồng chí này đã kết thúc, nên không điều chuyển tiếp được.',
  nothingChanges: 'Đơn vị và chức vụ mới trùng với hiện tại. Vui lòng chọn lại.',
  future: 'Ngày này chưa tới. Vui lòng nhập vào đúng ngày điều chuyển.',
  selfGrant: 'Đồng chí không tự giao vai trò cho mình. Vui lòng nhờ quản trị khác thực hiện.',
  lastAdministrator: 'Đây là quản trị duy nhất. Vui lòng giao vai trò quản trị cho người khác trước.',
  alreadyGranted: 'Đồng chí này đang giữ vai trò ấy ở đơn vị đã chọn.',
  grantUnknown: 'Không thấy vai trò này, có thể vai trò đã kết thúc.',
  self: 'Đồng chí không tự khóa tài khoản của mình được.',
  beyondScope:
    'Đồng chí này giữ vai trò ở đơn vị ngoài phạm vi của đồng chí. Vui lòng nhờ quản trị cấp trên thực hiện.',
  accountUnknown: 'Đồng chí này chưa có tài khoản.',
  alreadyLocked: 'Tài khoản này đã bị khóa từ trước.',
  notLocked: 'Tài khoản này đang mở.',
  codeTaken: 'Mã đơn vị này đã có. Vui lòng chọn mã khác.',
  parentUnknown: 'Không thấy đơn vị cấp trên. Vui lòng tải lại trang.',
  typeUnknown: 'Không thấy loại đơn vị này. Vui lòng chọn trong danh sách.',
  beforePresentName: 'Ngày này trước ngày bắt đầu của tên hiện tại. Vui lòng chọn ngày sau.',
}

export type Refusal = keyof typeof words

export function refusalText(refusal: Refusal): string {
  return words[refusal]
}
