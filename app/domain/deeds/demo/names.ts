import type { NameParts } from '~/domain/identity/names'
import type { RandomBelow } from '~/domain/quiz/draw'
import { pick } from './pick'

/** Names of the demo's officers: common parts combined by a fixed seed, so that nobody is meant. */

export type Gender = 'male' | 'female'

/** Repeated where the family name is frequent. */
const familyNames = [
  ...Array.from({ length: 9 }, () => 'Nguyễn'),
  ...Array.from({ length: 4 }, () => 'Trần'),
  ...Array.from({ length: 3 }, () => 'Lê'),
  ...['Phạm', 'Phạm', 'Huỳnh', 'Huỳnh', 'Phan', 'Phan', 'Võ', 'Võ', 'Đặng', 'Đặng', 'Bùi', 'Bùi', 'Đỗ'],
  ...['Vũ', 'Ngô', 'Dương', 'Lý', 'Đinh', 'Trịnh', 'Mai', 'Đoàn', 'Lâm', 'Châu', 'Thái', 'Tạ'],
]

const middleNames: Record<Gender, readonly string[]> = {
  male: ['Văn', 'Văn', 'Hữu', 'Đức', 'Thanh', 'Công', 'Đình', 'Trung', 'Ngọc', 'Bá', 'Thế', 'Viết', 'Nhật', 'Gia'],
  female: ['Thị', 'Thị', 'Thị Ngọc', 'Thị Thu', 'Thị Mỹ', 'Ngọc', 'Thanh', 'Kim', 'Thùy', 'Diễm'],
}

const givenNames: Record<Gender, readonly string[]> = {
  male: [
    ...['Ân', 'Bảo', 'Cảnh', 'Danh', 'Duy', 'Dư', 'Đăng', 'Đạt', 'Định', 'Hào', 'Hậu', 'Hiển', 'Hiếu', 'Huân', 'Huy'],
    ...['Kha', 'Khải', 'Khang', 'Khoa', 'Kiên', 'Lân', 'Lộc', 'Luân', 'Mạnh', 'Nghị', 'Nhân', 'Phát', 'Phú', 'Phước'],
    ...['Quân', 'Quý', 'Tân', 'Tấn', 'Thạch', 'Thiện', 'Thịnh', 'Thuận', 'Tiến', 'Tín', 'Toàn', 'Trí', 'Vỹ', 'Ý'],
  ],
  female: [
    ...['Ánh', 'Cúc', 'Diệu', 'Dung', 'Duyên', 'Hạnh', 'Hằng', 'Hiền', 'Hoa', 'Huệ', 'Hường', 'Khuê', 'Lan', 'Liên'],
    ...['Loan', 'Mận', 'Nga', 'Ngân', 'Nhàn', 'Nhi', 'Nhung', 'Oanh', 'Quyên', 'Thảo', 'Thoa', 'Trinh', 'Tuyết', 'Yến'],
  ],
}

/** A name that is not in `taken` yet; adds it there. */
export function drawName(gender: Gender, taken: Set<string>, randomBelow: RandomBelow): NameParts {
  for (;;) {
    const familyName = pick(familyNames, randomBelow)
    const middleName = pick(middleNames[gender], randomBelow)
    const givenName = pick(givenNames[gender], randomBelow)
    const name = `${familyName} ${middleName} ${givenName}`
    if (taken.has(name) || middleName.endsWith(givenName)) continue
    taken.add(name)
    return { familyName, middleName, givenName }
  }
}
