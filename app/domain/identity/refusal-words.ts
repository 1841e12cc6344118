/** Why an administrator's deed was refused, and what to do (design section 5). */

const words = {
  serviceNumberTaken: 'Số hiệu này đã có người dùng. Vui lòng kiểm tra lại số hiệu.',
  usernameTaken: 'Tên đăng nhập này đã có người dùng. Vui lòng chọn tên khác.',
  rankUnknown: 'Không thấy cấp bậc này. Vui lòng chọn trong danh sách.',
  categoryUnknown: 'Không thấy diện lực lượng này. Vui lòng chọn trong danh sách.',
  unitUnknown: 'Đơn vị này không có hoặc chưa thành lập vào ngày đã chọn. Vui lòng chọn lại.',
  unitCloses: 'Đơn vị này kết thúc hoạt động trong thời gian ấy. Vui lòng chọn đơn vị khác hoặc ghi ngày kết thúc.',
  positionUnknown: 'Không thấy chức vụ này. Vui lòng chọn trong danh sách.',
  overlap: 'Đồng chí này đã có đơn vị công tác trong thời gian ấy.',
  noMembership: 'Đồng chí này chưa có đơn vị công tác nên chưa điều chuyển được.',
  notAfterPresent:
    'Ngày này phải sau ngày bắt đầu của mục hiện tại. Nếu mục hiện tại ghi sai, đồng chí dùng phần Đính chính.',
  laterChangeExists:
    'Sau ngày này đã có thay đổi khác được ghi. Đồng chí dùng phần Đính chính, hoặc chọn ngày sau thay đổi ấy.',
  holdingUnknown: 'Không thấy cấp bậc này trong quá trình của đồng chí ấy. Vui lòng tải lại trang.',
  rankOrder: 'Ngày này phải sau ngày bắt đầu của cấp bậc trước và trước ngày của cấp bậc sau.',
  endBeforeStart: 'Ngày kết thúc phải sau ngày bắt đầu.',
  alreadyThere: 'Đồng chí này đã có công tác ở đơn vị ấy trong thời gian này.',
  membershipUnknown: 'Không thấy mục này, có thể mục ấy đã kết thúc.',
  selfDecision: 'Đồng chí không tự quyết định về hồ sơ của mình. Vui lòng nhờ quản trị khác thực hiện.',
  nothingChanges: 'Nội dung mới trùng với hiện tại. Vui lòng chọn lại.',
  future: 'Ngày này chưa tới. Vui lòng chọn hôm nay hoặc ngày đã qua.',
  delegateUnknown: 'Không thấy đồng chí này trong các đơn vị thuộc quyền. Vui lòng kiểm tra lại số hiệu.',
  delegateSelf: 'Người nhận ủy quyền phải là đồng chí khác.',
  noCommand: 'Đồng chí ủy quyền không giữ vai trò chỉ huy vào ngày bắt đầu.',
  delegationPast: 'Ủy quyền không tính cho ngày đã qua. Vui lòng chọn từ hôm nay trở đi.',
  delegationTooLong: 'Mỗi lần ủy quyền không quá một năm.',
  alreadyDelegated: 'Trong thời gian này đã ủy quyền cho đồng chí khác. Vui lòng kết thúc ủy quyền ấy trước.',
  delegationUnknown: 'Không thấy ủy quyền này.',
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
  parentUnknown: 'Không thấy đơn vị cấp trên, hoặc đơn vị ấy chưa thành lập vào ngày đã chọn. Vui lòng chọn lại.',
  parentCloses:
    'Vào một ngày sau đó, có đơn vị trực thuộc một đơn vị đã kết thúc. Vui lòng điều chuyển đơn vị trực thuộc trước.',
  belowItself: 'Đơn vị không thể trực thuộc chính mình hoặc đơn vị cấp dưới của mình. Vui lòng chọn đơn vị khác.',
  tooFewUnits: 'Vui lòng chọn từ hai đơn vị trở lên.',
  childrenStand: 'Đơn vị còn đơn vị trực thuộc. Vui lòng điều chuyển các đơn vị ấy trước.',
  peopleStand: 'Đơn vị còn cán bộ, chiến sĩ. Vui lòng điều chuyển các đồng chí ấy trước.',
  rootStays: 'Đơn vị cao nhất không điều chuyển, sáp nhập, chia tách hoặc giải thể.',
  notAllAssigned: 'Còn đồng chí hoặc đơn vị trực thuộc chưa được phân về đơn vị nào. Vui lòng phân hết.',
  typeUnknown: 'Không thấy loại đơn vị này. Vui lòng chọn trong danh sách.',
  beforePresentName: 'Ngày này trước ngày bắt đầu của tên hiện tại. Vui lòng chọn ngày sau.',
}

export type Refusal = keyof typeof words

export function refusalText(refusal: Refusal): string {
  return words[refusal]
}
