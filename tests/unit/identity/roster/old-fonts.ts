import fc from 'fast-check'

/** Typing in an old font, for the tests of reading it: the inverse of what the product does, written independently. */

const tcvn3 =
  'Ă¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§ă¨â©êªô«ơ¬ư\u00adđ®àµả¶ã·á¸ạ¹ằ»ẳ¼ẵ½ắ¾ặÆầÇẩÈẫÉấÊậËèÌẻÎẽÏéÐẹÑềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäồåổæỗçốèộéờêởëỡìớíợîùïủñũòúóụôừõửöữ÷ứøựùỳúỷûỹüýýỵþ'

export function typedInTcvn3(text: string): string {
  const codes = new Map<string, string>()
  const letters = [...tcvn3.normalize('NFC')]
  for (let index = 0; index < letters.length; index += 2) codes.set(letters[index] ?? '', letters[index + 1] ?? '')
  return [...text.normalize('NFC')].map((letter) => codes.get(letter) ?? letter).join('')
}

const vniOwn: Record<string, string> = { đ: 'ñ', Đ: 'Ñ', ơ: 'ô', Ơ: 'Ô', ư: 'ö', Ư: 'Ö' }
const vniI: Record<string, string> = { í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î' }
const vniTone: Record<string, string> = { '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' }
const vniCircumflex: Record<string, string> = {
  '': 'â',
  '\u0301': 'á',
  '\u0300': 'à',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0323': 'ä',
}
const vniBreve: Record<string, string> = {
  '': 'ê',
  '\u0301': 'é',
  '\u0300': 'è',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0323': 'ë',
}

export function typedInVni(text: string): string {
  return [...text.normalize('NFC')].map(vniLetter).join('')
}

function vniLetter(letter: string): string {
  const special = vniI[letter]
  if (special) return special
  const marks = letter.normalize('NFD').replace(/^\P{M}+/u, '')
  const tone = marks.replace(/[\u0302\u0306\u031b]/g, '')
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '')
  if (marks.includes('\u0302')) return base + vniCircumflex[tone]
  if (marks.includes('\u0306')) return base + vniBreve[tone]
  const shaped = marks.includes('\u031b') ? `${base}\u031b`.normalize('NFC') : base
  return (vniOwn[shaped] ?? shaped) + (vniTone[tone] ?? '')
}

const syllables =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Văn Thị Đức Minh Quốc Hữu Thanh Ngọc An Ánh Bình Dũng Đạt Hường Hải Khánh Long Nghĩa Phượng Quỳnh Sơn Thủy Tuấn Uyên Vượng Xuân Yến Giang Kiều Trọng Ước Ẩn Ngoãn Khoẻ Thuở Duyệt'.split(
    ' ',
  )

/** "Đặng Thị Hường": two to five syllables. */
export const anyName = fc
  .array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 5 })
  .map((parts) => parts.join(' '))
