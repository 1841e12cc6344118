import { commonPasswords } from './common-passwords'
import { fullName, type NameParts, searchKeyOf } from './names'

/** What a password must be. Length decides most; there is no rule about kinds of characters. */

export const minPasswordLength = 10
const maxPasswordLength = 128

export type PasswordFault = 'tooShort' | 'tooLong' | 'common' | 'monotonous' | 'personal'

export type PasswordOwner = NameParts & { username: string; serviceNumber: string }

/** The first reason against a password, or null. Lengths are counted in characters as people see them (NFC). */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | null {
  const length = [...normalisePassword(password)].length
  if (length < minPasswordLength) return 'tooShort'
  if (length > maxPasswordLength) return 'tooLong'
  if (isMonotonous(password)) return 'monotonous'
  if (isCommon(password)) return 'common'
  return isPersonal(password, owner) ? 'personal' : null
}

/** The same password from any keyboard: phones and macOS may send NFD. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC')
}

export function passwordFaultText(fault: PasswordFault): string {
  return faultTexts[fault]
}

const faultTexts: Record<PasswordFault, string> = {
  tooShort: `Mật khẩu cần ít nhất ${minPasswordLength} ký tự. Đồng chí có thể ghép vài từ dễ nhớ với nhau.`,
  tooLong: `Mật khẩu dài quá ${maxPasswordLength} ký tự. Vui lòng chọn mật khẩu ngắn hơn.`,
  common: 'Mật khẩu này quá phổ biến nên dễ bị đoán. Vui lòng chọn mật khẩu khác.',
  monotonous: 'Mật khẩu này lặp lại hoặc theo thứ tự nên dễ bị đoán. Vui lòng chọn mật khẩu khác.',
  personal: 'Mật khẩu chứa họ tên, tên đăng nhập hoặc số hiệu của đồng chí. Vui lòng chọn mật khẩu khác.',
}

/** Letters often written as figures or signs. */
const lookAlikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

function isCommon(password: string): boolean {
  const folded = searchKeyOf(password)
  const joined = folded.replaceAll(' ', '')
  const core = joined.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const spelledOut = core.replace(/[013457@$!]/g, (sign) => lookAlikes[sign] ?? sign)
  return [folded, joined, core, spelledOut].some((form) => commonPasswords.has(form))
}

/** One character or a short piece over and over, or a run such as 0123456789 or abcdefghij, either way. */
function isMonotonous(password: string): boolean {
  const text = searchKeyOf(password)
  if (/^(.{1,4})\1+.{0,3}$/u.test(text)) return true
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}

/** Names of three letters or fewer are part of too many honest words to refuse them alone. */
const shortestPersonalWord = 4

function isPersonal(password: string, owner: PasswordOwner): boolean {
  const text = lettersAndDigits(password)
  const words = [owner.username, owner.serviceNumber, owner.familyName, owner.middleName, owner.givenName]
  const names = [fullName(owner), `${owner.familyName} ${owner.givenName}`, `${owner.middleName} ${owner.givenName}`]
  return [...words, ...names]
    .map(lettersAndDigits)
    .some((word) => word.length >= shortestPersonalWord && text.includes(word))
}

function lettersAndDigits(text: string): string {
  return searchKeyOf(text).replace(/[^a-z0-9]/g, '')
}
