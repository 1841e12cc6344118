/**
 * Reference data every installation starts with; administrators may edit it later, so a start only adds what is missing.
 * Ranks and barracks shorthand: domain brief 1.4. Positions and unit types: 1.2 and 1.3. Nothing in code asks for one of these codes.
 */

export const ranks = [
  { code: 'dai-tuong', name: 'Đại tướng', shorthand: 'Đại tướng' },
  { code: 'thuong-tuong', name: 'Thượng tướng', shorthand: 'Thượng tướng' },
  { code: 'trung-tuong', name: 'Trung tướng', shorthand: 'Trung tướng' },
  { code: 'thieu-tuong', name: 'Thiếu tướng', shorthand: 'Thiếu tướng' },
  { code: 'dai-ta', name: 'Đại tá', shorthand: '4//' },
  { code: 'thuong-ta', name: 'Thượng tá', shorthand: '3//' },
  { code: 'trung-ta', name: 'Trung tá', shorthand: '2//' },
  { code: 'thieu-ta', name: 'Thiếu tá', shorthand: '1//' },
  { code: 'dai-uy', name: 'Đại úy', shorthand: '4/' },
  { code: 'thuong-uy', name: 'Thượng úy', shorthand: '3/' },
  { code: 'trung-uy', name: 'Trung úy', shorthand: '2/' },
  { code: 'thieu-uy', name: 'Thiếu úy', shorthand: '1/' },
  { code: 'thuong-si', name: 'Thượng sĩ', shorthand: 'H3' },
  { code: 'trung-si', name: 'Trung sĩ', shorthand: 'H2' },
  { code: 'ha-si', name: 'Hạ sĩ', shorthand: 'H1' },
  { code: 'binh-nhat', name: 'Binh nhất', shorthand: 'B1' },
  { code: 'binh-nhi', name: 'Binh nhì', shorthand: 'B2' },
] as const

export const serviceCategories = [
  { code: 'nghiep-vu', name: 'Nghiệp vụ' },
  { code: 'chuyen-mon-ky-thuat', name: 'Chuyên môn kỹ thuật' },
  { code: 'nghia-vu', name: 'Nghĩa vụ' },
] as const

export const unitTypes = [
  { code: 'luc-luong', name: 'Lực lượng' },
  { code: 'cong-an-tinh', name: 'Công an tỉnh' },
  { code: 'phong', name: 'Phòng' },
  { code: 'ban-chi-huy', name: 'Ban chỉ huy' },
  { code: 'doi', name: 'Đội' },
  { code: 'cong-an-xa', name: 'Công an xã' },
  { code: 'cong-an-phuong', name: 'Công an phường' },
  { code: 'cong-an-dac-khu', name: 'Công an đặc khu' },
  { code: 'to', name: 'Tổ' },
  { code: 'co-quan', name: 'Cơ quan' },
] as const

/** Levels that ended in 2025 (domain brief 1.1): kept for units of that time, no choice for new ones. */
export const historicUnitTypes = [
  { code: 'cong-an-huyen', name: 'Công an huyện' },
  { code: 'cong-an-thi-tran', name: 'Công an thị trấn' },
] as const

export const positions = [
  { code: 'giam-doc', name: 'Giám đốc', isCommand: true },
  { code: 'pho-giam-doc', name: 'Phó Giám đốc', isCommand: true },
  { code: 'truong-phong', name: 'Trưởng phòng', isCommand: true },
  { code: 'pho-truong-phong', name: 'Phó Trưởng phòng', isCommand: true },
  { code: 'truong-cong-an', name: 'Trưởng Công an', isCommand: true },
  { code: 'pho-truong-cong-an', name: 'Phó Trưởng Công an', isCommand: true },
  { code: 'doi-truong', name: 'Đội trưởng', isCommand: true },
  { code: 'pho-doi-truong', name: 'Phó Đội trưởng', isCommand: true },
  { code: 'to-truong', name: 'Tổ trưởng', isCommand: false },
  { code: 'can-bo', name: 'Cán bộ', isCommand: false },
  { code: 'chien-si', name: 'Chiến sĩ', isCommand: false },
  { code: 'chien-si-nghia-vu', name: 'Chiến sĩ nghĩa vụ', isCommand: false },
] as const

/** Why an officer is away from duty for a time (domain brief 2.7). */
export const leaveKinds = [
  { code: 'nghi-phep', name: 'Nghỉ phép' },
  { code: 'nghi-om', name: 'Nghỉ ốm' },
  { code: 'thai-san', name: 'Nghỉ thai sản' },
  { code: 'di-hoc', name: 'Đi học' },
  { code: 'biet-phai', name: 'Biệt phái' },
  { code: 'truc-dai-ngay', name: 'Trực dài ngày' },
  { code: 'khac', name: 'Lý do khác' },
] as const
